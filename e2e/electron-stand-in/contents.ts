// webContents: one Chromium tab, over the DevTools protocol.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { codec, scripts } from './page.ts'
import { MessagePortMain } from './ports.ts'
import { nothing, PreventableEvent, runtime, strict, strictEmitter } from './runtime.ts'
import { applyPermissions, defaultSession, fromAlias, isCancelled, schemes, toAlias } from './session.ts'

const { encode, decode } = codec()
const WORLD = 'Electron Isolated Context'
const EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'page-title-updated',
  'render-process-gone',
  'destroyed',
  'preload-error',
]

export const ipcMain = strict('ipcMain', new EventEmitter())

/** The isolated world of one document: where the preload runs, and where its ports end. */
class Page {
  readonly context: number
  readonly ports = new Map<number, MessagePortMain>()
  constructor(context: number) {
    this.context = context
  }
  end(): void {
    for (const port of this.ports.values()) port.end()
    this.ports.clear()
  }
}

type FromPage =
  | { kind: 'window.open'; url: string }
  | { kind: 'port'; id: number; data: Parameters<typeof decode>[0] }
  | { kind: 'port.close'; id: number }
  | { kind: 'title'; title: string }
  | { kind: 'preload-error'; message: string }
  | { kind: 'message'; channel: string; message: Parameters<typeof decode>[0]; ports: number[] }

interface Paused {
  requestId: string
  request: { url: string; method: string; headers: Record<string, string> }
  resourceType: string
  frameId: string
  networkId: string
}
type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

export class WebContents extends strictEmitter('webContents', EVENTS) {
  readonly session = defaultSession
  readonly booted: Promise<void>
  targetId = ''
  readonly #secret = `stand-in-${randomUUID()}`
  readonly #preload: string | undefined
  readonly #pages = new Map<number, Page>()
  /** Frame → the address that its page itself asked to go to. */
  readonly #asked = new Map<string, string>()
  #session = ''
  #url = ''
  #title = ''
  #navigation = ''
  #destroyed = false
  #openHandler: OpenHandler = () => ({ action: 'allow' })

  constructor(preload: string | undefined, size: { width: number; height: number }) {
    super()
    this.#preload = preload
    this.booted = this.#boot(size)
    this.booted.catch(() => {})
  }

