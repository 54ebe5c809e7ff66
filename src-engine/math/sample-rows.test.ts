import { describe, expect, it } from 'vitest'
import { matrixOf } from './matrix.ts'
import { distinctRows, sampleRows } from './sample-rows.ts'

describe('sampleRows', () => {
  it('takes all rows when they are few enough', () => {
    expect([...sampleRows(4, 4, 1)]).toEqual([0, 1, 2, 3])
  })

  it('draws different rows in ascending order, the same for the same seed', () => {
    const drawn = sampleRows(1000, 50, 7)
    expect(new Set(drawn).size).toBe(50)
    expect([...drawn]).toEqual([...drawn].sort((a, b) => a - b))
    expect(sampleRows(1000, 50, 7)).toEqual(drawn)
    expect(sampleRows(1000, 50, 8)).not.toEqual(drawn)
  })
})

describe('distinctRows', () => {
  it('counts no further than asked', () => {
    const x = matrixOf([
      [1, 2],
      [1, 2],
      [2, 1],
      [3, 3],
    ])
    expect([distinctRows(x, 10), distinctRows(x, 2)]).toEqual([3, 2])
  })
})
