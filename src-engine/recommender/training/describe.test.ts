import { describe, expect, it } from 'vitest'
import type { Details, Sales } from '../data/tables.ts'
import { describeItems } from './describe-items.ts'
import { evaluateEmbeddings, questionsOf } from './evaluate-embeddings.ts'
import { itemFeatures } from './item-features.ts'
import { isUndirected, pairsOfCouples } from './pairs-of-couples.ts'
import { popularityOf } from './popularity.ts'

const detail = (gamme: string | null, own = false) => ({
  ...{ label: 'x', gamme, gammeLabel: gamme, univers: 'U', universLabel: 'U', privateLabel: own },
})

describe('describeItems and itemFeatures', () => {
  const details: Details = new Map([
    ['1', detail('7', true)],
    ['2', detail('9')],
    ['3', detail(null)],
  ])
  const items = describeItems(['1', '2', '3', '4'], details, Int32Array.of(0, 1, 1))

  it('keeps numbers of ranges and makes numbers of names', () => {
    expect([...items.gamme]).toEqual([7, 9, -1, -1])
    expect([...items.univers]).toEqual([0, 0, 0, -1])
    expect([...items.cold]).toEqual([0, 0, 1, 1])
  })

  it('gives each item itself, range, universe and own brand; cold ones themselves only on demand', () => {
    const { features, names } = itemFeatures(['1', '2', '3', '4'], items, items.cold, false)
    expect(names).toEqual(['prod:1', 'prod:2', 'gamme:7', 'gamme:9', 'univers:0', 'pl'])
    expect([...features.indptr]).toEqual([0, 4, 7, 8, 8])
    expect([...features.indices]).toEqual([0, 2, 4, 5, 1, 3, 4, 4])
    expect(itemFeatures(['1', '2', '3', '4'], items, items.cold, true).names).toContain('prod:4')
  })
})

describe('popularityOf', () => {
  it('adds weights, divides by the greatest of a profession, lists the best first', () => {
    const rows = {
      indptr: Int32Array.of(0, 2, 3, 4),
      indices: Int32Array.of(0, 2, 2, 1),
      profession: Int32Array.of(0, 0, -1),
      weights: Float32Array.of(1, 3, 2),
    }
    const { all, byProfession, top } = popularityOf(rows, { items: 3, professions: 1, top: 5 })
    expect([...all]).toEqual([1, 2, 4])
    expect([...byProfession]).toEqual([0.25, 0, 1])
    expect([...top]).toEqual([2, 0, -1])
  })
})

describe('pairsOfCouples', () => {
  const sales: Sales = {
    ids: ['1', '2', '3'],
    indptr: Int32Array.of(0, 2, 5),
    indices: Int32Array.of(0, 1, 0, 1, 2),
    professions: ['A'],
    profession: Int32Array.of(0, -1),
    occurrences: Float64Array.of(4, 1),
    repeated: 0,
  }
  const catalogue = { ids: ['1', '2', '3'], place: Int32Array.of(0, 1, 2) }
  const couples = (pairs: [string, string, number, string[]][]) => ({
    a: pairs.map(([a]) => a),
    b: pairs.map(([, b]) => b),
    count: Float64Array.from(pairs, ([, , count]) => count),
    professions: pairs.map(([, , , names]) => names),
  })
  const build = (pairs: [string, string, number, string[]][], symmetrize = false) =>
    pairsOfCouples(couples(pairs), sales, catalogue, { professions: ['A'], symmetrize })

  it('builds both directions of an undirected table, and counts baskets as often as they occurred', () => {
    const [a, any] = build([
      ['1', '2', 4, ['A']],
      ['1', '3', 1, []],
    ])
    expect([...a.count.indptr, ...a.count.indices, ...a.count.data]).toEqual([0, 1, 2, 2, 1, 0, 4, 4])
    expect([...any.count.data]).toEqual([4, 1, 4, 1])
    expect([...any.basket_count]).toEqual([5, 5, 1])
    expect(any.rows).toBe(5)
  })

  it('keeps a direction unless asked', () => {
    const directed: [string, string, number, string[]][] = [
      ['2', '1', 4, ['A']],
      ['1', '3', 1, ['A']],
      ['3', '1', 2, ['A']],
    ]
    expect(build(directed)[0].count.data).toEqual(Float32Array.of(1, 4, 2))
    expect(build(directed, true)[0].count.data).toEqual(Float32Array.of(4, 1, 4, 2))
    expect(
      isUndirected(
        couples(directed),
        new Map([
          ['1', 0],
          ['2', 1],
          ['3', 2],
        ]),
      ),
    ).toBe(false)
  })

  it('leaves out what is unknown or no number', () => {
    const [, any] = build([
      ['1', '9', 4, []],
      ['1', '2', Number.NaN, []],
      ['2', '2', 3, []],
    ])
    expect(any.count.indices).toHaveLength(0)
  })
})

describe('evaluateEmbeddings', () => {
  // One component: the user is 1, the scores are 3, 2, 2, 1.
  const embeddings = {
    components: 1,
    items: Float32Array.of(2, 1, 1, 0),
    biases: Float32Array.of(1, 1, 1, 1),
    users: Float32Array.of(1, 1, 1, 1),
    professions: 0,
    loss: 'warp' as const,
  }
  const ask = (target: number, observed: number[]) => ({ observed: Int32Array.from(observed), profession: -1, target })

  it('ranks by hand: observed items are no candidates, ties go to the smaller index', () => {
    expect(evaluateEmbeddings([ask(2, [1])], embeddings)).toEqual({ mrr: 1 / 2, hit: 1 })
    expect(evaluateEmbeddings([ask(2, [3])], embeddings)).toEqual({ mrr: 1 / 3, hit: 1 })
    expect(evaluateEmbeddings([ask(0, [3]), ask(3, [0])], embeddings)).toEqual({ mrr: (1 + 1 / 3) / 2, hit: 1 })
    expect(evaluateEmbeddings([], embeddings)).toBeNull()
  })

  it('leaves one seeded product out of each basket of two or more, thinned to what the work allows', () => {
    const rows = {
      indptr: Int32Array.of(0, 1, 4),
      indices: Int32Array.of(5, 1, 2, 3),
      profession: Int32Array.of(0, 1),
      weights: new Float32Array(2),
    }
    const [question, ...others] = questionsOf(rows, 1, 100)
    expect(others).toEqual([])
    expect([...question.observed, question.target].sort()).toEqual([1, 2, 3])
    expect(question.profession).toBe(1)
    const long = {
      ...rows,
      indptr: Int32Array.from({ length: 5001 }, (_, i) => 2 * i),
      indices: Int32Array.from({ length: 10_000 }, (_, i) => i % 2),
      profession: new Int32Array(5000),
    }
    expect(questionsOf(long, 1, 1e9)).toHaveLength(200)
  })
})
