import { expect, it } from 'vitest'
import type { ChartData, ChartDataOf } from './answers.ts'
import { boxFigures, matrixData, placeOf, plottedLines, rangeOf, scatterData, type ValueWords, valuesOf } from './view.ts'

const words: ValueWords = {
  row: 'row',
  rows: 'rows',
  from: 'from',
  to: 'to',
  other: 'other',
  column: 'column',
  value: 'value',
  low: 'low',
  high: 'high',
  box: ['least', 'lower whisker', 'q1', 'median', 'q3', 'upper whisker', 'greatest', 'outliers'],
  header: (column) => ({ header: column }),
  measure: { header: 'mean of itm' },
  group: (column, label) => (column === 'ok' ? `<${label}>` : label),
}

const scatter: ChartDataOf<'scatter'> = {
  kind: 'scatter',
  x: 'day',
  y: 'itm',
  xs: ['2024-01-01', '2024-01-02', '2024-01-03T12:00:00'],
  ys: [1, 2, 3],
  row_numbers: [4, 5, 6],
  colour: { column: 'ok', levels: ['true'], values: [0, -1, null] },
  sizes: { column: 'birds', values: [10, null, 30] },
  correlation: 1,
}
const line: ChartDataOf<'line'> = {
  kind: 'line',
  x: 'n',
  y: 'itm',
  aggregate: 'mean',
  at: [1, 2],
  joined_into: null,
  series: [{ label: null, values: [5, null] }],
}
const box = { label: 'true', n: 9, min: 1, low: 1, q1: 3, median: 5, q3: 7, high: 8, max: 30, outliers: 1, farthest: [30] }

it('puts points with dates, categories and sizes on a plane', () => {
  const data = scatterData(scatter)
  expect([...data.x]).toEqual([Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 3, 12)])
  expect([data.xDates, data.yDates]).toEqual([true, false])
  expect([...data.category]).toEqual([1, 0, 0])
  expect([...(data.size ?? [])]).toEqual([0, 0, 1])
})

it('shades points by a number', () => {
  const data = matrixData({
    kind: 'scatter_matrix',
    columns: ['a', 'b'],
    values: [
      [1, 2],
      [3, 4],
    ],
    row_numbers: [1, 2],
    colour: { column: 'c', levels: null, values: [null, 8] },
    correlations: [[1]],
  })
  expect([...(data.shade ?? [])]).toEqual([Number.NaN, 0.5])
  expect(data.columns.map(({ label, values }) => [label, ...values])).toEqual([
    ['a', 1, 2],
    ['b', 3, 4],
  ])
})

it('names boxes and lines', () => {
  const boxes: ChartDataOf<'box'> = { kind: 'box', value: 'itm', group: 'ok', boxes: [box], other_groups: 0 }
  expect(boxFigures(boxes, words.group)).toMatchObject([{ label: '<true>', low: 1, outliers: [30] }])
  expect(plottedLines(line, String)).toEqual([{ label: '', values: [5, null] }])
  expect(plottedLines({ ...line, series: [{ label: 'LL', values: [1] }] }, String)).toEqual([{ label: 'LL', values: [1], category: 1 }])
})

it.each<[ChartData, string[], unknown[]]>([
  [scatter, ['row', 'day', 'itm', 'ok', 'birds'], [4, '2024-01-01', 1, '<true>', 10]],
  [line, ['n', 'mean of itm'], [1, 5]],
  [
    { kind: 'histogram', column: 'itm', rule: 'given', edges: [0, 1, 2], series: [{ label: null, counts: [3, 4] }] },
    ['itm, from', 'itm, to', 'rows'],
    [0, 1, 3],
  ],
  [
    { kind: 'box', value: null, group: null, boxes: [box], other_groups: 0 },
    ['column', 'rows', 'least', 'lower whisker', 'q1', 'median', 'q3', 'upper whisker', 'greatest', 'outliers'],
    ['true', 9, 1, 1, 3, 5, 7, 8, 30, 1],
  ],
  [
    { kind: 'bar', x: 'ok', y: 'itm', aggregate: 'mean', bars: [{ label: 'true', value: 2.5, count: 4 }], other_categories: 0 },
    ['ok', 'mean of itm', 'rows'],
    ['<true>', 2.5, 4],
  ],
  [
    {
      kind: 'outliers',
      method: 'iqr',
      factor: 1.5,
      columns: [],
      outliers: [{ row: 9, column: 'itm', value: 30, low: -3, high: 13, reach: 1 }],
    },
    ['row', 'column', 'value', 'low', 'high'],
    [9, 'itm', 30, -3, 13],
  ],
])('tells the figures of a chart as a table (%#)', (data, headers, first) => {
  const values = valuesOf(data, words)
  expect(values.columns.map(({ header }) => header)).toEqual(headers)
  expect(values.rows[0]).toEqual(first)
})

it('reads places and ranges', () => {
  expect(placeOf(3)).toBe(3)
  expect(placeOf('2024-01-01T06:00:00')).toBe(Date.UTC(2024, 0, 1, 6))
  expect([rangeOf([null, 3, -1]), rangeOf([null])]).toEqual([[-1, 3], null])
})
