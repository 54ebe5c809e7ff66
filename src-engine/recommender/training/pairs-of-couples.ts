import type { Couples, Sales } from '../data/tables.ts'
import type { Pairs } from '../domain/model.ts'
import type { Catalogue } from './choose-items.ts'

/** Whether no pair stands larger id first: such a table has no direction. */
export function isUndirected({ a, b }: Pick<Couples, 'a' | 'b'>, order: ReadonlyMap<string, number>): boolean {
  return a.every((id, i) => {
    const [from, to] = [order.get(id), order.get(b[i])]
    return from === undefined || to === undefined || from < to
  })
}

/**
 * The pairs of a table counted outside, in place of those of the training rows. Its baskets are all those of the sales, each as often as
 * it occurred, since that is what such a table was counted from.
 *
 * @param couples - pairs of unknown products and without a number are left out; a pair without profession counts for all together only.
 * @param catalogue - the items of the run.
 * @param professions - of the run; a pair of another profession counts for all together only.
 * @param options - `symmetrize`: add B→A to every A→B that has none; always done for an undirected table.
 */
export function pairsOfCouples(
  couples: Couples,
  sales: Sales,
  { ids, place }: Catalogue,
  { professions, symmetrize }: { professions: readonly string[]; symmetrize: boolean },
): Pairs[] {
  const item = new Map(ids.map((id, index) => [id, index]))
  const order = new Map(sales.ids.map((id, index) => [id, index]))
  const both = symmetrize || isUndirected(couples, order)
  const professionAt = new Map(professions.map((name, index) => [name, index]))
  const counts = Array.from({ length: professions.length + 1 }, () => new Map<number, number>())
  const add = (population: number, a: number, b: number, count: number) => {
    const key = a * ids.length + b
    counts[population].set(key, (counts[population].get(key) ?? 0) + count)
  }
  for (let i = 0; i < couples.a.length; i++) {
    const [a, b] = [item.get(couples.a[i]), item.get(couples.b[i])]
    const count = couples.count[i]
    if (a === undefined || b === undefined || a === b || !(count > 0)) continue
    for (const name of couples.professions[i]) {
      const profession = professionAt.get(name)
      if (profession !== undefined) add(profession, a, b, count)
    }
    add(professions.length, a, b, count * Math.max(1, couples.professions[i].length))
  }
  return counts.map((of, population) => {
    if (both) mirror(of, ids.length)
    const basket = basketsOf(sales, place, ids.length, population < professions.length ? population : null)
    return asPairs(of, ids.length, basket)
  })
}

function mirror(counts: Map<number, number>, items: number): void {
  for (const [key, count] of [...counts]) {
    const reverse = (key % items) * items + Math.floor(key / items)
    if (!counts.has(reverse)) counts.set(reverse, count)
  }
}

function basketsOf(sales: Sales, place: Int32Array, items: number, profession: number | null) {
  const basket_count = new Float64Array(items)
  let rows = 0
  for (let row = 0; row + 1 < sales.indptr.length; row++) {
    if (profession !== null && sales.profession[row] !== profession) continue
    const times = sales.occurrences[row] > 0 ? sales.occurrences[row] : 1
    rows += times
    for (let at = sales.indptr[row]; at < sales.indptr[row + 1]; at++) {
      const known = place[sales.indices[at]]
      if (known >= 0) basket_count[known] += times
    }
  }
  return { basket_count, rows }
}

function asPairs(
  counts: ReadonlyMap<number, number>,
  items: number,
  { basket_count, rows }: { basket_count: Float64Array; rows: number },
): Pairs {
  const keys = Float64Array.from(counts.keys()).sort()
  const indptr = new Int32Array(items + 1)
  const indices = new Int32Array(keys.length)
  const data = new Float32Array(keys.length)
  for (const [i, key] of keys.entries()) {
    const a = Math.floor(key / items)
    indptr[a + 1]++
    indices[i] = key % items
    data[i] = counts.get(key) as number
    // A table of other baskets may know more of a product than the sales do: nothing is then surer than sure.
    basket_count[a] = Math.max(basket_count[a], data[i])
  }
  for (let item = 0; item < items; item++) indptr[item + 1] += indptr[item]
  return { basket_count, rows, count: { rows: items, cols: items, indptr, indices, data }, weighted: data.slice() }
}
