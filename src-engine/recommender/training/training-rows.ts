import type { Sales } from '../data/tables.ts'
import type { Catalogue } from './choose-items.ts'

/** Baskets of known products. */
export interface Rows {
  indptr: Int32Array
  /** Item indices, ascending in each row. */
  indices: Int32Array
  /** −1 without one. */
  profession: Int32Array
  /** Weight of each row. */
  weights: Float32Array
}

/**
 * The rows of one use, in item indices; rows without a known product are left out.
 *
 * @param use - of each row; @param wanted - the use of the rows that are wanted.
 * @param weight - `occ`: rows weigh their occurrences; `none`: 1 each.
 */
export function rowsFor(
  sales: Sales,
  { place }: Catalogue,
  { use, wanted, weight }: { use: Uint8Array; wanted: number; weight: 'none' | 'occ' },
): Rows {
  const rows: number[] = []
  const lengths: number[] = []
  for (let row = 0; row < use.length; row++) {
    if (use[row] !== wanted) continue
    let known = 0
    for (let at = sales.indptr[row]; at < sales.indptr[row + 1]; at++) if (place[sales.indices[at]] >= 0) known++
    if (known === 0) continue
    rows.push(row)
    lengths.push(known)
  }
  const indptr = new Int32Array(rows.length + 1)
  for (const [i, length] of lengths.entries()) indptr[i + 1] = indptr[i] + length
  const indices = new Int32Array(indptr[rows.length])
  let next = 0
  for (const row of rows) {
    const first = next
    for (let at = sales.indptr[row]; at < sales.indptr[row + 1]; at++) {
      const item = place[sales.indices[at]]
      if (item >= 0) indices[next++] = item
    }
    indices.subarray(first, next).sort()
  }
  return {
    indptr,
    indices,
    profession: Int32Array.from(rows, (row) => sales.profession[row]),
    weights: Float32Array.from(rows, (row) => (weight === 'occ' ? sales.occurrences[row] : 1)),
  }
}
