import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { gapStatistic } from '#engine/math/gap-statistic'
import { kMeans } from '#engine/math/k-means'
import { matrixOf } from '#engine/math/matrix'
import { silhouettes } from '#engine/math/silhouette'
import { golden } from '#engine/testing/golden'
import { sweepK } from './sweep.ts'

interface Reference {
  name: string
  x: number[][]
  per_k: { k: number; inertia: number; labels: number[] | null; silhouette: number; gap: number; s: number }[]
}
const { sweeps } = golden<{ sweeps: Reference[] }>('dfu')
const context = (kernels: Kernels) => ({ checkpoint: () => {}, tell: () => {}, kernels: async () => kernels })
const options = { range: [2, 12] as const, asked: null, minPct: 1, gapReferences: 10, nInit: 10, seed: 42 }
let kernels: Kernels
beforeAll(async () => {
  kernels = await openKernels({ threads: 1 })
})
afterAll(() => kernels.close())

describe.each(sweeps)('the sweep on $name beside scikit-learn', ({ x: rows, per_k }) => {
  const x = matrixOf(rows)

  it('has an inertia within 0.1 % of its best, or a lower one, at every K', () => {
    const ours = sweepK(kernels, x, { ...options, gapReferences: 1 }, context(kernels)).per_k
    per_k.forEach(({ k, inertia }, i) => {
      expect(ours[i].inertia / inertia, `K = ${k}`).toBeLessThan(1.001)
    })
  })

  it('has its silhouettes of the same labels', () => {
    const known = per_k.flatMap(({ k, labels, silhouette }) => (labels ? [{ k, labels: Int32Array.from(labels), silhouette }] : []))
    const ours = silhouettes(kernels, x, known)
    known.forEach(({ silhouette }, i) => {
      expect(ours[i].mean).toBeCloseTo(silhouette, 4)
    })
  })

  it('has its gap within three standard errors', () => {
    const fits = per_k.map(({ k }) => ({ k, inertia: kMeans(kernels, x, { k, nInit: 10, seed: 42 }).inertia }))
    const gaps = gapStatistic(kernels, x, { fits, references: 10, nInit: 2, seed: 42 })
    per_k.forEach(({ k, gap, s }, i) => {
      expect(Math.abs((gaps[i].gap ?? 0) - gap), `K = ${k}`).toBeLessThan(3 * Math.max(s, gaps[i].se ?? 0))
    })
  })

  it('is the same with one thread and two', async () => {
    const two = await openKernels({ threads: 2, workerUrl: new URL('../kernels/worker.ts', import.meta.url) })
    const settings = { ...options, range: [3, 5] as const, gapReferences: 2 }
    expect(sweepK(two, x, settings, context(two))).toEqual(sweepK(kernels, x, settings, context(kernels)))
    await two.close()
  })
})

describe('the range of K', () => {
  const distinct = (n: number) => matrixOf(Array.from({ length: 30 }, (_, i) => [i % n, (i % n) ** 2]))

  it('ends before the number of different rows, and says what was left out', () => {
    const { per_k, leftOut } = sweepK(kernels, distinct(6), { ...options, range: [3, 8], gapReferences: 1 }, context(kernels))
    expect(per_k.map(({ k }) => k)).toEqual([3, 4, 5])
    expect(leftOut).toEqual([6, 7, 8])
  })

  it('takes the K of the user, outside the range too', () => {
    const { chosen, per_k } = sweepK(kernels, distinct(20), { ...options, range: [3, 5], asked: 9, gapReferences: 1 }, context(kernels))
    expect([chosen.k, per_k.at(-1)?.k]).toEqual([9, 9])
  })

  it.each([
    ['too few different rows', { range: [3, 5] as const, asked: null }, 'DFU_TOO_FEW'],
    ['a K above the different rows', { range: [2, 2] as const, asked: 4 }, 'CLUSTERING_K_OUT_OF_RANGE'],
  ])('refuses %s', (_, wanted, code) => {
    expect(() => sweepK(kernels, distinct(3), { ...options, ...wanted }, context(kernels))).toThrow(expect.objectContaining({ code }))
  })
})
