import type { Columns } from '#engine/testing/prepare-rows'
import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const XG: Columns = { x: 'integer', g: 'text' }

const CASES: StepCase[] = [
  // Quartiles of 1 2 3 4 100: 2 and 4, so the fences are −1 and 7.
  {
    says: 'marks outliers by the interquartile range',
    columns: XG,
    rows: [
      [1, 'a'],
      [2, 'a'],
      [3, 'a'],
      [4, 'a'],
      [100, 'a'],
      [null, 'a'],
    ],
    step: { step: 'outliers', columns: ['x'], method: 'iqr', action: 'mark' },
    gives: [
      [1, 'a', false],
      [2, 'a', false],
      [3, 'a', false],
      [4, 'a', false],
      [100, 'a', true],
      [null, 'a', null],
    ],
  },
  {
    says: 'draws outliers to the bounds',
    columns: { x: 'number' },
    rows: [[1], [2], [3], [4], [100]],
    step: { step: 'outliers', columns: ['x'], method: 'iqr', action: 'bounds' },
    gives: [[1], [2], [3], [4], [7]],
  },
  {
    says: 'replaces outliers by the mean of the others',
    columns: { x: 'integer' },
    rows: [[1], [2], [3], [4], [100]],
    step: { step: 'outliers', columns: ['x'], method: 'iqr', action: 'mean' },
    gives: [[1], [2], [3], [4], [2.5]],
  },
  {
    says: 'replaces outliers by the median of the others',
    columns: { x: 'integer' },
    rows: [[1], [2], [4], [100]],
    step: { step: 'outliers', columns: ['x'], method: 'range', low: 0, high: 50, action: 'median' },
    gives: [[1], [2], [4], [2]],
  },
  // Mean 0, standard deviation 1 of (−1, 1, −1, 1): the factor 0.5 makes all outliers.
  {
    says: 'removes rows by z-score and keeps those with nothing',
    columns: { x: 'integer' },
    rows: [[-1], [1], [-1], [1], [null]],
    step: { step: 'outliers', columns: ['x'], method: 'zscore', factor: 0.5, action: 'remove' },
    gives: [[null]],
  },
  // Median 3, deviations 2 1 0 1 97, MAD 1: fence 3.5 / 0.6745 ≈ 5.19.
  {
    says: 'blanks by modified z-score',
    columns: { x: 'integer' },
    rows: [[1], [2], [3], [4], [100]],
    step: { step: 'outliers', columns: ['x'], method: 'modified_zscore', action: 'missing' },
    gives: [[1], [2], [3], [4], [null]],
    types: { x: 'integer' },
  },
  {
    says: 'scales to 0 … 1',
    columns: { x: 'integer' },
    rows: [[10], [15], [20], [null]],
    step: { step: 'scale', columns: ['x'], method: 'minmax' },
    gives: [[0], [0.5], [1], [null]],
  },
  {
    says: 'scales by mean and population standard deviation',
    columns: { x: 'number' },
    rows: [[2], [4], [4], [4], [5], [5], [7], [9]],
    step: { step: 'scale', columns: ['x'], method: 'zscore' },
    gives: [[-1.5], [-0.5], [-0.5], [-0.5], [0], [0], [1], [2]],
  },
  {
    says: 'scales by median and quartiles',
    columns: { x: 'number' },
    rows: [[1], [2], [3], [4], [5]],
    step: { step: 'scale', columns: ['x'], method: 'robust' },
    gives: [[-1], [-0.5], [0], [0.5], [1]],
  },
  {
    says: 'only centers a constant column',
    columns: { x: 'number' },
    rows: [[3], [3]],
    step: { step: 'scale', columns: ['x'], method: 'zscore' },
    gives: [[0], [0]],
  },
  {
    says: 'puts into classes of equal width',
    columns: { x: 'integer' },
    rows: [[0], [5], [10], [null]],
    step: { step: 'bin', columns: ['x'], method: 'width', bins: 2 },
    gives: [
      [0, '[0, 5)'],
      [5, '[5, 10]'],
      [10, '[5, 10]'],
      [null, null],
    ],
  },
  {
    says: 'puts into classes of equal share',
    columns: { x: 'integer' },
    rows: [[1], [2], [3], [4]],
    step: { step: 'bin', columns: ['x'], method: 'quantile', bins: 2, output: 'number' },
    gives: [
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 1],
    ],
  },
  {
    says: 'puts into given classes with names',
    columns: { x: 'integer' },
    rows: [[-1], [0], [10], [20], [21]],
    step: { step: 'bin', columns: ['x'], method: 'custom', edges: [0, 10, 20], labels: ['low', 'high'] },
    gives: [
      [-1, null],
      [0, 'low'],
      [10, 'high'],
      [20, 'high'],
      [21, null],
    ],
  },
]

checkStepCases(CASES)
