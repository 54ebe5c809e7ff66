import type { Columns } from '#engine/testing/prepare-rows'
import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const XG: Columns = { x: 'integer', g: 'text' }

const CASES: StepCase[] = [
  {
    says: 'renames, also two names against each other',
    columns: XG,
    rows: [[1, 'a']],
    step: { step: 'rename', names: { x: 'g', g: 'x' } },
    gives: [[1, 'a']],
    types: { g: 'integer', x: 'text' },
  },
  {
    says: 'keeps columns in the order asked',
    columns: XG,
    rows: [[1, 'a']],
    step: { step: 'select', columns: ['g', 'x'] },
    gives: [['a', 1]],
  },
  { says: 'leaves columns out', columns: XG, rows: [[1, 'a']], step: { step: 'drop', columns: ['X'] }, gives: [['a']] },
  {
    says: 'computes a column',
    columns: XG,
    rows: [
      [3, 'a'],
      [null, 'b'],
      [0, 'c'],
    ],
    step: { step: 'derive', name: 'y', expression: '10 / x + 1' },
    gives: [
      [3, 'a', 10 / 3 + 1],
      [null, 'b', null],
      [0, 'c', null],
    ],
  },
  {
    says: 'replaces a column when told',
    columns: XG,
    rows: [[3, 'a']],
    step: { step: 'derive', name: 'X', expression: 'x * 2', replace: true },
    gives: [[6, 'a']],
    types: XG,
  },
  {
    says: 'splits, the last part takes the rest',
    columns: { t: 'text' },
    rows: [['a-b-c'], ['a'], [null], ['-b']],
    step: { step: 'split', column: 't', separator: '-', into: ['p', 'q'], keep: false },
    gives: [
      ['a', 'b-c'],
      ['a', null],
      [null, null],
      [null, 'b'],
    ],
  },
  {
    says: 'takes parts of a date',
    columns: { d: 'date' },
    rows: [['2024-12-31'], [null]],
    step: { step: 'date_parts', column: 'd', parts: ['year', 'quarter', 'month', 'week', 'day', 'weekday', 'dayofyear'] },
    gives: [
      ['2024-12-31', 2024, 4, 12, 1, 31, 2, 366],
      [null, null, null, null, null, null, null, null],
    ],
  },
]

checkStepCases(CASES)
