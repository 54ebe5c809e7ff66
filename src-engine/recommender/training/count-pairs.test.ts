import { describe, expect, it } from 'vitest'
import { seeded } from '#engine/math/random'
import { countPairs } from './count-pairs.ts'
import type { Rows } from './training-rows.ts'

const rowsOf = (baskets: readonly (readonly number[])[], profession: readonly number[]): Rows => {
  const indptr = Int32Array.from([0, ...baskets.map((_, i) => baskets.slice(0, i + 1).reduce((sum, basket) => sum + basket.length, 0))])
  return {
    indptr,
    indices: Int32Array.from(baskets.flat()),
    profession: Int32Array.from(profession),
    weights: new Float32Array(baskets.length).fill(1),
  }
}
const options = { items: 4, professions: 2, maxBasket: 100, limit: 1000 }

describe('countPairs', () => {
  // Three baskets: {0,1} and {0,1,2} of profession 0, {1,2,3} of profession 1.
  const rows = rowsOf(
    [
      [0, 1],
      [0, 1, 2],
      [1, 2, 3],
    ],
    [0, 0, 1],
  )

  it('counts by hand, each pair in both directions', () => {
    const { populations, minCount } = countPairs(rows, options)
    const [first, second, any] = populations
    expect(minCount).toBe(1)
    expect([first.rows, second.rows, any.rows]).toEqual([2, 1, 3])
    expect([...any.basket_count]).toEqual([2, 3, 2, 1])
    expect([...any.count.indptr]).toEqual([0, 2, 5, 8, 10])
    expect([...any.count.indices]).toEqual([1, 2, 0, 2, 3, 0, 1, 3, 1, 2])
    expect([...any.count.data]).toEqual([2, 1, 2, 2, 1, 1, 2, 1, 1, 1])
    expect([...first.count.indices]).toEqual([1, 2, 0, 2, 0, 1])
    expect([...second.basket_count]).toEqual([0, 1, 1, 1])
  })

  it('weighs a basket by 1/√(L − 1)', () => {
    const any = countPairs(rows, options).populations[2]
    // 0 and 1 lie in a basket of two and in one of three.
    expect(any.weighted[0]).toBeCloseTo(1 + 1 / Math.sqrt(2), 6)
    expect(any.weighted[1]).toBeCloseTo(1 / Math.sqrt(2), 6)
  })

  it('counts a row as often as it weighs, on demand', () => {
    const heavy = { ...rows, weights: Float32Array.of(5, 1, 1) }
    expect(countPairs(heavy, { ...options, byWeight: true }).populations[2].count.data[0]).toBe(6)
    expect(countPairs(heavy, options).populations[2].count.data[0]).toBe(2)
  })

  it('counts the items of a row that is too long, but no pairs of it', () => {
    const any = countPairs(rows, { ...options, maxBasket: 2 }).populations[2]
    expect([...any.count.indices]).toEqual([1, 0])
    expect([...any.basket_count]).toEqual([2, 3, 2, 1])
  })

  it('leaves rare pairs out rather than exceed the limit, and says from which count on it keeps them', () => {
    const { populations, minCount } = countPairs(rows, { ...options, limit: 9 })
    expect(minCount).toBe(2)
    expect(populations.map(({ count }) => count.indices.length)).toEqual([2, 0, 4])
  })

  it('equals a count pair by pair, whether a row of the result is sorted or looked through', () => {
    const random = seeded(3)
    for (const items of [8, 400]) {
      const baskets = Array.from({ length: 120 }, () =>
        [...new Set(Array.from({ length: 1 + random.integer(7) }, () => random.integer(items)))].sort((a, b) => a - b),
      )
      const professions = baskets.map(() => random.integer(3) - 1)
      const { populations } = countPairs(rowsOf(baskets, professions), { items, professions: 2, maxBasket: 100, limit: 1e6 })
      for (const [population, { count, basket_count }] of populations.entries()) {
        const own = baskets.filter((_, i) => population === 2 || professions[i] === population)
        for (let a = 0; a < items; a++) {
          const with_ = own.filter((basket) => basket.includes(a))
          expect(basket_count[a]).toBe(with_.length)
          const expected = Array.from({ length: items }, (_, b) => [
            b,
            with_.filter((basket) => b !== a && basket.includes(b)).length,
          ]).filter(([, n]) => n > 0)
          const [from, to] = [count.indptr[a], count.indptr[a + 1]]
          expect([...count.indices.subarray(from, to)]).toEqual(expected.map(([b]) => b))
          expect([...count.data.subarray(from, to)]).toEqual(expected.map(([, n]) => n))
        }
      }
    }
  })
})
