import { expect, test } from 'vitest'
import { cellText } from './cells.ts'
import { chartTable } from './chart-table.ts'
import { createFormat } from './format.ts'
import { gallery } from './gallery.ts'
import { chartsOf } from './report.ts'
import { createWords } from './words.ts'

const format = createFormat('en')
const words = createWords('en', format)

test('every row of every table has a cell for each column', () => {
  for (const block of chartsOf(gallery('en'))) {
    const { columns, rows } = chartTable(block, words)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  }
})

test('a line chart with a band, by hand', () => {
  const chart = {
    type: 'lines',
    x: { label: 'k' },
    y: { label: 'J' },
    at: [2, 3],
    series: [{ label: 'run', values: [5, null], low: [4, 4], high: [6, 6] }],
  } as const
  const table = chartTable({ kind: 'chart', title: 't', finding: 'f', chart: structuredClone(chart) as never }, words)
  expect(table.columns.map(({ label }) => label)).toEqual(['k', 'run', 'run, lower bound', 'run, upper bound'])
  expect(table.rows).toEqual([
    [2, 5, 4, 6],
    [3, null, 4, 6],
  ])
})

test('cells as a reader sees them', () => {
  const seen = [
    cellText(null, { type: 'text' }, format),
    cellText(Number.NaN, { type: 'number' }, format),
    cellText(0.125, { type: 'share', digits: 1 }, format),
    cellText(3, { type: 'category' }, format),
    cellText('2026-11-20', { type: 'date' }, format),
    cellText('n/a', { type: 'number' }, format),
  ]
  expect(seen).toEqual([undefined, undefined, '12.5%', '3', '20 Nov 2026', 'n/a'])
})
