// Runs on the real Electron where it is installed, else on e2e/electron-stand-in; the name of the project says which it was.
import { expect, test } from '@playwright/test'
import { startTessera } from './electron-stand-in/start-tessera.ts'

test('opens', async () => {
  const { app, page, close } = await startTessera()
  const state = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return { url: window.webContents.getURL(), visible: window.isVisible(), title: window.getTitle() }
  })
  expect(state).toEqual({ url: 'app://tessera/', visible: true, title: 'First project · Tessera' })
  console.log(await page.locator('body').innerText())
  await page.screenshot({ path: '/tmp/h-win.png' })
  await close()
})
