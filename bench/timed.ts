import type { Measured } from './case.ts'

/** Wall time of a call that returns its quality; short calls are repeated and the mean is taken. */
export function timed(work: () => number, repeat = 1): Measured {
  const began = performance.now()
  let quality = 0
  for (let i = 0; i < repeat; i++) quality = work()
  return { seconds: (performance.now() - began) / 1000 / repeat, quality }
}
