import { describe, expect, it } from 'vitest'
import { bestOf, greatestOfRank } from './best.ts'
import { seeded } from './random.ts'

describe('bestOf', () => {
  it('agrees with sorting everything, whatever the order of the candidates', () => {
    const random = seeded(1)
    for (let round = 0; round < 60; round++) {
      const size = random.integer(60)
      const values = Float64Array.from({ length: size }, () => random.integer(20))
      const before = (a: number, b: number) => values[a] > values[b] || (values[a] === values[b] && a < b)
      const candidates = random.shuffled([...values.keys()])
      const count = random.integer(size + 3)
      const sorted = [...values.keys()].sort((a, b) => (before(a, b) ? -1 : 1)).slice(0, count)
      expect([...bestOf(candidates, size, count, before)]).toEqual(sorted)
    }
  })

  it('looks at the first `size` only and leaves them as they are', () => {
    const candidates = [4, 1, 9]
    expect([...bestOf(candidates, 2, 5, (a, b) => a > b)]).toEqual([4, 1])
    expect(candidates).toEqual([4, 1, 9])
    expect(bestOf([], 0, 3, () => true)).toHaveLength(0)
  })
})

describe('greatestOfRank', () => {
  it.each([
    [[5, 1, 4, 2, 3], 2, 4],
    [[1], 1, 1],
    [[2, 2, 2, 1], 3, 2],
    [[2, 2, 2, 1], 4, 1],
  ])('of %j the %i. greatest is %i', (values, count, wanted) => {
    expect(greatestOfRank(Float32Array.from(values), count)).toBe(wanted)
  })

  it('agrees with sorting, also on ordered and equal numbers', () => {
    const random = seeded(2)
    const rows = [Array.from({ length: 500 }, () => random.integer(50)), Array.from({ length: 500 }, (_, i) => i), new Array(500).fill(7)]
    for (const row of rows)
      for (const count of [1, 2, 250, 499, 500])
        expect(greatestOfRank(Float32Array.from(row), count)).toBe([...row].sort((a, b) => b - a)[count - 1])
  })
})
