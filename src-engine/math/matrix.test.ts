import { describe, expect, it } from 'vitest'
import { checkFinite, column, matrixOf, row, takeColumns, takeRows } from './matrix.ts'

const x = () =>
  matrixOf([
    [1, 2, 3],
    [4, 5, 6],
  ])

describe('matrix', () => {
  it('is row-major', () => {
    expect(x()).toEqual({ data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 2, cols: 3 })
    expect(matrixOf([])).toEqual({ data: new Float64Array(), rows: 0, cols: 0 })
  })

  it('gives rows, columns and parts in the order asked for', () => {
    expect([...row(x(), 1)]).toEqual([4, 5, 6])
    expect([...column(x(), 1)]).toEqual([2, 5])
    expect(takeRows(x(), [1, 0, 1])).toEqual(
      matrixOf([
        [4, 5, 6],
        [1, 2, 3],
        [4, 5, 6],
      ]),
    )
    expect(takeColumns(x(), [2, 0])).toEqual(
      matrixOf([
        [3, 1],
        [6, 4],
      ]),
    )
  })

  it('names the first cell that is not finite', () => {
    expect(() => checkFinite(x())).not.toThrow()
    const broken = matrixOf([
      [1, 2],
      [3, Number.NaN],
    ])
    expect(() => checkFinite(broken)).toThrow(
      expect.objectContaining({ code: 'CLUSTERING_NOT_FINITE', details: { row: 1, column: 1, value: 'NaN' } }),
    )
  })
})
