import { Worker } from 'node:worker_threads'
import { EngineError } from '#engine/base/errors'
import { growTo, PAGE_BYTES, type Refusal } from './arena.ts'
import type { CompiledTask, TaskName } from './tasks.ts'
import { Thread } from './thread.ts'
import { wasm } from './wasm.generated.ts'
import { leadEpoch } from './work.ts'
import type { KernelWorkerData } from './worker.ts'

export interface KernelOptions {
  /** How many threads work on a fit, the calling one included; at least 1. */
  threads: number
  /** Where the built `worker.ts` lies; needed for more than one thread. */
  workerUrl?: URL
  /** One shared word; whoever sets it to something else than 0 cancels what runs, within a chunk. The caller clears it. */
  cancelWord?: Int32Array
}

const CLUSTERING: Refusal = { code: 'CLUSTERING_TOO_LARGE', advice: 'Use fewer rows, columns or clusters.' }

/**
 * Opens the compiled kernels: one shared memory, one instance of the module per thread. Memory and threads are kept between fits.
 *
 * The thread that calls the kernels works too and blocks until a fit is done, so it should not be one that serves a window or a door.
 */
export async function openKernels(options: KernelOptions): Promise<Kernels> {
  const { threads, workerUrl, cancelWord = new Int32Array(new SharedArrayBuffer(4)) } = options
  if (threads > 1 && !workerUrl) throw new Error('openKernels: more than one thread needs a workerUrl')
  const module = await WebAssembly.compile(Buffer.from(wasm, 'base64'))
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 65_536, shared: true })
  const workers: Worker[] = []
  try {
    for (let index = 1; index < threads; index++) {
      const workerData: KernelWorkerData = { index, memory, module, cancelWord }
      workers.push(new Worker(workerUrl as URL, { workerData, execArgv: [] }))
    }
    await Promise.all(workers.map(started))
  } catch (cause) {
    await Promise.all(workers.map((worker) => worker.terminate()))
    throw new Error(`The kernel threads did not start from ${workerUrl}`, { cause })
  }
  for (const worker of workers) worker.unref()
  return new Kernels(new Thread(0, memory, module, cancelWord), workers)
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** The compiled kernels with their memory and threads; one fit at a time. */
export class Kernels {
  /** The calling thread's view of the memory; its addresses come from an Arena. */
  readonly leader: Thread
  private readonly workers: Worker[]

  constructor(leader: Thread, workers: Worker[]) {
    this.leader = leader
    this.workers = workers
  }

  get threads(): number {
    return this.workers.length + 1
  }

  get memoryBytes(): number {
    return this.leader.memory.buffer.byteLength
  }

  /**
   * Makes the memory reach to `end`; what an earlier fit left there is overwritten.
   *
   * @throws {EngineError} `CLUSTERING_TOO_LARGE`, or the code of the refusal, when it cannot.
   */
  reserve(end: number, refusal = CLUSTERING): void {
    growTo(this.leader.memory, end + PAGE_BYTES, refusal)
    this.leader.refresh()
  }

  /** Runs chunks 0 … chunks − 1 of a compiled task in their order on the calling thread alone. */
  runAlone(task: CompiledTask, chunks: number, plan: number, onChunk?: (finished: number) => void): void {
    for (let chunk = 0; chunk < chunks; chunk++) {
      this.checkCancelled()
      this.leader.call(task, plan, chunk)
      onChunk?.(chunk + 1)
    }
  }

  /**
   * Runs chunks 0 … chunks − 1 of a task on all threads.
   *
   * @param onChunk - hears the number of finished chunks after each chunk of the calling thread.
   * @throws {EngineError} `CANCELLED` when the cancel word was set.
   */
  run(task: TaskName, chunks: number, plan: number, onChunk?: (finished: number) => void): void {
    leadEpoch(this.leader, this.workers.length, task, chunks, plan, onChunk)
    this.checkCancelled()
  }

  checkCancelled(): void {
    if (this.leader.cancelled) throw new EngineError('CANCELLED', 'The computation was cancelled.')
  }

  /** Ends the threads; the kernels cannot be used afterwards. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()))
  }
}
