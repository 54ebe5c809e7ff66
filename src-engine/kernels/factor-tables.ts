import type { Refusal } from './arena.ts'
import type { Thread } from './thread.ts'

/** Baskets in rows, with what is known of their customer. */
export interface FactorRows {
  starts: Int32Array
  /** Ascending in each row. */
  items: Int32Array
  /** −1 none. */
  professions: Int32Array
  weights: Float32Array
}

/** Items × features, row by row. */
export interface ItemFeatures {
  items: number
  features: number
  starts: Int32Array
  indices: Int32Array
  values: Float32Array
}

/** Parameters of a factor model; all row-major. */
export interface Factors {
  itemEmbeddings: Float32Array
  itemBiases: Float32Array
  /** Professions first, then one row per item. */
  userEmbeddings: Float32Array
}

/** What every way of training factors offers. */
export interface FactorRun {
  /** One pass over the rows; returns the mean loss of an example. */
  epoch(onProgress?: (share: number) => void): number
  read(): Factors
}

export const FACTORS_REFUSAL: Refusal = {
  code: 'RECOMMENDER_TOO_LARGE',
  advice: 'Use fewer components or fewer items, for instance those sold most often.',
}

/** Fills the embeddings of a table with drawn numbers, the rest of each row with 0. */
export function placeStart(f32: Float32Array, table: number, rows: number, stride: number, components: number, draw: () => number): void {
  f32.fill(0, table / 4, table / 4 + rows * stride)
  for (let row = 0; row < rows; row++) {
    const at = table / 4 + row * stride
    for (let j = 0; j < components; j++) f32[at + j] = draw()
  }
}

/** Items that no row holds say nothing about a basket: no example would ever move what was drawn for them. */
export function forgetUnseen(f32: Float32Array, table: number, stride: number, rows: FactorRows, firstItem: number, items: number): void {
  const seen = new Uint8Array(items)
  for (const item of rows.items) seen[item] = 1
  for (let item = 0; item < items; item++) {
    const at = table / 4 + (firstItem + item) * stride
    if (seen[item] === 0) f32.fill(0, at, at + stride)
  }
}

/** Fisher and Yates. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const row = order[i]
    order[i] = order[j]
    order[j] = row
  }
}

interface TableShape {
  itemTable: number
  userTable: number
  /** Padded. */
  components: number
}

/** Copies the parameters out of the memory: items lie at a stride of components + 4, their bias after the embedding. */
export function readTables({ f32 }: Thread, plan: TableShape, itemRows: number, userRows: number, components: number): Factors {
  const take = (table: number, rows: number, stride: number): Float32Array => {
    const out = new Float32Array(rows * components)
    for (let row = 0; row < rows; row++) {
      const at = table / 4 + row * stride
      out.set(f32.subarray(at, at + components), row * components)
    }
    return out
  }
  const itemStride = plan.components + 4
  const biases = plan.itemTable / 4 + plan.components
  return {
    itemEmbeddings: take(plan.itemTable, itemRows, itemStride),
    itemBiases: Float32Array.from({ length: itemRows }, (_, feature) => f32[biases + feature * itemStride]),
    userEmbeddings: take(plan.userTable, userRows, plan.components),
  }
}
