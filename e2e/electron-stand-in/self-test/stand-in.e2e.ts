// Is the stand-in itself right? Each expectation is documented Electron behaviour; the project runs it under the stand-in only.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'

let app: ElectronApplication
let page: Page
const folder = mkdtempSync(join(tmpdir(), 'tessera-self-test-'))
const seen = () => app.evaluate(() => (globalThis as unknown as { seen: unknown[] }).seen)

test.beforeAll(async () => {
  app = await _electron.launch({ args: [join(import.meta.dirname, 'app'), `--user-data-dir=${folder}`] })
  page = await app.firstWindow()
  await page.getByText('page').waitFor()
})
test.afterAll(() => app.close())

test('the preload lives in a world of its own, without Node, and events reach both', async () => {
  expect(await page.evaluate(() => 'secretOfPreload' in window)).toBe(false)
  expect(await seen()).toContain('module not found: node:fs')
  expect(await page.evaluate(() => window.dispatchEvent(new Event('asked-of-preload', { cancelable: true })))).toBe(false)
  expect(await page.evaluate(() => window.dispatchEvent(new Event('asked-of-nobody', { cancelable: true })))).toBe(true)
})

test('a port of the page: cloned both ways, queued until main starts it', async () => {
  const got = await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel()
    window.postMessage('take', '/', [port2])
    const sent = { text: 'é', none: undefined, nothing: null, list: [1, 2.5], $: 'dollar' }
    const next = () => new Promise<unknown>((resolve) => port1.addEventListener('message', (event) => resolve(event.data), { once: true }))
    port1.start()
    const first = next()
    port1.postMessage(sent)
    const answer = (await first) as typeof sent
    const second = next()
    port1.postMessage(new Uint8Array([7, 255]))
    const bytes = (await second) as Uint8Array
    return [JSON.stringify(answer), 'none' in answer, bytes instanceof Uint8Array, [...bytes]]
  })
  expect(got).toEqual(['{"text":"é","nothing":null,"list":[1,2.5],"$":"dollar"}', true, true, [7, 255]])
})

test('a file of the disk comes with its path', async () => {
  const path = join(folder, 'é "quoted".csv')
  writeFileSync(path, 'a')
  await page.locator('input').setInputFiles(path)
  await page.evaluate(() => {
    const [file] = document.querySelector('input')?.files ?? []
    window.postMessage(file, '/', [new MessageChannel().port2])
  })
  await expect.poll(seen).toContainEqual({ path })
})

test('only what the page itself starts is a navigation to be asked about; window.open is null when denied', async () => {
  expect(await page.evaluate(() => window.open('https://example.com/a'))).toBeNull()
  await page.evaluate(() => location.assign('https://example.com/b'))
  await expect.poll(seen).toEqual(expect.arrayContaining(['open: https://example.com/a', 'asked: https://example.com/b']))
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.getURL())).toBe('app://x/')
})

test('permissions follow the handler', async () => {
  const state = (name: string) =>
    page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name)
  expect(await state('notifications')).toBe('granted')
  expect(await state('geolocation')).toBe('denied')
})

test('size, title and version', async () => {
  expect(await page.evaluate(() => [innerWidth, innerHeight, document.title])).toEqual([640, 480, 't'])
  expect(await app.evaluate((electron) => [electron.BrowserWindow.getAllWindows()[0].getTitle(), electron.app.getVersion()])).toEqual([
    't',
    '1.2.3',
  ])
})

test('what is not emulated says so', async () => {
  const said = await app.evaluate((electron) => {
    const { app, BrowserWindow, session, dialog, shell } = electron
    const tries = [
      () => app.setBadgeCount(1),
      () => BrowserWindow.getAllWindows()[0].setKiosk(true),
      () => session.fromPartition('x'),
      () => shell.trashItem('x'),
      () => dialog.showErrorBox('a', 'b'),
      () => new BrowserWindow({ webPreferences: { sandbox: false } }),
    ]
    return tries.map((attempt) => {
      try {
        return String(attempt())
      } catch (error) {
        return (error as Error).message
      }
    })
  })
  for (const message of said) expect(message).toMatch(/is not emulated/)
  const asked = await app.evaluate(({ dialog }) => dialog.showMessageBox({ message: 'x' }).then(String, (error) => error.message))
  expect(asked).toMatch(/the test has no answer for it/)
})

test('a reload closes the ports of the page; a crash is told', async () => {
  await page.reload()
  await expect.poll(seen).toContain('page port closed')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer())
  await expect.poll(seen).toContain('crashed')
})
