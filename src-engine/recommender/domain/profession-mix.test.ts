import { describe, expect, it } from 'vitest'
import { type SmallBasket, smallModel } from '#engine/testing/small-model'
import { guessProfessions, professionFacts } from './profession-mix.ts'

/** A buys 0 and 1, B buys 2 and 3, C buys all. */
const baskets: SmallBasket[] = [
  ...Array.from({ length: 300 }, () => ({ items: [0, 1], profession: 0 })),
  ...Array.from({ length: 300 }, () => ({ items: [2, 3], profession: 1 })),
  ...Array.from({ length: 30 }, () => ({ items: [0, 1, 2, 3], profession: 2 })),
]
const embeddings = [
  [1, 0],
  [1, 0],
  [0, 1],
  [0, 1],
]
const model = smallModel(baskets, { items: 4, professions: ['A', 'B', 'C'], embeddings })
const guess = (basket: number[], params: Partial<Parameters<typeof guessProfessions>[2]> = {}) => {
  const all = { PROFMIX_BY: 'bayes' as const, PROFMIX_TOPK: 3, PROFMIX_TEMP: 0.1, PROFMIX_MINMASS: 1, ...params }
  return guessProfessions(model, basket, all, professionFacts(model))
}

describe.each(['bayes', 'centroid'] as const)('guessing by %s', (PROFMIX_BY) => {
  it('puts the profession that buys such baskets first; the weights sum to 1', () => {
    expect(guess([0, 1], { PROFMIX_BY })[0].profession).toBe(0)
    const mix = guess([2], { PROFMIX_BY })
    expect(mix[0].profession).toBe(1)
    expect(mix.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  })

  it('keeps PROFMIX_TOPK, and stops where PROFMIX_MINMASS is reached', () => {
    expect(guess([0], { PROFMIX_BY, PROFMIX_TOPK: 2 })).toHaveLength(2)
    expect(guess([0], { PROFMIX_BY, PROFMIX_MINMASS: 0.3 })).toEqual([{ profession: 0, weight: 1 }])
  })
})

it('softmax of the cosines over the temperature, by hand', () => {
  // Centroids: A (1, 0), B (0, 1), C the diagonal. Cosines with item 0: 1, 0, √½.
  const weights = [1, 0, Math.SQRT1_2].map((cosine) => Math.exp(cosine / 0.5))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mix = guess([0], { PROFMIX_BY: 'centroid', PROFMIX_TEMP: 0.5 })
  expect(mix.map(({ profession }) => profession)).toEqual([0, 2, 1])
  expect(mix[0].weight).toBeCloseTo(weights[0] / total, 6)
})

it('has nothing to go by without a basket or with one profession', () => {
  expect(guess([])).toEqual([{ profession: 3, weight: 1 }])
  const one = smallModel(baskets.slice(0, 3), { items: 4, professions: ['A'] })
  const params = { PROFMIX_BY: 'bayes' as const, PROFMIX_TOPK: 3, PROFMIX_TEMP: 1, PROFMIX_MINMASS: 1 }
  expect(guessProfessions(one, [0], params, professionFacts(one))).toEqual([{ profession: 1, weight: 1 }])
})
