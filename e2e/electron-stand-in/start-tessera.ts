import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

const ROOT = process.env.TESSERA_E2E_ROOT ?? join(import.meta.dirname, '../..')

/** What the desktop was asked for, and what it answers; kept in the main process. */
export interface Desktop {
  opened: string[]
  asked: { message: string; buttons: string[] }[]
  /** Index of the button that answers the next boxes. */
  answer: number
  file: string | undefined
}

export interface Started {
  app: ElectronApplication
  page: Page
  workspace: string
  desktop(): Promise<Desktop>
  /** Changes what the desktop answers. */
  answer(change: Partial<Desktop>): Promise<void>
  /** Ends the app without a question, and removes its workspace. */
  close(options?: { keep: boolean }): Promise<void>
}

interface Options {
  workspace?: string
  /** Files that the start names. */
  files?: string[]
  /** Folder of the built product. */
  root?: string
}

/** Starts the built product in a window, with a desktop that answers as the test says. */
export async function startTessera({ workspace, files = [], root = ROOT }: Options = {}): Promise<Started> {
  const folder = workspace ?? mkdtempSync(join(tmpdir(), 'tessera-window-'))
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    args: [...sandbox, '--lang=en-US', root, ...files],
    env: { ...process.env, TESSERA_WORKSPACE: folder } as Record<string, string>,
  })
  if (process.env.DEBUG_WINDOW) app.process().stderr?.pipe(process.stderr)
  await app.evaluate(({ dialog, shell }) => {
    const desktop: Desktop = { opened: [], asked: [], answer: 0, file: undefined }
    Object.assign(globalThis, { desktop })
    shell.openExternal = async (url) => void desktop.opened.push(url)
    shell.openPath = async (path) => {
      desktop.opened.push(path)
      return ''
    }
    const box = (...given: unknown[]) => {
      const { message, buttons } = given.at(-1) as { message: string; buttons: string[] }
      desktop.asked.push({ message, buttons })
      return Promise.resolve({ response: desktop.answer, checkboxChecked: false })
    }
    Object.assign(dialog, {
      showMessageBox: box,
      showOpenDialog: async () => ({ canceled: desktop.file === undefined, filePaths: [desktop.file].filter(Boolean) }),
      showSaveDialog: async () => ({ canceled: desktop.file === undefined, filePath: desktop.file }),
    })
  })
  const page = await app.firstWindow()
  await page.getByRole('navigation').first().waitFor()
  return {
    app,
    page,
    workspace: folder,
    desktop: () => app.evaluate(() => (globalThis as unknown as { desktop: Desktop }).desktop),
    answer: (change) =>
      app.evaluate((_electron, given) => void Object.assign((globalThis as unknown as { desktop: Desktop }).desktop, given), change),
    async close({ keep } = { keep: false }) {
      await ended(app)
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ended(app: ElectronApplication): Promise<void> {
  const child = app.process()
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}
