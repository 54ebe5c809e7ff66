import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Transferable } from 'node:worker_threads'
import type { Clock } from '#engine/base/clock'
import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Log } from '#engine/base/log'
import type { ComputePool } from './compute-pool.ts'
import type { Job } from './define-job.ts'
import type { JobError, JobRow, JobStatus, JobStore } from './store.ts'
import { timeLeft } from './time-left.ts'

const HEARTBEAT_MS = 5_000
const SILENT_MS = 20_000
const LOOK_MS = 400
const PROGRESS_MS = 250

interface RunOptions {
  transfer?: Transferable[]
  from?: number
  to?: number
  /** Hears what the computation tells while it runs. */
  onTold?(detail: never): void
  /** Asks the computation to come to its end: a cancel then does not end its worker, only the end of the process does. */
  onCancel?(): void
}

/** What the story of a job may use while it runs. */
export interface JobRun {
  task_id: number
  project_id: number
  user_id: number
  signal: AbortSignal
  /** @param share - 0…1 of the whole job. */
  progress(share: number, step: string): void
  log(message: string): void
  /** Lets the engine answer others; throws `CANCELLED` after a cancel. */
  breathe(): Promise<void>
  /** Runs a computation in a worker; its own 0…1 becomes [from, to] of the job. */
  compute<I, O>(job: Job<I, O>, input: I, options?: RunOptions): Promise<O>
  /** Waits for another job that this one has submitted, lending it the slot; a cancel reaches it too. */
  join(task_id: number): Promise<JobRow>
}

/** The story of a job. What it returns runs in the transaction that marks the job completed and gives the result kept with it. */
export type JobStory = (facts: never, job: JobRun) => Promise<() => Record<string, unknown>>

interface Kind extends KindOptions {
  story: JobStory
}

interface KindOptions {
  /** Deletes what an unfinished job has written; called after a failure, a cancel or a crash. */
  discard?(task_id: number): void
  /** A cancelled story that still comes to its end is kept with its result; the job counts as cancelled. */
  keepsCancelled?: boolean
}

interface Active {
  abort: AbortController
  ended: Promise<void>
}

interface Deps {
  store: JobStore
  pool: ComputePool
  events: Events
  clock: Clock
  log: Log
  /** Jobs at once; more wait as `pending`. */
  slots: number
}

/**
 * The queue of jobs of this process on a workspace that other processes may share.
 *
 * A job carries its owner and a heartbeat; one whose owner is dead, or silent for 20 s, becomes *interrupted* and can be restarted.
 */
export class Jobs {
  readonly #deps: Deps
  readonly #kinds = new Map<string, Kind>()
  readonly #queue: number[] = []
  readonly #active = new Map<number, Active>()
  readonly #closing = new AbortController()
  readonly #owner = `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`
  #timer: NodeJS.Timeout | undefined
  #beaten = 0
  #dataVersion = 0
  #closed = false
  /** Slots of jobs that only wait for another job. */
  #lent = 0

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /**
   * @param kind - `capability.verb`.
   * @param story - run for each submit and each restart with the facts that were given.
   */
  register<F>(kind: string, story: (facts: F, job: JobRun) => Promise<() => Record<string, unknown>>, options: KindOptions = {}): void {
    this.#kinds.set(kind, { story: story as JobStory, ...options })
  }

  /** Begins recovery and the heartbeat; call it once all kinds are registered. */
  start(): void {
    this.#dataVersion = this.#deps.store.dataVersion()
    this.#recover()
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
    this.#timer.unref()
  }

