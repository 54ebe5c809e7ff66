import { expect, test } from 'vitest'
import { createFormat } from '../ui/format.ts'
import type { Correlation } from './answers.ts'
import { grouped, marksOf, measuresOf, rangeOf, strongestPairs } from './profile-view.ts'

test('neighbours are added up, none is lost', () => {
  expect(grouped([1, 2, 3, 4, 5], 2)).toEqual([4.5, 10.5])
  const even = grouped(new Array(171).fill(100), 24)
  expect(Math.max(...even) - Math.min(...even)).toBeLessThan(1e-9)
  expect(even.reduce((sum, count) => sum + count, 0)).toBeCloseTo(17_100, 6)
  expect(grouped([1, 2], 24)).toEqual([1, 2])
  expect(grouped([], 24)).toEqual([])
})

test('a range is read in the language of the window', () => {
  const numbers = { min: -1.5, q1: 0, median: 0, q3: 0, max: 1234.5, mean: 0, std: 0, skew: 0, zeros: 0, negatives: 1 }
  expect(rangeOf({ numbers, dates: null, type: 'number' }, createFormat('fr'))).toEqual(['−1,5', '1\u00a0235'])
  expect(rangeOf({ numbers: null, dates: { min: '2024-01-31', max: '2024-02-01' }, type: 'date' }, createFormat('en'))).toEqual([
    '31 Jan 2024',
    '1 Feb 2024',
  ])
  expect(rangeOf({ numbers: null, dates: null, type: 'text' }, createFormat('en'))).toBeNull()
})

const column = {
  name: 'a',
  type: 'text',
  role: 'feature',
  missing: 0,
  missing_share: 0,
  distinct: 3,
  constant: false,
  identifier: false,
  numbers: null,
  dates: null,
  lengths: null,
  histogram: null,
  top: [],
} as const

test.each([
  [{}, []],
  [{ constant: true, missing_share: 0.6 }, ['constant', 'mostly_missing']],
  [{ distinct: 0, missing_share: 1, constant: true }, ['empty']],
  [{ identifier: true }, ['identifier']],
])('marks of %j', (known, marks) => expect(marksOf({ ...column, ...known, top: [] })).toEqual(marks))

test('pairs come strongest first, whatever the sign, once each, without those that have no figure', () => {
  const values = [
    [1, 0.2, -0.9],
    [0.2, 1, null],
    [-0.9, null, 1],
  ]
  const correlation: Correlation = {
    rows: 10,
    sampled: false,
    numbers: { columns: ['x', 'y', 'z'], pearson: values, spearman: values },
    categories: { columns: ['k'], cramers_v: [[1]] },
    left_out: [],
  }
  expect(strongestPairs(correlation, 'pearson')).toEqual([
    { a: 'x', b: 'z', value: -0.9 },
    { a: 'x', b: 'y', value: 0.2 },
  ])
  expect(measuresOf(correlation)).toEqual(['pearson', 'spearman'])
})
