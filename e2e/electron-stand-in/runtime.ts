// What the parts of the stand-in share.
import { EventEmitter } from 'node:events'
import type { Chromium } from './chromium.ts'

export const runtime = {
  root: '',
  manifest: {} as { name: string; productName?: string; version: string },
  switches: [] as string[],
  chromium: undefined as Chromium | undefined,
  ready: false,
}

/** A member that does nothing here (open an address, flash the taskbar…). */
export const nothing =
  <T>(answer?: T) =>
  (..._args: unknown[]): T =>
    answer as T

const HARMLESS = /^(_|then$|toJSON$|domain$|constructor$|inspect$)/
function missing(what: string, key: string | symbol): undefined {
  if (typeof key === 'symbol' || HARMLESS.test(key)) return undefined
  throw new Error(`electron stand-in: ${what}.${key} is not emulated`)
}

/** An object whose missing members throw instead of reading as undefined. */
export const strict = <T extends object>(what: string, value: T): T =>
  new Proxy(value, { get: (target, key) => (key in target ? Reflect.get(target, key) : missing(what, key)) })

/** An event emitter class whose missing members throw, and which says when a listener can never be called. */
export function strictEmitter(what: string, events: string[]) {
  class Strict extends EventEmitter {
    constructor() {
      super()
      this.on('newListener', (name: string) => {
        if (!events.includes(name) && name !== 'newListener') process.stderr.write(`electron stand-in: ${what} never emits '${name}'\n`)
      })
    }
  }
  const end = new Proxy(Object.create(EventEmitter.prototype), {
    get: (target, key, self) => (key in target ? Reflect.get(target, key, self) : missing(what, key)),
  })
  Object.setPrototypeOf(Strict.prototype, end)
  return Strict
}

export class PreventableEvent {
  defaultPrevented = false
  declare url: string
  constructor(fields: object = {}) {
    Object.assign(this, fields)
  }
  preventDefault(): void {
    this.defaultPrevented = true
  }
}
