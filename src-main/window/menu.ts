import type { MenuItemConstructorOptions } from 'electron'
import { type Language, words } from './words.ts'

/** What a menu item may set off. */
export interface MenuActions {
  importFile(): void
  go(page: string): void
  project(name: string): void
  closeWindow(): void
  openWorkspace(): void
  openLogs(): void
  checkForUpdates(): void
  about(): void
}

export interface MenuFacts {
  language: Language
  projects: readonly string[]
  mac: boolean
  /** Developer tools are offered in a checkout only. */
  packaged: boolean
}

type Item = MenuItemConstructorOptions
const line: Item = { type: 'separator' }

/** The whole menu. Labels stand here in both languages because those that Electron gives follow the system, not the page. */
export function menuOf(actions: MenuActions, { language, projects, mac, packaged }: MenuFacts): Item[] {
  const say = words[language]
  const recent: Item[] = projects.map((name) => ({ label: name.replaceAll('&', '&&'), click: () => actions.project(name) }))
  const quit: Item = { id: 'quit', role: 'quit', label: say.quit, accelerator: 'CommandOrControl+Q' }
  const about: Item = { id: 'about', label: say.about, click: actions.about }
  const application: Item = {
    label: 'Tessera',
    submenu: [
      about,
      line,
      { role: 'services', label: say.services },
      line,
      { role: 'hide', label: say.hide },
      { role: 'hideOthers', label: say.hideOthers },
      { role: 'unhide', label: say.showAll },
      line,
      quit,
    ],
  }
  const file: Item = {
    label: say.file,
    submenu: [
      { id: 'import', label: say.importFile, accelerator: 'CommandOrControl+O', click: actions.importFile },
      { id: 'projects', label: say.projects, submenu: recent.length ? recent : [{ label: say.noProject, enabled: false }] },
      line,
      { id: 'close', label: say.close, accelerator: 'CommandOrControl+W', click: actions.closeWindow },
      ...(mac ? [] : [line, quit]),
    ],
  }
  const edit: Item = {
    label: say.edit,
    submenu: [
      { role: 'undo', label: say.undo },
      { role: 'redo', label: say.redo },
      line,
      { role: 'cut', label: say.cut },
      { role: 'copy', label: say.copy },
      { role: 'paste', label: say.paste },
      { role: 'selectAll', label: say.selectAll },
    ],
  }
  const view: Item = {
    label: say.view,
    submenu: [
      { id: 'home', label: say.home, accelerator: mac ? 'Command+Shift+H' : 'Alt+Home', click: () => actions.go('/') },
      { id: 'reload', role: 'reload', label: say.reload, accelerator: 'CommandOrControl+R' },
      line,
      { role: 'resetZoom', label: say.actualSize, accelerator: 'CommandOrControl+0' },
      { role: 'zoomIn', label: say.zoomIn, accelerator: 'CommandOrControl+Plus' },
      { role: 'zoomOut', label: say.zoomOut, accelerator: 'CommandOrControl+-' },
      line,
      { role: 'togglefullscreen', label: say.fullScreen, accelerator: mac ? 'Control+Command+F' : 'F11' },
      ...(packaged ? [] : [line, { role: 'toggleDevTools', label: say.developer } as Item]),
    ],
  }
  const window: Item = {
    label: say.window,
    submenu: [{ role: 'minimize', label: say.minimize }, { role: 'zoom', label: say.zoom }, line, { role: 'front', label: say.front }],
  }
  const help: Item = {
    role: 'help',
    label: say.help,
    submenu: [
      { id: 'workspace', label: say.workspace, click: actions.openWorkspace },
      { id: 'logs', label: say.logs, click: actions.openLogs },
      { id: 'updates', label: say.updates, click: actions.checkForUpdates },
      ...(mac ? [] : [line, about]),
    ],
  }
  return mac ? [application, file, edit, view, window, help] : [file, edit, view, help]
}
