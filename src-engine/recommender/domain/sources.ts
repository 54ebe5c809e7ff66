import { userScale } from '#engine/math/factor-trainer'
import type { Model, Pairs } from './model.ts'
import type { MixShare } from './profession-mix.ts'
import type { RankingParams } from './ranking-params.ts'

/** What a score is made of, in the order in which it is added up; `pl` is the private label. */
export const PARTS = ['pair', 'pair_any', 'reverse', 'ease', 'emb', 'popp', 'popg', 'coverage', 'pl'] as const
export type Part = (typeof PARTS)[number]
export type Source = Exclude<Part, 'pl'>
export const SOURCES = PARTS.slice(0, -1) as readonly Source[]

/** Scores of every item by source, before scaling; only those of candidates are meant. */
export type SourceScores = Record<Source, Float32Array>

export interface SourceQuery {
  basket: ArrayLike<number>
  mix: readonly MixShare[]
  params: RankingParams
  candidates: Int32Array
  size: number
  ease: Float32Array | null
  /** c_B^−b of each item, for an exponent b. */
  popularityPower(exponent: number): Float32Array
}

/** Damping of a pair seen in n baskets, n / (n + this): in `confidence` and in `weighted`. */
const CONFIDENCE_DAMPING = 5
const WEIGHTED_DAMPING = 2
/** Of `weighted` inside a profession: baskets added to c_A, and the exponent of c_B. */
const PROFESSION_BASKETS = 10
const PROFESSION_POWER = 0.3

/**
 * By what each source is multiplied after scaling. Without a profession to go by, `weighted` pairs of all baskets take over the
 * weight of those of the profession.
 */
export function sourceWeights(params: RankingParams, alone: boolean): Record<Source, number> {
  const { W_PAIR, PAIR_ANY_WEIGHT, PAIR_SCORE } = params
  const joined = alone && PAIR_SCORE === 'weighted'
  return {
    pair: joined ? 0 : W_PAIR,
    pair_any: W_PAIR * (joined ? 1 + PAIR_ANY_WEIGHT : PAIR_ANY_WEIGHT),
    reverse: params.W_REV,
    ease: params.W_EASE,
    emb: params.W_EMB,
    popp: params.W_POPP,
    popg: params.W_POPG,
    coverage: params.W_COV,
  }
}

/**
 * Computes the sources whose weight is not 0.
 *
 * @param scores - changed: the arrays of those sources are written whole or at the candidates.
 * @see `sources` of docs/recommender.md for each definition.
 */
export function fillSources(scores: SourceScores, weights: Record<Source, number>, model: Model, query: SourceQuery): void {
  const { mix, params, basket } = query
  const any = model.professions.length
  const addPairs = params.PAIR_SCORE === 'confidence' ? addConfidences : addWeighted
  if (weights.pair > 0) {
    scores.pair.fill(0)
    for (const { profession, weight } of mix) addPairs(scores.pair, model.pairs[profession], weight, query, profession === any)
  }
  if (weights.pair_any > 0) {
    scores.pair_any.fill(0)
    addPairs(scores.pair_any, model.pairs[any], 1, query, true)
  }
  if (weights.reverse > 0) {
    scores.reverse.fill(0)
    for (const { profession, weight } of mix) addReverse(scores.reverse, model, profession, weight, basket)
  }
  if (weights.ease > 0) spreadEase(scores.ease, model, query.ease)
  if (weights.emb > 0) (params.EMB_SCORE === 'dot' ? dotProducts : cosines)(scores.emb, model, query)
  if (weights.popp > 0) popularityInMix(scores.popp, model, query)
  if (weights.popg > 0) scores.popg.set(model.popularity)
}

function addWeighted(out: Float32Array, pairs: Pairs, weight: number, query: SourceQuery, all: boolean): void {
  const { count, weighted, basket_count } = pairs
  const power = query.popularityPower(all ? query.params.PAIR_POP_POWER : PROFESSION_POWER)
  const more = all ? 0 : PROFESSION_BASKETS
  const damping = all ? WEIGHTED_DAMPING : 0
  for (let i = 0; i < query.basket.length; i++) {
    const held = basket_count[query.basket[i]]
    if (held === 0) continue
    const factor = weight / (held + more)
    for (let at = count.indptr[query.basket[i]], end = count.indptr[query.basket[i] + 1]; at < end; at++) {
      const seen = count.data[at]
      const item = count.indices[at]
      out[item] += factor * weighted[at] * (seen / (seen + damping)) * power[item]
    }
  }
}

