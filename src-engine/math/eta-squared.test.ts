import { describe, expect, it } from 'vitest'
import { etaSquared } from './eta-squared.ts'
import { matrixOf } from './matrix.ts'

describe('etaSquared', () => {
  it('is the share between groups: by hand 16 of 20, all, none, none of a constant', () => {
    const x = matrixOf([
      [0, 1, 1, 7],
      [2, 1, 2, 7],
      [4, 5, 1, 7],
      [6, 5, 2, 7],
    ])
    const shares = etaSquared(x, [0, 0, 1, 1], 3)
    expect(shares).toEqual([0.8, 1, 0, 0])
  })

  it('does not depend on units or on the names of the groups', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6]
    const labels = [0, 1, 2, 0, 1, 2, 0, 1]
    const [share] = etaSquared(matrixOf(values.map((value) => [value])), labels, 3)
    const [moved] = etaSquared(
      matrixOf(values.map((value) => [value * 1e-3 + 50])),
      labels.map((label) => 2 - label),
      3,
    )
    expect(moved).toBeCloseTo(share, 10)
  })
})
