import type { Warehouse } from '#engine/warehouse/duckdb'
import { GrowingInts } from './growing-ints.ts'
import { type Sales, sortedIds } from './tables.ts'

const ROWS_AT_ONCE = 2_000
const SEPARATOR = '\u001f'
const NOTHING = new Set(['', 'null', 'NULL', 'None', 'nan', 'NaN', '<NA>'])

export interface Reading {
  signal?: AbortSignal
  breathe(): Promise<void>
}

/**
 * The texts of a list, however it was written: `[1,2]`, `["A","B"]`, `1,2`, `1;2`, `1 2`, and the `[{"element":1}]` of two-level
 * lists. A whole number loses its `.0`.
 */
export const tokensSql = (column: string): string => {
  const withoutKeys = `regexp_replace(${column}, '"[^"]*"\\s*:', '', 'g')`
  const tokens = `regexp_extract_all(${withoutKeys}, '"[^"]*"|[^\\[\\]{}",;|\\s]+')`
  return `list_transform(${tokens}, lambda token: regexp_replace(trim(trim(token, '"'), ''''), '^(-?\\d+)\\.0+$', '\\1'))`
}

/** One product id as text; a whole number loses its `.0`. */
export const idSql = (column: string): string => `regexp_replace(trim(${column}), '^(-?\\d+)\\.0+$', '\\1')`

/**
 * Reads the baskets.
 *
 * @param relation - with the columns of ventes as text.
 */
export async function readSales(warehouse: Warehouse, relation: string, { signal, breathe }: Reading): Promise<Sales> {
  const sql = `SELECT PROFESSION_CLIENT AS profession, NB_OCCURENCES_COMMANDE AS occurrences,
    array_to_string(${tokensSql('LIST_ID_PRODUITS')}, chr(31)) AS ids FROM ${relation}`
  const seen = new Map<string, number>()
  const indptr = new GrowingInts()
  const indices = new GrowingInts()
  const professionAt = new Map<string, number>()
  const profession = new GrowingInts()
  const occurrences: number[] = []
  let repeated = 0
  indptr.push(0)
  for await (const rows of warehouse.batches<Row>(sql, ROWS_AT_ONCE, { signal })) {
    for (const row of rows) {
      const products = productsOf(row.ids, seen)
      const distinct = new Set(products)
      if (distinct.size < products.length) repeated++
      for (const product of distinct) indices.push(product)
      indptr.push(indices.length)
      profession.push(row.profession === null ? -1 : numberOf(row.profession, professionAt))
      occurrences.push(occurrencesOf(row.occurrences))
    }
    await breathe()
  }
  return inOrder({
    seen: [...seen.keys()],
    professions: [...professionAt.keys()],
    indptr: indptr.done(),
    indices: indices.done(),
    profession: profession.done(),
    occurrences: Float64Array.from(occurrences),
    repeated,
  })
}

interface Row {
  profession: string | null
  occurrences: string | null
  ids: string | null
}

const productsOf = (ids: string | null, seen: Map<string, number>): number[] =>
  ids === null ? [] : ids.split(SEPARATOR).flatMap((id) => (NOTHING.has(id) ? [] : numberOf(id, seen)))

function numberOf(name: string, known: Map<string, number>): number {
  const found = known.get(name)
  if (found !== undefined) return found
  known.set(name, known.size)
  return known.size - 1
}

function occurrencesOf(text: string | null): number {
  if (text === null) return 1
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) && value > 0 ? value : Number.NaN
}

interface Unsorted extends Omit<Sales, 'ids'> {
  seen: string[]
}

/** Products and professions get their final numbers; the products of each row rise. */
function inOrder({ seen, professions, indptr, indices, profession, ...rest }: Unsorted): Sales {
  const ids = sortedIds(seen)
  const place = placesOf(seen, ids)
  for (let row = 0; row + 1 < indptr.length; row++) {
    const part = indices.subarray(indptr[row], indptr[row + 1])
    for (let i = 0; i < part.length; i++) part[i] = place[part[i]]
    part.sort()
  }
  const sorted = [...professions].sort()
  const professionPlace = placesOf(professions, sorted)
  return { ids, indptr, indices, professions: sorted, profession: profession.map((one) => (one < 0 ? -1 : professionPlace[one])), ...rest }
}

function placesOf(before: readonly string[], after: readonly string[]): Int32Array {
  const at = new Map(after.map((name, index) => [name, index]))
  return Int32Array.from(before, (name) => at.get(name) as number)
}
