import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { golden } from '#engine/testing/golden'
import { ease } from './ease.ts'
import { seeded } from './random.ts'
import type { Baskets } from './sparse.ts'

let one: Kernels
let two: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl: new URL('../kernels/worker.ts', import.meta.url) })
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
})

interface Reference {
  cases: {
    baskets: number[][]
    items: number
    weights: number[] | null
    given_lambda: number | null
    lambda: number
    rows: Record<string, number[]>
  }[]
}

const withCode = (code: string) => expect.objectContaining({ code })

function basketsOf(rows: number[][]): Baskets {
  const indptr = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    indptr[i + 1] = indptr[i] + row.length
  })
  return { indptr, indices: Int32Array.from(rows.flat()) }
}

function drawn(rows: number, items: number): number[][] {
  const random = seeded(rows + items)
  const itemsOf = (length: number) => Array.from({ length }, () => Math.min(random.integer(items), random.integer(items)))
  return Array.from({ length: rows }, () => [...new Set(itemsOf(random.integer(9)))])
}

/** The same model in float64, by Gauss and Jordan. */
function plainEase(rows: number[][], items: number, weights: ArrayLike<number>): Float64Array {
  const p = new Float64Array(items * items)
  rows.forEach((row, r) => {
    for (const i of row) for (const j of row) p[i * items + j] += weights[r]
  })
  let trace = 0
  for (let i = 0; i < items; i++) trace += p[i * items + i]
  for (let i = 0; i < items; i++) p[i * items + i] += trace / items
  for (let k = 0; k < items; k++) {
    const pivot = 1 / p[k * items + k]
    p[k * items + k] = 1
    for (let j = 0; j < items; j++) p[k * items + j] *= pivot
    for (let i = 0; i < items; i++) {
      const factor = p[i * items + k]
      if (i === k || factor === 0) continue
      p[i * items + k] = 0
      for (let j = 0; j < items; j++) p[i * items + j] -= factor * p[k * items + j]
    }
  }
  return p.map((value, at) => (at % (items + 1) === 0 ? 0 : -value / p[(at % items) * (items + 1)]))
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]))
  return largest
}

describe('ease', () => {
  it('agrees with two items worked out by hand', () => {
    // XᵀX = [2 1; 1 1], λ = 1.5: P = [2.5 −1; −1 3.5] / 7.75
    const { weights, lambda } = ease(one, { baskets: basketsOf([[0, 1], [0]]), items: 2, weights: null })
    expect(lambda).toBe(1.5)
    expect(largestDifference(weights, [0, 1 / 3.5, 1 / 2.5, 0])).toBeLessThan(1e-7)
  })

  it('agrees with NumPy', () => {
    for (const { baskets, items, weights, given_lambda, lambda, rows } of golden<Reference>('ease').cases) {
      const fit = ease(two, {
        baskets: basketsOf(baskets),
        items,
        weights: weights && Float32Array.from(weights),
        lambda: given_lambda ?? undefined,
      })
      expect(fit.lambda).toBeCloseTo(lambda, 4)
      for (const [row, expected] of Object.entries(rows)) {
        expect(largestDifference(fit.weights.subarray(Number(row) * items, (Number(row) + 1) * items), expected)).toBeLessThan(2e-6)
      }
    }
  })

  it.each([
    [4, 1],
    [30, 127],
    [200, 128],
    [300, 129],
    [800, 300],
  ])('agrees with plain TypeScript, and two threads with one: %i rows, %i items', (rows, items) => {
    const sets = drawn(rows, items)
    const weights = Float32Array.from(sets, (row) => 1 / Math.max(1, row.length))
    const input = { baskets: basketsOf(sets), items, weights }
    const fit = ease(one, input)
    expect(largestDifference(fit.weights, plainEase(sets, items, weights))).toBeLessThan(2e-6)
    expect(ease(two, input)).toEqual(fit)
  })

  it('does not mind the order of a basket, repeats, empty rows and items nobody bought', () => {
    const plain = ease(one, {
      baskets: basketsOf([
        [0, 1, 3],
        [1, 3],
      ]),
      items: 5,
      weights: null,
    })
    const untidy = ease(one, { baskets: basketsOf([[3, 0, 1, 3], [], [3, 1, 1]]), items: 5, weights: null })
    expect(untidy).toEqual(plain)
    expect([...plain.weights.subarray(10, 15)]).toEqual([0, 0, 0, 0, 0])
  })

  it('refuses what it cannot compute, saying how much memory is short', () => {
    const baskets = basketsOf([[0, 1]])
    expect(() => ease(one, { baskets: basketsOf([[], []]), items: 3, weights: null })).toThrow(withCode('RECOMMENDER_NOTHING_TO_LEARN'))
    expect(() => ease(one, { baskets, items: 2, weights: Float32Array.of(Number.NaN) })).toThrow(withCode('RECOMMENDER_WEIGHTS_INVALID'))
    for (const lambda of [0, -3, Number.NaN]) {
      expect(() => ease(one, { baskets, items: 2, weights: null, lambda })).toThrow(withCode('INVALID_INPUT'))
    }
    expect(() => ease(one, { baskets: basketsOf([[0, 5]]), items: 2, weights: null })).toThrow(RangeError)
    const refusal = expect.objectContaining({
      code: 'RECOMMENDER_TOO_LARGE',
      details: expect.objectContaining({ available_bytes: 2 ** 32 }),
    })
    expect(() => ease(one, { baskets, items: 40_000, weights: null })).toThrow(refusal)
  })

  it('gives these bits on every machine', () => {
    const { weights } = ease(two, { baskets: basketsOf(drawn(400, 150)), items: 150, weights: null })
    expect(createHash('sha256').update(weights).digest('hex').slice(0, 16)).toBe('284e49cc1d772e2e')
  })

  it('stops when it is cancelled', async () => {
    const cancelWord = new Int32Array(new SharedArrayBuffer(4)).fill(1)
    const kernels = await openKernels({ threads: 1, cancelWord })
    expect(() => ease(kernels, { baskets: basketsOf([[0, 1]]), items: 2, weights: null })).toThrow(withCode('CANCELLED'))
    await kernels.close()
  })

  it('tells how far it is', () => {
    const shares: number[] = []
    ease(two, { baskets: basketsOf(drawn(300, 200)), items: 200, weights: null }, (share) => shares.push(share))
    expect(shares).toEqual([0.5, 1])
  })
})
