import { type Matrix, zeros } from './matrix.ts'

export interface Standardised {
  /** (x − mean) / scale, shape (n, d). */
  x: Matrix
  means: Float64Array
  /** Population standard deviation of each column; 1 where the column is constant. */
  scales: Float64Array
  /** 0-based numbers of the columns whose values are all equal up to rounding. */
  constantColumns: number[]
}

/**
 * Centers each column and divides it by its population standard deviation (ddof 0).
 *
 * @param x - observations, shape (n, d), n ≥ 1, finite. Not changed.
 * @returns a new matrix with the means (d,) and scales (d,) that undo it.
 * @see scikit-learn StandardScaler. A column is constant when its variance is within the rounding error of its computation,
 *   n·ε·variance + (n·ε·mean)², as there.
 */
export function standardise(x: Matrix): Standardised {
  const means = columnMeans(x)
  const variances = columnVariances(x, means)
  const constantColumns = [...variances.keys()].filter((j) => isConstant(x.rows, means[j], variances[j]))
  const scales = variances.map(Math.sqrt)
  for (const j of constantColumns) scales[j] = 1
  return { x: applyScaling(x, means, scales), means, scales, constantColumns }
}

/**
 * Applies means and scales found elsewhere, for instance those of a stored run to new rows.
 *
 * @param x - shape (n, d). Not changed.
 * @param means - (d,).
 * @param scales - (d,), none 0.
 */
export function applyScaling(x: Matrix, means: ArrayLike<number>, scales: ArrayLike<number>): Matrix {
  const scaled = zeros(x.rows, x.cols)
  for (let i = 0, at = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++, at++) scaled.data[at] = (x.data[at] - means[j]) / scales[j]
  }
  return scaled
}

/**
 * Back to original units: x · scale + mean.
 *
 * @param x - shape (n, d), scaled. Not changed.
 */
export function undoScaling(x: Matrix, means: ArrayLike<number>, scales: ArrayLike<number>): Matrix {
  const original = zeros(x.rows, x.cols)
  for (let i = 0, at = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++, at++) original.data[at] = x.data[at] * scales[j] + means[j]
  }
  return original
}

/** Mean of each column, (d,). */
export function columnMeans(x: Matrix): Float64Array {
  const sums = new Float64Array(x.cols)
  for (let i = 0, at = 0; i < x.rows; i++) for (let j = 0; j < x.cols; j++, at++) sums[j] += x.data[at]
  return sums.map((sum) => sum / x.rows)
}

/** Population variance of each column about its mean, (d,), in two passes. */
export function columnVariances(x: Matrix, means: Float64Array): Float64Array {
  const sums = new Float64Array(x.cols)
  for (let i = 0, at = 0; i < x.rows; i++) for (let j = 0; j < x.cols; j++, at++) sums[j] += (x.data[at] - means[j]) ** 2
  return sums.map((sum) => sum / x.rows)
}

function isConstant(rows: number, mean: number, variance: number): boolean {
  const error = rows * Number.EPSILON
  return variance <= error * variance + (error * mean) ** 2
}
