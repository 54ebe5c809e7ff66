import { describe, expect, it } from 'vitest'
import { seeded } from '#engine/math/random'
import { type SmallBasket, smallModel } from '#engine/testing/small-model'
import { createRanker, type RankingQuery } from './ranker.ts'
import { PACKAGED_PARAMS, type RankingParams } from './ranking-params.ts'

const basket = (profession: number, ...items: number[]): SmallBasket => ({ items, profession })
/** Item 0 with 1 three times (twice by A), with 2 once; 3 is popular alone. */
const baskets = [basket(0, 0, 1), basket(0, 0, 1), basket(1, 0, 1, 2), basket(1, 3), basket(1, 3), basket(0, 3), basket(1, 3)]
const nothing: RankingParams = {
  ...PACKAGED_PARAMS,
  ...{ W_PAIR: 0, W_EMB: 0, W_POPP: 0, W_POPG: 0, W_COV: 0, W_REV: 0, W_EASE: 0, W_PL_BASE: 0, W_PL_PER_BASK_PL: 0 },
  ...{ DIVERSIFY: 0, CAP_PER_GAMME: 0, PAIR_QUOTA: 0 },
}
const model = smallModel(baskets, { items: 4, professions: ['A', 'B'] })
const scoresOf = (given: Partial<RankingQuery>, params: Partial<RankingParams>, of = model) => {
  const { items } = createRanker(of).rank({ basket: [0], profession: 0, k: 10, ...given, params: { ...nothing, ...params } })
  return Object.fromEntries(items.map(({ item, score }) => [item, score]))
}

describe('the sources, worked out by hand', () => {
  it('pairs by confidence: n/n(A) damped by n/(n + 5), scaled to 0…1, the profession beside all', () => {
    // In A: 0→1 in 2 of 2 baskets: 1 · 2/7. In all: 0→1 3/3 · 3/8 = .375, 0→2 1/3 · 1/6 = .0556.
    const scores = scoresOf({}, { W_PAIR: 0.6 })
    expect(scores[1]).toBeCloseTo(0.6 + 0.24, 6)
    expect(scores[2]).toBeCloseTo((0.24 * (1 / 18)) / 0.375, 6)
    expect(scores[3]).toBe(0)
  })

  it('pairs of recipe R: C/c_A · N/(N+2) · c_B^−b; without a profession all baskets take over its weight', () => {
    const params = { W_PAIR: 0.5, PAIR_ANY_WEIGHT: 1, PAIR_SCORE: 'weighted' as const, PAIR_POP_POWER: 0.2 }
    const weights = { one: (2 + 1 / Math.SQRT2) / 3, two: 1 / Math.SQRT2 / 3 }
    const one = weights.one * (3 / 5) * 3 ** -0.2
    const two = weights.two * (1 / 3)
    const alone = scoresOf({ profession: 'none' }, params)
    expect(alone[1]).toBeCloseTo(1, 6)
    expect(alone[2]).toBeCloseTo(two / one, 5)
    // In A only 1 goes with 0, so it gets the whole of both halves.
    expect(scoresOf({ profession: 0 }, params)[2]).toBeCloseTo((0.5 * two) / one, 5)
  })

  it('popularity: in the profession, smoothed by all baskets, of all, and coverage', () => {
    // Popularity in B of its greatest (3): item 3: 1, items 1 and 2: 1/3.
    expect(scoresOf({ profession: 1 }, { W_POPP: 1 })).toEqual({ 3: 1, 1: 0, 2: 0 })
    const smooth = scoresOf({ profession: 1 }, { W_POPP: 1, POPP_SMOOTH: 50 })
    const share = (own: number, all: number) => (own + (50 * all) / 7) / 54
    expect(smooth[1]).toBeCloseTo((share(1, 3) - share(1, 1)) / (share(3, 4) - share(1, 1)), 5)
    expect(scoresOf({}, { W_POPG: 1 })[1]).toBeCloseTo((3 - 1) / (4 - 1), 6)
    const covered = scoresOf({ basket: [0, 2] }, { W_COV: 1 })
    expect(covered).toEqual({ 1: 1, 3: 0 })
  })

  it('embeddings by cosine to the centroid of the basket, and EASE as the sum over the basket', () => {
    const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    const turned = smallModel(baskets, { items: 4, professions: ['A', 'B'], embeddings: [at(0), at(60), at(90), at(180)] })
    const scores = scoresOf({}, { W_EMB: 1 }, turned)
    expect(scores[1]).toBeCloseTo(1, 6)
    expect(scores[2]).toBeCloseTo((0 + 1) / (0.5 + 1), 6)
    const ease = [
      [0, 0.1, 0.5, 0],
      [0.1, 0, 0, 0.3],
      [0.5, 0, 0, 0.1],
      [0, 0, 0.1, 0],
    ]
    const linear = smallModel(baskets, { items: 4, professions: ['A', 'B'], ease })
    const sums = scoresOf({ basket: [0, 1] }, { W_EASE: 1 }, linear)
    expect(sums[2]).toBeCloseTo(1, 6)
    expect(sums[3]).toBe(0)
  })

  it('private label: times 1 + weight · share in the basket, plus the base; told as a part', () => {
    const own = smallModel(baskets, { items: 4, professions: ['A', 'B'], privateLabel: [1, 1, 0, 0] })
    const { items } = createRanker(own).rank({
      ...{ basket: [0, 2], profession: 0, k: 10 },
      params: { ...nothing, W_POPG: 1, W_PL_BASE: 0.1, W_PL_PER_BASK_PL: 0.4 },
    })
    const first = items.find(({ item }) => item === 1)
    // 1 was scaled to 0 (it is the least popular of two), so only the base is left; 3 has none.
    expect(first?.score).toBeCloseTo(0.1, 6)
    expect(first?.parts.pl).toBeCloseTo(0.1, 6)
    const alone = createRanker(own).rank({ basket: [0], profession: 0, k: 10, params: { ...nothing, W_POPG: 1, W_PL_PER_BASK_PL: 0.3 } })
    expect(alone.items.find(({ item }) => item === 1)?.score).toBeCloseTo((2 / 3) * 1.3, 6)
  })
})

