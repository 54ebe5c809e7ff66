import { greatestOfRank } from '#engine/math/best'
import type { Csr } from '#engine/math/sparse'
import type { Model } from './model.ts'
import type { MixShare } from './profession-mix.ts'
import type { RankingParams } from './ranking-params.ts'

/** Item indices that may be recommended, each once, in the order in which they were found. */
export class CandidatePool {
  readonly items: Int32Array
  size = 0
  readonly #known: Uint8Array

  constructor(catalogue: number) {
    this.items = new Int32Array(catalogue)
    this.#known = new Uint8Array(catalogue)
  }

  /** Empties the pool; products of the basket can then not enter it. */
  restart(basket: ArrayLike<number>): void {
    this.size = 0
    this.#known.fill(0)
    for (let i = 0; i < basket.length; i++) this.#known[basket[i]] = 1
  }

  add(item: number): void {
    if (this.#known[item] === 1) return
    this.#known[item] = 1
    this.items[this.size++] = item
  }

  addUpTo(items: ArrayLike<number>, limit: number): void {
    for (let i = 0; i < items.length && i < limit; i++) this.add(items[i])
  }
}

export interface PoolQuery {
  basket: ArrayLike<number>
  mix: readonly MixShare[]
  params: RankingParams
  /** Items by falling popularity. */
  byPopularity: Int32Array
  /** EASE scores of the items that EASE covers, parallel to `model.ease.items`. */
  ease: Float32Array | null
}

/**
 * Fills the pool: the TOP_PAIRS best neighbours of each product in the professions of the mix; the TOP_PAIRS_ANY_FRAC-th part of
 * TOP_PAIRS in all baskets, and from the reverse pairs; the TOP_EASE best of EASE; TOP_POPP popular products of the mix, shared out by
 * its weights; TOP_POPG popular products of all.
 *
 * @param pool - changed: restarted, then filled.
 */
export function fillPool(pool: CandidatePool, model: Model, { basket, mix, params, byPopularity, ease }: PoolQuery): void {
  const any = model.professions.length
  const fallback = Math.ceil(params.TOP_PAIRS * params.TOP_PAIRS_ANY_FRAC)
  pool.restart(basket)
  for (let i = 0; i < basket.length; i++) {
    for (const { profession } of mix) {
      addBest(pool, model.pairs[profession].count, basket[i], params.TOP_PAIRS)
      addBest(pool, model.reverse[profession], basket[i], fallback)
    }
    addBest(pool, model.pairs[any].count, basket[i], fallback)
    addBest(pool, model.reverse[any], basket[i], fallback)
  }
  if (model.ease && ease) addBestOfEase(pool, model.ease.items, ease, params.TOP_EASE)
  for (const { profession, weight } of mix) {
    const popular = profession === any ? byPopularity : model.top_by_profession[profession]
    pool.addUpTo(popular, Math.ceil(params.TOP_POPP * weight))
  }
  pool.addUpTo(byPopularity, params.TOP_POPG)
}

/** Adds the `limit` strongest entries of a row; entries as strong as the last of them come along. */
function addBest(pool: CandidatePool, { indptr, indices, data }: Csr, row: number, limit: number): void {
  const [from, to] = [indptr[row], indptr[row + 1]]
  if (limit === 0 || from === to) return
  const least = to - from <= limit ? Number.NEGATIVE_INFINITY : greatestOfRank(data.slice(from, to), limit)
  for (let at = from; at < to; at++) if (data[at] >= least) pool.add(indices[at])
}

function addBestOfEase(pool: CandidatePool, items: Int32Array, scores: Float32Array, limit: number): void {
  if (limit === 0 || items.length === 0) return
  const least = items.length <= limit ? Number.NEGATIVE_INFINITY : greatestOfRank(scores.slice(), limit)
  for (let at = 0; at < items.length; at++) if (scores[at] >= least) pool.add(items[at])
}
