// Custom schemes, permissions, request filters and downloads of the default session.
import { tmpdir } from 'node:os'
import { PreventableEvent, runtime, strict, strictEmitter } from './runtime.ts'

type Handler = (request: Request) => Response | Promise<Response>

// Chromium itself knows no app:// scheme, so the page sees https://<host>.<scheme>.localhost, answered by the
// app's own protocol.handle (never by a server); everything the main process sees says app:// again.
export const schemes = new Map<string, Handler>()
const privileged = new Map<string, Record<string, boolean>>()
const ALIAS = /https:\/\/([a-z0-9.-]+)\.([a-z0-9-]+)\.localhost(?=[/?#:"'\s]|$)/g

export function toAlias(url: string): string {
  const hit = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(url)
  return hit && schemes.has(hit[1]) ? `https://${hit[2]}.${hit[1]}.localhost${hit[3] || '/'}` : url
}
export const fromAlias = (text: string): string =>
  text.replace(ALIAS, (all, host, scheme) => (schemes.has(scheme) ? `${scheme}://${host}` : all))

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string; privileges?: Record<string, boolean> }[]) {
    if (runtime.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of list) privileged.set(scheme, privileges ?? {})
  },
  handle(scheme: string, handler: Handler) {
    if (schemes.has(scheme)) throw new Error('Failed to register protocol, it is already registered')
    const { standard, secure } = privileged.get(scheme) ?? {}
    if (!standard || !secure) throw new Error(`electron stand-in: ${scheme}:// must be registered standard and secure before ready`)
    schemes.set(scheme, handler)
  },
})

interface Asking {
  getURL(): string
}
interface Asked {
  requestingUrl: string
  isMainFrame: boolean
}
type AskPermission = (contents: Asking, permission: string, callback: (granted: boolean) => void, details: Asked) => void
type CheckPermission = (contents: Asking, permission: string, origin: string, details: Asked) => boolean
type BeforeRequest = (details: { url: string; resourceType: string }, callback: (answer: { cancel?: boolean }) => void) => void

const handlers: { ask?: AskPermission | null; check?: CheckPermission | null; beforeRequest?: BeforeRequest | null } = {}

/** Electron's name → Chromium's names. */
const PERMISSIONS: Record<string, string[]> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
}

/** Asks the app once for a new document, and sets the answers in Chromium. */
export async function applyPermissions(contents: Asking, url: string): Promise<void> {
  const { origin } = new URL(url)
  if (origin === 'null') return
  const details = { requestingUrl: fromAlias(url), isMainFrame: true }
  for (const [permission, names] of Object.entries(PERMISSIONS)) {
    const { ask, check } = handlers
    const allowed = check?.(contents, permission, fromAlias(origin), details) ?? true
    const granted = allowed && (ask ? await new Promise<boolean>((done) => ask(contents, permission, done, details)) : true)
    const setting = granted ? 'granted' : 'denied'
    for (const name of names) await runtime.chromium?.send('Browser.setPermission', { permission: { name }, setting, origin })
  }
}

export const isCancelled = (details: { url: string; resourceType: string }): Promise<boolean> =>
  new Promise((done) => {
    if (handlers.beforeRequest) handlers.beforeRequest(details, ({ cancel }) => done(cancel === true))
    else done(false)
  })

class Session extends strictEmitter('session', ['will-download']) {
  protocol = protocol
  setPermissionRequestHandler(handler: AskPermission | null): void {
    handlers.ask = handler
  }
  setPermissionCheckHandler(handler: CheckPermission | null): void {
    handlers.check = handler
  }
  async fetch(url: string): Promise<Response> {
    if (await isCancelled({ url, resourceType: 'xhr' })) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    return fetch(url)
  }
  setDevicePermissionHandler(_handler: unknown): void {}
  webRequest = strict('session.webRequest', {
    onBeforeRequest(handler: BeforeRequest | null) {
      handlers.beforeRequest = handler
    },
  })
}
export const defaultSession = new Session()
export const session = strict('session', { defaultSession })

/** Downloads are announced as Electron does; an allowed one goes to a temporary folder instead of a dialog. */
export async function followDownloads(): Promise<void> {
  const { chromium } = runtime
  await chromium?.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: tmpdir(), eventsEnabled: true })
  chromium?.on('Browser.downloadWillBegin', ({ url, guid }: { url: string; guid: string }) => {
    const cancel = () => void chromium.send('Browser.cancelDownload', { guid }).catch(() => {})
    const event = new PreventableEvent()
    defaultSession.emit('will-download', event, { getURL: () => fromAlias(url), cancel })
    if (event.defaultPrevented) cancel()
  })
}
