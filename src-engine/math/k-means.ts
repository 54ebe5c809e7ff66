import { EngineError } from '#engine/base/errors'
import { fitKMeans } from '../kernels/k-means.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { squaredDistance } from './distance.ts'
import { kernelRows } from './kernel-rows.ts'
import type { Matrix } from './matrix.ts'

export interface KMeansOptions {
  k: number
  nInit?: number
  seed: number
  maxIterations?: number
  tolerance?: number
  improve?: boolean
  onProgress?: (share: number) => void
}

export interface KMeansFit {
  /** Nearest center of each row, (n,), 0 … k − 1; the lowest on a tie. */
  labels: Int32Array
  /** Shape (k, d), units of `x`. */
  centers: Matrix
  /** Sum of squared distances of the rows to their centers, units of `x` squared. */
  inertia: number
  /** Passes of the restart that won. */
  iterations: number
  /** False when `maxIterations` ended it. */
  converged: boolean
}

/**
 * Splits the rows of `x` into k clusters: Lloyd's k-means from greedy k-means++ starts, the best of `nInit` restarts.
 *
 * The search runs in float32 on all threads of the kernels; the centers (means of their rows), the labels (nearest of those centers)
 * and the inertia are then computed in float64 from `x` itself. The result depends on the data, the parameters and the seed only.
 *
 * @param kernels - opened by the caller; its cancel word stops the fit.
 * @param x - observations, shape (n, d), finite, scaled if the columns have different units. Not changed.
 * @param options - `k` in 1 … n; `nInit` ≥ 1, default 10; `seed` integer 0 … 2^53 − 1; `maxIterations` ≥ 1, default 300;
 *   `tolerance` relative to the mean variance of the columns, default 1e-4; `improve` false leaves out the swaps of centers, which
 *   cost more than the restarts where there are no clusters; `onProgress` hears the share of the work done, 0 … 1.
 * @throws {EngineError} `CLUSTERING_K_OUT_OF_RANGE`, `CLUSTERING_NOT_FINITE`, `CLUSTERING_TOO_LARGE` (`needed_bytes`,
 *   `available_bytes`), `CANCELLED`.
 * @see Lloyd 1982, doi:10.1109/TIT.1982.1056489; stopping rule, number of trials and treatment of empty clusters as scikit-learn's
 *   KMeans. Departures: the best restarts are improved by swapping centers (see bestImproved); a last step moves the centers to the
 *   means of their rows in float64.
 */
export function kMeans(kernels: Kernels, x: Matrix, options: KMeansOptions): KMeansFit {
  const { k, nInit = 10, seed, maxIterations = 300, tolerance = 1e-4, improve = true, onProgress } = options
  checkK(k, x.rows)
  const rows = kernelRows(x)
  const { shift, scale } = rows
  const fit = fitKMeans(kernels, rows, { k, nInit, seed, maxIterations, tolerance, improve, onProgress })
  const found = inUnitsOf(x, fit.centers, shift, scale)
  const centers = groupMeans(x, decided(x, fit.assign(fit.centers), found), found)
  const labels = decided(x, fit.assign(centered(centers, shift, scale)), centers)
  return { labels, centers, inertia: inertiaOf(x, labels, centers), iterations: fit.passes, converged: fit.converged }
}

function checkK(k: number, rows: number): void {
  if (Number.isInteger(k) && k >= 1 && k <= rows) return
  const message = `k must be an integer from 1 to ${rows}, the number of rows, got ${k}. Choose fewer clusters or more rows.`
  throw new EngineError('CLUSTERING_K_OUT_OF_RANGE', message, { k, rows })
}

function inUnitsOf(x: Matrix, centers: Float64Array, shift: Float64Array, scale: number): Matrix {
  const data = centers.map((value, i) => value / scale + shift[i % x.cols])
  return { data, rows: data.length / x.cols, cols: x.cols }
}

function centered(centers: Matrix, shift: Float64Array, scale: number): Float64Array {
  return centers.data.map((value, i) => (value - shift[i % centers.cols]) * scale)
}

/** Means of the rows of each cluster; a cluster without rows keeps its center. */
function groupMeans(x: Matrix, labels: Int32Array, centers: Matrix): Matrix {
  const { cols } = x
  const sums = new Float64Array(centers.data.length)
  const counts = new Float64Array(centers.rows)
  for (let i = 0; i < x.rows; i++) {
    const to = labels[i] * cols
    counts[labels[i]]++
    for (let j = 0; j < cols; j++) sums[to + j] += x.data[i * cols + j]
  }
  const data = sums.map((sum, i) => (counts[Math.floor(i / cols)] > 0 ? sum / counts[Math.floor(i / cols)] : centers.data[i]))
  return { ...centers, data }
}

/** Settles in float64 the labels that float32 left open (~label). */
function decided(x: Matrix, labels: Int32Array, centers: Matrix): Int32Array {
  for (let i = 0; i < x.rows; i++) if (labels[i] < 0) labels[i] = nearestCenter(x, i, centers)
  return labels
}

function inertiaOf(x: Matrix, labels: Int32Array, centers: Matrix): number {
  let inertia = 0
  for (let i = 0; i < x.rows; i++) inertia += squaredDistance(x, i, centers, labels[i])
  return inertia
}

function nearestCenter(x: Matrix, i: number, centers: Matrix): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let c = 0; c < centers.rows; c++) {
    const square = squaredDistance(x, i, centers, c)
    if (square < least) {
      least = square
      nearest = c
    }
  }
  return nearest
}
