import { bestOf } from '#engine/math/best'
import { CandidatePool, fillPool } from './candidates.ts'
import { choose } from './choose.ts'
import type { Model } from './model.ts'
import { guessProfessions, type MixShare, type ProfessionFacts, professionFacts } from './profession-mix.ts'
import type { RankingParams } from './ranking-params.ts'
import { easeScores, fillSources, PARTS, type Part, SOURCES, type Source, type SourceScores, sourceWeights } from './sources.ts'

export interface RankingQuery {
  /** Item indices, distinct. */
  basket: readonly number[]
  /** Index of the profession; `auto`: guessed from the basket; `none`: all baskets alike. */
  profession: number | 'auto' | 'none'
  /** How many are wanted, ≥ 1. */
  k: number
  params: RankingParams
}

export interface RankedItem {
  item: number
  /** The sum of `parts`. */
  score: number
  parts: Record<Part, number>
}

export interface Ranking {
  /** Populations that the professional sources were read from; ANY when there was nothing to go by. */
  mix: MixShare[]
  items: RankedItem[]
  /** How many candidates were scored. */
  candidates: number
}

export interface Ranker {
  rank(query: RankingQuery): Ranking
}

interface Scale {
  least: number
  factor: number
}

/**
 * Prepares a model for ranking. The ranker keeps the room for its calculations, so one thread uses it for one query at a time.
 *
 * A score is the sum over the sources of weight × (value − least) / (greatest − least), taken over the candidates, 0 where all are
 * equal; a private label's sum is then multiplied by 1 + W_PL_PER_BASK_PL × share of private labels in the basket, plus W_PL_BASE.
 *
 * @returns `rank`: never gives a product of the basket, nor one twice.
 */
export function createRanker(model: Model): Ranker {
  const items = model.popularity.length
  const { popularity } = model
  const every = Int32Array.from({ length: items }, (_, item) => item)
  const byPopularity = bestOf(every, items, items, (a, b) => popularity[a] > popularity[b] || (popularity[a] === popularity[b] && a < b))
  const popularityRank = new Int32Array(items)
  byPopularity.forEach((item, rank) => {
    popularityRank[item] = rank
  })
  const pool = new CandidatePool(items)
  const sources = Object.fromEntries(SOURCES.map((name) => [name, new Float32Array(items)])) as SourceScores
  const scores = new Float64Array(items)
  const links = new Uint16Array(items)
  const easeRoom = new Float32Array(model.ease?.items.length ?? 0)
  const popularityPower = powersOf(model)
  const facts = professionFacts(model)

  return {
    rank({ basket, profession, k, params }) {
      const any = model.professions.length
      const mix = mixOf(model, basket, profession, params, facts)
      const alone = any <= 1 || mix[0].profession === any
      const ease = params.W_EASE > 0 ? easeScores(model, basket, easeRoom) : null
      fillPool(pool, model, { basket, mix, params, byPopularity, ease })
      const { items: candidates, size } = pool
      countLinks(links, model, basket)
      const weights = sourceWeights(params, alone)
      fillSources(sources, weights, model, { basket, mix, params, candidates, size, ease, popularityPower })
      if (weights.coverage > 0) coverage(sources.coverage, links, candidates, size, basket.length)

      const scales = addUp(scores, sources, weights, candidates, size)
      const own = privateLabelFactors(model, basket, params)
      for (let c = 0; c < size; c++)
        if (model.private_label[candidates[c]] === 1) scores[candidates[c]] = scores[candidates[c]] * own.times + own.plus
      const chosen = choose(model, { candidates, size, scores, links, popularityRank, params, k })
      const explain = (item: number): RankedItem => {
        const parts = partsOf(item, sources, scales)
        parts.pl = model.private_label[item] === 1 ? scores[item] - (scores[item] - own.plus) / own.times : 0
        return { item, score: scores[item], parts }
      }
      return { mix, items: chosen.map(explain), candidates: size }
    },
  }
}

function mixOf(
  model: Model,
  basket: readonly number[],
  profession: RankingQuery['profession'],
  params: RankingParams,
  facts: ProfessionFacts,
): MixShare[] {
  if (profession === 'auto') return guessProfessions(model, basket, params, facts)
  return [{ profession: profession === 'none' ? model.professions.length : profession, weight: 1 }]
}

/** c_B^−b of every item, kept per exponent: profiles use few of them. */
function powersOf({ pairs, professions }: Model): (exponent: number) => Float32Array {
  const kept = new Map<number, Float32Array>()
  return (exponent) => {
    const found = kept.get(exponent)
    if (found) return found
    const made = Float32Array.from(pairs[professions.length].basket_count, (held) => (held > 0 ? held ** -exponent : 0))
    kept.set(exponent, made)
    return made
  }
}

function countLinks(links: Uint16Array, { pairs, professions }: Model, basket: readonly number[]): void {
  const { indptr, indices } = pairs[professions.length].count
  links.fill(0)
  for (const item of basket) for (let at = indptr[item], end = indptr[item + 1]; at < end; at++) links[indices[at]]++
}

function coverage(out: Float32Array, links: Uint16Array, candidates: Int32Array, size: number, basketSize: number): void {
  for (let c = 0; c < size; c++) out[candidates[c]] = links[candidates[c]] / basketSize
}

function addUp(scores: Float64Array, sources: SourceScores, weights: Record<Source, number>, candidates: Int32Array, size: number) {
  for (let c = 0; c < size; c++) scores[candidates[c]] = 0
  const scales = {} as Record<Source, Scale>
  for (const name of SOURCES) {
    scales[name] = { least: 0, factor: 0 }
    if (weights[name] === 0) continue
    const values = sources[name]
    let least = Number.POSITIVE_INFINITY
    let greatest = Number.NEGATIVE_INFINITY
    for (let c = 0; c < size; c++) {
      const value = values[candidates[c]]
      if (value < least) least = value
      if (value > greatest) greatest = value
    }
    if (greatest <= least || size === 0) continue
    const factor = weights[name] / (greatest - least)
    scales[name] = { least, factor }
    for (let c = 0; c < size; c++) scores[candidates[c]] += (values[candidates[c]] - least) * factor
  }
  return scales
}

function partsOf(item: number, sources: SourceScores, scales: Record<Source, Scale>): Record<Part, number> {
  const parts = Object.fromEntries(PARTS.map((name) => [name, 0])) as Record<Part, number>
  for (const name of SOURCES) if (scales[name].factor !== 0) parts[name] = (sources[name][item] - scales[name].least) * scales[name].factor
  return parts
}

function privateLabelFactors({ private_label }: Model, basket: readonly number[], params: RankingParams): { times: number; plus: number } {
  const own = basket.filter((item) => private_label[item] === 1).length
  return { times: 1 + params.W_PL_PER_BASK_PL * (own / Math.max(basket.length, 1)), plus: params.W_PL_BASE }
}
