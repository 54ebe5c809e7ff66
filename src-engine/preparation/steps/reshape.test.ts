import type { Columns } from '#engine/testing/prepare-rows'
import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const XG: Columns = { x: 'integer', g: 'text' }
const SITES: Columns = { site: 'text', x: 'integer' }

const CASES: StepCase[] = [
  {
    says: 'groups in the order of the values, missing last',
    columns: { g: 'text', x: 'integer', y: 'number' },
    rows: [
      ['b', 4, 1],
      [null, 9, null],
      ['a', 1, 2],
      ['a', 3, 6],
      ['b', null, 3],
    ],
    step: {
      step: 'aggregate',
      by: ['g'],
      values: [
        { function: 'rows' },
        { column: 'x', function: 'count' },
        { column: 'x', function: 'sum' },
        { column: 'y', function: 'mean' },
        { column: 'y', function: 'std', name: 'sd' },
        { column: 'y', function: 'median' },
        { column: 'x', function: 'first' },
        { column: 'y', function: 'max' },
      ],
    },
    gives: [
      ['a', 2, 2, 4, 4, Math.sqrt(8), 4, 1, 6],
      ['b', 2, 1, 4, 2, Math.sqrt(2), 2, 4, 3],
      [null, 1, 1, 9, null, null, null, 9, null],
    ],
  },
  {
    says: 'makes one row of all',
    columns: XG,
    rows: [
      [1, 'a'],
      [2, 'b'],
    ],
    step: {
      step: 'aggregate',
      by: [],
      values: [
        { column: 'x', function: 'sum', name: 'total' },
        { column: 'g', function: 'last' },
      ],
    },
    gives: [[3, 'b']],
  },
  {
    says: 'joins to the left, in the order of both',
    columns: SITES,
    rows: [
      ['b', 1],
      ['c', 2],
      [null, 3],
      ['a', 4],
    ],
    step: { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }] },
    gives: [
      ['b', 1, 20, 'q'],
      ['b', 1, 21, 'r'],
      ['c', 2, null, null],
      [null, 3, null, null],
      ['a', 4, 10, 'p'],
    ],
    types: { site: 'text', x: 'integer', km: 'integer', x_2: 'text' },
  },
  {
    says: 'joins what both have',
    columns: SITES,
    rows: [
      ['c', 2],
      ['a', 4],
    ],
    step: { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }], how: 'inner', columns: ['km'] },
    gives: [['a', 4, 10]],
  },
  {
    says: 'joins all of both',
    columns: SITES,
    rows: [
      ['a', 4],
      ['c', 2],
    ],
    step: { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }], how: 'full', columns: ['km'] },
    gives: [
      ['a', 4, 10],
      ['c', 2, null],
      ['b', null, 20],
      ['b', null, 21],
      ['z', null, 30],
    ],
  },
  {
    says: 'keeps rows without a partner',
    columns: SITES,
    rows: [
      ['b', 1],
      ['c', 2],
      [null, 3],
    ],
    step: { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }], how: 'anti' },
    gives: [
      ['c', 2],
      [null, 3],
    ],
  },
  {
    says: 'keeps rows with a partner once',
    columns: SITES,
    rows: [
      ['b', 1],
      ['c', 2],
    ],
    step: { step: 'join', dataset: '7', on: [{ left: 'site', right: 'site' }], how: 'semi' },
    gives: [['b', 1]],
  },
  {
    says: 'pivots values to columns',
    columns: { g: 'text', k: 'text', x: 'integer' },
    rows: [
      ['b', 'u', 1],
      ['a', 'v', 2],
      ['a', 'u', 3],
      ['a', 'u', 4],
    ],
    step: { step: 'pivot', index: ['g'], column: 'k', value: 'x' },
    gives: [
      ['a', 7, 2],
      ['b', 1, null],
    ],
    types: { g: 'text', u: 'integer', v: 'integer' },
  },
  {
    says: 'pivots counts and standard deviations',
    columns: { g: 'text', k: 'text', x: 'integer' },
    rows: [
      ['a', 'u', 1],
      ['a', 'u', 3],
      ['a', 'v', 5],
    ],
    step: { step: 'pivot', index: ['g'], column: 'k', value: 'x', function: 'std' },
    gives: [['a', Math.SQRT2, null]],
  },
  {
    says: 'unpivots columns to rows',
    columns: { g: 'text', u: 'integer', v: 'number' },
    rows: [
      ['a', 1, 1.5],
      ['b', null, 2],
    ],
    step: { step: 'unpivot', columns: ['u', 'v'], name_to: 'k', value_to: 'x' },
    gives: [
      ['a', 'u', 1],
      ['a', 'v', 1.5],
      ['b', 'u', null],
      ['b', 'v', 2],
    ],
    types: { g: 'text', k: 'text', x: 'number' },
  },
]

checkStepCases(CASES)
