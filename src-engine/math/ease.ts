import { EngineError } from '#engine/base/errors'
import { type Incidence, solveEase } from '../kernels/ease.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { checkedWeights } from './row-weights.ts'
import { type Baskets, sortedBaskets } from './sparse.ts'

export interface EaseInput {
  /** One row per training basket; order and repeats of its items do not matter. */
  baskets: Baskets
  /** Number of items, m. */
  items: number
  /** Weight of each row, > 0; null: 1 each. */
  weights: Float32Array | null
  /** Ridge, > 0; default: the mean of the diagonal of XᵀWX. */
  lambda?: number
}

export interface Ease {
  /** B, m × m, row-major, zero diagonal: the score of item j is the sum of B[i][j] over the items i of a basket. */
  weights: Float32Array
  lambda: number
}

/**
 * Fits EASE, the linear model in which each item is predicted from the others of its basket, in closed form:
 * P = (XᵀWX + λI)⁻¹, B_ij = −P_ij / P_jj.
 *
 * Computed in float32 after scaling the matrix to a diagonal of ones; time grows with m³ (seconds at 4,000 items, a minute or two at
 * 12,000), memory with m². The result depends on the data and λ only, not on the number of threads.
 *
 * @param kernels - opened by the caller; its cancel word stops the fit.
 * @param input - not changed; items 0 … m − 1.
 * @throws {EngineError} `RECOMMENDER_NOTHING_TO_LEARN`, `RECOMMENDER_WEIGHTS_INVALID`, `RECOMMENDER_TOO_LARGE` (`needed_bytes`,
 *   `available_bytes`), `INVALID_INPUT` when λ is too small for the matrix, `CANCELLED`.
 * @see Steck 2019, doi:10.1145/3308558.3313710. Departure: rows have weights.
 */
export function ease(kernels: Kernels, input: EaseInput, onProgress?: (share: number) => void): Ease {
  const { lambda } = input
  const { weights, lambda: used, pivots } = solveEase(kernels, incidence(input), lambda ?? null, onProgress)
  // A scaled positive definite matrix has ones on its diagonal; its inverse then has nothing below 1 there.
  if (!(pivots.least > 0.9 && Number.isFinite(pivots.greatest))) {
    const message = `lambda must be large enough for the ${input.items} items to be told apart, got ${used}. Take a greater one, or none for the default.`
    throw new EngineError('INVALID_INPUT', message, { lambda: used })
  }
  return { weights, lambda: used }
}

function incidence({ baskets, items, weights }: EaseInput): Incidence {
  const { indptr: rowStarts, indices: rowItems } = sortedBaskets(baskets, items)
  if (rowItems.length === 0) throw new EngineError('RECOMMENDER_NOTHING_TO_LEARN', 'No row holds an item. Give rows with items.')
  const itemStarts = new Int32Array(items + 1)
  for (const item of rowItems) itemStarts[item + 1]++
  for (let item = 0; item < items; item++) itemStarts[item + 1] += itemStarts[item]
  const itemRows = rowsOfItems(rowStarts, rowItems, itemStarts)
  return { items, rowStarts, rowItems, itemStarts, itemRows, weights: checkedWeights(weights, rowStarts.length - 1) }
}

function rowsOfItems(rowStarts: Int32Array, rowItems: Int32Array, itemStarts: Int32Array): Int32Array {
  const next = itemStarts.slice()
  const itemRows = new Int32Array(rowItems.length)
  for (let row = 0; row < rowStarts.length - 1; row++) {
    for (let at = rowStarts[row]; at < rowStarts[row + 1]; at++) itemRows[next[rowItems[at]]++] = row
  }
  return itemRows
}
