// What runs inside the page. Each function is sent to Chromium as text, so it may use nothing from outside itself.
// Electron runs the preload script in an isolated world; so does this: mainWorld() and isolatedWorld() are two
// JavaScript worlds of one document, joined by the DOM.

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/** Structured clone ⇄ JSON, as far as the product needs it. Used in the page and in Node. */
export function codec() {
  const encode = (value: unknown): Plain => {
    if (value === undefined) return { $: 'undefined' }
    if (value === null || ['boolean', 'string'].includes(typeof value) || Number.isFinite(value)) return value as Plain
    if (Array.isArray(value)) return value.map(encode)
    if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', v: [...new Uint8Array(value)] }
    if (value instanceof Uint8Array) return { $: 'Uint8Array', v: [...value] }
    if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value)))
      return { $: 'object', v: Object.entries(value).map(([key, part]) => [key, encode(part)]) }
    throw new Error(`electron stand-in: a ${typeof value} in a message is not emulated`)
  }
  const decode = (value: Plain): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(decode)
    if (value.$ === 'undefined') return undefined
    if (value.$ === 'ArrayBuffer') return new Uint8Array(value.v as number[]).buffer
    if (value.$ === 'Uint8Array') return new Uint8Array(value.v as number[])
    return Object.fromEntries((value.v as [string, Plain][]).map(([key, part]) => [key, decode(part)]))
  }
  return { encode, decode }
}

/** A denied window.open returns null in Electron; Chromium alone would open a tab. */
export function mainWorld(secret: string): void {
  if (window !== window.top) return
  window.open = (url: string | URL = 'about:blank') => {
    window.dispatchEvent(new CustomEvent(secret, { detail: new URL(url, document.baseURI).href }))
    return null
  }
}

type Scope = (name: string) => unknown

export function isolatedWorld(
  secret: string,
  makeCodec: typeof codec,
  platform: string,
  preload: (require: Scope, module: object, exports: object, process: object, global: object) => void,
): void {
  // Electron runs no preload in frames within the page.
  if (window !== window.top) return
  const scope = globalThis as unknown as Record<string, unknown>
  const transmit = scope[secret] as (text: string) => void
  const { encode, decode } = makeCodec()
  const send = (kind: string, rest: object) => transmit(JSON.stringify({ kind, ...rest }))
  window.addEventListener(secret, (event) => send('window.open', { url: (event as CustomEvent).detail }))

  // Message ports: this page keeps one end, main holds the other end's number.
  const ports = new Map<number, MessagePort>()
  const adopt = (port: MessagePort) => {
    const id = ports.size + 1
    ports.set(id, port)
    port.onmessage = (event) => send('port', { id, data: encode(event.data) })
    port.addEventListener('close', () => send('port.close', { id }))
    return id
  }
  scope[`${secret}:receive`] = ({ kind, id, data }: { kind: string; id: number; data: Plain }) => {
    if (kind === 'port') ports.get(id)?.postMessage(decode(data))
    else ports.get(id)?.close()
  }

  // Only the browser process knows a file's path, and asking it takes time; so a mark stands for the path until main is told.
  const files: File[] = []
  scope[`${secret}:files`] = files
  const webUtils = { getPathForFile: (file: File) => `${secret}:file:${files.push(file) - 1}:` }
  const ipcRenderer = {
    postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) =>
      send('message', { channel, message: encode(message), ports: transfer.map(adopt) }),
  }
  const strict = (what: string, value: Record<string, unknown>) =>
    new Proxy(value, {
      get(target, key) {
        if (typeof key === 'symbol' || key in target) return target[key as string]
        throw new Error(`electron stand-in: ${what}.${key} is not emulated in a preload script`)
      },
    })
  const electron = strict('electron', { ipcRenderer: strict('ipcRenderer', ipcRenderer), webUtils: strict('webUtils', webUtils) })
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    // As in a sandboxed preload.
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  const process = { platform, sandboxed: true, contextIsolated: true, type: 'renderer', versions: {}, env: {}, argv: [] }
  try {
    preload(require, module, module.exports, process, globalThis)
  } catch (error) {
    send('preload-error', { message: String((error as Error).message) })
  }

  // A link with target=_blank: asked about here, because a tab that Chromium has begun cannot be surely taken back.
  window.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href][target]')
    if (!link || event.defaultPrevented || ['_self', '_top', '_parent', ''].includes(link.target)) return
    event.preventDefault()
    send('window.open', { url: link.href })
  })

  let title = ''
  const tell = () => {
    if (document.title === title) return
    title = document.title
    send('title', { title })
  }
  new MutationObserver(tell).observe(document, { subtree: true, childList: true, characterData: true })
}

/** The two scripts Chromium runs at the start of every document, before the page's own. */
export const scripts = (secret: string, platform: string, preloadSource: string) => ({
  main: `(${mainWorld})(${JSON.stringify(secret)})`,
  isolated: `(${isolatedWorld})(${JSON.stringify(secret)}, ${codec}, ${JSON.stringify(platform)}, function (require, module, exports, process, global) {${preloadSource}\n})`,
})
