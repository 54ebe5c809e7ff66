// BrowserWindow: the frame around a tab. What only a desktop can show (focus, stacking) is state.
import { EventEmitter } from 'node:events'
import { WebContents } from './contents.ts'
import { nothing, PreventableEvent, runtime, strictEmitter } from './runtime.ts'

const EVENTS = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'maximize',
  'page-title-updated',
]
const SECURE = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true }

interface Options {
  x?: number
  y?: number
  width?: number
  height?: number
  title?: string
  show?: boolean
  webPreferences?: { preload?: string } & Partial<typeof SECURE>
}

/** What windows tell the app; app.ts listens. */
export const windowNews = new EventEmitter()

export class BrowserWindow extends strictEmitter('BrowserWindow', EVENTS) {
  static #all: BrowserWindow[] = []
  static #focused: BrowserWindow | null = null
  static getAllWindows = () => [...BrowserWindow.#all]
  static getFocusedWindow = () => BrowserWindow.#focused

  readonly webContents: WebContents
  readonly #state = { visible: false, minimized: false, maximized: false, destroyed: false }
  readonly #bounds: { x: number; y: number; width: number; height: number }
  #title: string

  constructor(options: Options = {}) {
    super()
    if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready')
    const web = options.webPreferences ?? {}
    for (const [key, secure] of Object.entries(SECURE)) {
      const asked = web[key as keyof typeof SECURE] ?? secure
      if (asked !== secure) throw new Error(`electron stand-in: webPreferences.${key} = ${asked} is not emulated`)
    }
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.#title = options.title ?? runtime.manifest.productName ?? runtime.manifest.name
    this.webContents = new WebContents(web.preload, { width: this.#bounds.width, height: this.#bounds.height })
    BrowserWindow.#all.push(this)
    this.webContents.on('page-title-updated', (event: PreventableEvent, title: string) => {
      this.emit('page-title-updated', event, title, true)
      if (!event.defaultPrevented) this.#title = title
    })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.#closed())
    windowNews.emit('web-contents-created', {}, this.webContents)
    if (options.show !== false) this.show()
  }
  loadURL = (url: string) => this.webContents.loadURL(url)
  show(): void {
    this.#state.visible = true
    this.emit('show')
    this.focus()
  }
  hide(): void {
    this.#state.visible = false
    this.blur()
    this.emit('hide')
  }
  focus(): void {
    const last = BrowserWindow.#focused
    if (last === this) return
    BrowserWindow.#focused = this
    last?.emit('blur')
    this.emit('focus')
  }
  blur(): void {
    if (BrowserWindow.#focused === this) BrowserWindow.#focused = null
    this.emit('blur')
  }
  minimize(): void {
    this.#state.minimized = true
    this.blur()
    this.emit('minimize')
  }
  restore(): void {
    this.#state.minimized = false
    this.emit('restore')
  }
  maximize(): void {
    this.#state.maximized = true
    this.emit('maximize')
  }
  /** Asks the app, which may object, then closes. */
  close(): void {
    if (this.isDestroyed()) return
    const event = new PreventableEvent()
    this.emit('close', event)
    if (event.defaultPrevented) windowNews.emit('stays')
    else this.destroy()
  }
  destroy(): void {
    void this.webContents.booted.then(() => this.webContents.close())
  }
  #closed(): void {
    this.#state.destroyed = true
    BrowserWindow.#all = BrowserWindow.#all.filter((window) => window !== this)
    if (BrowserWindow.#focused === this) BrowserWindow.#focused = null
    this.emit('closed')
    if (BrowserWindow.#all.length === 0) windowNews.emit('window-all-closed')
  }
  isDestroyed = () => this.#state.destroyed
  isVisible = () => this.#state.visible
  isMinimized = () => this.#state.minimized
  isMaximized = () => this.#state.maximized
  isFocused = () => BrowserWindow.#focused === this
  getTitle = () => this.#title
  getBounds = () => ({ ...this.#bounds })
  getNormalBounds = () => ({ ...this.#bounds })
  setBounds(bounds: Partial<{ x: number; y: number; width: number; height: number }>): void {
    Object.assign(this.#bounds, bounds)
    const { width, height } = this.#bounds
    const size = { width, height, deviceScaleFactor: 0, mobile: false }
    void this.webContents.booted.then(() => this.webContents.cdp('Emulation.setDeviceMetricsOverride', size))
  }
  setProgressBar = nothing()
}
