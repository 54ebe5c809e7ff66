import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrollScale } from './scroll-scale.ts'

const SCREEN = 560

test('a short table is scrolled one to one', () => {
  const { height, shiftAt, topAt } = scrollScale(28 * 100_000)
  expect([height, shiftAt(1_000_000), topAt(1_000_000, SCREEN)]).toEqual([2_800_000, 0, 1_000_000])
})

test('by hand: 5,000,000 rows of 28 px', () => {
  const { height, shiftAt, topAt } = scrollScale(140_000_000)
  expect(height).toBe(8_000_000)
  expect(shiftAt(0)).toBe(0)
  expect(shiftAt(80_000)).toBe(75_472)
  expect(shiftAt(140_000_000)).toBe(132_000_000)
  expect(topAt(8_000_000 - SCREEN, SCREEN)).toBeCloseTo(140_000_000 - SCREEN, 3)
})

test('law: every row can be brought on screen within the scroll bar, and the ends meet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
      const { total, height, shiftAt } = scrollScale(rows * 28)
      const furthest = Math.max(0, total - SCREEN)
      for (const top of [0, share * furthest, furthest]) {
        const scrolled = top - shiftAt(top)
        expect(scrolled).toBeGreaterThanOrEqual(-1)
        expect(scrolled).toBeLessThanOrEqual(Math.max(0, height - SCREEN) + 1)
      }
    }),
  )
})
