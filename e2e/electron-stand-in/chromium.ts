// Starts Chromium and speaks the DevTools protocol to it.
import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'

interface Reply {
  resolve(value: unknown): void
  reject(error: Error): void
}

const SWITCHES = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-back-forward-cache',
  '--disable-extensions',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,Translate',
  '--password-store=basic',
  '--no-startup-window',
]

export class Chromium extends EventEmitter {
  #socket!: WebSocket
  #last = 0
  readonly #pending = new Map<number, Reply>()
  process!: ChildProcess

  static async start(executable: string, profile: string, switches: string[]): Promise<Chromium> {
    const self = new Chromium()
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const words = [...SWITCHES, `--user-data-dir=${profile}`, ...root, ...switches]
    self.process = spawn(executable, words, { stdio: ['ignore', 'ignore', 'pipe'] })
    const url = await listeningOn(self.process)
    self.#socket = new WebSocket(url)
    await new Promise((resolve, reject) => {
      self.#socket.onopen = resolve
      self.#socket.onerror = reject
    })
    self.#socket.onmessage = (event) => self.#receive(JSON.parse(event.data))
    self.#socket.onclose = () => self.emit('gone')
    await self.send('Target.setDiscoverTargets', { discover: true })
    // Playwright reads this line.
    process.stderr.write(`DevTools listening on ${url}\n`)
    return self
  }

  #receive(message: {
    id?: number
    error?: { message: string }
    result?: unknown
    sessionId?: string
    method: string
    params: unknown
  }): void {
    if (!message.id) return void this.emit(message.sessionId ? `${message.sessionId}:${message.method}` : message.method, message.params)
    const reply = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.error) reply?.reject(new Error(message.error.message))
    else reply?.resolve(message.result)
  }

  send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    this.#last += 1
    const id = this.#last
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject })
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }
}

const listeningOn = (chromium: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let text = ''
    chromium.once('exit', (code) => reject(new Error(`Chromium ended (${code})\n${text}`)))
    chromium.stderr?.on('data', (chunk) => {
      text += chunk
      const hit = /DevTools listening on (ws:\S+)/.exec(text)
      if (hit) resolve(hit[1])
    })
  })
