import type { KernelRows } from '../kernels/pack.ts'
import type { Matrix } from './matrix.ts'
import { columnMeans } from './standardise.ts'

/**
 * Rows as the kernels want them: centered, since |x|² − 2x·c cancels far from 0, and scaled by a power of two (exact in float32)
 * that brings the largest value to 1 … 2.
 *
 * @param x - shape (n, d), finite. Not changed.
 */
export function kernelRows(x: Matrix): KernelRows {
  const shift = columnMeans(x)
  let largest = 0
  for (let i = 0, at = 0; i < x.rows; i++) {
    for (let j = 0; j < x.cols; j++, at++) largest = Math.max(largest, Math.abs(x.data[at] - shift[j]))
  }
  return { ...x, shift, scale: largest === 0 ? 1 : 2 ** -Math.floor(Math.log2(largest)) }
}
