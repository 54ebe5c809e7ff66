// Runs on the real Electron where it is installed, else on e2e/electron-stand-in; the name of the project says which it was.
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { type Started, startTessera } from './electron-stand-in/start-tessera.ts'

const LOTS = 'code_lot;site_code;genetique;itm\nA1;LL;mulard;14,5\nA2;LS;mulard;15,25\n'
const ROOT = join(import.meta.dirname, '..')
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const go = (page: Page, route: string) => page.evaluate((to) => location.assign(`#${to}`), route)
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Asks the engine on a port of its own for `client.system.about({})`, in the bytes that the client writes. */
const ask = (page: Page, project = 'default') =>
  page.evaluate((name) => {
    const { port1, port2 } = new MessageChannel()
    window.postMessage('tessera:connect', '/', [port2])
    port1.postMessage(`{"i":"1","p":{"u":"/system/about","b":{"json":{}},"h":{"x-tessera-project":"${name}"}}}`)
    return new Promise<string>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data)
      setTimeout(() => resolve('no answer'), 700)
    })
  }, project)

test.describe('the guards', () => {
  let tessera: Started
  test.beforeAll(async () => {
    tessera = await startTessera()
  })
  test.afterAll(() => tessera.close())
  const urlOf = () => tessera.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.getURL())

  test('the window opens shown, at its own address, with the page’s title', async () => {
    const state = await tessera.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return { url: window.webContents.getURL(), visible: window.isVisible(), title: window.getTitle() }
    })
    expect(state).toEqual({ url: 'app://tessera/', visible: true, title: expect.stringMatching(/Tessera$/) })
  })

  test('calls reach the engine of the same process and come back', async () => {
    await expect(tessera.page.getByRole('main')).toContainText(tessera.workspace)
  })

  test('the page has no Node, no Electron and no name of ours', async () => {
    const found = await tessera.page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => /^(require|process|module|Buffer|global)$|electron|ipc|tessera/i.test(name)),
    )
    expect(found).toEqual([])
  })

  test('the content policy stops inline script and other sites', async () => {
    const [inline, reached] = await tessera.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "inline"'
      document.body.append(script)
      const fetched = await fetch('https://example.com/').then(
        () => true,
        () => false,
      )
      return [document.title === 'inline', fetched]
    })
    expect([inline, reached]).toEqual([false, false])
    const policy = await tessera.page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'; script-src 'self'")
  })

  test('no request for another site leaves the session', async () => {
    const said = await tessera.app.evaluate(({ session }) => session.defaultSession.fetch('http://127.0.0.1:9/').then(String, String))
    expect(said).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  test('navigation away is refused, a reload is not', async () => {
    for (const away of ['https://example.com/', 'app://tessera/assets/x.js', 'app://other/', 'file:///etc/passwd']) {
      await tessera.page.evaluate((url) => location.assign(url.replace(/^app:\/\/([a-z]+)\//, 'https://$1.app.localhost/')), away)
      await tessera.page.waitForTimeout(150)
      expect(await urlOf()).toBe('app://tessera/')
    }
    await tessera.page.evaluate(() => void Object.assign(window, { before: true }))
    await tessera.page.evaluate(() => location.reload())
    await expect.poll(() => tessera.page.evaluate(() => 'before' in window).catch(() => true)).toBe(false)
    await expect(heading(tessera.page, /./)).toBeVisible()
  })

  test('no new window opens; only listed sites go to the system browser', async () => {
    const { page } = tessera
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'https://doi.org.evil.example/'])
      await page.evaluate((to) => {
        window.open(to)
      }, url)
    await page.evaluate(() => {
      const link = document.createElement('a')
      Object.assign(link, { href: 'https://doi.org/10.1000/182', target: '_blank', textContent: 'source' })
      document.body.append(link)
      link.click()
      link.remove()
    })
    await expect.poll(async () => (await tessera.desktop()).opened).toEqual(['https://doi.org/10.1000/182'])
    expect(await tessera.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  test('the page may write the clipboard and has no other permission', async () => {
    const state = (name: string) =>
      tessera.page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state, name)
    expect(await state('clipboard-write')).toBe('granted')
    for (const name of ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read'])
      expect(await state(name), name).toBe('denied')
  })

  test('only what the page made itself can be downloaded', async () => {
    await tessera.app.evaluate(({ session }) => {
      const seen: [string, boolean][] = []
      Object.assign(globalThis, { downloads: seen })
      session.defaultSession.on('will-download', (event, item) => {
        seen.push([item.getURL().slice(0, 10), event.defaultPrevented])
        event.preventDefault()
      })
    })
    const get = async (href: string) => {
      await tessera.page.evaluate((given) => {
        const link = document.createElement('a')
        Object.assign(link, { href: given || URL.createObjectURL(new Blob(['x'])), download: 'x.txt', textContent: 'get it' })
        document.body.prepend(link)
      }, href)
      await tessera.page.getByText('get it').click()
      await tessera.page.evaluate(() => document.body.firstElementChild?.remove())
    }
    await get('')
    await get('/index.html')
    const seen = () => tessera.app.evaluate(() => (globalThis as unknown as { downloads: unknown }).downloads)
    await expect.poll(seen).toEqual([
      ['blob:app:/', false],
      ['app://tess', true],
    ])
  })

  test('a page at another address gets no engine', async () => {
    const { app, page } = tessera
    const answered = async () => (await ask(page)).includes('workspace_bytes')
    expect(await answered()).toBe(true)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.loadURL('app://tessera/elsewhere'))
    await page.waitForURL(/elsewhere$/)
    expect(await answered()).toBe(false)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.loadURL('app://tessera/'))
    await expect(heading(page, /./)).toBeVisible()
  })

  test('a page that crashes is loaded again', async () => {
    const { app, page } = tessera
    await page.evaluate(() => void Object.assign(window, { before: true }))
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer())
    const loaded = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(
          `!('before' in window) && document.querySelector('h1')?.textContent`,
        ),
      )
    await expect.poll(() => loaded().catch(() => 'crashed'), { timeout: 10_000 }).toBeTruthy()
    expect(await loaded()).not.toBe('crashed')
  })
})

