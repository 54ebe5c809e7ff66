import { EngineError } from '#engine/base/errors'
import type { KernelRows } from '../kernels/pack.ts'
import { checkFinite, type Matrix } from './matrix.ts'
import { columnMeans } from './standardise.ts'

export interface CenteredRows extends KernelRows {
  /** Population variance, mean of all columns. */
  variance: number
}

/**
 * Rows as the kernels want them: centered, since |x|² − 2x·c cancels far from 0, and scaled by a power of two (exact in float32)
 * that brings the largest value to 1 … 2.
 *
 * @param x - shape (n, d). Not changed.
 * @throws {EngineError} `CLUSTERING_NOT_FINITE` when a value, or the sum of a column, is not finite.
 */
export function kernelRows(x: Matrix): CenteredRows {
  const shift = columnMeans(x)
  // A sum is finite only if all its terms are: the cells are looked at one by one only to name the first that is not.
  if (!shift.every(Number.isFinite)) refuse(x)
  let largest = 0
  let squares = 0
  for (let i = 0, at = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++, at++) {
      const size = Math.abs(x.data[at] - shift[j])
      if (size > largest) largest = size
      squares += size * size
    }
  }
  return { ...x, shift, scale: largest === 0 ? 1 : 2 ** -Math.floor(Math.log2(largest)), variance: squares / x.data.length }
}

function refuse(x: Matrix): never {
  checkFinite(x)
  throw new EngineError('CLUSTERING_NOT_FINITE', 'The sum of a column exceeds the range of numbers. Standardise the columns first.')
}
