/** Rows of a sparse matrix: columns of row r are indices[indptr[r]] … indices[indptr[r+1] − 1], ascending. */
export interface Csr {
  rows: number
  cols: number
  indptr: Int32Array
  indices: Int32Array
  data: Float32Array
}

/** Sets of items, one per row: the items of row r are indices[indptr[r]] … indices[indptr[r+1] − 1], each 0 … items − 1. */
export type Baskets = Pick<Csr, 'indptr' | 'indices'>

/**
 * Baskets with ascending items, each once.
 *
 * @param items - number of items; those of a row are 0 … items − 1.
 * @throws {RangeError} when a row holds another number: kernels would read beyond their tables.
 */
export function sortedBaskets(baskets: Baskets, items: number): Baskets {
  const rows = baskets.indptr.length - 1
  const indptr = new Int32Array(rows + 1)
  const indices = new Int32Array(baskets.indices.length)
  let size = 0
  for (let row = 0; row < rows; row++) {
    const own = baskets.indices.slice(baskets.indptr[row], baskets.indptr[row + 1]).sort()
    if (own.length > 0 && (own[0] < 0 || own[own.length - 1] >= items)) throw new RangeError(`row ${row} must hold items below ${items}`)
    for (let i = 0; i < own.length; i++) if (own[i] !== own[i - 1]) indices[size++] = own[i]
    indptr[row + 1] = size
  }
  return { indptr, indices: indices.subarray(0, size) }
}