function addConfidences(out: Float32Array, { count, basket_count }: Pairs, weight: number, { basket }: SourceQuery): void {
  for (let i = 0; i < basket.length; i++) {
    const held = basket_count[basket[i]]
    if (held === 0) continue
    for (let at = count.indptr[basket[i]], end = count.indptr[basket[i] + 1]; at < end; at++) {
      const seen = count.data[at]
      out[count.indices[at]] += (weight * seen * seen) / ((seen + CONFIDENCE_DAMPING) * held)
    }
  }
}

function addReverse(out: Float32Array, { reverse }: Model, profession: number, weight: number, basket: ArrayLike<number>): void {
  const { indptr, indices, data } = reverse[profession]
  for (let i = 0; i < basket.length; i++)
    for (let at = indptr[basket[i]]; at < indptr[basket[i] + 1]; at++) out[indices[at]] += weight * data[at]
}

/**
 * EASE scores of a basket.
 *
 * @returns one per item that EASE covers; null without EASE or when it covers nothing of the basket.
 */
export function easeScores({ ease }: Model, basket: ArrayLike<number>, out: Float32Array): Float32Array | null {
  if (!ease) return null
  const { weights, position, items } = ease
  const size = items.length
  let covered = 0
  out.fill(0)
  for (let i = 0; i < basket.length; i++) {
    const row = position[basket[i]]
    if (row < 0) continue
    covered++
    for (let j = 0, at = row * size; j < size; j++, at++) out[j] += weights[at]
  }
  return covered > 0 ? out : null
}

/** A product that EASE does not cover scores 0, as one that has nothing to do with the basket. */
function spreadEase(out: Float32Array, { ease }: Model, scores: Float32Array | null): void {
  out.fill(0)
  if (ease && scores) for (let j = 0; j < scores.length; j++) out[ease.items[j]] = scores[j]
}

function cosines(out: Float32Array, { components, item_embeddings_unit: unit }: Model, { basket, candidates, size }: SourceQuery): void {
  const centroid = new Float32Array(components)
  for (let i = 0; i < basket.length; i++) for (let j = 0; j < components; j++) centroid[j] += unit[basket[i] * components + j]
  const length = Math.hypot(...centroid) || 1
  for (let j = 0; j < components; j++) centroid[j] /= length
  multiply(out, unit, centroid, candidates, size)
}

function dotProducts(out: Float32Array, model: Model, { basket, mix, candidates, size }: SourceQuery): void {
  const { components, context_embeddings: context, profession_embeddings, item_embeddings, item_biases, professions } = model
  const user = new Float32Array(components)
  for (let i = 0; i < basket.length; i++) for (let j = 0; j < components; j++) user[j] += context[basket[i] * components + j]
  const named = mix.filter(({ profession }) => profession < professions.length)
  for (const { profession, weight } of named)
    for (let j = 0; j < components; j++) user[j] += weight * profession_embeddings[profession * components + j]
  const loss = model.params.loss === 'softmax' ? 'softmax' : 'warp'
  const scale = userScale(loss, basket.length + (named.length > 0 ? 1 : 0))
  for (let j = 0; j < components; j++) user[j] *= scale
  multiply(out, item_embeddings, user, candidates, size)
  for (let c = 0; c < size; c++) out[candidates[c]] += item_biases[candidates[c]]
}

function multiply(out: Float32Array, rows: Float32Array, vector: Float32Array, candidates: Int32Array, size: number): void {
  const components = vector.length
  for (let c = 0; c < size; c++) {
    const from = candidates[c] * components
    let dot = 0
    for (let j = 0; j < components; j++) dot += vector[j] * rows[from + j]
    out[candidates[c]] = dot
  }
}

function popularityInMix(out: Float32Array, model: Model, { mix, params, candidates, size }: SourceQuery): void {
  const { professions, pairs, popularity, popularity_by_profession: byProfession } = model
  const items = popularity.length
  const any = pairs[professions.length]
  const smooth = params.POPP_SMOOTH
  for (let c = 0; c < size; c++) out[candidates[c]] = 0
  for (const { profession, weight } of mix) {
    if (profession === professions.length) {
      for (let c = 0; c < size; c++) out[candidates[c]] += (weight * popularity[candidates[c]]) / Math.max(any.rows, 1)
    } else if (smooth === 0) {
      for (let c = 0; c < size; c++) out[candidates[c]] += weight * byProfession[profession * items + candidates[c]]
    } else {
      const { basket_count, rows } = pairs[profession]
      for (let c = 0; c < size; c++) {
        const average = any.basket_count[candidates[c]] / Math.max(any.rows, 1)
        out[candidates[c]] += (weight * (basket_count[candidates[c]] + smooth * average)) / (rows + smooth)
      }
    }
  }
}
