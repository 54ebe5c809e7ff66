import { EngineError } from '#engine/base/errors'
import type { KernelRows } from '../kernels/pack.ts'
import { checkFinite, type Matrix } from './matrix.ts'
import { columnMeans } from './standardise.ts'

/**
 * Rows as the kernels want them: centered, since |x|² − 2x·c cancels far from 0, and scaled by a power of two (exact in float32)
 * that brings every value below 4 in size.
 *
 * @param x - shape (n, d). Not changed.
 * @throws {EngineError} `CLUSTERING_NOT_FINITE` when a value, or the sum of a column, is not finite.
 */
export function kernelRows(x: Matrix): KernelRows {
  const shift = columnMeans(x)
  // A sum is finite only if all its terms are: the cells are looked at one by one only to name the first that is not.
  if (!shift.every(Number.isFinite)) refuse(x)
  const { data } = x
  let largest = 0
  for (let i = 0; i < data.length; i++) {
    const size = Math.abs(data[i])
    if (size > largest) largest = size
  }
  return { ...x, shift, scale: largest === 0 ? 1 : 2 ** -Math.floor(Math.log2(largest)) }
}

function refuse(x: Matrix): never {
  checkFinite(x)
  throw new EngineError('CLUSTERING_NOT_FINITE', 'The sum of a column exceeds the range of numbers. Standardise the columns first.')
}
