import { type Transferable, Worker } from 'node:worker_threads'
import { EngineError, type ErrorCode } from '#engine/base/errors'
import type { Job } from './define-job.ts'

export interface ComputeOptions {
  transfer?: Transferable[]
  signal?: AbortSignal
  onProgress?(share: number, step: string): void
  /** Hears what the computation tells while it runs. */
  onTold?(detail: never): void
}

/** What a worker answers. */
export type WorkerMessage =
  | { type: 'progress'; share: number; step: string }
  | { type: 'told'; detail: unknown }
  | { type: 'done'; output: unknown }
  | { type: 'failed'; code: string; message: string; details: Record<string, unknown>; stack?: string }

interface Order {
  name: string
  input: unknown
  options: ComputeOptions
  resolve(output: unknown): void
  reject(error: unknown): void
}

/**
 * Worker threads that run computations. A worker is reused (its kernels stay compiled) and ended only by a cancel,
 * which is why a cancel takes effect at once, whatever the computation does.
 */
export class ComputePool {
  readonly #idle: Worker[] = []
  readonly #busy = new Set<Worker>()
  readonly #waiting: Order[] = []
  readonly #start: () => Worker
  readonly #size: number
  #closed = false

  /**
   * @param size - computations at once; more wait their turn.
   * @param threads - kernel threads of each computation; results do not depend on it.
   * @param workerUrl - jobs/worker.ts or its built form.
   * @param kernelWorkerUrl - kernels/worker.ts or its built form.
   */
  constructor({ size, threads, workerUrl, kernelWorkerUrl }: { size: number; threads: number; workerUrl: URL; kernelWorkerUrl: URL }) {
    this.#size = size
    this.#start = () => new Worker(workerUrl, { workerData: { threads, kernelWorkerUrl: kernelWorkerUrl.href } })
  }

  /**
   * Runs a computation in a worker.
   *
   * @throws {EngineError} what the computation threw, or `CANCELLED` after the signal.
   */
  run<I, O>(job: Job<I, O>, input: I, options: ComputeOptions = {}): Promise<O> {
    return new Promise<O>((resolve, reject) => {
      if (this.#closed || options.signal?.aborted) return reject(cancelled())
      this.#waiting.push({ name: job.name, input, options, resolve: resolve as (output: unknown) => void, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#busy.size >= this.#size) return
    const order = this.#waiting.shift()
    if (!order) return
    if (order.options.signal?.aborted) {
      order.reject(cancelled())
      this.#next()
      return
    }
    const worker = this.#idle.pop() ?? this.#start()
    worker.ref()
    this.#busy.add(worker)
    this.#serve(worker, order)
  }

  #serve(worker: Worker, { name, input, options, resolve, reject }: Order): void {
    const { signal, onProgress, onTold, transfer } = options
    const leave = (keep: boolean) => {
      // removeAllListeners() would also take away what Node itself listens with: a reused worker would stay silent.
      for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener)
      signal?.removeEventListener('abort', abort)
      this.#busy.delete(worker)
      if (keep && !this.#closed) {
        worker.unref()
        this.#idle.push(worker)
      } else void worker.terminate()
      this.#next()
    }
    const abort = () => {
      leave(false)
      reject(cancelled())
    }
    const lost = (error: unknown) => {
      leave(false)
      reject(error)
    }
    const listeners = {
      message: (message: WorkerMessage) => {
        if (message.type === 'progress') return onProgress?.(message.share, message.step)
        if (message.type === 'told') return onTold?.(message.detail as never)
        leave(true)
        if (message.type === 'done') resolve(message.output)
        else reject(rebuilt(message))
      },
      error: lost,
      messageerror: lost,
      exit: (code: number) => lost(new Error(`the worker of ${name} ended with code ${code}`)),
    }
    signal?.addEventListener('abort', abort)
    for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener)
    try {
      worker.postMessage({ name, input }, transfer)
    } catch (error) {
      lost(error)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const order of this.#waiting.splice(0)) order.reject(cancelled())
    await Promise.all([...this.#idle, ...this.#busy].map((worker) => worker.terminate()))
  }
}

const cancelled = () => new EngineError('CANCELLED', 'The computation was cancelled; nothing was kept.')

function rebuilt({ code, message, details, stack }: Extract<WorkerMessage, { type: 'failed' }>): Error {
  if (code !== 'INTERNAL') return new EngineError(code as ErrorCode, message, details)
  const error = new Error(message)
  error.stack = stack
  return error
}
