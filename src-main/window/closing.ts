/** What the analyst answered when the window was closed during a job; the order of the buttons. */
export const ANSWERS = ['background', 'stop', 'cancel'] as const
export type Answer = (typeof ANSWERS)[number]

/** May the window close at once, or must the analyst be asked first? */
export const onClose = ({ running, leaving }: { running: number; leaving: boolean }): 'close' | 'ask' =>
  running === 0 || leaving ? 'close' : 'ask'

const PATIENCE_MS = 60_000
const PATIENCE = 3

/**
 * A page that crashed is loaded again, unless it does nothing but crash.
 *
 * @param crashes - moments of all crashes of this window so far with the present one, ms.
 */
export function onCrash(crashes: readonly number[]): 'reload' | 'ask' {
  const last = crashes.at(-1) ?? 0
  return crashes.filter((at) => last - at < PATIENCE_MS).length > PATIENCE ? 'ask' : 'reload'
}

type JobEvent = { job: number; status: string }

/** Counts the jobs of this process that are not done yet, from the engine's events. */
export class RunningJobs {
  readonly #running = new Set<number>()

  get count(): number {
    return this.#running.size
  }

  /** @returns true when this event ended the last running job. */
  follow({ job, status }: JobEvent): boolean {
    const before = this.#running.size
    if (status === 'pending' || status === 'running') this.#running.add(job)
    else this.#running.delete(job)
    return before > 0 && this.#running.size === 0
  }
}
