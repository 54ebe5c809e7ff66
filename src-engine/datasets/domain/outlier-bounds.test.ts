import { expect, it } from 'vitest'
import { type OutlierMethod, outlierBounds } from './outlier-bounds.ts'

const spread = { q1: 10, median: 15, q3: 20, mean: 16, std: 4, mad: 5 }

it.each<[OutlierMethod, number, number, number]>([
  ['iqr', 1.5, -5, 35],
  ['zscore', 3, 4, 28],
  ['modified_zscore', 3.5, 15 - 17.5 / 0.6745, 15 + 17.5 / 0.6745],
])('%s by hand', (method, factor, low, high) => expect(outlierBounds(method, factor, spread)).toEqual({ low, high }))

it('moves with the data and grows with the factor', () => {
  for (const method of ['iqr', 'zscore', 'modified_zscore'] as const) {
    const moved = { ...spread, q1: 110, median: 115, q3: 120, mean: 116 }
    const [here, there] = [outlierBounds(method, 2, spread), outlierBounds(method, 2, moved)]
    expect((there?.low ?? 0) - (here?.low ?? 0)).toBeCloseTo(100, 10)
    expect(outlierBounds(method, 3, spread)?.low).toBeLessThan(here?.low ?? 0)
  }
})

it.each(['iqr', 'zscore', 'modified_zscore'] as const)('%s has no bounds without spread', (method) => {
  expect(outlierBounds(method, 3, { q1: 1, median: 1, q3: 1, mean: 1, std: 0, mad: 0 })).toBeNull()
})
