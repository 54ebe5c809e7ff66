import { type Sales, sortedIds } from '../data/tables.ts'
import { TRAINING } from './hold-out.ts'

/** The products that a run knows. */
export interface Catalogue {
  /** Item index → id, in the order of {@link sortedIds}. */
  ids: string[]
  /** Product of the sales → item index, −1 when the run does not know it. */
  place: Int32Array
}

export interface ItemRules {
  /** Least training rows. */
  min_occ: number
  /** Keep products that were never sold too. */
  include_all_items: boolean
  /** Most products, best sellers first; 0: all. */
  max_items: number
}

/**
 * Chooses the products of a run by the training rows that hold them.
 *
 * @param use - of each row, as `holdOut` gives it.
 * @param listed - ids of the details.
 * @returns with `include_all_items` every product listed or sold; else those in `min_occ` training rows at least, and in one.
 */
export function chooseItems(
  { ids, indptr, indices }: Pick<Sales, 'ids' | 'indptr' | 'indices'>,
  use: Uint8Array,
  listed: readonly string[],
  { min_occ, include_all_items, max_items }: ItemRules,
): Catalogue {
  const rows = new Float64Array(ids.length)
  for (let row = 0; row < use.length; row++) {
    if (use[row] !== TRAINING) continue
    for (let at = indptr[row]; at < indptr[row + 1]; at++) rows[indices[at]]++
  }
  const rowsOf = new Map(ids.map((id, product) => [id, rows[product]]))
  if (include_all_items) for (const id of listed) if (!rowsOf.has(id)) rowsOf.set(id, 0)
  const wanted = [...rowsOf].filter(([, count]) => include_all_items || count >= Math.max(1, min_occ))
  const kept = sortedIds((max_items > 0 ? bestSellers(wanted, max_items) : wanted).map(([id]) => id))
  const item = new Map(kept.map((id, index) => [id, index]))
  return { ids: kept, place: Int32Array.from(ids, (id) => item.get(id) ?? -1) }
}

/** Of equal sales the smaller id comes first. */
function bestSellers(products: readonly [string, number][], most: number): [string, number][] {
  const order = new Map(sortedIds(products.map(([id]) => id)).map((id, index) => [id, index]))
  return [...products].sort((a, b) => b[1] - a[1] || Number(order.get(a[0])) - Number(order.get(b[0]))).slice(0, most)
}
