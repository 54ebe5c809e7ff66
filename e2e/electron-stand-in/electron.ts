// The stand-in's `electron` module. Anything that the product does not use is not here, and throws when it is touched.
import { app } from './app.ts'
import { nothing, runtime, strict, strictEmitter } from './runtime.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { ipcMain } from './contents.ts'
export { Menu, MenuItem } from './menu.ts'
export { protocol, session } from './session.ts'

/** A test answers a dialog as it does under real Electron: by replacing the function (`app.evaluate(({ dialog }) => …)`). */
const unanswered = (name: string) => async () => {
  throw new Error(`electron stand-in: dialog.${name} was called and the test has no answer for it`)
}
export const dialog = strict('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
})
export const shell = strict('shell', { openExternal: nothing(Promise.resolve()), openPath: nothing(Promise.resolve('')) })
export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false })
const area = { x: 0, y: 0, width: 1920, height: 1040 }
export const screen = strict('screen', { getAllDisplays: () => [{ id: 1, scaleFactor: 1, bounds: area, workArea: area }] })

export class Tray extends strictEmitter('Tray', ['click']) {
  setToolTip = nothing()
  setContextMenu = nothing()
  destroy = nothing()
}

/** launch.ts calls this. Not part of Electron. */
export function start({
  waitForPlaywright,
  ...given
}: {
  root: string
  manifest: typeof runtime.manifest
  switches: string[]
  waitForPlaywright: boolean
}): void {
  Object.assign(runtime, given)
  app.begin(waitForPlaywright)
}
