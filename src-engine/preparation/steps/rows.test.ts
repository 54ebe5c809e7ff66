import type { Columns } from '#engine/testing/prepare-rows'
import { checkStepCases, type StepCase } from '#engine/testing/step-cases'

const XG: Columns = { x: 'integer', g: 'text' }

const CASES: StepCase[] = [
  {
    says: 'filters rows, missing being false',
    columns: XG,
    rows: [
      [1, 'a'],
      [5, 'b'],
      [null, 'b'],
      [7, 'a'],
    ],
    step: { step: 'filter', where: "x > 2 and g = 'b' or x = 7" },
    gives: [
      [5, 'b'],
      [7, 'a'],
    ],
  },
  {
    says: 'sorts, missing last, equal ones in their order',
    columns: XG,
    rows: [
      [2, 'b'],
      [null, 'c'],
      [1, 'd'],
      [2, 'a'],
    ],
    step: { step: 'sort', by: [{ column: 'x', descending: true }] },
    gives: [
      [2, 'b'],
      [2, 'a'],
      [1, 'd'],
      [null, 'c'],
    ],
  },
  {
    says: 'keeps the first of equal rows',
    columns: XG,
    rows: [
      [1, 'a'],
      [null, 'b'],
      [1, 'a'],
      [null, 'b'],
    ],
    step: { step: 'deduplicate' },
    gives: [
      [1, 'a'],
      [null, 'b'],
    ],
  },
  {
    says: 'keeps the last by some columns',
    columns: XG,
    rows: [
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
    ],
    step: { step: 'deduplicate', columns: ['x'], keep: 'last' },
    gives: [
      [2, 'b'],
      [1, 'c'],
    ],
  },
  {
    says: 'keeps none that repeat',
    columns: XG,
    rows: [
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
    ],
    step: { step: 'deduplicate', columns: ['x'], keep: 'none' },
    gives: [[2, 'b']],
  },
]

checkStepCases(CASES)
