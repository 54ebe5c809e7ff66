import { describe, expect, it } from 'vitest'
import type { Columns, Table } from '#engine/testing/prepare-rows'
import { type StepInput, stepTableOfFile } from '#engine/testing/step-cases'

const steps = stepTableOfFile()
const XG: Columns = { x: 'integer', g: 'text' }
const SITES: Columns = { site: 'text', x: 'integer' }

describe('warnings', () => {
  const ALL: [string, Columns, Table, StepInput, Record<string, unknown>][] = [
    [
      'CELLS_BREAK_TYPE',
      { t: 'text' },
      [['1'], ['x'], ['y']],
      { step: 'convert', columns: ['t'], to: 'number' },
      {
        cells: 2,
        first: [
          { row: 2, value: 'x' },
          { row: 3, value: 'y' },
        ],
      },
    ],
    ['NOTHING_TO_FILL_WITH', { x: 'number' }, [[null]], { step: 'fill_missing', columns: ['x'], method: 'mean' }, { column: 'x' }],
    ['NO_SPREAD', { x: 'number' }, [[1], [1]], { step: 'outliers', columns: ['x'], method: 'zscore', action: 'mark' }, { column: 'x' }],
    ['CONSTANT_COLUMN', { x: 'number' }, [[1], [1]], { step: 'scale', columns: ['x'], method: 'robust' }, { column: 'x' }],
    ['NO_LOGARITHM', { x: 'number' }, [[-1], [1]], { step: 'scale', columns: ['x'], method: 'log1p' }, { min: -1 }],
    [
      'VALUES_NOT_IN_ORDER',
      { t: 'text' },
      [['a'], ['b']],
      { step: 'encode', columns: ['t'], method: 'ordinal', order: ['a'] },
      { cells: 1, values: ['b'] },
    ],
    ['FEWER_BINS', { x: 'number' }, [[1], [1], [2]], { step: 'bin', columns: ['x'], method: 'quantile', bins: 4 }, { bins: 2 }],
    ['ROWS_MULTIPLIED', SITES, [['b', 1]], { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }] }, { left: 1, pairs: 2 }],
  ]
  it.each(ALL)('%s', async (code, columns, rows, step, details) => {
    const { reports } = await steps().run(columns, rows, [step])
    expect(reports[0].warnings).toMatchObject([{ code, details }])
  })
})

describe('refusals', () => {
  const ALL: [string, string, Columns, StepInput][] = [
    ['an unknown column', 'PREPARATION_COLUMN_UNKNOWN', XG, { step: 'drop', columns: ['y'] }],
    ['a name that is taken', 'PREPARATION_COLUMN_EXISTS', XG, { step: 'rename', names: { x: 'G' } }],
    ['a column computed twice', 'PREPARATION_COLUMN_EXISTS', XG, { step: 'derive', name: 'X', expression: '1' }],
    ['no column left', 'PREPARATION_SETTING_INVALID', XG, { step: 'drop', columns: ['x', 'g'] }],
    ['a hidden name', 'PREPARATION_SETTING_INVALID', XG, { step: 'rename', names: { x: '__tessera_row' } }],
    ['the mean of a text', 'PREPARATION_COLUMN_TYPE', XG, { step: 'fill_missing', columns: ['g'], method: 'mean' }],
    [
      'a constant that is no number',
      'PREPARATION_SETTING_INVALID',
      XG,
      { step: 'fill_missing', columns: ['x'], method: 'constant', value: '1,5' },
    ],
    [
      'a day that is none',
      'PREPARATION_SETTING_INVALID',
      { d: 'date' },
      { step: 'fill_missing', columns: ['d'], method: 'constant', value: '2024-02-31' },
    ],
    ['a constant without a value', 'PREPARATION_SETTING_INVALID', XG, { step: 'fill_missing', columns: ['x'], method: 'constant' }],
    ['a column filled by itself', 'PREPARATION_SETTING_INVALID', XG, { step: 'fill_missing', columns: ['x'], method: 'mode', by: ['x'] }],
    ['a range without bounds', 'PREPARATION_SETTING_INVALID', XG, { step: 'outliers', columns: ['x'], method: 'range', action: 'mark' }],
    [
      'a range turned over',
      'PREPARATION_SETTING_INVALID',
      XG,
      { step: 'outliers', columns: ['x'], method: 'range', low: 2, high: 1, action: 'mark' },
    ],
    ['scaled text', 'PREPARATION_COLUMN_TYPE', XG, { step: 'scale', columns: ['g'], method: 'minmax' }],
    ['no order', 'PREPARATION_SETTING_INVALID', XG, { step: 'encode', columns: ['g'], method: 'ordinal' }],
    ['numbers as dates', 'PREPARATION_COLUMN_TYPE', XG, { step: 'convert', columns: ['x'], to: 'date' }],
    ['a format that is none', 'PREPARATION_SETTING_INVALID', XG, { step: 'convert', columns: ['g'], to: 'date', format: 'dd mmm' }],
    ['a filter that is no condition', 'PREPARATION_EXPRESSION_INVALID', XG, { step: 'filter', where: 'x + 1' }],
    ['an expression cut off', 'PREPARATION_EXPRESSION_INVALID', XG, { step: 'derive', name: 'y', expression: 'x +' }],
    ['a sum without a column', 'PREPARATION_SETTING_INVALID', XG, { step: 'aggregate', by: [], values: [{ function: 'sum' }] }],
    ['the mean of texts', 'PREPARATION_COLUMN_TYPE', XG, { step: 'aggregate', by: [], values: [{ column: 'g', function: 'mean' }] }],
    ['an unknown dataset', 'DATASET_NOT_FOUND', XG, { step: 'join', dataset: '8', on: [{ left: 'g', right: 'site' }] }],
    ['keys of two types', 'PREPARATION_COLUMN_TYPE', XG, { step: 'join', dataset: '7', on: [{ left: 'x', right: 'site' }] }],
    [
      'too many columns of a pivot',
      'PREPARATION_TOO_MANY_VALUES',
      XG,
      { step: 'pivot', index: ['x'], column: 'g', function: 'rows', top: 1 },
    ],
    [
      'two columns of a pivot with one name',
      'PREPARATION_COLUMN_EXISTS',
      { k: 'text', x: 'text' },
      { step: 'pivot', index: ['x'], column: 'k', function: 'rows' },
    ],
    ['a sample of nothing', 'PREPARATION_SETTING_INVALID', XG, { step: 'sample' }],
    ['a split number', 'PREPARATION_COLUMN_TYPE', XG, { step: 'split', column: 'x', separator: '-', into: ['a', 'b'] }],
    ['edges that fall', 'PREPARATION_SETTING_INVALID', XG, { step: 'bin', columns: ['x'], method: 'custom', edges: [1, 0] }],
    [
      'too few names of classes',
      'PREPARATION_SETTING_INVALID',
      XG,
      { step: 'bin', columns: ['x'], method: 'custom', edges: [0, 1, 2], labels: ['a'] },
    ],
    ['parts of a text', 'PREPARATION_COLUMN_TYPE', XG, { step: 'date_parts', column: 'g', parts: ['year'] }],
  ]
  it.each(ALL)('%s: %s', async (_says, code, columns, step) => {
    const rows = [
      ['a', 'A'],
      ['A', 'b'],
    ].map((row, i) => Object.entries(columns).map(([, type], j) => (type === 'text' ? row[j % 2] : type === 'date' ? null : i)))
    await expect(steps().run(columns, rows, [step])).rejects.toMatchObject({ code, details: { number: 1, step: step.step } })
  })
})
