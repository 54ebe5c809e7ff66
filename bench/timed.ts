import type { Measured } from './case.ts'

/** Wall time of a call that returns its quality. */
export function timed(work: () => number): Measured {
  const began = performance.now()
  const quality = work()
  return { seconds: (performance.now() - began) / 1000, quality }
}