test('a file opened with the product comes to the import page, and so does one of a second start', async () => {
  const first = await startTessera()
  const file = join(first.workspace, 'lots été.csv')
  await writeFile(file, LOTS)
  await first.close({ keep: true })
  const { page, app, close } = await startTessera({ workspace: first.workspace, files: [file] })
  await expect(heading(page, 'Import a file')).toBeVisible()
  await expect(page.getByText('lots été.csv').first()).toBeVisible()

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize())
  const other = join(first.workspace, 'second.csv')
  await writeFile(other, LOTS)
  const second = spawn(app.process().spawnfile, [...SANDBOX, ROOT, other], {
    stdio: 'ignore',
    env: { ...process.env, TESSERA_WORKSPACE: first.workspace },
  })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  await expect(page.getByText('second.csv').first()).toBeVisible()
  const state = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isFocused()]))
  await expect.poll(state).toEqual([[false, true]])
  await close()
})

test('a file chosen in the menu, on the page or dropped anywhere is read from its path', async () => {
  const { app, page, workspace, answer, close } = await startTessera()
  const file = join(workspace, 'chosen.csv')
  await writeFile(file, LOTS)
  await answer({ file })
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import')?.click())
  await expect(page.getByText('chosen.csv').first()).toBeVisible()
  await go(page, '/datasets/import')

  const other = join(workspace, 'from page.csv')
  await writeFile(other, LOTS)
  await page.locator('input[type=file]').first().setInputFiles(other)
  await expect(page.getByText('from page.csv').first()).toBeVisible()
  await expect(page.getByText(/4 columns|code_lot/).first()).toBeVisible()

  const third = join(workspace, 'dropped.csv')
  await writeFile(third, LOTS)
  await go(page, '/')
  await page.evaluate(() => document.body.prepend(Object.assign(document.createElement('input'), { type: 'file', id: 'disk' })))
  await page.locator('#disk').setInputFiles(third)
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#disk')
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(input?.files?.[0] as File)
    input?.remove()
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(heading(page, 'Import a file')).toBeVisible()
  await expect(page.getByText('dropped.csv').first()).toBeVisible()
  await expect(page.getByText(/4 columns|code_lot/).first()).toBeVisible()
  await close()
})

test('the walk of lots: sample, cluster, export, French', async () => {
  const { app, page, workspace, answer, close } = await startTessera()
  await go(page, '/lots')
  await page.getByRole('button', { name: 'Load the sample' }).click()
  await expect(page.getByRole('grid', { name: 'Runs' })).toHaveAttribute('aria-rowcount', '2', { timeout: 40_000 })
  await go(page, '/lots/new')
  for (const step of [1, 2, 3]) {
    const next = page.getByRole('button', { name: 'Next' })
    await expect(next, `step ${step}`).toBeEnabled({ timeout: 20_000 })
    await next.click()
  }
  await page.getByRole('button', { name: 'Run', exact: true }).last().click()
  await expect(heading(page, /^Run \d+ · \w+ clusters$/)).toBeVisible({ timeout: 20_000 })

  const out = join(workspace, 'kept.csv')
  await answer({ file: out })
  await page.getByRole('button', { name: 'Export the table as CSV' }).click()
  await expect.poll(() => readFile(out, 'utf8').catch(() => '')).toMatch(/^\ufeff?.*code_lot.*cluster_id/)

  const labels = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(await labels()).toContain('Help')
  await page.getByRole('button', { name: 'Passer en français' }).click()
  await expect.poll(labels).toContain('Aide')
  // Chromium writes what a page keeps within five seconds; the stand-in ends it without waiting for that.
  await page.waitForTimeout(6000)
  await close({ keep: true })

  const again = await startTessera({ workspace })
  expect(await again.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0].label)).toBe('Fichier')
  await again.close()
})

