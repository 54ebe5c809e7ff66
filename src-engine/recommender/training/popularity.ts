import type { Rows } from './training-rows.ts'

export interface Popularity {
  /** Per item, the weights of its training rows. */
  all: Float64Array
  /** Professions × items: the same within a profession, divided by its greatest value. */
  byProfession: Float32Array
  /** Professions × top, best first, −1 where there are no more. */
  top: Int32Array
  topLength: number
}

/**
 * How often each item is bought, by all and by each profession.
 *
 * @param options - `items`, `professions`: how many; `top`: items kept for each profession. Of equal sales the smaller index comes first.
 */
export function popularityOf(
  { indptr, indices, profession, weights }: Rows,
  options: { items: number; professions: number; top: number },
): Popularity {
  const { items, professions } = options
  const all = new Float64Array(items)
  const within = new Float64Array(professions * items)
  for (let row = 0; row + 1 < indptr.length; row++) {
    const first = profession[row] * items
    for (let at = indptr[row]; at < indptr[row + 1]; at++) {
      all[indices[at]] += weights[row]
      if (first >= 0) within[first + indices[at]] += weights[row]
    }
  }
  const topLength = Math.min(options.top, items)
  const top = new Int32Array(professions * topLength).fill(-1)
  const byProfession = new Float32Array(professions * items)
  for (let p = 0; p < professions; p++) {
    const own = within.subarray(p * items, (p + 1) * items)
    const sold = Int32Array.from(own.keys()).filter((item) => own[item] > 0)
    const best = Array.from(sold).sort((a, b) => own[b] - own[a] || a - b)
    top.set(best.slice(0, topLength), p * topLength)
    const greatest = best.length > 0 ? own[best[0]] : 1
    for (const item of best) byProfession[p * items + item] = own[item] / greatest
  }
  return { all, byProfession, top, topLength }
}
