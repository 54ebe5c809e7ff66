import { multiplyPanels, packRows } from './tile'

// Same fields, same order as EASE_PLAN in ../ease.ts. Every field has 4 bytes.
// @ts-ignore: decorator
@unmanaged
class EasePlan {
  scratch: usize
  scratchStride: usize
  rowStarts: usize // baskets
  rowItems: usize // ascending, each once
  weights: usize // f32 per basket
  itemStarts: usize // baskets of each item
  itemRows: usize
  items: i32
  paddedItems: i32 // a multiple of BLOCK
  pivot: i32 // the block that is swept
  matrix: usize // padded × padded f32; the lower triangle counts until weighEase
  scales: usize // f32 per item
  inverse: usize // of the pivot block: BLOCK × BLOCK f32, in panels of 8
  columns: usize // the pivot's columns of all rows, in panels of 8
  products: usize // the same times the inverse, in panels of 4
  diagonal: usize // f32 per item, times its scale
}

const BLOCK: i32 = 128
const BLOCK_BYTES: usize = 512
const TILE_BYTES: usize = 65536
const GRAM_ROWS: i32 = 16

// @ts-ignore: decorator
@inline
function tile(plan: EasePlan, row: i32, column: i32): usize {
  return plan.matrix + (<usize>row * <usize>plan.paddedItems + <usize>column) * BLOCK_BYTES
}

/** Rows of XᵀWX up to the diagonal: each added up in f64 over the baskets that hold the item. Long rows come first. */
export function addGram(plan: EasePlan, chunk: i32, scratch: usize): void {
  const last = plan.items - chunk * GRAM_ROWS
  for (let item = max(0, last - GRAM_ROWS); item < last; item++) {
    memory.fill(scratch, 0, (<usize>item + 1) << 3)
    const end = load<i32>(plan.itemStarts + (<usize>item << 2), 4)
    for (let at = load<i32>(plan.itemStarts + (<usize>item << 2)); at < end; at++) {
      const row = <usize>load<i32>(plan.itemRows + (<usize>at << 2))
      addRow(plan, row, item, scratch)
    }
    const out = plan.matrix + ((<usize>item * <usize>plan.paddedItems) << 2)
    for (let j: usize = 0; j <= <usize>item; j++) store<f32>(out + (j << 2), <f32>load<f64>(scratch + (j << 3)))
  }
}

// @ts-ignore: decorator
@inline
function addRow(plan: EasePlan, row: usize, item: i32, sums: usize): void {
  const weight = <f64>load<f32>(plan.weights + (row << 2))
  for (let at = plan.rowItems + (<usize>load<i32>(plan.rowStarts + (row << 2)) << 2); ; at += 4) {
    const other = load<i32>(at)
    const sum = sums + (<usize>other << 3)
    store<f64>(sum, load<f64>(sum) + weight)
    if (other == item) return
  }
}

/** Rows of a block times the scales of row and column; the diagonal, the padding's too, is 1. */
export function scaleGram(plan: EasePlan, chunk: i32, scratch: usize): void {
  for (let item = chunk * BLOCK; item < (chunk + 1) * BLOCK; item++) {
    const row = plan.matrix + ((<usize>item * <usize>plan.paddedItems) << 2)
    const scale = item < plan.items ? load<f32>(plan.scales + (<usize>item << 2)) : 0
    for (let j: usize = 0; j < <usize>item; j++) {
      const at = row + (j << 2)
      store<f32>(at, scale == 0 ? 0 : load<f32>(at) * scale * load<f32>(plan.scales + (j << 2)))
    }
    store<f32>(row + (<usize>item << 2), 1)
  }
}

/** Inverts the pivot block in f64 and leaves its negative in the matrix. */
export function invertPivot(plan: EasePlan, chunk: i32, scratch: usize): void {
  const block = tile(plan, plan.pivot, plan.pivot)
  const stride = <usize>plan.paddedItems << 2
  for (let i: usize = 0; i < <usize>BLOCK; i++) {
    for (let j: usize = 0; j < <usize>BLOCK; j++) {
      const value = <f64>load<f32>(block + max(i, j) * stride + (min(i, j) << 2))
      store<f64>(scratch + ((i * <usize>BLOCK + j) << 3), value)
    }
  }
  for (let k = 0; k < BLOCK; k++) sweepOne(scratch, k)
  // Swept once by all its columns, the block is −inverse; panels of 8 of a symmetric matrix are slices of its rows.
  for (let i: usize = 0; i < <usize>BLOCK; i++) {
    for (let j: usize = 0; j < <usize>BLOCK; j++) {
      const value = <f32>load<f64>(scratch + ((i * <usize>BLOCK + j) << 3))
      store<f32>(block + i * stride + (j << 2), value)
      store<f32>(plan.inverse + (j >> 3) * (BLOCK_BYTES << 3) + (i << 5) + ((j & 7) << 2), -value)
    }
  }
}

