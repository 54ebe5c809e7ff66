import { expect, it } from 'vitest'
import { outlierBounds, type Spread } from './outlier-bounds.ts'

it.each<[Spread, number, number, number]>([
  [{ method: 'iqr', q1: 10, q3: 20 }, 1.5, -5, 35],
  [{ method: 'zscore', mean: 16, std: 4 }, 3, 4, 28],
  [{ method: 'modified_zscore', median: 15, mad: 5 }, 3.5, 15 - 17.5 / 0.6745, 15 + 17.5 / 0.6745],
])('%o by hand', (spread, factor, low, high) => expect(outlierBounds(spread, factor)).toEqual({ low, high }))

it('moves with the data and grows with the factor', () => {
  const at = (middle: number, factor: number) => outlierBounds({ method: 'zscore', mean: middle, std: 4 }, factor)
  expect((at(116, 2)?.low ?? 0) - (at(16, 2)?.low ?? 0)).toBe(100)
  expect(at(16, 3)?.low).toBeLessThan(at(16, 2)?.low ?? 0)
})

it.each<Spread>([
  { method: 'iqr', q1: 1, q3: 1 },
  { method: 'zscore', mean: 1, std: 0 },
  { method: 'modified_zscore', median: 1, mad: 0 },
])('%o has no bounds without spread', (spread) => expect(outlierBounds(spread, 3)).toBeNull())
