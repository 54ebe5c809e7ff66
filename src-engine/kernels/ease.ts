import { Arena, type Refusal } from './arena.ts'
import type { Kernels } from './kernels.ts'
import { planShape } from './plan.ts'
import type { Thread } from './thread.ts'

export const EASE_PLAN = planShape(
  'rowStarts',
  'rowItems',
  'weights',
  'itemStarts',
  'itemRows',
  'items',
  'paddedItems',
  'pivot',
  'matrix',
  'scales',
  'inverse',
  'columns',
  'products',
  'diagonal',
)

type EasePlan = ReturnType<typeof EASE_PLAN.read>

/** A matrix of baskets × items that holds 1 where a basket has the item, by rows and by columns. */
export interface Incidence {
  items: number
  rowStarts: Int32Array
  /** Ascending in each row, each once. */
  rowItems: Int32Array
  itemStarts: Int32Array
  itemRows: Int32Array
  weights: Float32Array
}

export interface KernelEase {
  /** Items × items, row-major. */
  weights: Float32Array
  lambda: number
  /** Least and greatest value on the diagonal of the inverse of the scaled matrix, 0 … 1 unless rounding has won. */
  pivots: { least: number; greatest: number }
}

const BLOCK = 128
const GRAM_ROWS = 16
const REFUSAL: Refusal = { code: 'RECOMMENDER_TOO_LARGE', advice: 'Use fewer items, for instance the 8,000 sold most often.' }

/**
 * −P_ij / P_jj with P = (XᵀWX + λI)⁻¹, by a blocked sweep of the matrix scaled to a diagonal of ones; the same bits for any number of
 * threads.
 *
 * @param lambda - null: the mean of the diagonal of XᵀWX.
 * @throws {EngineError} `RECOMMENDER_TOO_LARGE`, `CANCELLED`.
 * @see Goodnight 1979, doi:10.1080/00031305.1979.10482685 (sweep).
 */
export function solveEase(kernels: Kernels, data: Incidence, lambda: number | null, onProgress?: (share: number) => void): KernelEase {
  const { leader } = kernels
  const { plan, address, end } = layOut(kernels.threads, data)
  kernels.reserve(end, REFUSAL)
  EASE_PLAN.write(leader.u32, address, plan)
  place(leader, plan, data)
  const blocks = plan.paddedItems / BLOCK
  kernels.run('addGram', Math.ceil(data.items / GRAM_ROWS), address)
  const used = placeScales(leader, plan, lambda)
  kernels.run('scaleGram', blocks, address)
  for (let pivot = 0; pivot < blocks; pivot++) {
    EASE_PLAN.set(leader.u32, address, 'pivot', pivot)
    kernels.run('invertPivot', 1, address)
    kernels.run('takeColumns', blocks, address)
    kernels.run('sweepRows', blocks, address)
    onProgress?.((pivot + 1) / blocks)
  }
  const pivots = placeDiagonal(leader, plan)
  kernels.run('weighEase', blocks, address)
  return { weights: readWeights(leader, plan), lambda: used, pivots }
}

function layOut(threads: number, data: Incidence) {
  const arena = new Arena()
  const padded = Math.ceil(data.items / BLOCK) * BLOCK
  const tile = BLOCK * BLOCK * 4
  const scratchStride = Math.max(2 * tile, (data.items + 8) * 8)
  const plan: EasePlan = {
    scratch: arena.take(threads * scratchStride),
    scratchStride,
    rowStarts: arena.take(data.rowStarts.byteLength),
    rowItems: arena.take(data.rowItems.byteLength),
    weights: arena.take(data.weights.byteLength),
    itemStarts: arena.take(data.itemStarts.byteLength),
    itemRows: arena.take(data.itemRows.byteLength),
    items: data.items,
    paddedItems: padded,
    pivot: 0,
    matrix: arena.take(padded * padded * 4),
    scales: arena.take(padded * 4),
    inverse: arena.take(tile),
    columns: arena.take(padded * BLOCK * 4),
    products: arena.take(padded * BLOCK * 4),
    diagonal: arena.take(padded * 4),
  }
  const address = arena.take(EASE_PLAN.sizeBytes)
  return { plan, address, end: arena.end }
}

function place({ i32, f32 }: Thread, plan: EasePlan, data: Incidence): void {
  i32.set(data.rowStarts, plan.rowStarts / 4)
  i32.set(data.rowItems, plan.rowItems / 4)
  f32.set(data.weights, plan.weights / 4)
  i32.set(data.itemStarts, plan.itemStarts / 4)
  i32.set(data.itemRows, plan.itemRows / 4)
}

const diagonalOf = (plan: EasePlan, item: number): number => plan.matrix / 4 + item * plan.paddedItems + item

/** 1/√(diagonal + λ) of each item: the matrix times them on both sides has ones on its diagonal. */
function placeScales({ f32 }: Thread, plan: EasePlan, lambda: number | null): number {
  let sum = 0
  for (let item = 0; item < plan.items; item++) sum += f32[diagonalOf(plan, item)]
  const used = lambda ?? sum / plan.items
  for (let item = 0; item < plan.items; item++) f32[plan.scales / 4 + item] = 1 / Math.sqrt(f32[diagonalOf(plan, item)] + used)
  return used
}

/** The sweep leaves the negative of the inverse. */
function placeDiagonal({ f32 }: Thread, plan: EasePlan) {
  const pivots = { least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY }
  for (let item = 0; item < plan.items; item++) {
    const value = -f32[diagonalOf(plan, item)]
    pivots.least = Math.min(pivots.least, value)
    pivots.greatest = Math.max(pivots.greatest, value)
    f32[plan.diagonal / 4 + item] = -value * f32[plan.scales / 4 + item]
  }
  return pivots
}

function readWeights({ f32 }: Thread, { matrix, items, paddedItems }: EasePlan): Float32Array {
  const weights = new Float32Array(items * items)
  for (let item = 0; item < items; item++) {
    const from = matrix / 4 + item * paddedItems
    weights.set(f32.subarray(from, from + items), item * items)
  }
  return weights
}
