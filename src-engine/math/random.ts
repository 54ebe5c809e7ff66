import { randomStream } from '../kernels/random-stream.ts'

/** A seeded source of random numbers: the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Uniform integer in 0 … n − 1. */
  integer(n: number): number
  /** A new array with the items in random order. */
  shuffled<T>(items: readonly T[]): T[]
}

/**
 * Opens a source of random numbers.
 *
 * @param seed - integer, 0 … 2^53 − 1.
 * @param stream - one seed has 2^32 independent sequences; default 0.
 * @see randomStream (xoshiro128**); normal numbers by Marsaglia's polar method, doi:10.1137/1006063; shuffle by Fisher and Yates.
 */
export function seeded(seed: number, stream = 0): Random {
  const uniform = randomStream(seed, stream)
  const integer = (n: number): number => Math.floor(uniform() * n)
  return { uniform, normal: normals(uniform), integer, shuffled: (items) => shuffled(items, integer) }
}

function normals(uniform: () => number): () => number {
  let spare: number | null = null
  return () => {
    if (spare !== null) {
      const value = spare
      spare = null
      return value
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * factor
      return x * factor
    }
  }
}

function shuffled<T>(items: readonly T[], integer: (n: number) => number): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = integer(i + 1)
    const item = order[i]
    order[i] = order[j]
    order[j] = item
  }
  return order
}
