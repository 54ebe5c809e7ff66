/** How one list of recommendations did. */
export interface SampleScore {
  /** 1 when an expected product is among the first K. */
  hit: number
  /** Share of the expected products among the first K. */
  recall: number
  /** 1 / place of the first expected product, 0 when there is none among the first K. */
  mrr: number
}

/**
 * Hit@K, Recall@K and MRR@K of one sample.
 *
 * @param recommended - item indices, best first; only the first `k` count.
 * @param expected - item indices that were kept back.
 * @param count - how many products were kept back, ≥ 1: those that the model does not know are misses.
 */
export function scoreSample(recommended: ArrayLike<number>, expected: ReadonlySet<number>, count: number, k: number): SampleScore {
  let found = 0
  let first = 0
  for (let i = 0; i < recommended.length && i < k; i++) {
    if (!expected.has(recommended[i])) continue
    found++
    if (first === 0) first = i + 1
  }
  return { hit: found > 0 ? 1 : 0, recall: found / count, mrr: first === 0 ? 0 : 1 / first }
}

/**
 * How alike the products of one list are: the mean cosine of all pairs.
 *
 * @param unit - items × components, rows of length 1.
 * @returns −1…1; 0 for fewer than two products.
 * @see Ziegler et al. 2005 (intra-list similarity), doi:10.1145/1060745.1060754.
 */
export function intraListSimilarity(recommended: ArrayLike<number>, unit: Float32Array, components: number): number {
  const n = recommended.length
  if (n < 2) return 0
  let sum = 0
  for (let a = 1; a < n; a++)
    for (let b = 0; b < a; b++)
      for (let j = 0; j < components; j++) sum += unit[recommended[a] * components + j] * unit[recommended[b] * components + j]
  return sum / ((n * (n - 1)) / 2)
}

/**
 * How unexpected a list is: the mean of −log₂ of the share of baskets that hold each product, an unsold one counted as half a basket.
 *
 * @param baskets - per item, how many of `rows` hold it.
 * @see Vargas & Castells 2011 (self-information), doi:10.1145/2043932.2043955.
 */
export function novelty(recommended: ArrayLike<number>, baskets: Float64Array, rows: number): number {
  if (recommended.length === 0 || rows === 0) return 0
  let sum = 0
  for (let i = 0; i < recommended.length; i++) sum -= Math.log2(Math.max(baskets[recommended[i]], 0.5) / rows)
  return sum / recommended.length
}
