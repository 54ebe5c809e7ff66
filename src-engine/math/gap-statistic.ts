import type { Kernels } from '../kernels/kernels.ts'
import { kMeans } from './k-means.ts'
import type { Matrix } from './matrix.ts'
import { seeded } from './random.ts'

export interface GapOptions {
  /** Numbers of clusters, each with the inertia of the data. */
  fits: readonly { k: number; inertia: number }[]
  /** Reference sets, ≥ 1. */
  references: number
  /** Restarts of each fit of a reference set. */
  nInit: number
  seed: number
  onProgress?: (share: number) => void
}

export interface Gap {
  k: number
  /** Mean over the references of ln W* − ln W, W the inertia; null when the inertia is 0. */
  gap: number | null
  /** s(k): deviation over the references (divisor B), times √(1 + 1/B). */
  se: number | null
}

/**
 * The gap statistic: how much less the clusters spread than those of uniform data over the same ranges.
 *
 * @param kernels - opened by the caller; its cancel word stops the work.
 * @param x - observations, shape (n, d), finite, scaled as for the fits. Not changed.
 * @param options - the same references serve every k. Reference b draws from stream b of `seed`.
 * @returns one entry per fit, in order.
 * @throws {EngineError} as {@link kMeans}.
 * @see Tibshirani, Walther & Hastie 2001, doi:10.1111/1467-9868.00293, reference distribution (a): uniform over the ranges.
 *   Departure: the fits of the references are not improved by swapping centers, which took nine tenths of the time.
 */
export function gapStatistic(kernels: Kernels, x: Matrix, { fits, references, nInit, seed, onProgress }: GapOptions): Gap[] {
  const ranges = columnRanges(x)
  const logs = fits.map(() => new Float64Array(references))
  for (let b = 0; b < references; b++) {
    const uniform = uniformLike(x, ranges, seed, b + 1)
    fits.forEach(({ k }, i) => {
      logs[i][b] = Math.log(kMeans(kernels, uniform, { k, nInit, seed: seed + b, improve: false }).inertia)
      onProgress?.((b * fits.length + i + 1) / (references * fits.length))
    })
  }
  return fits.map(({ k, inertia }, i) => ({ k, ...gapOf(logs[i], inertia) }))
}

/**
 * The number of clusters by the one-standard-error rule: the first k with gap(k) ≥ gap(k + 1) − s(k + 1).
 *
 * @param gaps - by ascending k; only neighbours (k, k + 1) are compared.
 * @returns null when none qualifies.
 */
export function firstWithinOneError(gaps: readonly Gap[]): number | null {
  const found = gaps.find(({ k, gap }, i) => {
    const next = gaps[i + 1]
    return gap !== null && next?.k === k + 1 && next.gap !== null && next.se !== null && gap >= next.gap - next.se
  })
  return found?.k ?? null
}

function gapOf(logs: Float64Array, inertia: number): { gap: number | null; se: number | null } {
  if (inertia <= 0 || !logs.every(Number.isFinite)) return { gap: null, se: null }
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length
  return { gap: mean - Math.log(inertia), se: Math.sqrt(variance * (1 + 1 / logs.length)) }
}

function columnRanges(x: Matrix): { low: Float64Array; width: Float64Array } {
  const low = new Float64Array(x.cols).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(x.cols).fill(Number.NEGATIVE_INFINITY)
  for (let i = 0, at = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++, at++) {
      if (x.data[at] < low[j]) low[j] = x.data[at]
      if (x.data[at] > high[j]) high[j] = x.data[at]
    }
  }
  return { low, width: high.map((value, j) => value - low[j]) }
}

function uniformLike(
  { rows, cols }: Matrix,
  { low, width }: { low: Float64Array; width: Float64Array },
  seed: number,
  stream: number,
): Matrix {
  const { uniform } = seeded(seed, stream)
  const data = new Float64Array(rows * cols)
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < cols; j++, at++) data[at] = low[j] + uniform() * width[j]
  return { data, rows, cols }
}
