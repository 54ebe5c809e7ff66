import { seeded } from '#engine/math/random'

/** One question: what is missing in this basket? Product ids as text. */
export interface Sample {
  observed: string[]
  expected: string[]
  /** Null: not known. */
  profession: string | null
}

/** Products observed of each basket; `loo`: all but one. */
export type BasketSize = number | 'loo'

/** Rows to draw samples from. */
export interface SampleRows {
  ids: readonly string[]
  indptr: Int32Array
  indices: Int32Array
  professions: readonly string[]
  /** Per row, −1 without one. */
  profession: Int32Array
}

/**
 * Draws samples from rows: every row with more than `size` known products (two for `loo`) may be drawn, each at most once. The order of
 * rows and the order of the products in each depend on the seed only, so that a larger size observes what a smaller one did and more.
 *
 * @param rows - not changed.
 * @param options - `isKnown`: whether the run knows a product; unknown products are neither observed nor expected; `accepts`: whether
 *   a row may be used; `count`: samples at most.
 */
export function drawSamples(
  { ids, indptr, indices, professions, profession }: SampleRows,
  size: BasketSize,
  options: { count: number; seed: number; isKnown(id: string): boolean; accepts(products: readonly string[]): boolean },
): Sample[] {
  const { count, seed, isKnown, accepts } = options
  const order = seeded(seed).shuffled(Array.from({ length: indptr.length - 1 }, (_, row) => row))
  const samples: Sample[] = []
  for (const row of order) {
    if (samples.length === count) break
    const all = Array.from(indices.subarray(indptr[row], indptr[row + 1]), (product) => ids[product])
    const known = all.filter(isKnown)
    const observed = size === 'loo' ? known.length - 1 : size
    if (observed < 1 || known.length <= observed || !accepts(all)) continue
    const mixed = seeded(seed, row + 1).shuffled(known)
    samples.push({
      observed: mixed.slice(0, observed),
      expected: mixed.slice(observed),
      profession: profession[row] < 0 ? null : professions[profession[row]],
    })
  }
  return samples
}
