import type { Kernels } from '#engine/kernels/kernels'
import { ease } from '#engine/math/ease'
import type { EaseWeights } from '../domain/model.ts'
import type { Rows } from './training-rows.ts'

/**
 * The EASE matrix of the best sellers. A row weighs 1/√max(L − 1, 1), L its number of known items; rows above `maxBasket` are left out.
 *
 * @param options - `most`: items that it covers; 0: none. Items without a training row are never covered.
 * @returns null when fewer than two items are left.
 * @see Steck 2019, doi:10.1145/3308558.3313710, with λ the mean diagonal of XᵀWX.
 */
export function fitEase(
  kernels: Kernels,
  { indptr, indices }: Rows,
  { items, most, maxBasket }: { items: number; most: number; maxBasket: number },
  onProgress?: (share: number) => void,
): EaseWeights | null {
  const covered = bestSellers(indices, items, most)
  if (covered.length < 2) return null
  const position = new Int32Array(items).fill(-1)
  for (const [row, item] of covered.entries()) position[item] = row
  const starts = [0]
  const kept: number[] = []
  const weights: number[] = []
  for (let row = 0; row + 1 < indptr.length; row++) {
    const length = indptr[row + 1] - indptr[row]
    if (length > maxBasket) continue
    const before = kept.length
    for (let at = indptr[row]; at < indptr[row + 1]; at++) if (position[indices[at]] >= 0) kept.push(position[indices[at]])
    if (kept.length === before) continue
    starts.push(kept.length)
    weights.push(1 / Math.sqrt(Math.max(length - 1, 1)))
  }
  const baskets = { indptr: Int32Array.from(starts), indices: Int32Array.from(kept) }
  const fitted = ease(kernels, { baskets, items: covered.length, weights: Float32Array.from(weights) }, onProgress)
  return { items: covered, position, weights: fitted.weights }
}

function bestSellers(indices: Int32Array, items: number, most: number): Int32Array {
  const rows = new Float64Array(items)
  for (const item of indices) rows[item]++
  const sold = Array.from({ length: items }, (_, item) => item).filter((item) => rows[item] > 0)
  return Int32Array.from(sold.sort((a, b) => rows[b] - rows[a] || a - b).slice(0, most)).sort()
}
