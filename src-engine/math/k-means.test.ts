import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Kernels, openKernels } from '#engine/kernels/kernels'
import { golden } from '#engine/testing/golden'
import { type KMeansFit, kMeans } from './k-means.ts'
import { type Matrix, matrixOf, zeros } from './matrix.ts'
import { seeded } from './random.ts'
import { standardise } from './standardise.ts'

const workerUrl = new URL('../kernels/worker.ts', import.meta.url)
const withCode = (code: string) => expect.objectContaining({ code })
const line = () => matrixOf([[0], [1], [10], [11]])

let one: Kernels
let two: Kernels
let sixteen: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl })
  sixteen = await openKernels({ threads: 16, workerUrl })
})
afterAll(async () => {
  await Promise.all([one, two, sixteen].map((kernels) => kernels.close()))
})

describe('kMeans by hand', () => {
  it('separates two groups', () => {
    const fit = kMeans(one, line(), { k: 2, seed: 7 })
    expect([...fit.centers.data].sort((a, b) => a - b)).toEqual([0.5, 10.5])
    expect(fit.inertia).toBe(1)
    expect(fit.converged).toBe(true)
  })

  it('takes one cluster to the mean', () => {
    const fit = kMeans(one, line(), { k: 1, seed: 1 })
    expect([...fit.centers.data]).toEqual([5.5])
    expect(fit.inertia).toBe(5.5 ** 2 * 2 + 4.5 ** 2 * 2)
  })

  it('gives every row its own cluster when k is the number of rows', () => {
    const fit = kMeans(one, line(), { k: 4, seed: 1 })
    expect(fit.inertia).toBe(0)
    expect([...fit.labels].sort()).toEqual([0, 1, 2, 3])
  })

  it('puts equal rows together when there are fewer distinct rows than clusters', () => {
    const fit = kMeans(
      one,
      matrixOf([
        [2, 3],
        [2, 3],
        [2, 3],
        [5, 7],
      ]),
      { k: 3, seed: 1 },
    )
    expect(fit.inertia).toBe(0)
    expect(fit.labels[1]).toBe(fit.labels[0])
    expect(fit.labels[3]).not.toBe(fit.labels[0])
  })

  it('clusters values far from zero and of any size', () => {
    const far = matrixOf([[1e9], [1e9 + 1], [1e9 + 10], [1e9 + 11]])
    expect(kMeans(one, far, { k: 2, seed: 7 }).inertia).toBe(1)
    const huge = matrixOf([[0], [1e150], [1e151], [1.1e151]])
    expect([...kMeans(one, huge, { k: 2, seed: 7 }).labels].map((label, _, all) => label === all[0])).toEqual([true, true, false, false])
  })
})

