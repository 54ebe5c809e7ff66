import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extent, niceScale, tightScale } from './scale.ts'

test('by hand', () => {
  const scale = niceScale([-4.2, 4.8], [0, 100])
  expect(scale.ticks).toEqual([-6, -4, -2, 0, 2, 4, 6])
  expect(scale.toPixel(0)).toBe(50)
  expect(niceScale([0, 1], [0, 100]).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(niceScale([0, 1], [0, 100]).digits).toBe(1)
  expect(niceScale([5, 5], [0, 100]).low).toBeLessThan(5)
})

test('law: the data lie inside, ticks rise, there are 3 to 8 of them, and a pixel goes back to its value', () => {
  const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 })
  fc.assert(
    fc.property(value, fc.double({ noNaN: true, min: 1e-3, max: 1e6 }), (low, spread) => {
      const scale = niceScale([low, low + spread], [300, 0])
      expect(scale.low).toBeLessThanOrEqual(low + spread * 1e-6)
      expect(scale.high).toBeGreaterThanOrEqual(low + spread * (1 - 1e-6))
      expect(scale.ticks.length).toBeGreaterThanOrEqual(3)
      expect(scale.ticks.length).toBeLessThanOrEqual(8)
      expect(scale.toValue(scale.toPixel(low))).toBeCloseTo(low, 6)
    }),
  )
})

test('a tight scale ends near the data and keeps round ticks inside', () => {
  const scale = tightScale([-5.2, 6], [0, 100])
  expect(scale.low).toBeCloseTo(-5.648, 10)
  expect(scale.high).toBeCloseTo(6.448, 10)
  expect(scale.ticks).toEqual([-5, 0, 5])
  expect(tightScale([2, 2], [0, 1]).ticks).toEqual([1, 1.5, 2, 2.5, 3])
})

test('extent ignores what is not finite', () => {
  expect(extent([Number.NaN, 3, -1, Number.POSITIVE_INFINITY])).toEqual([-1, 3])
  expect(extent([])).toEqual([0, 1])
})
