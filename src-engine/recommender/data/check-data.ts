import { EngineError } from '#engine/base/errors'
import type { DataCheck } from '../answers/contract.ts'
import type { Notice } from '../notices.ts'
import type { CouplesFound, Details, Sales } from './tables.ts'

const EXAMPLES = 5
const OTHER_LIMITS = [100, 200, 500, 1000, 2000, 5000]

/**
 * Looks at the three tables.
 *
 * @param details - null without a table of products; @param couples - null without one.
 * @param limit - products from which on a row is huge.
 */
export function checkData(sales: Sales, details: Details | null, couples: CouplesFound | null, limit: number): DataCheck {
  const { ids, indptr, indices, professions, profession, occurrences, repeated } = sales
  const rows = indptr.length - 1
  const lengths = Float64Array.from({ length: rows }, (_, row) => indptr[row + 1] - indptr[row])
  const filled = lengths.filter((length) => length > 0).sort()
  const sold = new Set(ids)
  const unknown = details ? ids.filter((id) => !details.has(id)) : []
  return {
    rows,
    baskets: filled.length,
    orders: occurrences.reduce((sum, times, row) => sum + (lengths[row] === 0 ? 0 : Number.isNaN(times) ? 1 : times), 0),
    products: ids.length,
    listed: details?.size ?? 0,
    unknown_products: unknown.length,
    unknown_examples: unknown.slice(0, EXAMPLES),
    unsold_products: details ? [...details.keys()].filter((id) => !sold.has(id)).length : 0,
    empty_baskets: rows - filled.length,
    single_baskets: filled.filter((length) => length === 1).length,
    duplicate_rows: duplicates(sales),
    repeated_products: repeated,
    bad_weights: occurrences.filter(Number.isNaN).length,
    professions: professions.map((name, index) => professionOf(name, index, { profession, indptr, indices })),
    length: {
      mean: filled.length === 0 ? 0 : indices.length / filled.length,
      median: filled[Math.floor((filled.length - 1) / 2)] ?? 0,
      p99: filled[Math.floor(0.99 * (filled.length - 1))] ?? 0,
      max: filled.at(-1) ?? 0,
    },
    huge: hugeOf(filled, limit),
    couples: couples && couplesOf(couples, sales),
  }
}

/** @throws {EngineError} `RECOMMENDER_WEIGHTS_INVALID` when a row has no weight to train with. */
export function assertWeights({ bad_weights: rows }: Pick<DataCheck, 'bad_weights'>): void {
  if (rows === 0) return
  const message = `NB_OCCURENCES_COMMANDE must be a number above 0 in every row for --weight occ; ${rows} rows have another value. Correct them, or train with --weight none.`
  throw new EngineError('RECOMMENDER_WEIGHTS_INVALID', message, { rows })
}

/** What of a check a reader should know. */
export function noticesOfCheck(check: DataCheck, hasDetails: boolean): Notice[] {
  const { empty_baskets, bad_weights, unknown_products, unknown_examples, huge, couples, professions, rows, duplicate_rows } = check
  const notices: Notice[] = []
  if (empty_baskets > 0) notices.push({ code: 'empty_baskets', rows: empty_baskets })
  if (bad_weights > 0) notices.push({ code: 'bad_weights', rows: bad_weights })
  if (duplicate_rows > 0) notices.push({ code: 'duplicate_rows', rows: duplicate_rows })
  if (huge.rows > 0) notices.push({ code: 'huge_rows', rows: huge.rows, limit: huge.limit, share: huge.share_of_pairs })
  if (!hasDetails) notices.push({ code: 'no_details' })
  if (unknown_products > 0) notices.push({ code: 'unknown_products', products: unknown_products, examples: unknown_examples })
  const named = professions.reduce((sum, one) => sum + one.rows, 0)
  if (professions.length === 0) notices.push({ code: 'no_professions' })
  else if (named < rows) notices.push({ code: 'rows_without_profession', rows: rows - named })
  if (couples && (couples.unknown_products > 0 || couples.unknown_professions.length > 0))
    notices.push({ code: 'couples_unknown', products: couples.unknown_products, professions: couples.unknown_professions })
  return notices
}

function duplicates({ indptr, indices, profession }: Sales): number {
  const seen = new Set<string>()
  let repeats = 0
  for (let row = 0; row + 1 < indptr.length; row++) {
    if (indptr[row] === indptr[row + 1]) continue
    const key = `${profession[row]}|${indices.subarray(indptr[row], indptr[row + 1]).join(',')}`
    if (seen.has(key)) repeats++
    else seen.add(key)
  }
  return repeats
}

function professionOf(name: string, index: number, { profession, indptr, indices }: Pick<Sales, 'profession' | 'indptr' | 'indices'>) {
  const products = new Set<number>()
  let rows = 0
  for (let row = 0; row < profession.length; row++) {
    if (profession[row] !== index) continue
    rows++
    for (let at = indptr[row]; at < indptr[row + 1]; at++) products.add(indices[at])
  }
  return { profession: name, rows, share: rows / Math.max(1, profession.length), products: products.size }
}

function hugeOf(lengths: Float64Array, limit: number): DataCheck['huge'] {
  const pairs = lengths.reduce((sum, length) => sum + length * (length - 1), 0)
  const above = (most: number) => {
    const longer = lengths.filter((length) => length > most)
    const made = longer.reduce((sum, length) => sum + length * (length - 1), 0)
    return { limit: most, rows: longer.length, share_of_pairs: pairs === 0 ? 0 : made / pairs }
  }
  const own = above(limit)
  return {
    ...own,
    share_of_rows: lengths.length === 0 ? 0 : own.rows / lengths.length,
    shares: OTHER_LIMITS.filter((most) => most !== limit && most < (lengths.at(-1) ?? 0)).map(above),
  }
}

function couplesOf({ rows, products, professions, undirected }: CouplesFound, sales: Sales): DataCheck['couples'] {
  const [sold, known] = [new Set(sales.ids), new Set(sales.professions)]
  return {
    rows,
    undirected,
    unknown_products: products.filter((id) => !sold.has(id)).length,
    unknown_professions: professions.filter((name) => !known.has(name)).slice(0, EXAMPLES),
  }
}
