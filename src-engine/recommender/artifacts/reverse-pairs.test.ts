import { expect, it } from 'vitest'
import { reversePairs } from './reverse-pairs.ts'

const pairsOf = (indptr: number[], indices: number[], data: number[], basket_count: number[]) => ({
  basket_count: Float64Array.from(basket_count),
  rows: 9,
  count: { rows: 3, cols: 3, indptr: Int32Array.from(indptr), indices: Int32Array.from(indices), data: Float32Array.from(data) },
  weighted: Float32Array.from(data),
})

it('lists for B each A with conf(A→B) = n/n(A), damped by n/(n + 5)', () => {
  // 0–1 in 5 baskets of 10 and 8.
  const pairs = pairsOf([0, 1, 2, 2], [1, 0], [5, 5], [10, 8, 1])
  const { indptr, indices, data } = reversePairs(pairs)
  expect(indptr).toBe(pairs.count.indptr)
  expect([...indices]).toEqual([1, 0])
  expect([...data]).toEqual([(5 / 8) * 0.5, (5 / 10) * 0.5].map(Math.fround))
})

it('turns a directed table round', () => {
  const { indptr, indices, data } = reversePairs(pairsOf([0, 2, 2, 3], [1, 2, 1], [5, 5, 10], [10, 8, 20]))
  expect([...indptr]).toEqual([0, 0, 2, 3])
  expect([...indices]).toEqual([0, 2, 0])
  expect([...data]).toEqual([0.25, 0.5 * (10 / 15), 0.25].map(Math.fround))
})
