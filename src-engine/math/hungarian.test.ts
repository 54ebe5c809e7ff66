import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { hungarian } from './hungarian.ts'
import { seeded } from './random.ts'

const totalOf = (cost: number[][], columns: number[]) => columns.reduce((sum, column, row) => sum + (column < 0 ? 0 : cost[row][column]), 0)

describe('hungarian', () => {
  it('solves the textbook case', () => {
    expect(
      hungarian([
        [4, 1, 3],
        [2, 0, 5],
        [3, 2, 2],
      ]),
    ).toEqual([1, 0, 2])
  })

  it('leaves rows over when there are more of them, columns otherwise', () => {
    expect(hungarian([[5], [1], [3]])).toEqual([-1, 0, -1])
    expect(hungarian([[5, 1, 3]])).toEqual([1])
    expect(hungarian([])).toEqual([])
    expect(hungarian([[], []])).toEqual([-1, -1])
  })

  it('takes negative costs and leaves its input alone', () => {
    const cost = [
      [-1, -5],
      [-2, -3],
    ]
    expect(hungarian(cost)).toEqual([1, 0])
    expect(cost).toEqual([
      [-1, -5],
      [-2, -3],
    ])
  })

  it('is never beaten by any permutation', () => {
    const random = seeded(4)
    for (let repetition = 0; repetition < 20; repetition++) {
      const cost = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => random.integer(20)))
      const least = Math.min(...permutations([0, 1, 2, 3, 4]).map((columns) => totalOf(cost, columns)))
      expect(totalOf(cost, hungarian(cost))).toBe(least)
    }
  })

  it('reaches the totals of SciPy', () => {
    for (const { cost, total } of golden<{ assignments: { cost: number[][]; total: number }[] }>('measures').assignments) {
      const columns = hungarian(cost)
      const used = columns.filter((column) => column >= 0)
      expect(new Set(used).size).toBe(Math.min(cost.length, cost[0].length))
      expect(totalOf(cost, columns)).toBe(total)
    }
  })
})

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}
