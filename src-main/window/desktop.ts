import { EventEmitter, on } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { os } from '@orpc/server'
import * as z from 'zod'
import type { DesktopEvent } from '#client'
import type { Download } from '#engine/base/contract'
import type { Caller, Engine } from '#engine/engine'
import { keepFile } from '../doors/command-files.ts'
import { findDownload } from './find-download.ts'
import type { Language } from './words.ts'

/** What the window asks of its page. What is asked before the page listens waits for it. */
export class DesktopEvents {
  readonly #emitter = new EventEmitter()
  #waiting: DesktopEvent[] = []

  send(event: DesktopEvent): void {
    if (this.#emitter.listenerCount('event')) this.#emitter.emit('event', event)
    else this.#waiting.push(event)
  }

  async *stream(signal?: AbortSignal): AsyncGenerator<DesktopEvent, void, void> {
    const coming = on(this.#emitter, 'event', { signal })
    try {
      yield* this.#waiting.splice(0)
      for await (const [event] of coming) yield event as DesktopEvent
    } catch (error) {
      if (!signal?.aborted) throw error
    }
  }
}

interface Deps {
  engine: Engine
  events: DesktopEvents
  /** Asks where a file shall go; undefined when the analyst changed their mind. */
  askWhere(name: string): Promise<string | undefined>
  language(language: Language): void
}

/** The calls that only a window can answer; they travel on the port of the engine's calls, as the room `desktop`. */
export function desktopRouter({ engine, events, askWhere, language }: Deps) {
  const base = os.$context<Caller>()
  return {
    language: base.input(z.strictObject({ language: z.enum(['fr', 'en']) })).handler(({ input }) => language(input.language)),
    events: base.handler(({ signal }) => events.stream(signal)),
    keep: base
      .input(z.strictObject({ path: z.string(), query: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) }))
      .errors({ NOT_FOUND: { status: 404 } })
      .handler(async ({ input, context, errors, signal }) => {
        const found = findDownload(engine.contract, input.path, input.query)
        if (!found) throw errors.NOT_FOUND({ message: `No call writes a file at ${input.path}.` })
        const written = (await engine.call(found.room, found.name, found.input, context, signal)) as Download
        const out = await askWhere(written.name)
        if (out !== undefined) await keepFile(engine, written, out)
        else await rm(dirname(written.out), { recursive: true, force: true })
        return { kept: out ?? null }
      }),
  }
}
