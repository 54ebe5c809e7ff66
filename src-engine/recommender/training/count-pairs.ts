import type { Pairs } from '../domain/model.ts'
import type { Rows } from './training-rows.ts'

/** Counts above it share one bin when the least count is sought. */
const BINS = 256
/** A row with more than this part of all items is filled by looking at all of them. */
const SORTED_SHARE = 16

export interface CountedPairs {
  /** One per profession, then all rows together. */
  populations: Pairs[]
  /** Pairs in fewer baskets were left out, so that all populations together keep at most `limit`. */
  minCount: number
}

/**
 * Counts which items lie in one basket, in each profession and in all.
 *
 * Every row counts once in N(A,B) and with w = 1/√max(L − 1, 1) in C(A,B), L its number of items, so that a huge basket does not
 * outvote many small ones.
 *
 * @param rows - baskets in item indices; `weights` are used with `byWeight` only.
 * @param options - `items`, `professions`: how many; `maxBasket`: longer rows make no pairs, though their items are counted;
 *   `limit`: stored pairs (both directions) at most, over all populations; `byWeight`: a row counts its weight instead of 1 in N.
 * @param onProgress - share 0…1.
 * @see Cost: the sum of L² over the rows, twice; memory: 12 bytes a stored pair.
 */
export function countPairs(
  rows: Rows,
  options: { items: number; professions: number; maxBasket: number; limit: number; byWeight?: boolean },
  onProgress: (share: number) => void = () => {},
): CountedPairs {
  const { items, professions, limit, byWeight = false } = options
  const counted = { ...rows, weights: byWeight ? rows.weights : null }
  const all = Array.from({ length: professions + 1 }, (_, p) => inverted(rows, p < professions ? p : null, options))
  const histogram = new Float64Array(BINS + 1)
  for (const [p, population] of all.entries()) {
    eachItem(counted, population, items, ({ touched, count }) => {
      for (let i = 0; i < touched.length; i++) histogram[Math.min(Math.floor(count[touched[i]]), BINS)]++
    })
    onProgress((0.4 * (p + 1)) / all.length)
  }
  const minCount = leastCount(histogram, limit)
  const populations = all.map((population, p) => {
    const pairs = pairsOf(counted, population, items, minCount)
    onProgress(0.4 + (0.6 * (p + 1)) / all.length)
    return pairs
  })
  return { populations, minCount }
}

function leastCount(histogram: Float64Array, limit: number): number {
  let kept = 0
  for (let count = BINS; count >= 1; count--) {
    kept += histogram[count]
    if (kept > limit) return count + 1
  }
  return 1
}

/** Which rows of a population hold each item. */
interface Population {
  rows: number
  basketCount: Float64Array
  /** Rows that make pairs, by item. */
  starts: Int32Array
  rowsOf: Int32Array
}

function inverted(rows: Rows, profession: number | null, { items, maxBasket }: { items: number; maxBasket: number }): Population {
  const { indptr, indices } = rows
  const belongs = (row: number) => profession === null || rows.profession[row] === profession
  const makesPairs = (row: number) => indptr[row + 1] - indptr[row] <= maxBasket
  const basketCount = new Float64Array(items)
  const starts = new Int32Array(items + 1)
  let members = 0
  for (let row = 0; row + 1 < indptr.length; row++) {
    if (!belongs(row)) continue
    members++
    const pairs = makesPairs(row)
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      basketCount[indices[at]]++
      if (pairs) starts[indices[at] + 1]++
    }
  }
  for (let item = 0; item < items; item++) starts[item + 1] += starts[item]
  const next = starts.slice()
  const rowsOf = new Int32Array(starts[items])
  for (let row = 0; row + 1 < indptr.length; row++) {
    if (!belongs(row) || !makesPairs(row)) continue
    for (let at = indptr[row]; at < indptr[row + 1]; at++) rowsOf[next[indices[at]]++] = row
  }
  return { rows: members, basketCount, starts, rowsOf }
}

/** Rows with what each counts; null: 1. */
type Counted = Omit<Rows, 'weights'> & { weights: Float32Array | null }

interface Neighbours {
  item: number
  /** Items in a basket with this one, in no order. */
  touched: Int32Array
  /** By item; only those of `touched` are filled. */
  count: Float32Array
  weighted: Float32Array
}

/** Adds up the neighbours of each item in turn; the arrays are the same every time. */
function eachItem(
  { indptr, indices, weights }: Counted,
  { starts, rowsOf }: Population,
  items: number,
  visit: (found: Neighbours) => void,
): void {
  const count = new Float32Array(items)
  const weighted = new Float32Array(items)
  const touched = new Int32Array(items)
  for (let item = 0; item < items; item++) {
    let size = 0
    for (let i = starts[item]; i < starts[item + 1]; i++) {
      const row = rowsOf[i]
      const [first, end] = [indptr[row], indptr[row + 1]]
      const weight = 1 / Math.sqrt(Math.max(end - first - 1, 1))
      const times = weights ? weights[row] : 1
      for (let at = first; at < end; at++) {
        const other = indices[at]
        if (count[other] === 0) touched[size++] = other
        count[other] += times
        weighted[other] += weight
      }
    }
    const found = touched.subarray(0, size)
    if (size > 0) {
      count[item] = 0
      visit({ item, touched: found, count, weighted })
    }
    for (let i = 0; i < size; i++) {
      count[found[i]] = 0
      weighted[found[i]] = 0
    }
  }
}

function pairsOf(rows: Counted, population: Population, items: number, minCount: number): Pairs {
  const indptr = new Int32Array(items + 1)
  eachItem(rows, population, items, ({ item, touched, count }) => {
    let kept = 0
    for (let i = 0; i < touched.length; i++) if (count[touched[i]] >= minCount) kept++
    indptr[item + 1] = kept
  })
  for (let item = 0; item < items; item++) indptr[item + 1] += indptr[item]
  const indices = new Int32Array(indptr[items])
  const data = new Float32Array(indptr[items])
  const weighted = new Float32Array(indptr[items])
  eachItem(rows, population, items, (found) => {
    let at = indptr[found.item]
    const keep = (other: number) => {
      if (found.count[other] < minCount) return
      indices[at] = other
      data[at] = found.count[other]
      weighted[at++] = found.weighted[other]
    }
    // Looking at all items in order is cheaper than sorting many.
    if (found.touched.length > items / SORTED_SHARE) for (let other = 0; other < items; other++) keep(other)
    else for (const other of found.touched.sort()) keep(other)
  })
  return {
    basket_count: population.basketCount,
    rows: population.rows,
    count: { rows: items, cols: items, indptr, indices, data },
    weighted,
  }
}
