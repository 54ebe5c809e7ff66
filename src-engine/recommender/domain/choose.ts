import { bestOf } from '#engine/math/best'
import type { Model } from './model.ts'
import type { RankingParams } from './ranking-params.ts'

export interface ChoiceQuery {
  candidates: Int32Array
  size: number
  /** Per item. */
  scores: Float64Array
  /** How many products of the basket each item is linked to by pairs. */
  links: Uint16Array
  /** Per item, 0 = the most popular: settles ties. */
  popularityRank: Int32Array
  params: RankingParams
  k: number
}

/** Candidates among which the similarity is weighed: this many for each wanted, at least {@link LEAST_SHORTLIST}. */
const SHORTLIST_PER_CHOICE = 10
const LEAST_SHORTLIST = 100

/**
 * Chooses k candidates: by score, or by Maximal Marginal Relevance when DIVERSIFY is 1 (the next is the one with the greatest
 * λ·score − (1 − λ)·its greatest cosine to one already chosen), never more than CAP_PER_GAMME of a range while others are left; then
 * PAIR_QUOTA of them are linked to the basket when the candidates have so many. Similarity is weighed among the best 10·k (at least
 * 100) by score.
 *
 * @returns item indices in the order of choice; fewer than k only when there are fewer candidates.
 * @see Carbonell & Goldstein 1998 (MMR), doi:10.1145/290941.291025.
 */
export function choose(model: Model, query: ChoiceQuery): number[] {
  const { candidates, size, scores, popularityRank, params, k } = query
  const before = (a: number, b: number): boolean =>
    scores[a] > scores[b] || (scores[a] === scores[b] && popularityRank[a] < popularityRank[b])
  const wanted = Math.min(k, size)
  const shortlist = bestOf(candidates, size, Math.max(LEAST_SHORTLIST, SHORTLIST_PER_CHOICE * k), before)
  let chosen = diversify(model, shortlist, wanted, query)
  if (chosen.length < wanted && shortlist.length < size) chosen = diversify(model, bestOf(candidates, size, size, before), wanted, query)
  if (chosen.length < wanted) fillUp(chosen, wanted, bestOf(candidates, size, size, before))
  return withQuota(chosen, query, before, cappedRanges(model, params))
}

/** The caps leave too few: the best of the rest follow, whatever their range. */
function fillUp(chosen: number[], wanted: number, ordered: Int32Array): void {
  const taken = new Set(chosen)
  for (let i = 0; i < ordered.length && chosen.length < wanted; i++) if (!taken.has(ordered[i])) chosen.push(ordered[i])
}

interface Caps {
  full(item: number): boolean
  take(item: number, times?: number): void
}

/** Products without a range are not capped. */
function cappedRanges({ gamme }: Model, { CAP_PER_GAMME: cap }: RankingParams): Caps {
  const taken = new Map<number, number>()
  return {
    full: (item) => cap > 0 && gamme[item] >= 0 && (taken.get(gamme[item]) ?? 0) >= cap,
    take: (item, times = 1) => taken.set(gamme[item], (taken.get(gamme[item]) ?? 0) + times),
  }
}

function diversify(model: Model, ordered: Int32Array, wanted: number, { scores, params }: ChoiceQuery): number[] {
  const lambda = params.DIVERSIFY === 1 ? params.MMR_LAMBDA : 1
  const caps = cappedRanges(model, params)
  const nearest = new Float64Array(ordered.length)
  const gone = new Uint8Array(ordered.length)
  const chosen: number[] = []
  while (chosen.length < wanted) {
    let best = -1
    let bestValue = Number.NEGATIVE_INFINITY
    for (let i = 0; i < ordered.length; i++) {
      if (gone[i] === 1) continue
      const value = lambda * scores[ordered[i]] - (1 - lambda) * nearest[i]
      if (value <= bestValue) continue
      if (caps.full(ordered[i])) {
        gone[i] = 1
        continue
      }
      best = i
      bestValue = value
      if (lambda === 1) break
    }
    if (best < 0) break
    gone[best] = 1
    chosen.push(ordered[best])
    caps.take(ordered[best])
    if (lambda < 1) approach(model, ordered, ordered[best], chosen.length === 1, nearest)
  }
  return chosen
}

/** Raises the greatest cosine to the chosen, which may be negative after the first choice. */
function approach(
  { components, item_embeddings_unit: unit }: Model,
  items: Int32Array,
  chosen: number,
  first: boolean,
  nearest: Float64Array,
) {
  const from = chosen * components
  for (let i = 0; i < items.length; i++) {
    const at = items[i] * components
    let cosine = 0
    for (let j = 0; j < components; j++) cosine += unit[from + j] * unit[at + j]
    if (first || cosine > nearest[i]) nearest[i] = cosine
  }
}

/** Replaces the last choices without a link by the best candidates with one, within the caps. */
function withQuota(chosen: number[], query: ChoiceQuery, before: (a: number, b: number) => boolean, caps: Caps): number[] {
  const { candidates, size, links, params } = query
  let lacking = Math.min(params.PAIR_QUOTA, chosen.length) - chosen.filter((item) => links[item] > 0).length
  if (lacking <= 0) return chosen
  const taken = new Set(chosen)
  const linked = candidates.subarray(0, size).filter((item) => links[item] > 0 && !taken.has(item))
  for (const item of chosen) caps.take(item)
  const result = [...chosen]
  const inOrder = bestOf(linked, linked.length, linked.length, before)
  for (const allowed of [(item: number) => !caps.full(item), () => true]) {
    for (const item of inOrder) {
      if (lacking <= 0) return result
      if (taken.has(item) || !allowed(item)) continue
      const place = result.findLastIndex((one) => links[one] === 0)
      caps.take(result[place], -1)
      caps.take(item)
      taken.add(item)
      result[place] = item
      lacking--
    }
  }
  return result
}