test('size and place are kept for the next start', async () => {
  const { app, workspace, close } = await startTessera()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].setBounds({ x: 60, y: 40, width: 1300, height: 820 }))
  await close({ keep: true })
  const again = await startTessera({ workspace })
  const bounds = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getNormalBounds())
  expect(bounds).toEqual({ x: 60, y: 40, width: 1300, height: 820 })
  await again.close()
})

test('the menu opens the folders, asks nobody for updates unasked, and lists projects', async () => {
  const { app, page, workspace, desktop, close } = await startTessera()
  const click = (id: string) => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
  await click('logs')
  await click('workspace')
  await expect.poll(async () => (await desktop()).opened).toEqual([join(workspace, 'logs'), workspace])
  await click('updates')
  await expect
    .poll(async () => (await desktop()).asked.map(({ message }) => message))
    .toEqual(['No address for updates is set, so nothing was asked.'])
  await page.getByRole('button', { name: /Project/ }).click()
  await page.getByRole('menuitem', { name: 'New project' }).click()
  await page.getByLabel('Name').fill('Autumn')
  await page.keyboard.press('Enter')
  const projects = () =>
    app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.getMenuItemById('projects')
        ?.submenu?.items.map(({ label }) => label),
    )
  await expect.poll(projects).toEqual(['Autumn', 'default'])
  expect(await ask(page, 'Autumn')).toContain('"name":"Autumn"')
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('projects')?.submenu?.items[1].click())
  await expect.poll(projects).toEqual(['default', 'Autumn'])
  await close()
})

test.describe('a job that runs', () => {
  /** Starts the import of a table that takes seconds. */
  async function working(): Promise<Started> {
    const tessera = await startTessera()
    const file = join(tessera.workspace, 'long.csv')
    const rows = Array.from({ length: 1_500_000 }, (_, row) => `L${row};${row % 97},5;x`)
    await writeFile(file, ['name;share;kind', ...rows].join('\n'))
    await tessera.answer({ file })
    await tessera.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import')?.click())
    const next = tessera.page.getByRole('button', { name: 'Next' })
    for (let step = 0; step < 4; step++) {
      await expect(next).toBeEnabled({ timeout: 20_000 })
      await next.click()
    }
    await tessera.page.getByRole('button', { name: 'Import the file' }).click()
    await expect(tessera.page.getByRole('contentinfo')).not.toContainText('No job running')
    return tessera
  }
  const closeWindow = ({ app }: Started) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close())
  const isVisible = ({ app }: Started) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isVisible())

  test('is asked about before the window closes, outlives a crash of the page, and can go on in the background', async () => {
    const tessera = await working()
    await tessera.answer({ answer: 2 })
    await closeWindow(tessera)
    await expect
      .poll(async () => (await tessera.desktop()).asked)
      .toEqual([{ message: 'A job is still running.', buttons: ['Keep running in the background', 'Stop and close', 'Cancel'] }])
    expect(await isVisible(tessera)).toBe(true)

    await tessera.answer({ answer: 0 })
    await closeWindow(tessera)
    await expect.poll(() => isVisible(tessera)).toBe(false)
    await tessera.app.evaluate(({ app }) => void app.emit('activate'))
    expect(await isVisible(tessera)).toBe(true)

    await tessera.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer())
    const task = () =>
      tessera.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(
          `location.hash = '#/datasets'; document.querySelector('main')?.innerText`,
        ),
      )
    // A question that meets the page while it is gone is never answered.
    const answered = () => Promise.race([task().catch(() => ''), new Promise<string>((resolve) => setTimeout(resolve, 2000, ''))])
    await expect.poll(answered, { timeout: 40_000 }).toMatch(/1,500,000/)
    await tessera.close()
  })

  test('is stopped when the analyst says so, and can be restarted after', async () => {
    const tessera = await working()
    await tessera.answer({ answer: 1 })
    const exit = new Promise((resolve) => tessera.app.process().once('exit', resolve))
    await closeWindow(tessera)
    expect(await exit).toBe(0)
    const store = new Database(join(tessera.workspace, 'tessera.db'), { readonly: true })
    expect(store.prepare('SELECT status FROM jobs').pluck().all()).toEqual(['interrupted'])
    store.close()
    const again = await startTessera({ workspace: tessera.workspace })
    await expect(again.page.getByRole('main')).toContainText(/interrupted/i)
    await again.close()
  })
})
