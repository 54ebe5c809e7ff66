import { Arena } from './arena.ts'
import { bestImproved } from './k-means-improve.ts'
import {
  chunksOf,
  type EachChunk,
  K_MEANS_PLAN,
  type KMeansPlan,
  placeData,
  placeRestart,
  SCRATCH_BYTES,
  sumOfSquares,
} from './k-means-plan.ts'
import { RESTART_PLAN, RESULT_HEADER, readRun, writeRun } from './k-means-restart.ts'
import { type KMeansRun, placeCenters, runKMeans } from './k-means-run.ts'
import type { Kernels } from './kernels.ts'
import { type KernelRows, packPanels } from './pack.ts'
import type { Thread } from './thread.ts'

export interface FitOptions {
  k: number
  nInit: number
  seed: number
  maxIterations: number
  /** Relative to the mean variance of the columns. */
  tolerance: number
  /** Whether the best optima are left by swapping centers. */
  improve: boolean
  onProgress?: (share: number) => void
}

/** The best restart; centers in the units of the shifted and scaled rows. */
export interface KernelFit {
  centers: Float64Array
  passes: number
  converged: boolean
  /** Labels of all rows for other centers (k, d) in the same units; ~label where f32 cannot tell the two nearest apart. */
  assign(centers: Float64Array): Int32Array
}

/** Above this, restarts share one workspace: the memory is kept between fits and never shrinks. */
const APART_LIMIT_BYTES = 2 ** 30

/** Share of the progress that the restarts stand for; the rest is the search for something better. */
const RESTART_SHARE = 0.8

interface Layout {
  /** Plans of the workspaces, and their addresses one after the other. */
  plans: KMeansPlan[]
  address: number
  restartPlan: number
  seed: number
  results: number
  end: number
}

/**
 * Fits k-means `nInit` times and keeps the lowest inertia, the earliest on a tie. Restarts run one per thread where there are at
 * least as many as threads, otherwise all threads share the rows of one restart: the result is the same.
 *
 * @throws {EngineError} `CLUSTERING_TOO_LARGE`, `CANCELLED`.
 */
export function fitKMeans(kernels: Kernels, rows: KernelRows, options: FitOptions): KernelFit {
  const { threads, leader } = kernels
  const apart = threads > 1 && options.nInit >= threads && layOut(rows, options, threads, threads).end <= APART_LIMIT_BYTES
  const layout = layOut(rows, options, threads, apart ? threads : 1)
  kernels.reserve(layout.end)
  packPanels(leader, rows, layout.plans[0].panels)
  layout.plans.forEach((plan, t) => {
    K_MEANS_PLAN.write(leader.u32, layout.address + t * K_MEANS_PLAN.sizeBytes, apart ? { ...plan, scratchStride: 0 } : plan)
  })
  const shared = layout.plans[0]
  const chunks = chunksOf(rows.rows)
  kernels.run('measureRows', chunks, layout.address)
  const tolerance = options.tolerance * meanVariance(leader, shared)
  if (apart) restartApart(kernels, layout, { ...options, tolerance })
  else restartTogether(kernels, layout, { ...options, tolerance })
  const best = bestOf(kernels, layout, options)
  options.onProgress?.(1)

  const assign = (centers: Float64Array): Int32Array => {
    K_MEANS_PLAN.write(leader.u32, layout.address, shared)
    placeCenters(leader, shared, centers)
    kernels.run('settle', chunks, layout.address)
    return leader.i32.slice(shared.labels / 4, shared.labels / 4 + rows.rows)
  }
  return { ...best, assign }
}

function layOut({ rows, cols }: KernelRows, { k, nInit }: FitOptions, threads: number, workspaces: number): Layout {
  const arena = new Arena()
  const scratch = arena.take(threads * SCRATCH_BYTES)
  const data = placeData(arena, rows, cols)
  const address = arena.take(workspaces * K_MEANS_PLAN.sizeBytes)
  const restartPlan = arena.take(RESTART_PLAN.sizeBytes)
  const seed = arena.take(16)
  const results = arena.take(nInit * (RESULT_HEADER + k * cols) * 8)
  const plans = Array.from({ length: workspaces }, (_, t) => placeRestart(arena, data, k, scratch + t * SCRATCH_BYTES))
  return { plans, address, restartPlan, seed, results, end: arena.end }
}

/** The rows are centered: their mean square is the variance. */
const meanVariance = (thread: Thread, plan: KMeansPlan): number => sumOfSquares(thread, plan) / (plan.rows * plan.columns)

function restartApart(kernels: Kernels, layout: Layout, options: FitOptions): void {
  const { leader } = kernels
  const { address, restartPlan, seed, results } = layout
  leader.f64.set([options.seed, options.tolerance], seed / 8)
  RESTART_PLAN.write(leader.u32, restartPlan, {
    scratch: 0,
    scratchStride: 0,
    plans: address,
    seed,
    results,
    maxIterations: options.maxIterations,
  })
  kernels.run('restartKMeans', options.nInit, restartPlan, (finished) => options.onProgress?.((RESTART_SHARE * finished) / options.nInit))
}

function restartTogether(kernels: Kernels, { plans: [plan], address, results }: Layout, options: FitOptions): void {
  const { nInit, seed, tolerance, maxIterations, onProgress } = options
  const eachChunk: EachChunk = (task) => kernels.run(task, chunksOf(plan.rows), address)
  for (let restart = 0; restart < nInit; restart++) {
    const onPass = (pass: number) => onProgress?.((RESTART_SHARE * (restart + pass / maxIterations)) / nInit)
    const run = runKMeans(kernels.leader, eachChunk, address, { seed, restart, tolerance, maxIterations, onPass })
    writeRun(kernels.leader.f64, results / 8, restart, run)
  }
}

function bestOf(kernels: Kernels, { plans: [plan], address, results }: Layout, options: FitOptions): KMeansRun {
  const { leader } = kernels
  const { seed, nInit, maxIterations } = options
  K_MEANS_PLAN.write(leader.u32, address, plan)
  const runs = Array.from({ length: nInit }, (_, restart) => readRun(leader.f64, results / 8, restart, plan.k * plan.columns))
  const eachChunk: EachChunk = (task) => kernels.run(task, chunksOf(plan.rows), address)
  if (!options.improve) return runs.reduce((best, run) => (run.potential < best.potential ? run : best))
  return bestImproved(leader, eachChunk, address, runs, { seed, restart: nInit, tolerance: 0, maxIterations })
}
