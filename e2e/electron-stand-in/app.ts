// app: start, single instance, paths, end.
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow, windowNews } from './browser-window.ts'
import { Chromium } from './chromium.ts'
import { nothing, PreventableEvent, runtime, strict, strictEmitter } from './runtime.ts'
import { followDownloads } from './session.ts'

const EVENTS = [
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'activate',
  'second-instance',
  'web-contents-created',
  'open-file',
]
const switchValue = (name: string) => runtime.switches.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)

class App extends strictEmitter('app', EVENTS) {
  name = ''
  isPackaged = false
  readonly #switches: string[] = []
  readonly #paths = new Map<string, string>()
  #attached = Promise.resolve()
  #starting: Promise<void> | undefined
  #quitting = false
  #lock = ''

  commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => void this.#switches.push(`--${name}${value && `=${value}`}`),
    getSwitchValue: (name: string) => switchValue(name) ?? '',
  })

  whenReady = (): Promise<void> => {
    this.#starting ??= this.#start()
    return this.#starting
  }
  async #start(): Promise<void> {
    // The app's own switches are appended before ready.
    await new Promise(setImmediate)
    const given = JSON.parse(process.env.STAND_IN_CHROMIUM_ARGS || '[]') as string[]
    const profile = join(this.getPath('userData'), 'stand-in-chromium')
    runtime.chromium = await Chromium.start(process.env.STAND_IN_CHROMIUM || '/usr/bin/chromium', profile, [...given, ...this.#switches])
    runtime.chromium.on('gone', () => this.quit())
    process.on('exit', () => runtime.chromium?.process.kill('SIGKILL'))
    await followDownloads()
    await this.#attached
    runtime.ready = true
    this.emit('ready', {}, {})
  }

  getVersion = () => runtime.manifest.version
  getName = () => this.name
  getAppPath = () => runtime.root
  getLocale = () => switchValue('lang') ?? 'en-US'
  getPath(name: string): string {
    const kept = this.#paths.get(name)
    if (kept) return kept
    const known: Record<string, string> = {
      home: homedir(),
      temp: tmpdir(),
      userData: switchValue('user-data-dir') ?? join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), this.name),
      downloads: join(homedir(), 'Downloads'),
      documents: join(homedir(), 'Documents'),
    }
    if (!known[name]) throw new Error(`Failed to get '${name}' path`)
    if (name === 'userData') mkdirSync(known[name], { recursive: true })
    return known[name]
  }
  setPath = (name: string, path: string) => void this.#paths.set(name, path)

  requestSingleInstanceLock(): boolean {
    const key = createHash('sha256').update(this.getPath('userData')).digest('hex').slice(0, 16)
    const lock = join(tmpdir(), `electron-stand-in-${key}.lock`)
    const inbox = `${lock}.inbox`
    for (const retry of [true, false]) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' })
        this.#hold(lock, inbox)
        return true
      } catch {
        if (isAlive(Number(readFileSync(lock, 'utf8')))) break
        if (retry) rmSync(lock, { force: true })
      }
    }
    appendFileSync(inbox, `${JSON.stringify({ argv: process.argv, cwd: process.cwd() })}\n`)
    return false
  }
  #hold(lock: string, inbox: string): void {
    this.#lock = lock
    writeFileSync(inbox, '')
    let seen = 0
    watchFile(inbox, { interval: 50, persistent: false }, () => {
      const lines = readFileSync(inbox, 'utf8').split('\n').filter(Boolean)
      for (const line of lines.slice(seen)) {
        const { argv, cwd } = JSON.parse(line)
        this.emit('second-instance', {}, argv, cwd, undefined)
      }
      seen = lines.length
    })
    process.on('exit', () => {
      unwatchFile(inbox)
      for (const file of [lock, inbox]) rmSync(file, { force: true })
    })
  }
  hasSingleInstanceLock = () => this.#lock !== ''

  quit(): void {
    if (this.#quitting) return
    const event = new PreventableEvent()
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.#quitting = true
    const windows = BrowserWindow.getAllWindows()
    if (windows.length === 0) this.#leave()
    // One window that stays keeps the app: see 'stays' below.
    else for (const window of windows) window.close()
  }
  windowStays(): void {
    this.#quitting = false
  }
  allClosed(): void {
    if (this.#quitting) this.#leave()
    // Electron's default when nobody listens.
    else if (!this.emit('window-all-closed')) this.quit()
  }
  #leave(): void {
    const event = new PreventableEvent()
    this.emit('will-quit', event)
    if (event.defaultPrevented) {
      this.#quitting = false
      return
    }
    this.emit('quit', {}, 0)
    this.exit(0)
  }
  exit = (code = 0) => {
    // Later, so that Playwright's evaluate(app.quit) is answered first.
    setImmediate(() => process.exit(code))
  }
  enableSandbox = nothing()

  begin(waitForPlaywright: boolean): void {
    this.name = runtime.manifest.productName ?? runtime.manifest.name
    if (waitForPlaywright)
      this.#attached = new Promise((resolve) => {
        Object.assign(globalThis, { __playwright_run: resolve })
      })
    this.on('newListener', (name: string) => name === 'ready' && void this.whenReady())
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) this.quit()
      })
  }
}
export const app = new App()

windowNews.on('web-contents-created', (...args) => app.emit('web-contents-created', ...args))
windowNews.on('window-all-closed', () => app.allClosed())
windowNews.on('stays', () => app.windowStays())

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
