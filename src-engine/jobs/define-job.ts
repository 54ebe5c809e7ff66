import type { Kernels } from '#engine/kernels/kernels'

/** What a computation may ask of its worker. */
export interface JobContext {
  /** Tells how far it is (0…1) and what it is doing. */
  checkpoint(share: number, step: string): void
  /** Hands something small to the story while it runs, such as a point of a curve. */
  tell(detail: unknown): void
  /** The compiled kernels of this worker, opened once. */
  kernels(): Promise<Kernels>
}

export interface Job<I, O> {
  name: string
  run(input: I, context: JobContext): O | Promise<O>
}

/**
 * Names a computation that runs in a worker thread: numbers in, numbers out; it knows no store.
 *
 * @param name - `capability.verb`, unique.
 * @param run - input and output must be structured-cloneable; typed arrays are cloned or transferred.
 */
export const defineJob = <I, O>(name: string, run: (input: I, context: JobContext) => O | Promise<O>): Job<I, O> => ({ name, run })
