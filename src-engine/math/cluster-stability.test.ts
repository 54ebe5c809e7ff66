import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '../kernels/kernels.ts'
import { clusterStability } from './cluster-stability.ts'
import { matrixOf } from './matrix.ts'
import { seeded } from './random.ts'

let kernels: Kernels
beforeAll(async () => {
  kernels = await openKernels({ threads: 1 })
})
afterAll(() => kernels.close())

const { normal, uniform } = seeded(4)
const apart = matrixOf(Array.from({ length: 90 }, (_, i) => [20 * (i % 3) + 0.2 * normal(), 0.2 * normal()]))
const byGroup = Int32Array.from({ length: 90 }, (_, i) => i % 3)

describe('clusterStability', () => {
  it('is 1 for groups that every resample finds again', () => {
    expect(clusterStability(kernels, apart, { labels: byGroup, k: 3, resamples: 5, nInit: 3, seed: 1 })).toEqual([1, 1, 1])
  })

  it('by hand: a label that cuts a group in two halves shares half of it', () => {
    const two = matrixOf(Array.from({ length: 40 }, (_, i) => [i < 20 ? 0 : 100]))
    const labels = Int32Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1))
    const cut = labels.map((label, i) => (label === 0 ? i % 2 : 1))
    const [first] = clusterStability(kernels, two, { labels: cut, k: 2, resamples: 200, nInit: 1, seed: 7 })
    expect(first).toBeGreaterThan(0.45)
    expect(first).toBeLessThan(0.55)
  })

  it('is low where there is no structure', () => {
    const flat = matrixOf(Array.from({ length: 300 }, () => [uniform(), uniform()]))
    const labels = Int32Array.from({ length: 300 }, (_, i) => i % 5)
    const found = clusterStability(kernels, flat, { labels, k: 5, resamples: 10, nInit: 2, seed: 1 })
    expect(Math.max(...found.map((one) => one ?? 1))).toBeLessThan(0.5)
  })

  it('is the same for the same seed; a cluster that was never drawn has no value', () => {
    const labels = byGroup.map((label, i) => (i === 0 ? 3 : label))
    const options = { labels, k: 4, resamples: 3, draws: 4, nInit: 1, seed: 2 }
    const found = clusterStability(kernels, apart, options)
    expect(clusterStability(kernels, apart, options)).toEqual(found)
    expect(found[3]).toBeNull()
  })
})
