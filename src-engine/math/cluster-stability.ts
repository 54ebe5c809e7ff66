import type { Kernels } from '../kernels/kernels.ts'
import { kMeans } from './k-means.ts'
import { type Matrix, takeRows } from './matrix.ts'
import { seeded } from './random.ts'

export interface StabilityOptions {
  labels: Int32Array
  k: number
  /** Bootstrap resamples, ≥ 1. */
  resamples: number
  /** Rows drawn for one resample; default: as many as there are. */
  draws?: number
  nInit: number
  seed: number
  onProgress?: (share: number) => void
}

/**
 * How well each cluster is found again in bootstrap resamples: the mean over the resamples of the largest Jaccard similarity with a
 * cluster of the resample, both counted on the different rows that were drawn.
 *
 * @param kernels - opened by the caller; its cancel word stops the work.
 * @param x - observations, shape (n, d), finite. Not changed.
 * @param options - `labels` (n,) of the clustering to be judged; resample b draws from stream b of `seed`.
 * @returns per label 0 … 1; under 0.6 a cluster is not stable, above 0.85 it is very stable. null for a cluster that no resample drew.
 * @throws {EngineError} as {@link kMeans}.
 * @see Hennig 2007, doi:10.1016/j.csda.2006.11.025; fpc::clusterboot, method "boot".
 */
export function clusterStability(
  kernels: Kernels,
  x: Matrix,
  { labels, k, resamples, draws = x.rows, nInit, seed, onProgress }: StabilityOptions,
): (number | null)[] {
  const sums = new Float64Array(k)
  const counts = new Float64Array(k)
  for (let b = 0; b < resamples; b++) {
    const { integer } = seeded(seed, b + 1)
    const drawn = Int32Array.from({ length: draws }, () => integer(x.rows))
    const fit = kMeans(kernels, takeRows(x, drawn), { k: Math.min(k, draws), nInit, seed: seed + b })
    bestJaccards(labels, drawn, fit.labels, k).forEach((best, label) => {
      if (best === null) return
      sums[label] += best
      counts[label]++
    })
    onProgress?.((b + 1) / resamples)
  }
  return Array.from(sums, (sum, label) => (counts[label] > 0 ? sum / counts[label] : null))
}

function bestJaccards(labels: Int32Array, drawn: Int32Array, found: Int32Array, k: number): (number | null)[] {
  const seen = new Set<number>()
  const together = new Float64Array(k * k)
  const own = new Float64Array(k)
  const other = new Float64Array(k)
  drawn.forEach((row, i) => {
    if (seen.has(row)) return
    seen.add(row)
    own[labels[row]]++
    other[found[i]]++
    together[labels[row] * k + found[i]]++
  })
  return Array.from(own, (size, label) => {
    if (size === 0) return null
    const similarities = Array.from(other, (count, to) => together[label * k + to] / (size + count - together[label * k + to]))
    return Math.max(...similarities)
  })
}
