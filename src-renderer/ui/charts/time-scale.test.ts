import { expect, test } from 'vitest'
import { createFormat } from '../format.ts'
import { axisScale, tickText, timeScale } from './time-scale.ts'

const format = createFormat('en')
const texts = (from: string, to: string) => {
  const scale = timeScale([Date.parse(from), Date.parse(to)], [0, 400])
  return scale.ticks.map((tick) => tickText(scale, tick, format))
}

test.each([
  ['2026-11-01', '2026-11-05', ['1 Nov', '2 Nov', '3 Nov', '4 Nov', '5 Nov']],
  ['2025-01-10', '2025-04-20', ['Feb 2025', 'Mar 2025', 'Apr 2025']],
  ['2024-12-20', '2026-12-01', ['Jan 2025', 'Jul 2025', 'Jan 2026', 'Jul 2026']],
  ['2001-05-01', '2026-12-01', ['2005', '2010', '2015', '2020', '2025']],
])('ticks from %s to %s', (from, to, expected) => expect(texts(from, to)).toEqual(expected))

test('a single moment stands in the middle', () => {
  const at = Date.parse('2026-11-20')
  expect(timeScale([at, at], [0, 400]).toPixel(at)).toBe(200)
})

test('never more ticks than asked for, and all inside', () => {
  for (let days = 1; days < 80_000; days = Math.ceil(days * 1.7)) {
    const { ticks, low, high } = timeScale([0, days * 86_400_000], [0, 400], 5)
    expect(ticks.length).toBeLessThanOrEqual(5)
    expect(ticks.every((tick) => tick >= low && tick <= high)).toBe(true)
  }
})

test('numbers keep their scale', () => {
  const scale = axisScale([0, 10], [0, 100])
  expect(scale.ticks.map((tick) => tickText(scale, tick, format))).toEqual(['0', '2', '4', '6', '8', '10'])
})
