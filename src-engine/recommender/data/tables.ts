/** The baskets of ventes as numbers. */
export interface Sales {
  /** Different products sold: integers in rising order when every id is one, else texts by code unit. */
  ids: string[]
  /** Row r holds products indices[indptr[r]] … indices[indptr[r+1] − 1], positions in `ids`, ascending, no repeats. */
  indptr: Int32Array
  indices: Int32Array
  /** Different professions by code unit. */
  professions: string[]
  /** Per row, −1 without one. */
  profession: Int32Array
  /** NB_OCCURENCES_COMMANDE per row: 1 where it is missing, NaN where it is no number above 0. */
  occurrences: Float64Array
  /** Rows that name a product more than once. */
  repeated: number
}

/** What details says of one product. */
export interface Detail {
  label: string | null
  gamme: string | null
  gammeLabel: string | null
  univers: string | null
  universLabel: string | null
  privateLabel: boolean
}
export type Details = Map<string, Detail>

/** Pairs of products counted outside. */
export interface Couples {
  a: string[]
  b: string[]
  /** Baskets that hold both; NaN where it is no number above 0. */
  count: Float64Array
  /** Professions of each pair; empty: all. */
  professions: string[][]
}

/** What a look at couples found, without its rows. */
export interface CouplesFound {
  rows: number
  /** Different products and professions that it names. */
  products: string[]
  professions: string[]
  /** Whether no pair stands larger id first: such a table has no direction. */
  undirected: boolean
}

const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/

/** @returns whether every id can be told as a number without loss; false without any. */
export const areIntegers = (ids: readonly string[]): boolean => ids.length > 0 && ids.every((id) => INTEGER.test(id))

/** @returns a new array: by value when every id is an integer, else by code unit. */
export const sortedIds = (ids: readonly string[]): string[] =>
  areIntegers(ids) ? [...ids].sort((a, b) => Number(a) - Number(b)) : [...ids].sort()
