import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const CASES: StepCase[] = [
  {
    says: 'encodes labels in the order of the values',
    columns: { t: 'text', n: 'integer' },
    rows: [
      ['b', 10],
      ['a', 9],
      [null, 10],
      ['b', 100],
    ],
    step: { step: 'encode', columns: ['t', 'n'], method: 'label' },
    gives: [
      [1, 1],
      [0, 0],
      [null, 1],
      [1, 2],
    ],
  },
  {
    says: 'encodes in a given order',
    columns: { t: 'text' },
    rows: [['mid'], ['low'], ['high'], ['?']],
    step: { step: 'encode', columns: ['t'], method: 'ordinal', order: ['low', 'mid', 'high'] },
    gives: [[1], [0], [2], [null]],
  },
  {
    says: 'encodes one column per frequent value and one for the rest',
    columns: { t: 'text', k: 'integer' },
    rows: [
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['c', 4],
      ['b', 5],
      [null, 6],
    ],
    step: { step: 'encode', columns: ['t'], method: 'onehot', top: 2 },
    gives: [
      [1, 0, 0, 1],
      [0, 1, 0, 2],
      [1, 0, 0, 3],
      [0, 0, 1, 4],
      [0, 1, 0, 5],
      [0, 0, 0, 6],
    ],
    types: { t_a: 'integer', t_b: 'integer', t_other: 'integer', k: 'integer' },
  },
  {
    says: 'encodes the share among known cells',
    columns: { t: 'text' },
    rows: [['a'], ['a'], ['b'], [null], ['a']],
    step: { step: 'encode', columns: ['t'], method: 'frequency' },
    gives: [[0.75], [0.75], [0.25], [null], [0.75]],
  },
  {
    says: 'reads numbers with a decimal comma',
    columns: { t: 'text' },
    rows: [['1 234,5'], ['-2'], ['x'], ['']],
    step: { step: 'convert', columns: ['t'], to: 'number', decimal: ',' },
    gives: [[1234.5], [-2], [null], [null]],
    types: { t: 'number' },
  },
  {
    says: 'reads whole numbers and blanks fractions',
    columns: { t: 'text' },
    rows: [['12'], ['1.5'], [' 7 ']],
    step: { step: 'convert', columns: ['t'], to: 'integer' },
    gives: [[12], [null], [7]],
    types: { t: 'integer' },
  },
  {
    says: 'finds how dates are written',
    columns: { t: 'text' },
    rows: [['13/02/2024'], ['31/02/2024'], ['01/03/2024']],
    step: { step: 'convert', columns: ['t'], to: 'date' },
    gives: [['2024-02-13'], [null], ['2024-03-01']],
    types: { t: 'date' },
  },
  {
    says: 'reads dates by a pattern',
    columns: { t: 'text' },
    rows: [['13.02.24'], ['x']],
    step: { step: 'convert', columns: ['t'], to: 'date', format: '%d.%m.%y', breaking: 'remove_rows' },
    gives: [['2024-02-13']],
  },
  {
    says: 'keeps a column of which a cell breaks the type',
    columns: { t: 'text' },
    rows: [['1'], ['x']],
    step: { step: 'convert', columns: ['t'], to: 'number', breaking: 'keep' },
    gives: [['1'], ['x']],
    types: { t: 'text' },
  },
  {
    says: 'reads truth by given words',
    columns: { t: 'text' },
    rows: [['Y'], ['n'], ['?']],
    step: { step: 'convert', columns: ['t'], to: 'boolean', true_values: ['y'], false_values: ['n'] },
    gives: [[true], [false], [null]],
  },
  {
    says: 'writes numbers and dates as text',
    columns: { n: 'number', d: 'date', b: 'boolean' },
    rows: [
      [3, '2024-01-31', true],
      [0.1, null, null],
    ],
    step: { step: 'convert', columns: ['n', 'd', 'b'], to: 'text' },
    gives: [
      ['3', '2024-01-31', 'true'],
      ['0.1', null, null],
    ],
  },
]

checkStepCases(CASES)
