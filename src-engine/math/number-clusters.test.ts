import { describe, expect, it } from 'vitest'
import { numberBySize, numberLike } from './number-clusters.ts'

describe('numberBySize', () => {
  it('gives 1 to the largest; equal sizes keep the order of labels', () => {
    expect(numberBySize([5, 9, 5, 7]).ids).toEqual([3, 1, 4, 2])
  })
})

describe('numberLike', () => {
  const known = [
    { cluster_id: 1, means: [0, 0] },
    { cluster_id: 2, means: [10, 0] },
    { cluster_id: 5, means: [0, 400] },
  ]

  it('finds each known cluster again, whatever the order and size', () => {
    const { ids, matched } = numberLike(
      [1, 8, 3],
      [
        [9, 10],
        [1, 390],
        [-1, 20],
      ],
      [5, 100],
      known,
    )
    expect(ids).toEqual([2, 5, 1])
    expect(matched).toEqual([true, true, true])
  })

  it('divides by the scales: in original units the second feature would decide alone', () => {
    expect(
      numberLike(
        [1, 1],
        [
          [10, 300],
          [0, 320],
        ],
        [1, 1000],
        [
          { cluster_id: 1, means: [10, 320] },
          { cluster_id: 2, means: [0, 300] },
        ],
      ).ids,
    ).toEqual([1, 2])
  })

  it('matches all pairs together, not greedily', () => {
    const pair = [
      { cluster_id: 1, means: [0] },
      { cluster_id: 2, means: [4] },
    ]
    expect(numberLike([1, 1], [[-5], [1]], [1], pair).ids).toEqual([1, 2])
  })

  it('gives new clusters the smallest free numbers, larger ones first', () => {
    const { ids, matched } = numberLike(
      [3, 9, 20, 30, 7],
      [
        [100, 0],
        [0, 0],
        [200, 0],
        [10, 0],
        [0, 400],
      ],
      [1, 1],
      known,
    )
    expect(ids).toEqual([4, 1, 3, 2, 5])
    expect(matched).toEqual([false, true, false, true, true])
  })

  it('leaves the number of a vanished cluster unused', () => {
    expect(
      numberLike(
        [4, 6],
        [
          [0, 399],
          [9, 1],
        ],
        [1, 1],
        known,
      ).ids,
    ).toEqual([5, 2])
  })
})
