import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { golden } from '#engine/testing/golden'
import { squaredDistance } from './distance.ts'
import { type Matrix, matrixOf, zeros } from './matrix.ts'
import { seeded } from './random.ts'
import { silhouettes } from './silhouette.ts'
import { standardise } from './standardise.ts'

const workerUrl = new URL('../kernels/worker.ts', import.meta.url)
const line = () => matrixOf([[0], [1], [10], [11]])
const labeled = (k: number, ...labels: number[]) => ({ k, labels: Int32Array.from(labels) })

let one: Kernels
let two: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl })
})
afterAll(async () => {
  await one.close()
  await two.close()
})

describe('silhouettes by hand', () => {
  it('compares the own cluster with the nearest other', () => {
    const [{ mean, perRow }] = silhouettes(one, line(), [labeled(2, 0, 0, 1, 1)])
    const expected = [1 - 1 / 10.5, 1 - 1 / 9.5, 1 - 1 / 9.5, 1 - 1 / 10.5]
    perRow.forEach((score, i) => {
      expect(score).toBeCloseTo(expected[i], 6)
    })
    expect(mean).toBeCloseTo(expected.reduce((sum, score) => sum + score, 0) / 4, 6)
  })

  it('is 0 in a cluster of one, and absent clusters do not count', () => {
    const [alone, absent] = silhouettes(one, line(), [labeled(3, 0, 0, 1, 2), labeled(5, 0, 0, 4, 4)])
    expect([...alone.perRow.slice(2)]).toEqual([0, 0])
    expect(absent.perRow).toEqual(silhouettes(one, line(), [labeled(2, 0, 0, 1, 1)])[0].perRow)
  })

  it('is 0 where all rows are equal and 1 where clusters are single points', () => {
    const [{ perRow: equal }] = silhouettes(one, matrixOf([[3], [3], [3]]), [labeled(2, 0, 0, 1)])
    expect([...equal]).toEqual([0, 0, 0])
    const [{ perRow: apart }] = silhouettes(
      one,
      matrixOf([
        [1.3, 0.7],
        [1.3, 0.7],
        [9.1, 4.4],
        [9.1, 4.4],
      ]),
      [labeled(2, 0, 0, 1, 1)],
    )
    expect([...apart]).toEqual([1, 1, 1, 1])
  })

  it('does not lose two close pairs far from each other', () => {
    const [{ perRow }] = silhouettes(one, matrixOf([[0], [1e-6], [1000], [1000 + 1e-6]]), [labeled(4, 0, 1, 2, 2)])
    expect([...perRow.slice(0, 2)]).toEqual([0, 0])
    expect(perRow[3]).toBeCloseTo(1, 8)
  })
})

describe('silhouettes laws', () => {
  it.each([
    [3, 1],
    [7, 2],
    [9, 5],
    [257, 3],
    [700, 21],
  ])('equal plain TypeScript for %i rows and %i columns, whatever the threads', (rows, cols) => {
    const x = randomRows(rows, cols)
    const random = seeded(rows)
    const labelings = [2, 3, 7].map((k) => ({ k, labels: Int32Array.from({ length: rows }, (_, i) => (i < 2 ? i : random.integer(k))) }))
    const copy = x.data.slice()
    const scores = silhouettes(one, x, labelings)
    scores.forEach(({ perRow }, q) => {
      const plain = plainSilhouette(x, labelings[q].labels, labelings[q].k)
      perRow.forEach((score, i) => {
        expect(Math.abs(score - plain[i])).toBeLessThan(2e-5)
      })
    })
    expect(silhouettes(two, x, labelings)).toEqual(scores)
    expect(x.data).toEqual(copy)
  })

  it('scores a labeling the same alone and among others, within float32', () => {
    const x = randomRows(300, 4)
    const labelings = [2, 5].map((k) => ({ k, labels: Int32Array.from({ length: 300 }, (_, i) => i % k) }))
    const together = silhouettes(one, x, labelings)
    labelings.forEach((labeling, q) => {
      expect(silhouettes(one, x, [labeling])[0].mean).toBeCloseTo(together[q].mean, 6)
    })
  })

  it('tells how far it is, up to 1', () => {
    const shares: number[] = []
    silhouettes(one, randomRows(500, 2), [{ k: 2, labels: Int32Array.from({ length: 500 }, (_, i) => i % 2) }], (share) =>
      shares.push(share),
    )
    expect(shares).toEqual([0.25, 0.5, 0.75, 1, 1])
  })

  it('agrees with scikit-learn on iris', () => {
    const x = standardise(matrixOf(golden<{ iris: number[][] }>('k-means').iris)).x
    const { labelings } = golden<{ labelings: { k: number; labels: number[]; scores: number[] }[] }>('silhouette')
    const results = silhouettes(
      two,
      x,
      labelings.map(({ k, labels }) => labeled(k, ...labels)),
    )
    results.forEach(({ perRow }, q) => {
      perRow.forEach((score, i) => {
        expect(Math.abs(score - labelings[q].scores[i])).toBeLessThan(1e-5)
      })
    })
  })
})

describe('silhouettes refuse', () => {
  it.each([
    ['one cluster', labeled(2, 1, 1, 1, 1)],
    ['a label outside 0 … k − 1', labeled(2, 0, 1, 2, 0)],
    ['a negative label', labeled(2, 0, 1, -1, 0)],
    ['too few labels', labeled(2, 0, 1)],
  ])('%s', (_, labeling) => {
    expect(() => silhouettes(one, line(), [labeling])).toThrow(expect.objectContaining({ code: 'CLUSTERING_K_OUT_OF_RANGE' }))
  })

  it('a value that is not finite', () => {
    const x = matrixOf([[0], [Number.POSITIVE_INFINITY]])
    expect(() => silhouettes(one, x, [labeled(2, 0, 1)])).toThrow(expect.objectContaining({ code: 'CLUSTERING_NOT_FINITE' }))
  })
})

function randomRows(rows: number, cols: number): Matrix {
  const random = seeded(rows * cols)
  const x = zeros(rows, cols)
  for (let i = 0; i < x.data.length; i++) x.data[i] = random.normal() + (Math.floor(i / cols) % 3) * 2
  return x
}

function plainSilhouette(x: Matrix, labels: Int32Array, k: number): number[] {
  const sizes = Array.from({ length: k }, (_, c) => labels.filter((label) => label === c).length)
  return Array.from(labels, (own, i) => {
    const sums = new Float64Array(k)
    for (let j = 0; j < x.rows; j++) sums[labels[j]] += Math.sqrt(squaredDistance(x, i, x, j))
    if (sizes[own] === 1) return 0
    const inside = sums[own] / (sizes[own] - 1)
    const outside = Math.min(...[...sums].map((sum, c) => (c === own || sizes[c] === 0 ? Number.POSITIVE_INFINITY : sum / sizes[c])))
    return (outside - inside) / Math.max(inside, outside)
  })
}
