import { expect, test } from 'vitest'
import { spreadLabels } from './spread-labels.ts'

test('by hand: labels stay a label apart and inside, in the order they came', () => {
  expect(spreadLabels([99, 50, 98, 52], 0, 100)).toEqual([100, 50, 86, 64])
  expect(spreadLabels([], 0, 100)).toEqual([])
})
