import { EngineError } from '#engine/base/errors'
import { chunksOf, type EachChunk, K_MEANS_PLAN } from './k-means-plan.ts'
import { type KMeansRun, runKMeans } from './k-means-run.ts'
import { planShape } from './plan.ts'
import type { Thread } from './thread.ts'

/** Whole restarts as chunks: thread t works in the t-th workspace, restart i writes the i-th result. */
export const RESTART_PLAN = planShape('plans', 'seed', 'results', 'maxIterations')

/** Results of a restart: potential, passes, converged, then its centers, all f64. */
export const RESULT_HEADER = 3

/** Task of a thread: one restart from the first center to the last pass, on this thread alone. */
export function restartKMeans(thread: Thread, address: number, restart: number): void {
  const { plans, seed, results, maxIterations } = RESTART_PLAN.read(thread.u32, address)
  const plan = plans + thread.index * K_MEANS_PLAN.sizeBytes
  const { rows } = K_MEANS_PLAN.read(thread.u32, plan)
  const [seedNumber, tolerance] = thread.f64.subarray(seed / 8, seed / 8 + 2)
  const run = runKMeans(thread, serially(thread, plan, chunksOf(rows)), plan, { seed: seedNumber, restart, tolerance, maxIterations })
  writeRun(thread.f64, results / 8, restart, run)
}

export function writeRun(f64: Float64Array, results: number, restart: number, run: KMeansRun): void {
  const at = results + restart * (RESULT_HEADER + run.centers.length)
  f64.set([run.potential, run.passes, run.converged ? 1 : 0], at)
  f64.set(run.centers, at + RESULT_HEADER)
}

export function readRun(f64: Float64Array, results: number, restart: number, centersLength: number): KMeansRun {
  const at = results + restart * (RESULT_HEADER + centersLength)
  const [potential, passes, converged] = f64.subarray(at)
  const centers = f64.slice(at + RESULT_HEADER, at + RESULT_HEADER + centersLength)
  return { potential, passes, converged: converged === 1, centers }
}

function serially(thread: Thread, plan: number, chunks: number): EachChunk {
  return (task) => {
    for (let chunk = 0; chunk < chunks; chunk++) {
      if (thread.cancelled) throw new EngineError('CANCELLED', 'The computation was cancelled.')
      thread.call(task, plan, chunk)
    }
  }
}
