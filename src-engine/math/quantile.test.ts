import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { median, quantile } from './quantile.ts'

describe('quantile', () => {
  it('goes in a straight line between the numbers', () => {
    expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5)
    expect(quantile([10, 20], 0)).toBe(10)
    expect(quantile([10, 20], 1)).toBe(20)
    expect(quantile([7], 0.3)).toBe(7)
    expect(quantile([], 0.5)).toBeNaN()
  })

  it('takes the median of numbers in any order and leaves them alone', () => {
    const values = [9, 1, 5, 7]
    expect(median(values)).toBe(6)
    expect(values).toEqual([9, 1, 5, 7])
  })

  it('agrees with NumPy', () => {
    const { values, p, quantiles } = golden<{ quantiles: { values: number[]; p: number[]; quantiles: number[] } }>('measures').quantiles
    const sorted = values.toSorted((a, b) => a - b)
    p.forEach((share, i) => {
      expect(quantile(sorted, share)).toBeCloseTo(quantiles[i], 12)
    })
  })
})