/** Goodnight's sweep of one row and column of a BLOCK × BLOCK f64 matrix. */
function sweepOne(matrix: usize, k: i32): void {
  const bytes = <usize>BLOCK << 3
  const own = matrix + <usize>k * bytes
  const pivot = 1 / load<f64>(own + (<usize>k << 3))
  for (let i = 0; i < BLOCK; i++) {
    if (i == k) continue
    const row = matrix + <usize>i * bytes
    const factor = load<f64>(row + (<usize>k << 3)) * pivot
    const by = f64x2.splat(factor)
    for (let j: usize = 0; j < bytes; j += 16) v128.store(row + j, f64x2.sub(v128.load(row + j), f64x2.mul(by, v128.load(own + j))))
    store<f64>(row + (<usize>k << 3), factor)
  }
  for (let j: usize = 0; j < bytes; j += 8) store<f64>(own + j, load<f64>(own + j) * pivot)
  store<f64>(own + (<usize>k << 3), -pivot)
}

/** Takes the pivot's columns of a block of rows out of the matrix and puts their product with the inverse in their place. */
export function takeColumns(plan: EasePlan, chunk: i32, scratch: usize): void {
  if (chunk == plan.pivot) return
  const stride = <usize>plan.paddedItems << 2
  const panels = scratch + TILE_BYTES
  const below = chunk > plan.pivot
  const from = below ? tile(plan, chunk, plan.pivot) : tile(plan, plan.pivot, chunk)
  copyTile(from, stride, scratch, BLOCK_BYTES, !below)
  packRows(scratch, BLOCK_BYTES, BLOCK, BLOCK, 8, plan.columns + <usize>chunk * TILE_BYTES)
  packRows(scratch, BLOCK_BYTES, BLOCK, BLOCK, 4, panels)
  for (let a: usize = 0; a < <usize>BLOCK; a += 4) {
    for (let b: usize = 0; b < <usize>BLOCK; b += 8) {
      const out = scratch + a * BLOCK_BYTES + (b << 2)
      multiplyPanels(panels + a * BLOCK_BYTES, plan.inverse + b * BLOCK_BYTES, BLOCK, out, BLOCK_BYTES, false)
    }
  }
  packRows(scratch, BLOCK_BYTES, BLOCK, BLOCK, 4, plan.products + <usize>chunk * TILE_BYTES)
  copyTile(scratch, BLOCK_BYTES, from, stride, !below)
}

function copyTile(from: usize, fromStride: usize, to: usize, toStride: usize, turned: bool): void {
  for (let i: usize = 0; i < <usize>BLOCK; i++) {
    if (!turned) {
      memory.copy(to + i * toStride, from + i * fromStride, BLOCK_BYTES)
      continue
    }
    for (let j: usize = 0; j < <usize>BLOCK; j++) store<f32>(to + i * toStride + (j << 2), load<f32>(from + j * fromStride + (i << 2)))
  }
}

/** Sweeps the pivot block out of a block of rows of the lower triangle; long rows come first. */
export function sweepRows(plan: EasePlan, chunk: i32, scratch: usize): void {
  const row = plan.paddedItems / BLOCK - 1 - chunk
  if (row == plan.pivot) return
  const stride = <usize>plan.paddedItems << 2
  const products = plan.products + <usize>row * TILE_BYTES
  for (let column = 0; column <= row; column++) {
    if (column == plan.pivot) continue
    const columns = plan.columns + <usize>column * TILE_BYTES
    const block = tile(plan, row, column)
    for (let b: usize = 0; b < <usize>BLOCK; b += 8) {
      for (let a: usize = 0; a < <usize>BLOCK; a += 4) {
        multiplyPanels(products + a * BLOCK_BYTES, columns + b * BLOCK_BYTES, BLOCK, block + a * stride + (b << 2), stride, true)
      }
    }
  }
}

/** −P_ij / P_jj of a block of rows and of the columns above it, from the inverse of the scaled matrix; 0 on the diagonal. */
export function weighEase(plan: EasePlan, chunk: i32, scratch: usize): void {
  const stride = <usize>plan.paddedItems << 2
  for (let from = 0; from <= chunk; from++) {
    for (let i = chunk * BLOCK; i < min(plan.items, (chunk + 1) * BLOCK); i++) {
      const scale = load<f32>(plan.scales + (<usize>i << 2)), diagonal = load<f32>(plan.diagonal + (<usize>i << 2))
      for (let j = from * BLOCK; j < min(i, (from + 1) * BLOCK); j++) {
        const at = plan.matrix + <usize>i * stride + (<usize>j << 2)
        const value = -load<f32>(at)
        store<f32>(at, (value * scale) / load<f32>(plan.diagonal + (<usize>j << 2)))
        store<f32>(plan.matrix + <usize>j * stride + (<usize>i << 2), (value * load<f32>(plan.scales + (<usize>j << 2))) / diagonal)
      }
      if (from == chunk) store<f32>(plan.matrix + <usize>i * stride + (<usize>i << 2), 0)
    }
  }
}
