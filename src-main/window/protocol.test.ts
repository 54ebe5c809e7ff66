import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { servePage } from './protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-page-'))
const root = join(folder, 'renderer')
mkdirSync(join(root, 'assets'), { recursive: true })
writeFileSync(join(root, 'index.html'), '<title>t</title>')
writeFileSync(join(root, 'assets', 'a.js'), 'export {}')
writeFileSync(join(folder, 'secret.txt'), 'secret')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const get = (path: string, method = 'GET') => servePage(new Request(`app://tessera/${path}`, { method }), root)

it('serves the page and its parts with their types and the policy', async () => {
  const page = await get('')
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([200, 'text/html; charset=utf-8', '<title>t</title>'])
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/)
  expect((await get('assets/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

it.each(['..%2fsecret.txt', 'assets', 'nothing.js', '%00'])('answers 404 to %s', async (path) => {
  const answer = await get(path)
  expect([answer.status, await answer.text()]).toEqual([404, 'not found'])
  expect(answer.headers.get('content-security-policy')).toBeTruthy()
})

it('answers only GET', async () => expect((await get('', 'POST')).status).toBe(404))
