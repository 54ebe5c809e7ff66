import type { Csr } from '#engine/math/sparse'

export type { Csr }

/** Co-occurrence of one population (a profession, or ANY = all) over the training baskets, each with one row weight. */
export interface Pairs {
  /** Baskets that hold an item, c_A, one per item. */
  basket_count: Float64Array
  /** Baskets of the population, n. */
  rows: number
  /** N(A,B): baskets that hold both; both directions are stored, the diagonal is not. A table from outside may hold one direction only. */
  count: Csr
  /** C(A,B), parallel to `count.data`: Σ 1/√max(L − 1, 1) over those baskets, L their number of items. */
  weighted: Float32Array
}

/** What is known of a product beside its numbers. */
export interface ProductMeta {
  label: string | null
  gamme: string | null
  univers: string | null
}

/** Linear item-item model over the best sellers. */
export interface EaseWeights {
  /** Item indices that it covers, ascending. */
  items: Int32Array
  /** Item index → its row, −1 when not covered. */
  position: Int32Array
  /** m × m, row-major, zero diagonal; the score of j for a basket is the sum of row i, column j over its items i. */
  weights: Float32Array
}

/** A trained run as it is held in memory: everything that ranking and evaluation read. Nothing in it is changed after loading. */
export interface Model {
  run: string
  directory: string
  params: Record<string, unknown>
  versions: Record<string, unknown>
  /** Item index → id; numbers when every id is an integer. */
  product_ids: Float64Array | string[]
  /** String(id) → item index. */
  index: Map<string, number>
  /** Index `professions.length` stands for ANY. */
  professions: string[]
  components: number
  /** Items × components, not normalised: relevance by dot product. */
  item_embeddings: Float32Array
  /** The same, each row of length 1 (zero rows stay zero): cosine, MMR. */
  item_embeddings_unit: Float32Array
  item_biases: Float32Array
  /** Professions × components. */
  profession_embeddings: Float32Array
  /** Items × components: how an item describes the basket that it lies in. */
  context_embeddings: Float32Array
  /** Training baskets that hold an item, weighted as the run was trained. */
  popularity: Float64Array
  /** Professions × items, each row divided by its greatest value. */
  popularity_by_profession: Float32Array
  /** Per profession the items most bought, best first. */
  top_by_profession: Int32Array[]
  /** Number of the range, −1 none. */
  gamme: Int32Array
  /** Number of the universe, −1 none. */
  univers: Int32Array
  /** 1 = own brand. */
  private_label: Uint8Array
  /** One per profession, then ANY. */
  pairs: Pairs[]
  /** `couples`: from a table made outside, which may hold baskets that were kept aside. */
  pairs_source: 'baskets' | 'couples'
  /** Per profession, then ANY: row B lists all A with the damped confidence of A → B. */
  reverse: Csr[]
  ease: EaseWeights | null
  /** By item index; items without any detail are not in it. */
  products: Map<number, ProductMeta>
  /** Product sets that training kept aside: ids sorted as {@link basketKey} does. */
  holdout: Set<string>
}

/**
 * The key under which a product set is kept aside.
 *
 * @param ids - product ids of one basket, any order, repeats allowed.
 * @returns the distinct ids as text, sorted by code unit, joined by commas.
 */
export const basketKey = (ids: Iterable<string | number>): string => [...new Set(Array.from(ids, String))].sort().join(',')
