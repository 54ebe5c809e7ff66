import { column, type Matrix } from './matrix.ts'

/**
 * Share of each column's variance that lies between the groups (η²): 0 the groups have the same mean, 1 they explain everything.
 *
 * @param x - shape (n, d), n ≥ 1, finite. Not changed.
 * @param labels - group of each row, (n,), 0 … k − 1. Not changed.
 * @param k - number of groups; a group may be empty.
 * @returns (d,), 0 … 1; 0 for a constant column.
 * @see Fisher 1925, Statistical Methods for Research Workers (correlation ratio, squared).
 */
export function etaSquared(x: Matrix, labels: ArrayLike<number>, k: number): number[] {
  return Array.from({ length: x.cols }, (_, j) => shareBetween(column(x, j), labels, k))
}

function shareBetween(values: Float64Array, labels: ArrayLike<number>, k: number): number {
  const sums = new Float64Array(k)
  const counts = new Float64Array(k)
  values.forEach((value, i) => {
    sums[labels[i]] += value
    counts[labels[i]]++
  })
  const mean = sums.reduce((total, sum) => total + sum, 0) / values.length
  const between = sums.reduce((total, sum, g) => total + (counts[g] > 0 ? counts[g] * (sum / counts[g] - mean) ** 2 : 0), 0)
  const within = values.reduce((total, value, i) => total + (value - sums[labels[i]] / counts[labels[i]]) ** 2, 0)
  const total = between + within
  return total === 0 ? 0 : between / total
}
