import { expect, it } from 'vitest'
import type { ChartData } from './data/contract.ts'
import { findingOf } from './finding.ts'

const box = { n: 10, min: 0, low: 0, q1: 1, q3: 3, high: 4, max: 4, outliers: 0, farthest: [] }
const bar = (...values: (number | null)[]): ChartData => ({
  kind: 'bar',
  x: 'site',
  y: 'itm',
  aggregate: 'mean',
  bars: values.map((value, i) => ({ label: `S${i}`, value, count: 1 })),
  other_categories: 0,
})
const line = (label: string | null): ChartData => ({
  kind: 'line',
  x: 'day',
  y: null,
  aggregate: 'count',
  at: ['2024-01-01', '2024-01-02'],
  joined_into: null,
  series: [{ label, values: [3, 9] }],
})

it.each<[ChartData, string, Record<string, unknown>]>([
  [
    {
      kind: 'histogram',
      column: 'itm',
      rule: 'given',
      edges: [0, 1, 2],
      series: [
        { label: 'a', counts: [1, 2] },
        { label: 'b', counts: [0, 5] },
      ],
    },
    'fullest_bin',
    { column: 'itm', low: 1, high: 2, share: 7 / 8, count: 8 },
  ],
  [
    {
      kind: 'box',
      value: null,
      group: null,
      boxes: [
        { ...box, label: 'a', median: 1, outliers: 1 },
        { ...box, label: 'b', median: 2, outliers: 3 },
      ],
      other_groups: 0,
    },
    'one_box',
    { column: 'b', low: 1, high: 3, median: 2, outliers: 3, count: 10 },
  ],
  [
    {
      kind: 'scatter_matrix',
      columns: ['a', 'b', 'c'],
      values: [],
      row_numbers: [],
      colour: null,
      correlations: [
        [1, 0.2, -0.9],
        [0.2, 1, null],
        [-0.9, null, 1],
      ],
    },
    'strongest_pair',
    { x: 'a', y: 'c', r: -0.9 },
  ],
  [bar(1, 4, null), 'greatest_bar', { x: 'site', label: 'S1', value: 4, count: 3 }],
  [bar(2, 2), 'equal_bars', { count: 2, value: 2 }],
  [bar(null), 'no_values', {}],
  [line(null), 'peak', { x: 'day', label: '', value: 9, at: '2024-01-02' }],
  [{ kind: 'outliers', method: 'iqr', factor: 1.5, columns: [], outliers: [] }, 'no_outliers', { columns: 0 }],
])('%o', (data, code, values) => expect(findingOf(data)).toEqual({ code, values }))
