import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf, isOwnPage, mayDownload, mayLoad, mayOpenOutside, mayUse, PAGE } from './addresses.ts'

describe('isOwnPage', () => {
  it.each([PAGE, `${PAGE}index.html`, `${PAGE}#/lots/runs/3`, `${PAGE}?x=1#/`])('takes %s', (url) => expect(isOwnPage(url)).toBe(true))
  it.each([
    'app://tessera.evil/',
    'app://evil/',
    'app://tessera/assets/index.js',
    'file:///app://tessera/',
    'https://tessera/',
    'about:blank',
    'data:text/html,app://tessera/',
    '',
  ])('refuses %s', (url) => expect(isOwnPage(url)).toBe(false))
})

describe('mayOpenOutside', () => {
  it('takes a listed site', () => expect(mayOpenOutside('https://doi.org/10.1145/1963405.1963487')).toBe(true))
  it.each([
    'http://doi.org/x',
    'https://doi.org.evil.example/',
    'https://doi.org@evil.example/',
    'https://user@doi.org/',
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://doi.org/',
    'not an address',
  ])('refuses %s', (url) => expect(mayOpenOutside(url)).toBe(false))
})

describe('mayLoad', () => {
  it.each([`${PAGE}assets/a.js`, `blob:${PAGE}0190`, 'data:image/png;base64,AA=='])('takes %s', (url) => expect(mayLoad(url)).toBe(true))
  it.each([
    'http://127.0.0.1:8080/',
    'https://example.com/',
    'wss://example.com/',
    'file:///etc/passwd',
    'app://other/',
    'blob:https://example.com/0190',
  ])('refuses %s', (url) => expect(mayLoad(url)).toBe(false))
})

it('lets only what the page made leave it as a download', () => {
  expect([`blob:${PAGE}0190`, 'https://example.com/x.exe', 'file:///etc/passwd', 'blob:https://example.com/1'].map(mayDownload)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('gives the page the clipboard to write to and nothing else', () => {
  expect(mayUse('clipboard-sanitized-write', PAGE)).toBe(true)
  expect(mayUse('clipboard-sanitized-write', 'https://example.com/')).toBe(false)
  for (const permission of ['clipboard-read', 'media', 'geolocation', 'notifications', 'openExternal', 'fileSystem'])
    expect(mayUse(permission, PAGE)).toBe(false)
})

describe('fileOf', () => {
  const root = join('/', 'product', 'out', 'renderer')
  it('finds the page and its parts', () => {
    expect(fileOf(`${PAGE}#/lots`, root)).toBe(join(root, 'index.html'))
    expect(fileOf(`${PAGE}assets/a%20b.js?v=1`, root)).toBe(join(root, 'assets', 'a b.js'))
  })
  it.each([
    `${PAGE}..%2f..%2fpackage.json`,
    `${PAGE}..%2frenderer-secret/x`,
    `${PAGE}%00`,
    `${PAGE}%zz`,
    'app://other/index.html',
    'file:///etc/passwd',
  ])('refuses %s', (url) => expect(fileOf(url, root)).toBeNull())
})
