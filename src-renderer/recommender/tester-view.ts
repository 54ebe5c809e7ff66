/** What a score is made of, in the order in which parts are drawn. */
export const PARTS = ['pair', 'pair_any', 'reverse', 'ease', 'emb', 'popp', 'popg', 'coverage', 'pl'] as const

export type Part = (typeof PARTS)[number]

/** Colour of each part, the same on every page. */
export const PART_CATEGORY: Record<Part, number> = {
  pair: 1,
  pair_any: 7,
  reverse: 6,
  ease: 8,
  emb: 5,
  popp: 2,
  popg: 9,
  coverage: 3,
  pl: 4,
}

interface Scored {
  product_id: string | number
  score: number
  reasons: Record<Part, number>
}

/** Places by which a product stands higher in this list than in the other; null when the other list lacks it. */
export function shiftOf(product_id: string | number, here: readonly Scored[], there: readonly Scored[]): number | null {
  const [place, other] = [here, there].map((list) => list.findIndex((hit) => hit.product_id === product_id))
  return other < 0 ? null : other - place
}

/** How many products the two lists share, and how many ranges each shows. */
export function overlap<T extends Scored & { gamme?: string | null }>(a: readonly T[], b: readonly T[]) {
  const inB = new Set(b.map((hit) => hit.product_id))
  const ranges = (hits: readonly T[]) => new Set(hits.flatMap((hit) => hit.gamme ?? [])).size
  return { shared: a.filter((hit) => inB.has(hit.product_id)).length, ranges_a: ranges(a), ranges_b: ranges(b) }
}

/** Parts that add anything in at least one of the suggestions. */
export const partsInUse = (hits: readonly Scored[]): Part[] =>
  PARTS.filter((part) => hits.some((hit) => Math.abs(hit.reasons[part]) > 1e-9))

/** The largest score, so that both lists share one scale. */
export const fullScore = (hits: readonly Scored[]) => Math.max(1e-9, ...hits.map((hit) => hit.score))

/** Place of a suggestion among those of its list if only the score counted, from 1. */
export const rankByScore = (hits: readonly Scored[], score: number) => 1 + hits.filter((hit) => hit.score > score).length
