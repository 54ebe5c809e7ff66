/** What the engine announces: a capability changed, or a job moved. Never data. */
export type EngineEvent =
  | { changed: string; project_id: number | null }
  | { job: number; project_id: number; status: string; progress: number; step: string; seconds_left: number | null }

/** Fan-out of events to whoever listens. */
export class Events {
  readonly #listeners = new Set<(event: EngineEvent) => void>()

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Announces that what a capability answers has changed; `null` means in every project. */
  changed(capability: string, project_id: number | null): void {
    this.emit({ changed: capability, project_id })
  }

  /** @returns a function that stops listening. */
  listen(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * The events from now on, one by one; events that nobody has taken yet are kept in order.
   *
   * @param signal - ends the stream.
   */
  async *stream(signal?: AbortSignal): AsyncGenerator<EngineEvent, void, void> {
    const waiting: EngineEvent[] = []
    let wake = () => {}
    const stop = this.listen((event) => {
      waiting.push(event)
      wake()
    })
    const ended = () => wake()
    signal?.addEventListener('abort', ended)
    try {
      while (!signal?.aborted) {
        const next = waiting.shift()
        if (next) yield next
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      stop()
      signal?.removeEventListener('abort', ended)
    }
  }
}