  async loadURL(url: string): Promise<void> {
    await this.booted
    const done = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', () => resolve())
      this.once('did-fail-load', (_event: unknown, code: number, text: string) => reject(new Error(`${text} (${code}) loading '${url}'`)))
    })
    done.catch(() => {})
    const { errorText } = await this.cdp<{ errorText?: string }>('Page.navigate', { url: toAlias(url) })
    if (errorText) this.emit('did-fail-load', {}, -2, errorText, url, true)
    return done
  }
  reload(): void {
    void this.cdp('Page.reload')
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  close(): void {
    if (!this.#destroyed) void runtime.chromium?.send('Target.closeTarget', { targetId: this.targetId })
  }
  async executeJavaScript(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.cdp<{ result: { value: unknown }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      {
        expression,
        awaitPromise: true,
        returnByValue: true,
      },
    )
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }
  getURL = () => this.#url
  getTitle = () => this.#title
  isDestroyed = () => this.#destroyed
  get mainFrame() {
    return { url: this.#url, parent: null }
  }
  forcefullyCrashRenderer(): void {
    this.cdp('Page.crash').catch(() => {})
  }
  openDevTools = nothing()

  cdp<T>(method: string, params: object = {}): Promise<T> {
    if (!runtime.chromium) throw new Error('electron stand-in: the app is not ready')
    return runtime.chromium.send(method, params, this.#session)
  }

  #toPage(page: Page, message: object): void {
    const expression = `globalThis[${JSON.stringify(`${this.#secret}:receive`)}](${JSON.stringify(message)})`
    // The page may be gone by now.
    if (this.#pages.get(page.context) === page) this.cdp('Runtime.evaluate', { expression, contextId: page.context }).catch(() => {})
  }

  async #boot(size: { width: number; height: number }): Promise<void> {
    const { chromium } = runtime
    if (!chromium) throw new Error('Cannot create BrowserWindow before app is ready')
    const { targetId } = await chromium.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
    this.targetId = targetId
    const { sessionId } = await chromium.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
    this.#session = sessionId
    this.#listen()
    const { main, isolated } = scripts(this.#secret, process.platform, this.#preload ? readFileSync(this.#preload, 'utf8') : '')
    await Promise.all([
      this.cdp('Page.enable'),
      this.cdp('Runtime.enable'),
      this.cdp('Inspector.enable'),
      this.cdp('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 0, mobile: false }),
      this.cdp('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      this.cdp('Runtime.addBinding', { name: this.#secret, executionContextName: WORLD }),
      this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: WORLD }),
      this.cdp('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ])
  }

  #listen(): void {
    const { chromium } = runtime
    const on = <T>(method: string, listener: (params: T) => void) => chromium?.on(`${this.#session}:${method}`, listener)
    chromium?.on('Target.targetDestroyed', ({ targetId }: { targetId: string }) => targetId === this.targetId && this.#end())
    on<{ context: { id: number; name: string; auxData: { frameId: string } } }>('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData.frameId === this.targetId) this.#pages.set(context.id, new Page(context.id))
    })
    const gone = (id: number) => {
      this.#pages.get(id)?.end()
      this.#pages.delete(id)
    }
    on<{ executionContextId: number }>('Runtime.executionContextDestroyed', ({ executionContextId }) => gone(executionContextId))
    on('Runtime.executionContextsCleared', () => [...this.#pages.keys()].forEach(gone))
    on<{ name: string; payload: string; executionContextId: number }>('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const page = this.#pages.get(executionContextId)
      if (name === this.#secret && page) void this.#fromPage(page, payload)
    })
    on<Paused>('Fetch.requestPaused', (paused) => void this.#request(paused).catch(() => {}))
    on<{ frame: { parentId?: string; url: string } }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.#url = fromAlias(frame.url)
      this.emit('did-navigate', {}, this.#url, 200, '')
    })
    on<{ url: string }>('Page.navigatedWithinDocument', ({ url }) => {
      this.#url = fromAlias(url)
      this.emit('did-navigate-in-page', {}, this.#url, true)
    })
    on<{ frameId: string; url: string }>('Page.frameRequestedNavigation', ({ frameId, url }) => this.#asked.set(frameId, url.split('#')[0]))
    on('Page.loadEventFired', () => this.emit('did-finish-load'))
    on<{ url: string }>('Page.windowOpen', ({ url }) => this.#windowOpen(url))
    on<{ sessionId: string; targetInfo: { type: string; targetId: string } }>('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'page') void chromium?.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {})
      else void chromium?.send('Runtime.runIfWaitingForDebugger', {}, sessionId)
    })
    on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
  }

  async #request({ requestId, request, resourceType, frameId, networkId }: Paused): Promise<unknown> {
    const url = fromAlias(request.url)
    const stop = (errorReason: string) => this.cdp('Fetch.failRequest', { requestId, errorReason })
    if (resourceType === 'Document' && !(await this.#mayNavigate(url, { address: request.url, frameId, networkId }))) return stop('Aborted')
    if (await isCancelled({ url, resourceType })) return stop('BlockedByClient')
    const handler = schemes.get(url.split(':')[0])
    if (!handler) return this.cdp('Fetch.continueRequest', { requestId })
    const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')
    return this.cdp('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  }

  /** Only what the page itself starts is a will-navigate; loadURL() and reload() are not. */
  async #mayNavigate(
    url: string,
    { address, frameId, networkId }: { address: string; frameId: string; networkId: string },
  ): Promise<boolean> {
    const isMainFrame = frameId === this.targetId
    const isRedirect = networkId === this.#navigation
    const asked = this.#asked.get(frameId) === address
    this.#asked.delete(frameId)
    if (asked || isRedirect) {
      const event = new PreventableEvent({ url, isMainFrame, isSameDocument: false })
      this.emit(isRedirect ? 'will-redirect' : 'will-frame-navigate', event, url)
      if (isMainFrame && !isRedirect) this.emit('will-navigate', event, url, false, true)
      if (event.defaultPrevented) return false
    }
    if (!isMainFrame) return true
    this.#navigation = networkId
    await applyPermissions(this, address)
    return true
  }

  #windowOpen(url: string): void {
    const { action } = this.#openHandler({ url: fromAlias(url) })
    if (action === 'allow') throw new Error(`electron stand-in: opening a child window is not emulated (${url})`)
  }

  async #fromPage(page: Page, payload: string): Promise<void> {
    const text = payload.includes(`${this.#secret}:file:`) ? await this.#withPaths(page, payload) : payload
    const sent = JSON.parse(text) as FromPage
    if (sent.kind === 'window.open') this.#windowOpen(sent.url)
    else if (sent.kind === 'port') page.ports.get(sent.id)?.take(decode(sent.data))
    else if (sent.kind === 'port.close') page.ports.get(sent.id)?.end()
    else if (sent.kind === 'title') this.#titled(sent.title)
    else if (sent.kind === 'preload-error') {
      process.stderr.write(`electron stand-in: the preload script failed: ${sent.message}\n`)
      this.emit('preload-error', {}, this.#preload, new Error(sent.message))
    } else {
      const ports = sent.ports.map((id) => this.#portOf(page, id))
      ipcMain.emit(sent.channel, { sender: this, senderFrame: this.mainFrame, ports }, decode(sent.message))
    }
  }

  /** Puts the path of each file where its mark stands. */
  async #withPaths(page: Page, payload: string): Promise<string> {
    let text = payload
    for (const [mark, index] of payload.matchAll(new RegExp(`${this.#secret}:file:(\\d+):`, 'g'))) {
      const expression = `globalThis[${JSON.stringify(`${this.#secret}:files`)}][${index}]`
      const { result } = await this.cdp<{ result: { objectId: string } }>('Runtime.evaluate', { expression, contextId: page.context })
      const { path } = await this.cdp<{ path: string }>('DOM.getFileInfo', { objectId: result.objectId })
      text = text.replace(mark, JSON.stringify(path).slice(1, -1))
    }
    return text
  }

  #portOf(page: Page, id: number): MessagePortMain {
    const port = new MessagePortMain({
      deliver: (data) => this.#toPage(page, { kind: 'port', id, data: encode(data) }),
      closed: () => this.#toPage(page, { kind: 'port.close', id }),
    })
    page.ports.set(id, port)
    return port
  }

  #titled(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.emit('page-title-updated', new PreventableEvent(), title, true)
  }

  #end(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    for (const page of this.#pages.values()) page.end()
    this.emit('destroyed')
  }
}
