import { expect, it } from 'vitest'
import { bootstrapMean } from './bootstrap.ts'

it('holds the mean and is about as wide as the normal interval', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? 1 : 0))
  const interval = bootstrapMean(values, { seed: 3 })
  const half = 1.96 * Math.sqrt((0.25 * 0.75) / 1000)
  expect(interval?.low).toBeCloseTo(0.25 - half, 2)
  expect(interval?.high).toBeCloseTo(0.25 + half, 2)
})

it('is the same for a seed, a point for equal values, and null for none', () => {
  const values = Float64Array.from([1, 2, 5, 9])
  expect(bootstrapMean(values, { seed: 1 })).toEqual(bootstrapMean(values, { seed: 1 }))
  expect(values).toEqual(Float64Array.from([1, 2, 5, 9]))
  expect(bootstrapMean(Float64Array.from([3, 3]), { seed: 1 })).toEqual({ low: 3, high: 3 })
  expect(bootstrapMean(new Float64Array(0), { seed: 1 })).toBeNull()
})
