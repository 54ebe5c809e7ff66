import { describe, expect, it } from 'vitest'
import { seeded } from './random.ts'

const take = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, next)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('seeded', () => {
  it('repeats itself for the same seed and stream only', () => {
    const first = take(5, seeded(42).uniform)
    expect(take(5, seeded(42).uniform)).toEqual(first)
    expect(take(5, seeded(43).uniform)).not.toEqual(first)
    expect(take(5, seeded(42, 1).uniform)).not.toEqual(first)
    expect(take(5, seeded(42 + 2 ** 32).uniform)).not.toEqual(first)
  })

  it('gives the same numbers on every machine', () => {
    const random = seeded(42)
    expect([random.uniform(), random.uniform(), random.normal(), random.integer(1000)]).toEqual([
      0.6264093492869952, 0.238162346166773, 0.6743338343787801, 907,
    ])
  })

  it('is uniform: mean 1/2, variance 1/12, ten equal tenths', () => {
    const values = take(100_000, seeded(1).uniform)
    expect(mean(values)).toBeCloseTo(0.5, 2)
    expect(mean(values.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 3)
    const tenths = new Array<number>(10).fill(0)
    for (const value of values) tenths[Math.floor(value * 10)]++
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  it('is normal: mean 0, variance 1, fourth moment 3', () => {
    const values = take(100_000, seeded(2).normal)
    expect(mean(values)).toBeCloseTo(0, 1)
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1)
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.1)
  })

  it('has independent streams', () => {
    const a = take(20_000, seeded(5, 0).uniform)
    const b = take(20_000, seeded(5, 1).uniform)
    expect(Math.abs(mean(a.map((value, i) => (value - 0.5) * (b[i] - 0.5))) * 12)).toBeLessThan(0.03)
  })

  it('shuffles without loss and leaves its input alone', () => {
    const items = take(50, () => 0).map((_, i) => i)
    const shuffled = seeded(3).shuffled(items)
    expect(shuffled).not.toEqual(items)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
    expect(items[49]).toBe(49)
  })
})
