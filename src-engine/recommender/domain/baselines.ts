import { bestOf } from '#engine/math/best'
import type { Csr, Model } from './model.ts'

/** Simple recommenders that a good one must beat. */
export const BASELINES = ['popularity', 'popularity_profession', 'pairs_count', 'pairs_confidence', 'item_knn_cosine'] as const
export type Baseline = (typeof BASELINES)[number]

export interface BaselineQuery {
  /** Item indices, distinct. */
  basket: readonly number[]
  /** Index of the profession, −1 unknown. */
  profession: number
  k: number
}

/** Neighbours that item-KNN keeps of each item, itself among them. */
const NEIGHBOURS = 50

/**
 * Prepares the baselines of a model, all counted from its training rows with weight 1 each. Candidates are all products outside the
 * basket; of equal scores the smaller item index comes first; an empty basket gets the popular products.
 *
 * `popularity`: c; `popularity_profession`: c in the profession, then c; `pairs_count`: Σ N(A,B) over the basket; `pairs_confidence`:
 * Σ N(A,B)/c_A; `item_knn_cosine`: Σ N(A,B)/√(c_A·c_B) over the 50 nearest items of each A.
 *
 * @returns best first, fewer than k only when there are fewer products.
 */
export function createBaselines(model: Model): (name: Baseline, query: BaselineQuery) => Int32Array {
  const any = model.pairs[model.professions.length]
  const counts = any.basket_count
  const items = counts.length
  const candidates = new Int32Array(items)
  const scores = new Float64Array(items)
  const inBasket = new Uint8Array(items)
  let cosine: Csr | undefined
  const fillers: Record<Baseline, (query: BaselineQuery) => void> = {
    popularity: () => scores.set(counts),
    popularity_profession({ profession }) {
      const within = model.pairs[profession]?.basket_count
      for (let item = 0; item < items; item++) scores[item] = (within?.[item] ?? 0) + 1e-9 * counts[item]
    },
    pairs_count: ({ basket }) => addRows(scores, any.count, basket, () => 1),
    pairs_confidence: ({ basket }) => addRows(scores, any.count, basket, (item) => 1 / Math.max(counts[item], 1)),
    item_knn_cosine({ basket }) {
      cosine ??= nearestByCosine(any.count, counts)
      addRows(scores, cosine, basket, () => 1)
    },
  }
  return (name, query) => {
    scores.fill(0)
    fillers[query.basket.length === 0 ? 'popularity' : name](query)
    inBasket.fill(0)
    for (const item of query.basket) inBasket[item] = 1
    let size = 0
    for (let item = 0; item < items; item++) if (inBasket[item] === 0) candidates[size++] = item
    return bestOf(candidates, size, query.k, (a, b) => scores[a] > scores[b] || (scores[a] === scores[b] && a < b))
  }
}

function addRows(scores: Float64Array, { indptr, indices, data }: Csr, basket: readonly number[], weightOf: (item: number) => number) {
  for (const item of basket) {
    const weight = weightOf(item)
    for (let at = indptr[item]; at < indptr[item + 1]; at++) scores[indices[at]] += weight * data[at]
  }
}

function nearestByCosine({ rows, cols, indptr, indices, data }: Csr, counts: Float64Array): Csr {
  const starts = new Int32Array(rows + 1)
  const kept: number[] = []
  const strengths: number[] = []
  for (let item = 0; item < rows; item++) {
    const [from, to] = [indptr[item], indptr[item + 1]]
    const cosines = Float64Array.from({ length: to - from }, (_, i) => data[from + i] / Math.sqrt(counts[item] * counts[indices[from + i]]))
    const places = Int32Array.from(cosines.keys())
    const best = bestOf(places, places.length, NEIGHBOURS - 1, (a, b) => cosines[a] > cosines[b] || (cosines[a] === cosines[b] && a < b))
    for (const place of best.sort()) {
      kept.push(indices[from + place])
      strengths.push(cosines[place])
    }
    starts[item + 1] = kept.length
  }
  return { rows, cols, indptr: starts, indices: Int32Array.from(kept), data: Float32Array.from(strengths) }
}
