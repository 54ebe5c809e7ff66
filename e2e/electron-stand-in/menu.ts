// Menu and MenuItem: the template is checked as Electron checks it; a click runs what the item says.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'

const KEY =
  /^(?:(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)*(?:[0-9A-Z]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|[)!@#$%^&*(:;+=<,_\->.?/~`{\][|\\}"'])$/i
const ROLES = new Set(
  'undo redo cut copy paste pasteAndMatchStyle selectAll delete minimize close quit reload forceReload toggleDevTools togglefullscreen resetZoom zoomIn zoomOut about hide hideOthers unhide zoom front help services'
    .toLowerCase()
    .split(' '),
)

interface Template {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  enabled?: boolean
  submenu?: Template[]
  click?(item: MenuItem, window: BrowserWindow | null, event: object): void
}

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  enabled: boolean
  readonly #onClick: Template['click']

  constructor({ id, label = '', role, type, accelerator, enabled = true, submenu, click }: Template) {
    if (accelerator && !KEY.test(accelerator)) throw new TypeError(`electron stand-in: '${accelerator}' is no accelerator`)
    if (role && !ROLES.has(role.toLowerCase())) throw new TypeError(`electron stand-in: '${role}' is no role`)
    if (!label && !role && type !== 'separator') throw new TypeError('Invalid submenu')
    this.id = id
    this.label = label
    this.role = role
    this.accelerator = accelerator
    this.enabled = enabled
    this.submenu = submenu && Menu.buildFromTemplate(submenu)
    this.type = type ?? (submenu ? 'submenu' : 'normal')
    this.#onClick = click
  }
  click(): void {
    if (!this.enabled) return
    const window = BrowserWindow.getFocusedWindow()
    if (!this.role) this.#onClick?.(this, window, {})
    else if (this.role === 'quit') app.quit()
    else if (this.role === 'close') window?.close()
    else if (this.role === 'reload') window?.webContents.reload()
  }
}

export class Menu {
  static #application: Menu | null = null
  static buildFromTemplate(template: Template[]): Menu {
    const menu = new Menu()
    menu.items = template.map((item) => new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu = (): Menu | null => Menu.#application
  items: MenuItem[] = []
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const hit = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (hit) return hit
    }
    return null
  }
}
