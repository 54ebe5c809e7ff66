import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { pearson, ranks, spearman } from './correlation.ts'

describe('pearson and spearman', () => {
  it('are worked out by hand', () => {
    expect(pearson([1, 2, 3], [1, 3, 2])).toBeCloseTo(0.5, 15)
    expect(spearman([1, 2, 3, 4], [1, 8, 27, 64])).toBeCloseTo(1, 15)
    expect([...ranks([10, 20, 10, 5])]).toEqual([2.5, 4, 2.5, 1])
  })

  it('keep their value when a series is moved and stretched', () => {
    const a = [3, 1, 4, 1, 5, 9, 2, 6]
    const b = [2, 7, 1, 8, 2, 8, 1, 8]
    const moved = b.map((value) => 1e8 + value * 3)
    expect(pearson(a, moved)).toBeCloseTo(pearson(a, b) as number, 7)
    expect(spearman(a, moved)).toBe(spearman(a, b))
  })

  it('are null where they are not defined', () => {
    expect(pearson([1, 2, 3], [4, 4, 4])).toBeNull()
    expect(pearson([1], [2])).toBeNull()
    expect(spearman([0.1, 0.1], [1, 2])).toBeNull()
  })

  it('agree with SciPy and NumPy on ties', () => {
    const { ranks: reference } = golden<{ ranks: { a: number[]; b: number[]; spearman: number; pearson: number } }>('measures')
    expect(spearman(reference.a, reference.b)).toBeCloseTo(reference.spearman, 12)
    expect(pearson(reference.a, reference.b)).toBeCloseTo(reference.pearson, 12)
  })
})
