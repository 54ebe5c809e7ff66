import { BrowserWindow, nativeTheme, screen } from 'electron'
import { preload } from '../open.ts'
import { PAGE } from './addresses.ts'
import { onCrash } from './closing.ts'
import { fitOnScreens, type Settings, SMALLEST } from './settings.ts'

interface Deps {
  settings: Settings
  icon: string
  /** May the window close now? False also means that the question is being asked. */
  mayClose(): boolean
  remember(settings: Pick<Settings, 'bounds' | 'maximized'>): void
  onCrash(reason: string): void
  /** The page does nothing but crash: shall it be loaded once more? */
  askAfterCrashes(): Promise<boolean>
}

/** Opens the one window: sandboxed, isolated, without Node, where it was the last time. */
export function openWindow(deps: Deps): BrowserWindow {
  const { bounds, maximized } = deps.settings
  const window = new BrowserWindow({
    ...fitOnScreens(
      bounds,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Tessera',
    icon: deps.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0c1213' : '#f0f3f4',
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, spellcheck: false },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', (event) => {
    deps.remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    if (!deps.mayClose()) event.preventDefault()
  })
  recover(window, deps)
  void window.loadURL(PAGE)
  return window
}

/** The engine lives in this process, so a crashed page loses no job: it is loaded again and asks for what it shows. */
function recover(window: BrowserWindow, { onCrash: report, askAfterCrashes }: Deps): void {
  const crashes: number[] = []
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return
    crashes.push(Date.now())
    report(reason)
    if (onCrash(crashes) === 'ask' && !(await askAfterCrashes())) return window.destroy()
    window.webContents.reload()
  })
}
