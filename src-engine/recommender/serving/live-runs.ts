import type { Model } from '../domain/model.ts'
import { createRanker, type Ranker } from '../domain/ranker.ts'

/** A run in memory, ready to answer. */
export interface LoadedRun {
  model: Model
  ranker: Ranker
  run: string
  directory: string
  loaded_at: Date
}

export interface LiveRunsDeps {
  /** Reads a run without holding up this thread. */
  read(directory: string): Promise<Model>
  /** The run that answers when none is asked for. */
  defaultRun(): Promise<string>
  now(): Date
}

const OTHERS_KEPT = 2

/**
 * The run that answers, and the few others that were asked for last.
 *
 * A reload reads the new run first and exchanges it in one step; until then, and when the reading fails, the one before answers.
 */
export class LiveRuns {
  readonly #deps: LiveRunsDeps
  #live: LoadedRun | null = null
  #first: Promise<LoadedRun> | null = null
  #pinned = false
  #turn = 0
  readonly #others = new Map<string, Promise<LoadedRun>>()

  constructor(deps: LiveRunsDeps) {
    this.#deps = deps
  }

  /** The run that answers, if one was loaded already. */
  get loaded(): LoadedRun | null {
    return this.#live
  }

  /** The run that answers; the first call loads it. */
  async live(): Promise<LoadedRun> {
    if (this.#live) return this.#live
    this.#first ??= this.reload(undefined).finally(() => {
      this.#first = null
    })
    return this.#first
  }

  /** @param directory - without it the run is chosen as at the start, and later promotions are followed. */
  async reload(directory: string | undefined): Promise<LoadedRun> {
    const turn = ++this.#turn
    const ready = await this.#open(directory ?? (await this.#deps.defaultRun()))
    // A reload that was asked for later has the last word, even when it was ready earlier.
    if (turn < this.#turn && this.#live) return ready
    this.#others.delete(ready.directory)
    this.#live = ready
    this.#pinned = directory !== undefined
    return ready
  }

  /** After a promotion: takes the new current run, unless a reload has named one. */
  async follow(): Promise<void> {
    if (this.#live && !this.#pinned && (await this.#deps.defaultRun()) !== this.#live.directory) await this.reload(undefined)
  }

  /** A run by its folder, without making it the one that answers. */
  async at(directory: string): Promise<LoadedRun> {
    if (this.#live?.directory === directory) return this.#live
    const found = this.#others.get(directory) ?? this.#open(directory)
    this.#others.delete(directory)
    this.#others.set(directory, found)
    for (const oldest of this.#others.keys()) {
      if (this.#others.size <= OTHERS_KEPT) break
      this.#others.delete(oldest)
    }
    found.catch(() => this.#others.delete(directory))
    return found
  }

  async #open(directory: string): Promise<LoadedRun> {
    const model = await this.#deps.read(directory)
    return { model, ranker: createRanker(model), run: model.run, directory, loaded_at: this.#deps.now() }
  }
}
