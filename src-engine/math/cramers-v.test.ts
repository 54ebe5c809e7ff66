import { describe, expect, it } from 'vitest'
import { cramersV } from './cramers-v.ts'

describe('cramersV', () => {
  it('is worked out by hand: χ² = 20 · (8·8 − 2·2)² / 10⁴ = 7.2, V = √(7.2 / 20) = 0.6', () => {
    const a = [...Array(10).fill(0), ...Array(10).fill(1)]
    const b = [...Array(8).fill(0), 1, 1, 0, 0, ...Array(8).fill(1)]
    expect(cramersV(a, b)).toBeCloseTo(0.6, 12)
  })

  it('is 1 for names of the same thing and 0 for independent ones', () => {
    expect(cramersV([0, 1, 2, 0, 1, 2], [5, 3, 4, 5, 3, 4])).toBeCloseTo(1, 12)
    expect(cramersV([0, 0, 1, 1], [0, 1, 0, 1])).toBe(0)
  })

  it('does not depend on the order of arguments or rows, and leaves missing pairs out', () => {
    const a = [0, 1, 2, 1, 0, 2, 2, -1, 1]
    const b = [1, 0, 1, 1, 0, 1, 0, 1, -1]
    const v = cramersV(a, b)
    expect(cramersV(b, a)).toBeCloseTo(v as number, 12)
    expect(cramersV(a.slice(0, 7).reverse(), b.slice(0, 7).reverse())).toBeCloseTo(v as number, 12)
  })

  it.each([
    [[], []],
    [
      [1, 1, 1],
      [0, 1, 2],
    ],
    [
      [-1, -1],
      [0, 1],
    ],
  ])('is nothing for %j and %j', (a, b) => {
    expect(cramersV(a, b)).toBeNull()
  })
})