describe('choosing', () => {
  const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  /** Item 0 is the basket; the others are ever less popular, 1 and 2 nearly alike. */
  const many = [0, 1, 2, 3, 4].flatMap((item) => Array.from({ length: 10 - item }, () => basket(0, item)))
  const chosen = (params: Partial<RankingParams>, options: Partial<Parameters<typeof smallModel>[1]> = {}, k = 3) => {
    const of = smallModel(many, { items: 5, professions: ['A'], embeddings: [at(0), at(10), at(12), at(90), at(170)], ...options })
    const ranking = createRanker(of).rank({ basket: [0], profession: 0, k, params: { ...nothing, W_POPG: 1, ...params } })
    return ranking.items.map(({ item }) => item)
  }

  it('by score; by MMR the twin of the first is left for later', () => {
    expect(chosen({})).toEqual([1, 2, 3])
    expect(chosen({ DIVERSIFY: 1, MMR_LAMBDA: 1 })).toEqual([1, 2, 3])
    // After 1: item 2 is .5·.667 − .5·.999 = −.166, item 3 is .5·.333 − .5·.174 = .080, item 4 is 0 + .5·.940 = .470.
    expect(chosen({ DIVERSIFY: 1, MMR_LAMBDA: 0.5 })).toEqual([1, 4, 3])
  })

  it('caps each range, but not products without one, and fills up when nothing else is left', () => {
    expect(chosen({ CAP_PER_GAMME: 1 }, { gamme: [7, 7, 7, 8, 8] })).toEqual([1, 3, 2])
    expect(chosen({ CAP_PER_GAMME: 1 }, { gamme: [7, -1, -1, -1, 8] })).toEqual([1, 2, 3])
    expect(chosen({ CAP_PER_GAMME: 1 }, { gamme: [7, 7, 7, 8, 8] }, 4)).toEqual([1, 3, 2, 4])
  })

  it('keeps the quota of products that are linked to the basket', () => {
    const linked = smallModel([...many, basket(0, 0, 4)], { items: 5, professions: ['A'] })
    const rank = (PAIR_QUOTA: number) =>
      createRanker(linked)
        .rank({ basket: [0], profession: 0, k: 2, params: { ...nothing, W_POPG: 1, PAIR_QUOTA } })
        .items.map(({ item }) => item)
    expect(rank(0)).toEqual([1, 2])
    expect(rank(1)).toEqual([1, 4])
    expect(rank(2)).toEqual([1, 4])
  })

  it('limits the pool', () => {
    expect(chosen({ TOP_POPG: 2, TOP_POPP: 0 })).toEqual([1])
    expect(chosen({ TOP_POPG: 0, TOP_POPP: 3 })).toEqual([1, 2])
  })
})

