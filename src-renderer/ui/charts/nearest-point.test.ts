import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPointFinder, pointTowards } from './nearest-point.ts'

const xs = Float64Array.of(10, 50, 52, Number.NaN)
const ys = Float64Array.of(10, 50, 50, 50)

test('by hand', () => {
  const finder = createPointFinder(xs, ys, 100, 100)
  expect(finder.near(50.4, 50, 12)).toBe(1)
  expect(finder.near(53, 50, 12)).toBe(2)
  expect(finder.near(90, 90, 12)).toBe(-1)
  expect(pointTowards(xs, ys, 0, 'right')).toBe(1)
  expect(pointTowards(xs, ys, 1, 'right')).toBe(2)
  expect(pointTowards(xs, ys, 0, 'left')).toBe(-1)
})

test('law: the same answer as looking at every point', () => {
  const coordinate = fc.integer({ min: 0, max: 200 })
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }), coordinate, coordinate, (points, x, y) => {
      const px = Float64Array.from(points, (point) => point[0])
      const py = Float64Array.from(points, (point) => point[1])
      const squares = points.map((point) => (point[0] - x) ** 2 + (point[1] - y) ** 2)
      const least = Math.min(...squares)
      const got = createPointFinder(px, py, 200, 200).near(x, y, 30)
      expect(got < 0 ? Number.POSITIVE_INFINITY : squares[got]).toBe(least <= 900 ? least : Number.POSITIVE_INFINITY)
    }),
  )
})
