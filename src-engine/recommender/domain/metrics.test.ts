import { describe, expect, it } from 'vitest'
import { smallModel } from '#engine/testing/small-model'
import { createBaselines } from './baselines.ts'
import { intraListSimilarity, novelty, scoreSample } from './metrics.ts'
import { evidenceOf, reasonOf, valueAt } from './reason.ts'
import { drawSamples } from './samples.ts'

describe('scoreSample', () => {
  it.each([
    ['a hit at place 2 of two expected', [5, 3, 9], [3, 7], 2, { hit: 1, recall: 0.5, mrr: 0.5 }],
    ['both', [3, 7], [3, 7], 2, { hit: 1, recall: 1, mrr: 1 }],
    ['a hit beyond K', [1, 2, 4, 3], [3], 1, { hit: 0, recall: 0, mrr: 0 }],
    ['an unknown expected product is a miss', [3], [3], 4, { hit: 1, recall: 0.25, mrr: 1 }],
    ['nothing recommended', [], [3], 1, { hit: 0, recall: 0, mrr: 0 }],
  ])('%s', (_what, recommended, expected, count, wanted) => {
    expect(scoreSample(recommended, new Set(expected), count, 3)).toEqual(wanted)
  })
})

it('similarity of a list is the mean cosine of its pairs; novelty the mean self-information', () => {
  const unit = Float32Array.from([1, 0, 0, 1, 1, 0])
  expect(intraListSimilarity([0, 1, 2], unit, 2)).toBeCloseTo(1 / 3, 9)
  expect(intraListSimilarity([0], unit, 2)).toBe(0)
  expect(novelty([0, 1], Float64Array.from([8, 2]), 16)).toBeCloseTo((1 + 3) / 2, 12)
  expect(novelty([2], Float64Array.from([8, 2, 0]), 16)).toBe(5)
})

describe('baselines', () => {
  const baskets = [[0, 1], [0, 1], [0, 2], [3], [3], [3], [3], [2, 3]].map((items, i) => ({ items, profession: i < 3 ? 0 : 1 }))
  const recommend = createBaselines(smallModel(baskets, { items: 4, professions: ['A', 'B'] }))
  it.each([
    ['popularity', [3, 1, 2]],
    ['popularity_profession', [1, 2, 3]],
    ['pairs_count', [1, 2, 3]],
    ['pairs_confidence', [1, 2, 3]],
    ['item_knn_cosine', [1, 2, 3]],
  ] as const)('%s', (name, wanted) => {
    expect([...recommend(name, { basket: [0], profession: 0, k: 10 })]).toEqual(wanted)
  })

  it('sum over the basket; of equal scores the smaller index; the popular ones for an empty basket', () => {
    // From 1 and 2: item 0 by count 2 + 1, by confidence 2/2 + 1/2; item 3 by count 1, by confidence 1/2.
    expect([...recommend('pairs_confidence', { basket: [1, 2], profession: -1, k: 2 })]).toEqual([0, 3])
    expect([...recommend('pairs_count', { basket: [], profession: 0, k: 2 })]).toEqual([3, 0])
    expect([...recommend('pairs_count', { basket: [3], profession: 0, k: 3 })]).toEqual([2, 0, 1])
  })
})

describe('reasons', () => {
  const baskets = [
    [0, 1],
    [0, 1],
    [0, 2],
    [1, 2],
  ].map((items, i) => ({ items, profession: i < 2 ? 0 : 1 }))
  const model = smallModel(baskets, { items: 4, professions: ['A', 'B'] })
  const nothing = { pair: 0, pair_any: 0, reverse: 0, ease: 0, emb: 0, popp: 0, popg: 0, coverage: 0, pl: 0 }

  it('tells the pair with the greatest share in the profession, else in all', () => {
    expect(evidenceOf(model, [0, 2], 1, 0)).toEqual([
      { with: 0, profession: 0, baskets: 2, share: 1 },
      { with: 2, profession: 2, baskets: 1, share: 0.5 },
    ])
    const mix = [{ profession: 0, weight: 1 }]
    expect(reasonOf(model, [0], 1, mix, { ...nothing, ease: 0.4, emb: 0.3 })).toMatchObject({ kind: 'pair', with: 0, share: 1 })
    expect(reasonOf(model, [0], 3, mix, { ...nothing, ease: 0.4 })).toEqual({ kind: 'ease' })
    expect(reasonOf(model, [0], 3, mix, { ...nothing, popp: 0.4, pair: 0.1 })).toEqual({ kind: 'popp', profession: 0 })
    expect(reasonOf(model, [0], 3, mix, nothing)).toEqual({ kind: 'none' })
  })

  it('reads single cells', () => {
    expect(valueAt(model.pairs[2].count, 0, 1)).toBe(2)
    expect(valueAt(model.pairs[2].count, 3, 1)).toBe(0)
  })
})

describe('drawSamples', () => {
  const rows = {
    ids: ['a', 'b', 'c', 'd', 'x'],
    indptr: Int32Array.from([0, 3, 5, 6, 10]),
    indices: Int32Array.from([0, 1, 2, 0, 4, 3, 0, 1, 2, 3]),
    professions: ['P'],
    profession: Int32Array.from([0, -1, 0, 0]),
  }
  const options = { count: 10, seed: 1, isKnown: (id: string) => id !== 'x', accepts: () => true }
  it('takes rows with more known products than are observed, each product once', () => {
    const samples = drawSamples(rows, 2, options)
    expect(samples.map(({ observed, expected }) => [...observed, ...expected].sort().join('')).sort()).toEqual(['abc', 'abcd'])
    expect(samples.every(({ observed }) => observed.length === 2)).toBe(true)
    expect(drawSamples(rows, 'loo', options).map(({ expected }) => expected.length)).toEqual([1, 1])
    expect(drawSamples(rows, 1, { ...options, accepts: (all) => all.length === 4 })).toHaveLength(1)
    expect(drawSamples(rows, 1, { ...options, count: 1 })).toHaveLength(1)
  })

  it('is the same for a seed, and a larger size observes what a smaller one did', () => {
    expect(drawSamples(rows, 1, options)).toEqual(drawSamples(rows, 1, options))
    const [one, two] = [drawSamples(rows, 1, options), drawSamples(rows, 2, options)]
    expect(one.map(({ observed }) => observed[0])).toEqual(two.map(({ observed }) => observed[0]))
  })
})
