import { chunksOf, type EachChunk, K_MEANS_PLAN, type KMeansPlan, PASS_MODES } from './k-means-plan.ts'
import { type ClusterSums, emptyClustersFilled } from './k-means-relocate.ts'
import { chooseFirstCenters } from './k-means-start.ts'
import { randomStream } from './random-stream.ts'
import type { Thread } from './thread.ts'

export interface RunOptions {
  seed: number
  restart: number
  /** Largest sum of squared center moves that ends the run, in units of the data squared. */
  tolerance: number
  maxIterations: number
  onPass?: (pass: number) => void
}

export interface KMeansRun {
  centers: Float64Array
  /** Sum of squared distances less the constant Σ|x|². */
  potential: number
  passes: number
  converged: boolean
}

interface Totals extends ClusterSums {
  changed: number
}

/** Bounds pay once few rows move: they cost two square roots a row and save the pass over a block. */
const BOUNDS_BELOW_SHARE = 0.1

/** One restart of Lloyd's algorithm after a greedy k-means++ start; the same bits however the chunks are run. */
export function runKMeans(thread: Thread, eachChunk: EachChunk, address: number, options: RunOptions): KMeansRun {
  const plan = K_MEANS_PLAN.read(thread.u32, address)
  const first = chooseFirstCenters(thread, eachChunk, address, plan, randomStream(options.seed, options.restart))
  clearSums(thread, plan)
  return lloydFrom(thread, eachChunk, address, plan, first, options)
}

/** Lloyd's passes from given centers; the labels and sums in the workspace may be those of any earlier pass. */
export function lloydFrom(
  thread: Thread,
  eachChunk: EachChunk,
  address: number,
  plan: KMeansPlan,
  first: Float64Array,
  options: RunOptions,
): KMeansRun {
  let centers = first
  let mode: number = PASS_MODES.measure
  let move = Number.POSITIVE_INFINITY
  for (let pass = 1; ; pass++) {
    placeCenters(thread, plan, centers)
    K_MEANS_PLAN.set(thread.u32, address, 'mode', mode)
    eachChunk('lloyd')
    options.onPass?.(pass)
    const totals = addChunks(thread, plan)
    const converged = totals.changed === 0 || move <= options.tolerance
    // The centers the labels were measured against are returned, so that the two agree.
    if (converged || pass === options.maxIterations)
      return { centers, potential: potentialOf(totals, centers, plan), passes: pass, converged }
    const next = meansOf(emptyClustersFilled(thread, plan, centers, totals), centers, plan)
    move = placeDrift(thread, plan, centers, next)
    centers = next
    mode = nextMode(mode, totals.changed / plan.rows)
  }
}

export function clearSums(thread: Thread, plan: KMeansPlan): void {
  const chunks = chunksOf(plan.rows)
  thread.i32.fill(-1, plan.labels / 4, plan.labels / 4 + Math.ceil(plan.rows / 8) * 8)
  thread.f64.fill(0, plan.sums / 8, plan.sums / 8 + chunks * plan.k * plan.columns)
  thread.f64.fill(0, plan.counts / 8, plan.counts / 8 + chunks * plan.k)
}

/** Writes the centers as f32 beside −|c|²/2 of what was written; the padding can never win. */
export function placeCenters({ f32 }: Thread, plan: KMeansPlan, centers: Float64Array): void {
  const { k, paddedK, columns } = plan
  const at = plan.centers / 4
  f32.set(centers, at)
  f32.fill(0, at + k * columns, at + paddedK * columns)
  let largest = 0
  for (let c = 0; c < paddedK; c++) {
    let square = 0
    for (let j = 0; j < columns; j++) square += f32[at + c * columns + j] ** 2
    f32[plan.halfSquares / 4 + c] = c < k ? -square / 2 : -1e30
    largest = Math.max(largest, square)
  }
  // 2⁻²⁴ for each product and sum of a dot product and for the rounding of row and center; doubled for two of them.
  f32[plan.slack / 4] = (columns + 8) * 2 ** -22
  f32[plan.slack / 4 + 1] = largest
}

function addChunks({ f64, i32 }: Thread, plan: KMeansPlan): Totals {
  const size = plan.k * plan.columns
  const sums = new Float64Array(size)
  const counts = new Float64Array(plan.k)
  let changed = 0
  for (let chunk = 0; chunk < chunksOf(plan.rows); chunk++) {
    const from = plan.sums / 8 + chunk * size
    for (let i = 0; i < size; i++) sums[i] += f64[from + i]
    for (let c = 0; c < plan.k; c++) counts[c] += f64[plan.counts / 8 + chunk * plan.k + c]
    changed += i32[plan.changed / 4 + chunk]
  }
  return { sums, counts, changed }
}

/** Σ|x − c|² = Σ|x|² − 2 Σ c·sum + Σ n|c|², less its constant first term. */
function potentialOf({ sums, counts }: ClusterSums, centers: Float64Array, { k, columns }: KMeansPlan): number {
  let potential = 0
  for (let c = 0; c < k; c++) {
    for (let j = c * columns; j < (c + 1) * columns; j++) potential += centers[j] * (counts[c] * centers[j] - 2 * sums[j])
  }
  return potential
}

function meansOf({ sums, counts }: ClusterSums, centers: Float64Array, { k, columns }: KMeansPlan): Float64Array {
  const means = centers.slice()
  for (let c = 0; c < k; c++) {
    if (counts[c] > 0) for (let j = c * columns; j < (c + 1) * columns; j++) means[j] = sums[j] / counts[c]
  }
  return means
}

/** Writes how far each center moves, rounded up, and the largest move; returns the sum of the squared moves. */
function placeDrift({ f32 }: Thread, plan: KMeansPlan, centers: Float64Array, next: Float64Array): number {
  const { k, paddedK, columns } = plan
  const at = plan.drift / 4
  let move = 0
  f32.fill(0, at, at + paddedK + 1)
  for (let c = 0; c < k; c++) {
    let square = 0
    for (let j = c * columns; j < (c + 1) * columns; j++) square += (next[j] - centers[j]) ** 2
    move += square
    f32[at + c] = Math.sqrt(square) * 1.00001
    f32[at + paddedK] = Math.max(f32[at + paddedK], f32[at + c])
  }
  return move
}

function nextMode(mode: number, changedShare: number): number {
  if (changedShare >= BOUNDS_BELOW_SHARE) return PASS_MODES.measure
  return mode === PASS_MODES.measure ? PASS_MODES.storeBounds : PASS_MODES.useBounds
}
