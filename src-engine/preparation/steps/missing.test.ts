import type { Columns } from '#engine/testing/prepare-rows'
import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const XG: Columns = { x: 'integer', g: 'text' }

const CASES: StepCase[] = [
  {
    says: 'reads tokens as missing, numbers by value, texts without the blanks around',
    columns: { n: 'number', t: 'text', b: 'boolean' },
    rows: [
      [-999, ' ? ', true],
      [1.5, 'NA', false],
      [999, 'na', null],
    ],
    step: { step: 'missing_tokens', tokens: ['-999.0', '?', 'NA'] },
    gives: [
      [null, null, true],
      [1.5, null, false],
      [999, 'na', null],
    ],
  },
  {
    says: 'fills with the mean, whole numbers become numbers',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'a'],
      [4, 'b'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'mean' },
    gives: [
      [1, 'a'],
      [2.5, 'a'],
      [4, 'b'],
    ],
    types: { x: 'number', g: 'text' },
  },
  {
    says: 'fills with the median',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'a'],
      [4, 'b'],
      [10, 'b'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'median' },
    gives: [
      [1, 'a'],
      [4, 'a'],
      [4, 'b'],
      [10, 'b'],
    ],
  },
  {
    says: 'fills with the least of the most frequent',
    columns: { t: 'text' },
    rows: [['b'], ['a'], ['b'], ['a'], ['c'], [null]],
    step: { step: 'fill_missing', columns: ['t'], method: 'mode' },
    gives: [['b'], ['a'], ['b'], ['a'], ['c'], ['a']],
  },
  {
    says: 'fills with the least and keeps the type',
    columns: { d: 'date' },
    rows: [['2024-02-01'], [null], ['2024-01-05']],
    step: { step: 'fill_missing', columns: ['d'], method: 'min' },
    gives: [['2024-02-01'], ['2024-01-05'], ['2024-01-05']],
    types: { d: 'date' },
  },
  {
    says: 'fills with the greatest',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'a'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'max' },
    gives: [
      [1, 'a'],
      [1, 'a'],
    ],
    types: XG,
  },
  {
    says: 'fills with a constant',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, null],
    ],
    step: { step: 'fill_missing', columns: ['g'], method: 'constant', value: "it's" },
    gives: [
      [1, 'a'],
      [null, "it's"],
    ],
  },
  {
    says: 'fills forward inside groups',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'b'],
      [null, 'a'],
      [5, 'b'],
      [null, 'b'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'forward', by: ['g'] },
    gives: [
      [1, 'a'],
      [null, 'b'],
      [1, 'a'],
      [5, 'b'],
      [5, 'b'],
    ],
  },
  {
    says: 'interpolates by position, keeps the first gap and takes the last value after the end',
    columns: XG,
    rows: [
      [null, 'a'],
      [1, 'a'],
      [null, 'a'],
      [null, 'a'],
      [4, 'a'],
      [null, 'a'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'interpolate' },
    gives: [
      [null, 'a'],
      [1, 'a'],
      [2, 'a'],
      [3, 'a'],
      [4, 'a'],
      [4, 'a'],
    ],
  },
  {
    says: 'fills with the mean of the group, missing being a group',
    columns: XG,
    rows: [
      [1, 'a'],
      [3, 'a'],
      [null, 'a'],
      [10, null],
      [null, null],
      [null, 'c'],
    ],
    step: { step: 'fill_missing', columns: ['x'], method: 'mean', by: ['g'] },
    gives: [
      [1, 'a'],
      [3, 'a'],
      [2, 'a'],
      [10, null],
      [10, null],
      [null, 'c'],
    ],
  },
  {
    says: 'removes rows with any missing cell',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'b'],
      [3, null],
    ],
    step: { step: 'remove_missing_rows' },
    gives: [[1, 'a']],
  },
  {
    says: 'removes rows with nothing in them',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, null],
      [3, null],
    ],
    step: { step: 'remove_missing_rows', when: 'all' },
    gives: [
      [1, 'a'],
      [3, null],
    ],
  },
  {
    says: 'removes columns above a share',
    columns: XG,
    rows: [
      [1, null],
      [2, null],
      [null, 'c'],
      [4, null],
    ],
    step: { step: 'remove_missing_columns', above: 0.5 },
    gives: [[1], [2], [null], [4]],
    types: { x: 'integer' },
  },
]

checkStepCases(CASES)
