import { EngineError } from '#engine/base/errors'
import type { Kernels } from '../kernels/kernels.ts'
import type { Labeling } from '../kernels/label-groups.ts'
import { scoreSilhouettes } from '../kernels/silhouettes.ts'
import { kernelRows } from './kernel-rows.ts'
import type { Matrix } from './matrix.ts'

export interface Silhouette {
  /** Mean over all rows, −1 … 1. */
  mean: number
  /** (b − a) / max(a, b) of each row, (n,): a the mean distance to its own cluster, b to the nearest other; 0 in a cluster of one. */
  perRow: Float64Array<ArrayBuffer>
}

/**
 * Exact silhouettes of several labelings of the same rows in one pass over all pairs of rows (time grows with n²).
 *
 * @param kernels - opened by the caller; its cancel word stops the work.
 * @param x - observations, shape (n, d), finite. Not changed.
 * @param labelings - `labels` (n,) in 0 … k − 1 and `k`; at least two clusters of each hold a row, the others count as absent. Not changed.
 * @param onProgress - hears the share of the work done, 0 … 1.
 * @returns one result per labeling, in order. Distances are Euclidean in float32 (relative error about 1e-5), sums in float64.
 * @throws {EngineError} `CLUSTERING_K_OUT_OF_RANGE`, `CLUSTERING_NOT_FINITE`, `CLUSTERING_TOO_LARGE`, `CANCELLED`.
 * @see Rousseeuw 1987, doi:10.1016/0377-0427(87)90125-7; scikit-learn's silhouette_samples. Departure: n clusters of one row are
 *   allowed and score 0.
 */
export function silhouettes(
  kernels: Kernels,
  x: Matrix,
  labelings: readonly Labeling[],
  onProgress?: (share: number) => void,
): Silhouette[] {
  labelings.forEach((labeling, i) => {
    checkLabeling(labeling, i, x.rows)
  })
  const scores = scoreSilhouettes(kernels, kernelRows(x), labelings, onProgress)
  return scores.map((perRow) => ({ mean: perRow.reduce((sum, score) => sum + score, 0) / x.rows, perRow }))
}

function checkLabeling({ labels, k }: Labeling, labeling: number, rows: number): void {
  const seen = new Set(labels)
  const valid = labels.length === rows && [...seen].every((label) => label >= 0 && label < k)
  if (valid && seen.size >= 2) return
  const message = `A silhouette needs ${rows} labels from 0 to ${k - 1} and at least two clusters with rows, got ${labels.length} labels in ${seen.size} clusters. Compare labelings with two or more clusters.`
  throw new EngineError('CLUSTERING_K_OUT_OF_RANGE', message, { labeling, k, rows, labels: labels.length, clusters: seen.size })
}