  /**
   * Queues a job.
   *
   * @param facts - small JSON that is enough to run it again.
   * @returns its task id.
   */
  submit(kind: string, facts: unknown, call: Pick<Call, 'project_id' | 'user_id'>): number {
    if (!this.#kinds.has(kind)) throw new Error(`no job is named ${kind}`)
    const at = this.#now()
    const task_id = this.#deps.store.insert({ project_id: call.project_id, user_id: call.user_id, kind, facts, owner: this.#owner, at })
    this.#queue.push(task_id)
    this.#announce(task_id)
    this.#next()
    return task_id
  }

  /** Runs a computation without a task: quick previews. */
  compute<I, O>(job: Job<I, O>, input: I, options: { transfer?: Transferable[]; signal?: AbortSignal } = {}): Promise<O> {
    return this.#deps.pool.run(job, input, options)
  }

  /** @throws {EngineError} `JOB_NOT_FOUND`. */
  find(task_id: number): JobRow {
    const row = this.#deps.store.find(task_id)
    if (!row) throw new EngineError('JOB_NOT_FOUND', `No job has the id ${task_id}. List the jobs to see theirs.`, { task_id })
    return row
  }

  /**
   * Asks a job to stop, in whichever process it runs; it takes effect within a second.
   *
   * @throws {EngineError} `JOB_NOT_FOUND`, `JOB_FINISHED`.
   */
  cancel(task_id: number): void {
    const { status } = this.find(task_id)
    if (status !== 'pending' && status !== 'running')
      throw new EngineError('JOB_FINISHED', `Job ${task_id} is already ${status}; there is nothing to cancel.`, { task_id, status })
    this.#deps.store.requestCancel(task_id)
    this.#cancelOwn(task_id)
  }

  /**
   * Runs a job again with the facts it was given.
   *
   * @returns the new task id.
   * @throws {EngineError} `JOB_NOT_FOUND`, `JOB_NOT_RESTARTABLE`.
   */
  restart(task_id: number): number {
    const { status, kind, facts, project_id, user_id } = this.find(task_id)
    if (!['failed', 'cancelled', 'interrupted'].includes(status))
      throw new EngineError(
        'JOB_NOT_RESTARTABLE',
        `Job ${task_id} is ${status}; only a failed, cancelled or interrupted job can be restarted.`,
        { task_id, status },
      )
    const next = this.submit(kind, facts, { project_id, user_id })
    this.#deps.store.restarted(task_id, next)
    return next
  }

  /** Resolves with the job once it has ended, in whichever process. */
  async finished(task_id: number, signal?: AbortSignal): Promise<JobRow> {
    for (;;) {
      const row = this.find(task_id)
      if ((row.status !== 'pending' && row.status !== 'running') || signal?.aborted) return row
      const own = this.#active.get(task_id)?.ended
      await Promise.race([own ?? new Promise(() => {}), new Promise((resolve) => setTimeout(resolve, 200))])
    }
  }

  /** Ends this process's part: its unfinished jobs become *interrupted*. */
  async close(): Promise<void> {
    this.#closed = true
    this.#closing.abort()
    clearInterval(this.#timer)
    for (const task_id of this.#queue.splice(0)) this.#end(task_id, 'interrupted')
    for (const { abort } of this.#active.values()) abort.abort()
    await Promise.all([...this.#active.values()].map(({ ended }) => ended))
    await this.#deps.pool.close()
  }

  #next(): void {
    while (!this.#closed && this.#active.size < this.#deps.slots + this.#lent) {
      const task_id = this.#queue.shift()
      if (task_id === undefined) return
      if (!this.#deps.store.claim(task_id, this.#owner, this.#now())) continue
      const abort = new AbortController()
      const ended = this.#tell(task_id, abort).finally(() => {
        this.#active.delete(task_id)
        this.#next()
      })
      this.#active.set(task_id, { abort, ended })
    }
  }

  async #tell(task_id: number, abort: AbortController): Promise<void> {
    const { store, log } = this.#deps
    const row = this.find(task_id)
    const kind = this.#kinds.get(row.kind) as Kind
    this.#announce(task_id)
    try {
      await nextTurn()
      const commit = await kind.story(row.facts as never, this.#runOf(row, abort.signal))
      const cancelled = abort.signal.aborted
      if (cancelled && (this.#closed || !kind.keepsCancelled)) throw new EngineError('CANCELLED', 'The job was cancelled.')
      store.atomically(() => {
        if (!store.ended(task_id, cancelled ? 'cancelled' : 'completed', commit(), null, this.#now()))
          throw new EngineError('CANCELLED', 'The job was ended by another process.')
      })
      this.#announce(task_id)
    } catch (error) {
      const status = abort.signal.aborted ? (this.#closed ? 'interrupted' : 'cancelled') : 'failed'
      if (status === 'failed') log.error({ err: error, task_id, kind: row.kind }, 'job failed')
      this.#end(task_id, status, status === 'failed' ? this.#errorOf(error) : null)
    }
  }

  #runOf(row: JobRow, signal: AbortSignal): JobRun {
    const { task_id, project_id, user_id } = row
    const { store, pool } = this.#deps
    const began = performance.now()
    let said = Number.NEGATIVE_INFINITY
    const progress = (share: number, step: string) => {
      const now = performance.now()
      if (now - said < PROGRESS_MS || signal.aborted) return
      said = now
      store.moved(task_id, share, step, timeLeft(share, (now - began) / 1000))
      this.#announce(task_id)
    }
    return {
      task_id,
      project_id,
      user_id,
      signal,
      progress,
      log: (message) => store.addLog(task_id, this.#now(), message),
      breathe: async () => {
        await nextTurn()
        if (signal.aborted) throw new EngineError('CANCELLED', 'The job was cancelled.')
      },
      compute: (job, input, { transfer, from = 0, to = 1, onTold, onCancel } = {}) => {
        const onProgress = (share: number, step: string) => progress(from + (to - from) * share, step)
        if (!onCancel) return pool.run(job, input, { transfer, signal, onProgress, onTold })
        if (signal.aborted) onCancel()
        signal.addEventListener('abort', onCancel)
        return pool
          .run(job, input, { transfer, signal: this.#closing.signal, onProgress, onTold })
          .finally(() => signal.removeEventListener('abort', onCancel))
      },
      join: (child) => this.#join(child, signal),
    }
  }

  async #join(task_id: number, signal: AbortSignal): Promise<JobRow> {
    const stop = () => this.#cancelOwn(task_id)
    signal.addEventListener('abort', stop)
    this.#lent++
    this.#next()
    try {
      return await this.finished(task_id)
    } finally {
      this.#lent--
      signal.removeEventListener('abort', stop)
    }
  }

  #end(task_id: number, status: JobStatus, error: JobError | null = null): void {
    const { store, log } = this.#deps
    const row = this.find(task_id)
    try {
      this.#kinds.get(row.kind)?.discard?.(task_id)
      store.ended(task_id, status, null, error, this.#now())
    } catch (failure) {
      // The store itself may be what failed (full disk): the job then becomes interrupted by its silence.
      log.error({ err: failure, task_id }, 'a job could not be ended')
    }
    this.#announce(task_id)
  }

  #errorOf(error: unknown): JobError {
    if (error instanceof EngineError) return { code: error.code, message: error.message, details: error.details }
    const code = (error as { code?: string }).code
    if (code === 'ENOSPC' || code === 'SQLITE_FULL')
      return {
        code: 'DISK_FULL',
        message: 'No space is left on the disk; nothing was written. Free some space and try again.',
        details: {},
      }
    const reference = randomBytes(4).toString('hex')
    this.#deps.log.error({ err: error, reference }, 'unexpected failure')
    return { code: 'INTERNAL', message: `An unexpected failure; the log holds it under ${reference}.`, details: { reference } }
  }

  #cancelOwn(task_id: number): void {
    const waiting = this.#queue.indexOf(task_id)
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1)
      this.#end(task_id, 'cancelled')
    } else this.#active.get(task_id)?.abort.abort()
  }

  /** Sees what other processes did: a cancel, a death, any change. */
  #look(): void {
    const { store, events, clock, log } = this.#deps
    try {
      const seen = store.dataVersion()
      if (seen !== this.#dataVersion) {
        this.#dataVersion = seen
        for (const task_id of store.cancelled(this.#owner)) this.#cancelOwn(task_id)
        events.changed('*', null)
      }
      const now = clock.now().getTime()
      if (now - this.#beaten < HEARTBEAT_MS) return
      this.#beaten = now
      if (this.#active.size || this.#queue.length) store.beat(this.#owner, this.#now())
      this.#recover()
    } catch (error) {
      log.warn({ err: error }, 'the store could not be looked at')
    }
  }

  #recover(): void {
    const now = this.#deps.clock.now().getTime()
    for (const { task_id, owner, heartbeat_at } of this.#deps.store.unfinished()) {
      if (owner === this.#owner) continue
      const silent = now - Date.parse(heartbeat_at ?? '') > SILENT_MS
      if (silent || isDead(owner)) this.#end(task_id, 'interrupted')
    }
  }

  #announce(task_id: number): void {
    const { project_id, status, progress, step, seconds_left } = this.find(task_id)
    this.#deps.events.emit({ job: task_id, project_id, status, progress, step, seconds_left })
  }

  #now = () => this.#deps.clock.now().toISOString()
}

/** An owner on this PC whose process is gone needs no 20 s of silence. */
function isDead(owner: string | null): boolean {
  const [host, pid] = (owner ?? '').split(':')
  if (host !== hostname() || !pid) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
