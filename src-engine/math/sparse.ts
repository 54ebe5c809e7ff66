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