describe('kMeans laws', () => {
  // More than one chunk of 2,048 rows, so that partial sums are reduced.
  const big = blobs(10_000, 5, 6)

  it('gives the same bits for 1, 2 and 16 threads, restarts apart or together', () => {
    for (const nInit of [1, 20]) {
      const fits = [one, two, sixteen].map((kernels) => kMeans(kernels, big, { k: 6, nInit, seed: 11 }))
      expect(fits[1]).toEqual(fits[0])
      expect(fits[2]).toEqual(fits[0])
    }
  })

  it('gives the same bits on every machine', () => {
    expect(hash(kMeans(two, big, { k: 6, nInit: 5, seed: 11 }))).toBe('ed2f0ba85e5fb09b')
  })

  it('gives the same fit for the same seed and leaves its input alone', () => {
    const x = blobs(300, 3, 4)
    const copy = x.data.slice()
    expect(kMeans(two, x, { k: 4, seed: 3 })).toEqual(kMeans(two, x, { k: 4, seed: 3 }))
    expect(x.data).toEqual(copy)
  })

  it('finds another start for another seed', () => {
    const inertias = [1, 2, 3, 4, 5].map((seed) => kMeans(one, big, { k: 20, nInit: 1, seed }).inertia)
    expect(new Set(inertias).size).toBeGreaterThan(1)
  })

  it('tells how far it is, up to 1', () => {
    const shares: number[] = []
    kMeans(one, big, { k: 3, nInit: 4, seed: 1, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('stops at maxIterations and says so', () => {
    const fit = kMeans(one, big, { k: 20, nInit: 1, seed: 1, maxIterations: 2 })
    expect(fit).toMatchObject({ iterations: 2, converged: false })
    expect(fit.labels).toEqual(plainLabels(big, fit.centers))
  })
})

describe('kMeans beside plain TypeScript', () => {
  const shapes = [
    [1, 1, 1],
    [5, 3, 5],
    [7, 1, 2],
    [8, 4, 3],
    [9, 2, 9],
    [1001, 7, 8],
    [3000, 20, 5],
    [400, 33, 21],
  ]
  it.each(shapes)('labels are nearest, centers are means, inertia adds up: %i rows, %i columns, k %i', (rows, cols, k) => {
    const x = blobs(rows, cols, k)
    for (const kernels of [one, two]) {
      const fit = kMeans(kernels, x, { k, nInit: 3, seed: 2 })
      expect(fit.labels).toEqual(plainLabels(x, fit.centers))
      expect(fit.inertia).toBeCloseTo(plainInertia(x, fit), 8)
      // A fit that stopped within its tolerance relabels a few rows after its centers have moved for the last time.
      const means = plainMeans(x, fit.labels, k)
      fit.centers.data.forEach((value, i) => {
        expect(Math.abs(value - means[i])).toBeLessThan(2e-3)
      })
    }
  })

  it('keeps duplicates together', () => {
    const x = blobs(40, 3, 4)
    const doubled = { data: Float64Array.from([...x.data, ...x.data]), rows: 80, cols: 3 }
    const { labels } = kMeans(two, doubled, { k: 4, seed: 9 })
    expect(labels.slice(40)).toEqual(labels.slice(0, 40))
  })
})

// Made by scripts/golden/clustering.py with the best of scikit-learn over four seeds.
describe('kMeans beside scikit-learn', () => {
  const reference = golden<Record<'iris' | 'blobs', number[][]> & Record<'iris_inertia' | 'blobs_inertia', Record<string, number>>>(
    'k-means',
  )

  it.each(Object.entries(reference.iris_inertia))('is not worse by 0.1 percent on iris, k = %s', (k, inertia) => {
    const fit = kMeans(two, standardise(matrixOf(reference.iris)).x, { k: Number(k), nInit: 40, seed: 42 })
    expect(fit.inertia).toBeLessThanOrEqual(inertia * 1.001)
  })

  it.each(Object.entries(reference.blobs_inertia))('is not worse by 0.1 percent on blobs, k = %s', (k, inertia) => {
    expect(kMeans(two, matrixOf(reference.blobs), { k: Number(k), nInit: 40, seed: 42 }).inertia).toBeLessThanOrEqual(inertia * 1.001)
  })

  it('meets the optimum of well separated blobs to the last digits', () => {
    const { inertia } = kMeans(two, matrixOf(reference.blobs), { k: 5, seed: 1 })
    expect(Math.abs(inertia / reference.blobs_inertia['5'] - 1)).toBeLessThan(1e-12)
  })
})

describe('kMeans refuses', () => {
  it.each([0, 1.5, 5, Number.NaN, -1])('k = %s for four rows', (k) => {
    expect(() => kMeans(one, line(), { k, seed: 1 })).toThrow(withCode('CLUSTERING_K_OUT_OF_RANGE'))
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s in the data, with its place', (value) => {
    const x = matrixOf([
      [0, 1],
      [1, value],
      [2, 2],
    ])
    expect(() => kMeans(one, x, { k: 2, seed: 1 })).toThrow(
      expect.objectContaining({ details: { row: 1, column: 1, value: String(value) } }),
    )
  })

  it('more than 4 GiB before it starts, with the bytes', () => {
    const details = expect.objectContaining({ needed_bytes: expect.any(Number), available_bytes: 2 ** 32 })
    const x = { ...zeros(50_000, 1), data: new Float64Array(50_000) }
    expect(() => kMeans(one, x, { k: 40_000, nInit: 20_000, seed: 1 })).toThrow(
      expect.objectContaining({ code: 'CLUSTERING_TOO_LARGE', details }),
    )
  })

  it('to go on when the cancel word is set', async () => {
    const cancelWord = new Int32Array(new SharedArrayBuffer(4))
    const kernels = await openKernels({ threads: 2, workerUrl, cancelWord })
    const x = blobs(20_000, 4, 3)
    const options = { k: 3, nInit: 1, seed: 1, onProgress: () => Atomics.store(cancelWord, 0, 1) }
    expect(() => kMeans(kernels, x, options)).toThrow(withCode('CANCELLED'))
    cancelWord[0] = 0
    expect(kMeans(kernels, x, { k: 3, nInit: 1, seed: 1 })).toEqual(kMeans(two, x, { k: 3, nInit: 1, seed: 1 }))
    await kernels.close()
  })
})

function blobs(rows: number, cols: number, groups: number): Matrix {
  const random = seeded(rows + cols)
  const middles = Array.from({ length: groups * cols }, () => random.normal() * 3)
  const x = zeros(rows, cols)
  for (let i = 0; i < rows; i++) {
    const group = random.integer(groups)
    for (let j = 0; j < cols; j++) x.data[i * cols + j] = middles[group * cols + j] + random.normal()
  }
  return x
}

function squaredDistance(x: Matrix, i: number, centers: Matrix, c: number): number {
  let square = 0
  for (let j = 0; j < x.cols; j++) square += (x.data[i * x.cols + j] - centers.data[c * x.cols + j]) ** 2
  return square
}

function plainLabels(x: Matrix, centers: Matrix): Int32Array {
  return Int32Array.from({ length: x.rows }, (_, i) => {
    const distances = Array.from({ length: centers.rows }, (_, c) => squaredDistance(x, i, centers, c))
    return distances.indexOf(Math.min(...distances))
  })
}

function plainInertia(x: Matrix, { labels, centers }: KMeansFit): number {
  return labels.reduce((sum, label, i) => sum + squaredDistance(x, i, centers, label), 0)
}

function plainMeans(x: Matrix, labels: Int32Array, k: number): Float64Array {
  const sums = zeros(k, x.cols)
  const counts = new Float64Array(k)
  labels.forEach((label, i) => {
    counts[label]++
    for (let j = 0; j < x.cols; j++) sums.data[label * x.cols + j] += x.data[i * x.cols + j]
  })
  return sums.data.map((sum, i) => sum / counts[Math.floor(i / x.cols)])
}

function hash({ labels, centers, inertia }: KMeansFit): string {
  const bytes = (values: Float64Array | Int32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return createHash('sha256')
    .update(bytes(labels))
    .update(bytes(centers.data))
    .update(bytes(Float64Array.of(inertia)))
    .digest('hex')
    .slice(0, 16)
}
