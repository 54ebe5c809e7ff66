import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { adjustedRand } from './adjusted-rand.ts'
import { seeded } from './random.ts'

describe('adjustedRand', () => {
  it('counts pairs: by hand 1 pair together in both of 2 and 1, expected 2 · 1 / 6', () => {
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 1, 2])).toBeCloseTo((1 - 2 / 6) / (1.5 - 2 / 6), 15)
  })

  it('does not see the names of the groups', () => {
    expect(adjustedRand([1, 1, 2, 3], [9, 9, 4, 7])).toBe(1)
  })

  it('is 1 when both are trivial in the same way', () => {
    expect(adjustedRand([0, 0, 0], [5, 5, 5])).toBe(1)
    expect(adjustedRand([0, 1, 2], [2, 1, 0])).toBe(1)
    expect(adjustedRand([0], [1])).toBe(1)
  })

  it('is about 0 for independent labels and the same both ways', () => {
    const random = seeded(8)
    const a = Array.from({ length: 3000 }, () => random.integer(4))
    const b = Array.from({ length: 3000 }, () => random.integer(4))
    expect(Math.abs(adjustedRand(a, b))).toBeLessThan(0.01)
    expect(adjustedRand(a, b)).toBe(adjustedRand(b, a))
  })

  it('agrees with scikit-learn', () => {
    for (const { a, b, index } of golden<{ rands: { a: number[]; b: number[]; index: number }[] }>('measures').rands) {
      expect(adjustedRand(a, b)).toBeCloseTo(index, 12)
    }
  })
})
