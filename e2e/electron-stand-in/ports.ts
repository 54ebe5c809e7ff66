// MessagePortMain: the main process's end of a port whose other end is held by a page.
import { EventEmitter } from 'node:events'

/** What a page must be told about a port. */
export interface PageEnd {
  deliver(data: unknown): void
  closed(): void
}

export class MessagePortMain extends EventEmitter {
  readonly #page: PageEnd
  #waiting: unknown[] = []
  #started = false
  #gone = false

  constructor(page: PageEnd) {
    super()
    this.#page = page
  }

  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length) throw new Error('electron stand-in: a port sent through a port is not emulated')
    if (!this.#gone) this.#page.deliver(structuredClone(message))
  }

  start(): void {
    this.#started = true
    for (const data of this.#waiting.splice(0)) setImmediate(() => this.emit('message', { data, ports: [] }))
  }

  close(): void {
    if (this.#gone) return
    this.#page.closed()
    this.end()
  }

  /** The page sent something. Not part of Electron. */
  take(data: unknown): void {
    if (this.#gone) return
    if (this.#started) setImmediate(() => this.emit('message', { data, ports: [] }))
    else this.#waiting.push(data)
  }

  /** The page closed its end, or is gone. Not part of Electron. */
  end(): void {
    if (this.#gone) return
    this.#gone = true
    setImmediate(() => this.emit('close'))
  }
}
