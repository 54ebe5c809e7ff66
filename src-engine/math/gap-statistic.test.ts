import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '../kernels/kernels.ts'
import { firstWithinOneError, gapStatistic } from './gap-statistic.ts'
import { kMeans } from './k-means.ts'
import { matrixOf } from './matrix.ts'
import { seeded } from './random.ts'

let kernels: Kernels
beforeAll(async () => {
  kernels = await openKernels({ threads: 1 })
})
afterAll(() => kernels.close())

/** Three tight groups far apart. */
function groups(rows: number) {
  const { normal } = seeded(1)
  return matrixOf(Array.from({ length: rows }, (_, i) => [10 * (i % 3) + 0.3 * normal(), 7 * ((i % 3) % 2) + 0.3 * normal()]))
}
const fitsOf = (x: ReturnType<typeof groups>, most: number) =>
  Array.from({ length: most }, (_, i) => ({ k: i + 1, inertia: kMeans(kernels, x, { k: i + 1, nInit: 5, seed: 3 }).inertia }))

describe('gapStatistic', () => {
  it('by hand: two points on a line beside two uniform draws', () => {
    const x = matrixOf([[0], [1]])
    const [{ gap, se }] = gapStatistic(kernels, x, { fits: [{ k: 1, inertia: 0.5 }], references: 1, nInit: 1, seed: 5 })
    const { uniform } = seeded(5, 1)
    const [a, b] = [uniform(), uniform()]
    expect(gap).toBeCloseTo(Math.log((a - b) ** 2 / 2) - Math.log(0.5), 10)
    expect(se).toBe(0)
  })

  it('chooses the number of groups that are there', () => {
    const x = groups(150)
    const gaps = gapStatistic(kernels, x, { fits: fitsOf(x, 6), references: 10, nInit: 2, seed: 42 })
    expect(firstWithinOneError(gaps)).toBe(3)
    expect(gaps.every(({ se }) => se !== null && se > 0 && se < 0.2)).toBe(true)
  })

  it('is the same for the same seed and leaves the rows as they are', () => {
    const x = groups(60)
    const before = x.data.slice()
    const options = { fits: fitsOf(x, 4), references: 3, nInit: 1, seed: 9 }
    const first = gapStatistic(kernels, x, options)
    expect(gapStatistic(kernels, x, options)).toEqual(first)
    expect(gapStatistic(kernels, x, { ...options, seed: 10 })).not.toEqual(first)
    expect(x.data).toEqual(before)
  })

  it('has no value where the clusters do not spread at all', () => {
    expect(gapStatistic(kernels, groups(9), { fits: [{ k: 9, inertia: 0 }], references: 2, nInit: 1, seed: 1 })).toEqual([
      { k: 9, gap: null, se: null },
    ])
  })
})

describe('firstWithinOneError', () => {
  const at = (k: number, gap: number, se = 0.1) => ({ k, gap, se })
  it.each([
    ['the first that qualifies', [at(3, 0.2), at(4, 0.5), at(5, 0.55), at(6, 0.9)], 4],
    ['none when the gap grows all the way', [at(3, 0.2), at(4, 0.5), at(5, 0.9)], null],
    ['the last has no neighbour', [at(3, 0.2)], null],
    ['only neighbours are compared', [at(3, 0.9), at(5, 0.1), at(6, 0.15)], 5],
  ])('%s', (_, gaps, expected) => {
    expect(firstWithinOneError(gaps)).toBe(expected)
  })
})
