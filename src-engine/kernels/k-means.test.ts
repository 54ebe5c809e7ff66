import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Arena } from './arena.ts'
import { bestImproved } from './k-means-improve.ts'
import {
  chunksOf,
  type EachChunk,
  K_MEANS_PLAN,
  type KMeansPlan,
  PASS_MODES,
  placeData,
  placeRestart,
  SCRATCH_BYTES,
} from './k-means-plan.ts'
import { emptyClustersFilled } from './k-means-relocate.ts'
import { clearSums, lloydFrom, placeCenters, runKMeans } from './k-means-run.ts'
import { chooseFirstCenters } from './k-means-start.ts'
import { placeTrials } from './k-means-trials.ts'
import { type Kernels, openKernels } from './kernels.ts'
import { packPanels } from './pack.ts'
import { randomStream } from './random-stream.ts'

let one: Kernels
let two: Kernels
beforeAll(async () => {
  one = await openKernels({ threads: 1 })
  two = await openKernels({ threads: 2, workerUrl: new URL('./worker.ts', import.meta.url) })
})
afterAll(async () => {
  await one.close()
  await two.close()
})

/** A workspace with uniform rows (f32 values, so that nothing is rounded on the way in) on one kernel or two. */
function workspace(kernels: Kernels, rows: number, columns: number, k: number) {
  const random = randomStream(rows + columns)
  const data = Float64Array.from({ length: rows * columns }, () => Math.fround(random() * 2 - 1))
  const arena = new Arena()
  const scratch = arena.take(kernels.threads * SCRATCH_BYTES)
  const address = arena.take(K_MEANS_PLAN.sizeBytes)
  const plan = placeRestart(arena, placeData(arena, rows, columns), k, scratch)
  kernels.reserve(arena.end)
  K_MEANS_PLAN.write(kernels.leader.u32, address, plan)
  packPanels(kernels.leader, { data, rows, cols: columns, shift: new Float64Array(columns), scale: 1 }, plan.panels)
  const eachChunk: EachChunk = (task) => kernels.run(task, chunksOf(rows), address)
  kernels.run('measureRows', chunksOf(rows), address)
  const squareTo = (row: number, centers: Float64Array, c: number): number => {
    let square = 0
    for (let j = 0; j < columns; j++) square += (data[row * columns + j] - centers[c * columns + j]) ** 2
    return square
  }
  const squares = (row: number, centers: Float64Array): number[] => Array.from({ length: k }, (_, c) => squareTo(row, centers, c))
  return { thread: kernels.leader, address, plan, eachChunk, data, squares }
}

const written = ({ thread, plan, address }: { thread: Kernels['leader']; plan: KMeansPlan; address: number }) =>
  K_MEANS_PLAN.write(thread.u32, address, plan)
const options = { seed: 3, restart: 0, tolerance: 0, maxIterations: 300 }
const shapes = [
  [1, 1, 1],
  [7, 3, 5],
  [9, 1, 3],
  [300, 33, 17],
  [5000, 4, 8],
]

