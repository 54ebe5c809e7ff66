import { type Matrix, row, zeros } from './matrix.ts'
import { columnMeans } from './standardise.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

export interface PrincipalComponents {
  /** Per component the coordinate of each row, `count` × (n,). */
  scores: Float64Array<ArrayBuffer>[]
  /** Per component its direction, `count` × (d,), length 1; the loading that is largest in size is positive. */
  loadings: number[][]
  /** Per component its share of the variance, descending, 0 … 1. */
  explained: number[]
}

/**
 * The first principal components: eigenvectors of the covariance matrix. Components beyond d are zero.
 *
 * @param x - shape (n, d), n ≥ 1, finite; standardise first for the components of the correlation matrix. Not changed.
 * @param count - how many components are wanted.
 * @see Pearson 1901, doi:10.1080/14786440109462720; scikit-learn's PCA. Departure: the sign rule looks at the loadings, so that it
 *   does not depend on single rows.
 */
export function principalComponents(x: Matrix, count: number): PrincipalComponents {
  const means = columnMeans(x)
  const { values, vectors } = symmetricEigen(covariance(x, means))
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0)
  const components = Array.from({ length: count }, (_, i) => i)
  const loadings = components.map((i) => (i < x.cols ? withPositiveLargest([...row(vectors, i)]) : new Array<number>(x.cols).fill(0)))
  const explained = components.map((i) => (i < x.cols && total > 0 ? Math.max(0, values[i]) / total : 0))
  const scores = loadings.map((loading) => project(x, means, loading))
  return { scores, loadings, explained }
}

/** Covariance of the columns with divisor n: the shares and directions do not depend on the divisor. */
function covariance(x: Matrix, means: Float64Array): Matrix {
  const { rows, cols } = x
  const sums = zeros(cols, cols)
  const centered = new Float64Array(cols)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) centered[j] = x.data[i * cols + j] - means[j]
    for (let j = 0; j < cols; j++) for (let l = j; l < cols; l++) sums.data[j * cols + l] += centered[j] * centered[l]
  }
  for (let j = 0; j < cols; j++) {
    for (let l = j; l < cols; l++) {
      sums.data[j * cols + l] /= rows
      sums.data[l * cols + j] = sums.data[j * cols + l]
    }
  }
  return sums
}

function withPositiveLargest(loading: number[]): number[] {
  const largest = loading.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
  return largest < 0 ? loading.map((value) => -value) : loading
}

function project(x: Matrix, means: Float64Array, loading: number[]): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: x.rows }, (_, i) =>
    loading.reduce((sum, weight, j) => sum + weight * (x.data[i * x.cols + j] - means[j]), 0),
  )
}
