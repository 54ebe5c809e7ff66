import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { beforeAll, describe, expect, test } from 'vitest'
import { gallery } from './gallery.ts'
import { countPages } from './pdf/count-pages.ts'
import { renderReport } from './render-report.ts'
import type { Report } from './report.ts'
import { cleanText, escapeXml } from './text.ts'

const FONTS = join(import.meta.dirname, '../../resources/fonts')
const NAMES = [
  '<script>alert(1)</script>',
  ']]><svg onload=alert(1)>',
  '"\' onmouseover=alert(1) x="',
  '&amp; &#0; &nosuch;',
  '\u0000\u0001\u0008\u000b\u001f\u007f\u0085\ufffe\uffff',
  '\ud800 alone, alone \udc00',
  '\u202egnp.exe \u2066 مرحبا שלום',
  '👩‍👩‍👧‍👦 🇫🇷 e\u0301 漢字',
  "=cmd|' /C calc'!A0",
  'x'.repeat(400),
  '',
  'two\nlines\tand a tab',
]

/** The gallery with every text of it replaced by hostile names, the keys and types kept. */
function hostileReport(): Report {
  let next = 0
  const kept = new Set(['kind', 'type', 'tone', 'lang', 'createdAt'])
  const spoil = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => spoil(each, key === 'at' ? 'createdAt' : key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoil(each, name)]))
    if (typeof value !== 'string' || kept.has(key)) return value
    next += 1
    return NAMES[next % NAMES.length]
  }
  return spoil(gallery('fr'), '') as Report
}

const report = hostileReport()
const text = async (format: 'html' | 'csv' | 'svg', figure?: number) =>
  new TextDecoder().decode(await renderReport({ report, format, fonts: FONTS, figure }))

test('by hand', () => {
  expect(escapeXml('<a b="c">&\'')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;')
  expect(cleanText('a\u0000b\ud800c\u202ed\te\n')).toBe('a\ufffdb\ufffdcd\te\n')
})

describe('html', () => {
  let html = ''
  beforeAll(async () => {
    html = await text('html')
  })

  test('opens no element and no attribute of its own', () => {
    expect(html).not.toMatch(/<script|<svg onload|<[^>]* onmouseover=alert\(1\) x=""/i)
    const attributes = [...html.matchAll(/<[a-z][a-z0-9]*((?: [a-z-]+(?:="[^"]*")?)*)\/?>/gi)].map(([, written]) => written)
    expect(attributes.join(' ')).not.toMatch(/(?:^|" ) on[a-z]+=/)
  })

  test('holds no character that XML forbids', () => {
    const codes = [...html].map((letter) => letter.codePointAt(0) as number)
    expect(
      codes.filter((code) => (code < 32 && code !== 9 && code !== 10) || (code >= 0xd800 && code < 0xe000) || code === 0xfffe),
    ).toEqual([])
  })

  test('every tag that opens is closed', () => {
    const without = html.replace(/^<!doctype html>/, '').replace(/<meta[^>]*>/g, '')
    const open: string[] = []
    for (const [, slash, name, self] of without.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/gi)) {
      if (slash) expect(open.pop()).toBe(name)
      else if (!self) open.push(name)
    }
    expect(open).toEqual([])
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('svg of chart %i is well-formed and drawn', async (figure) => {
  const svg = await text('svg', figure)
  expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(720)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
})

test('pdf is whole', async () => {
  const pdf = await renderReport({ report, format: 'pdf', fonts: FONTS })
  expect(new TextDecoder('latin1').decode(pdf.subarray(-8))).toContain('%%EOF')
  expect(countPages(pdf)).toBeGreaterThan(3)
})

test('csv has no field that a spreadsheet runs', async () => {
  const fields = (await text('csv')).slice(1).split(/[,\r\n]/)
  expect(fields.filter((field) => /^"?[=+@\t]/.test(field))).toEqual([])
})