describe('compiled kernels beside plain TypeScript', () => {
  it.each(shapes)('k-means++ leaves the squared distance to the nearest chosen row: %i × %i, k %i', (rows, columns, k) => {
    for (const kernels of [one, two]) {
      const { thread, plan, address, eachChunk, squares } = workspace(kernels, rows, columns, k)
      const centers = chooseFirstCenters(thread, eachChunk, address, plan, randomStream(1))
      const errors = Array.from({ length: rows }, (_, row) =>
        Math.abs(thread.f32[plan.closest / 4 + row] - Math.min(...squares(row, centers))),
      )
      expect(Math.max(...errors)).toBeLessThan(1e-5 * columns)
    }
  })

  it.each(shapes)(
    'every pass of Lloyd finds the nearest centers and their sums, with bounds and without: %i × %i, k %i',
    (rows, columns, k) => {
      for (const kernels of [one, two]) {
        const { thread, plan, address, eachChunk, data, squares } = workspace(kernels, rows, columns, k)
        const watched: EachChunk = (task) => {
          eachChunk(task)
          if (task !== 'lloyd') return
          const centers = Float64Array.from(thread.f32.subarray(plan.centers / 4, plan.centers / 4 + k * columns))
          const excesses = Array.from({ length: rows }, (_, row) => {
            const all = squares(row, centers)
            return all[thread.i32[plan.labels / 4 + row]] - Math.min(...all)
          })
          expect(Math.max(...excesses)).toBeLessThan(2e-6 * columns)
        }
        const run = runKMeans(thread, watched, address, options)
        const labels = thread.i32.slice(plan.labels / 4, plan.labels / 4 + rows)
        const means = new Float64Array(k * columns)
        const counts = new Float64Array(k)
        labels.forEach((label, row) => {
          counts[label]++
          for (let j = 0; j < columns; j++) means[label * columns + j] += data[row * columns + j]
        })
        run.centers.forEach((value, i) => {
          expect(value).toBeCloseTo(means[i] / counts[Math.floor(i / columns)], 9)
        })
      }
    },
  )

  it('uses its bounds when few rows move', () => {
    const { thread, address, eachChunk } = workspace(one, 5000, 4, 8)
    const modes = new Set<number>()
    const watched: EachChunk = (task) => {
      if (task === 'lloyd') modes.add(K_MEANS_PLAN.read(thread.u32, address).mode)
      eachChunk(task)
    }
    const run = runKMeans(thread, watched, address, options)
    expect([...modes].sort()).toEqual(Object.values(PASS_MODES))
    expect(run.converged).toBe(true)
  })

  it('prices a swap: what remains with the row added and a center taken away', () => {
    const space = workspace(two, 5000, 3, 6)
    const { thread, plan, eachChunk, data, squares } = space
    const centers = Float64Array.from({ length: 18 }, (_, i) => Math.fround(Math.sin(i)))
    const rows = [3, 4000, 17, 2500]
    placeCenters(thread, plan, centers)
    placeTrials(thread, plan, rows)
    written(space)
    eachChunk('trySwaps')
    for (const [trial, added] of rows.entries()) {
      for (let removed = 0; removed < 6; removed++) {
        const swapped = centers.slice()
        swapped.set(data.subarray(added * 3, added * 3 + 3), removed * 3)
        let plain = 0
        for (let row = 0; row < 5000; row++) plain += Math.min(...squares(row, swapped))
        let priced = 0
        for (let chunk = 0; chunk < chunksOf(5000); chunk++) {
          const at = plan.swaps / 8 + (chunk * 4 + trial) * 7
          priced += thread.f64[at] + thread.f64[at + 1 + removed]
        }
        expect(priced / plain).toBeCloseTo(1, 5)
      }
    }
  })
})

describe('search for a better optimum', () => {
  it('leaves the worst of starts: all centers but one in the same corner', () => {
    const space = workspace(one, 3000, 2, 6)
    const { thread, plan, address, eachChunk } = space
    clearSums(thread, plan)
    const corner = Float64Array.from({ length: 12 }, (_, i) => (i < 10 ? 0.99 - i * 1e-3 : -1))
    const stuck = lloydFrom(thread, eachChunk, address, plan, corner, { ...options, maxIterations: 3 })
    const found = bestImproved(thread, eachChunk, address, [{ ...stuck, converged: true }], options)
    const started = runKMeans(thread, eachChunk, address, options)
    expect(found.potential).toBeLessThan(stuck.potential)
    // The sum of squares of the rows, which a potential leaves out, is about 2/3 a row.
    const ratio = (found.potential + 2000) / (started.potential + 2000)
    expect(ratio).toBeLessThan(1.05)
  })

  it('never returns something worse than the best restart', () => {
    const { thread, address, eachChunk } = workspace(two, 2500, 5, 12)
    const runs = [0, 1, 2].map((restart) => runKMeans(thread, eachChunk, address, { ...options, restart, tolerance: 1 }))
    const { potential } = bestImproved(thread, eachChunk, address, runs, { ...options, restart: 3 })
    expect(potential).toBeLessThanOrEqual(Math.min(...runs.map((run) => run.potential)))
  })
})

describe('emptyClustersFilled', () => {
  it('gives an empty cluster the row farthest from its center and leaves the sums it was given alone', () => {
    const { thread, plan, data } = workspace(one, 9, 1, 3)
    thread.i32.fill(0, plan.labels / 4, plan.labels / 4 + 9)
    const total = data.reduce((sum, value) => sum + value, 0)
    const given = { sums: Float64Array.of(total, 0, 0), counts: Float64Array.of(9, 0, 0) }
    const byDistance = [...data].sort((a, b) => Math.abs(b) - Math.abs(a))
    const filled = emptyClustersFilled(thread, plan, new Float64Array(3), given)
    expect([...filled.counts]).toEqual([7, 1, 1])
    expect([...filled.sums.slice(1)]).toEqual(byDistance.slice(0, 2))
    expect(filled.sums[0]).toBeCloseTo(total - byDistance[0] - byDistance[1], 12)
    expect([...given.counts]).toEqual([9, 0, 0])
  })

  it('changes nothing while every row lies on its center', () => {
    const { thread, plan, data } = workspace(one, 1, 2, 1)
    thread.i32[plan.labels / 4] = 0
    const groups = { sums: data, counts: Float64Array.of(0) }
    expect(emptyClustersFilled(thread, plan, data, groups)).toEqual(groups)
  })
})
