import type { Model } from './model.ts'
import type { RankingParams } from './ranking-params.ts'

/** A population of baskets and how much it counts; `professions.length` is ANY. */
export interface MixShare {
  profession: number
  weight: number
}
type MixParams = Pick<RankingParams, 'PROFMIX_BY' | 'PROFMIX_TOPK' | 'PROFMIX_TEMP' | 'PROFMIX_MINMASS'>

/** Average baskets that are added to each profession, so that a product new to it does not rule it out. */
const PRIOR_BASKETS = 200

/** What is read of a model again and again; each is computed when it is first needed. */
export interface ProfessionFacts {
  /** As made by {@link professionCentroids}. */
  centroids(): Float32Array
  /** Products sold by each population, ANY last: the sum of its basket counts. */
  sales(): Float64Array
}

/** Opens the facts of a model. */
export function professionFacts(model: Model): ProfessionFacts {
  let centroids: Float32Array | undefined
  let sales: Float64Array | undefined
  return {
    centroids: () => (centroids ??= professionCentroids(model)),
    sales: () => (sales ??= Float64Array.from(model.pairs, ({ basket_count }) => basket_count.reduce((sum, count) => sum + count, 0))),
  }
}

/**
 * Guesses from which professions a basket comes.
 *
 * @param basket - item indices, distinct.
 * @param params - `centroid`: softmax of cosine(basket centroid, profession centroid) / PROFMIX_TEMP; `bayes`: the posterior of a
 *   multinomial naive Bayes model over the products of the basket. Then the first PROFMIX_TOPK, cut where their sum reaches
 *   PROFMIX_MINMASS, made to sum to 1.
 * @param facts - of the same model.
 * @returns heaviest first; ANY alone when the basket is empty or the model knows at most one profession.
 */
export function guessProfessions(model: Model, basket: ArrayLike<number>, params: MixParams, facts: ProfessionFacts): MixShare[] {
  const count = model.professions.length
  if (basket.length === 0 || count <= 1) return [{ profession: count, weight: 1 }]
  const logits =
    params.PROFMIX_BY === 'bayes'
      ? posterior(model, basket, facts.sales())
      : similarity(model, basket, facts.centroids(), params.PROFMIX_TEMP)
  const top = Math.max(...logits)
  const weights = logits.map((logit) => Math.exp(logit - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ranked = weights.map((weight, profession) => ({ profession, weight: weight / total })).sort((a, b) => b.weight - a.weight)
  return cut(ranked.slice(0, params.PROFMIX_TOPK), params.PROFMIX_MINMASS)
}

function cut(ranked: readonly MixShare[], leastMass: number): MixShare[] {
  let mass = 0
  const kept: MixShare[] = []
  for (const share of ranked) {
    kept.push(share)
    mass += share.weight
    if (mass >= leastMass) break
  }
  return kept.map(({ profession, weight }) => ({ profession, weight: weight / mass }))
}

/** Log posterior; the products' part is divided by √n, since products of one basket do not come independently. */
function posterior({ professions, pairs }: Model, basket: ArrayLike<number>, sales: Float64Array): number[] {
  const any = pairs[professions.length]
  const total = Math.max(sales[professions.length], 1)
  const prior = (PRIOR_BASKETS * total) / Math.max(any.rows, 1)
  return professions.map((_, p) => {
    let products = 0
    for (let i = 0; i < basket.length; i++) {
      const average = (any.basket_count[basket[i]] + 0.5) / total
      products += Math.log((pairs[p].basket_count[basket[i]] + prior * average) / (sales[p] + prior))
    }
    return Math.log((pairs[p].rows + 1) / (any.rows + professions.length)) + products / Math.sqrt(basket.length)
  })
}

function similarity(model: Model, basket: ArrayLike<number>, centroids: Float32Array, temperature: number): number[] {
  const { components, item_embeddings_unit: unit, professions } = model
  const own = new Float32Array(components)
  for (let i = 0; i < basket.length; i++) for (let j = 0; j < components; j++) own[j] += unit[basket[i] * components + j]
  const length = Math.hypot(...own) || 1
  return professions.map((_, p) => {
    let dot = 0
    for (let j = 0; j < components; j++) dot += own[j] * centroids[p * components + j]
    return dot / length / temperature
  })
}

/**
 * Where the products of each profession lie: the mean of their unit embeddings, weighted by popularity in the profession.
 *
 * @returns professions × components, each row of length 1 (zero rows stay zero).
 */
export function professionCentroids({ professions, components, item_embeddings_unit: unit, pairs }: Model): Float32Array {
  const out = new Float32Array(professions.length * components)
  for (let p = 0; p < professions.length; p++) {
    const own = out.subarray(p * components, (p + 1) * components)
    const counts = pairs[p].basket_count
    for (let item = 0; item < counts.length; item++) {
      if (counts[item] === 0) continue
      for (let j = 0; j < components; j++) own[j] += counts[item] * unit[item * components + j]
    }
    const length = Math.hypot(...own)
    if (length > 0) for (let j = 0; j < components; j++) own[j] /= length
  }
  return out
}