describe('laws', () => {
  const random = seeded(4)
  const drawn = Array.from({ length: 200 }, () => {
    const group = random.integer(4)
    const items = Array.from({ length: 1 + random.integer(5) }, () => 10 * group + random.integer(10))
    return basket(group % 2, ...new Set(items))
  })
  const embeddings = Array.from({ length: 40 }, () => {
    const vector = [random.normal(), random.normal(), random.normal()]
    return vector.map((value) => value / Math.hypot(...vector))
  })
  const ease = Array.from({ length: 40 }, (_, i) => Array.from({ length: 40 }, (_unused, j) => (i === j ? 0 : random.normal() / 10)))
  const gamme = Array.from({ length: 40 }, (_, item) => item % 6)
  const privateLabel = Array.from({ length: 40 }, (_, item) => (item % 3 === 0 ? 1 : 0))
  const whole = smallModel(drawn, { items: 40, professions: ['A', 'B'], embeddings, ease, gamme, privateLabel })
  const rankers = [createRanker(whole), createRanker(whole)]
  const cases = Array.from({ length: 60 }, (_, i) => {
    const params: RankingParams = {
      ...PACKAGED_PARAMS,
      ...{ W_PAIR: random.uniform(), W_EMB: random.uniform(), W_POPP: random.uniform(), W_POPG: random.uniform() },
      ...{ W_EASE: random.uniform(), W_REV: random.uniform(), MMR_LAMBDA: random.uniform(), CAP_PER_GAMME: random.integer(4) },
      ...{ PAIR_SCORE: i % 2 === 0 ? ('confidence' as const) : ('weighted' as const), PAIR_QUOTA: random.integer(5) },
      ...{
        EMB_SCORE: i % 3 === 0 ? ('dot' as const) : ('cosine' as const),
        PROFMIX_BY: i % 5 === 0 ? ('bayes' as const) : ('centroid' as const),
      },
    }
    const items = [...new Set(Array.from({ length: random.integer(6) }, () => random.integer(40)))]
    const profession = (['auto', 'none', 0, 1] as const)[i % 4]
    return { basket: items, profession, k: 1 + random.integer(45), params }
  })

  it.each(cases.map((query, i) => [i, query] as const))(
    'query %i: parts sum to the score, no product twice, none of the basket, k of them',
    (_i, query) => {
      const { items, mix, candidates } = rankers[0].rank(query)
      for (const { score, parts } of items) {
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 6)
        expect(Number.isFinite(score)).toBe(true)
      }
      const ids = items.map(({ item }) => item)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.some((item) => query.basket.includes(item))).toBe(false)
      expect(ids).toHaveLength(Math.min(query.k, candidates))
      expect(mix.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
    },
  )

  it('does not depend on what was asked before, nor on the order of the basket', () => {
    for (const query of cases) rankers[1].rank(query)
    for (const query of cases) {
      const turned = { ...query, basket: [...query.basket].reverse() }
      const ids = (ranker: number, asked: RankingQuery) => rankers[ranker].rank(asked).items.map(({ item }) => item)
      expect(ids(1, query)).toEqual(ids(0, query))
      expect(new Set(ids(0, turned))).toEqual(new Set(ids(0, query)))
    }
  })
})
