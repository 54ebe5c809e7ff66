import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { matrixOf, zeros } from './matrix.ts'
import { principalComponents } from './principal-components.ts'
import { seeded } from './random.ts'
import { standardise } from './standardise.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

describe('principalComponents', () => {
  it('finds the diagonal of points on a line', () => {
    const { scores, loadings, explained } = principalComponents(
      matrixOf([
        [-1, 1],
        [0, 0],
        [1, -1],
      ]),
      2,
    )
    const half = Math.SQRT1_2
    expect(loadings[0][0]).toBeCloseTo(half, 12)
    expect(loadings[0][1]).toBeCloseTo(-half, 12)
    expect([...scores[0]].map((score) => score / Math.SQRT2)).toEqual([-1, 0, 1].map((value) => expect.closeTo(value, 12)))
    expect(explained).toEqual([expect.closeTo(1, 12), expect.closeTo(0, 12)])
  })

  it('makes the largest loading positive and keeps directions at right angles', () => {
    const { loadings } = principalComponents(randomRows(60, 5), 5)
    for (const loading of loadings) expect(Math.max(...loading)).toBe(Math.max(...loading.map(Math.abs)))
    for (let i = 0; i < 5; i++) for (let j = 0; j < 5; j++) expect(dot(loadings[i], loadings[j])).toBeCloseTo(i === j ? 1 : 0, 12)
  })

  it('gives zeros beyond the number of columns and for constant data', () => {
    const one = principalComponents(matrixOf([[1], [3]]), 2)
    expect(one.explained).toEqual([1, 0])
    expect([...one.scores[1]]).toEqual([0, 0])
    expect(
      principalComponents(
        matrixOf([
          [4, 4],
          [4, 4],
        ]),
        1,
      ).explained,
    ).toEqual([0])
  })

  it('agrees with scikit-learn on iris, up to its signs', () => {
    const x = standardise(matrixOf(golden<{ iris: number[][] }>('k-means').iris)).x
    const reference = golden<{ explained: number[]; loadings: number[][]; first_rows: number[][] }>('components')
    const { explained, loadings, scores } = principalComponents(x, 4)
    explained.forEach((share, i) => {
      expect(share).toBeCloseTo(reference.explained[i], 12)
      const sign = Math.sign(dot(loadings[i], reference.loadings[i]))
      loadings[i].forEach((loading, j) => {
        expect(loading * sign).toBeCloseTo(reference.loadings[i][j], 10)
      })
      reference.first_rows.forEach((row, r) => {
        expect(scores[i][r] * sign).toBeCloseTo(row[i], 10)
      })
    })
  })
})

describe('symmetricEigen', () => {
  it('solves a 2 × 2 by hand: 1 and 3 along the diagonals', () => {
    const { values, vectors } = symmetricEigen(
      matrixOf([
        [2, 1],
        [1, 2],
      ]),
    )
    expect(values).toEqual([expect.closeTo(3, 14), expect.closeTo(1, 14)])
    expect(Math.abs(vectors.data[0])).toBeCloseTo(Math.SQRT1_2, 14)
  })

  it('rebuilds the matrix from values and vectors', () => {
    const x = randomRows(12, 12)
    const a = zeros(12, 12)
    for (let i = 0; i < 12; i++) for (let j = 0; j < 12; j++) a.data[i * 12 + j] = x.data[i * 12 + j] + x.data[j * 12 + i]
    const { values, vectors } = symmetricEigen(a)
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 12; j++) {
        const rebuilt = values.reduce((sum, value, v) => sum + value * vectors.data[v * 12 + i] * vectors.data[v * 12 + j], 0)
        expect(rebuilt).toBeCloseTo(a.data[i * 12 + j], 10)
      }
    }
  })

  it('keeps zero rows apart', () => {
    expect(
      symmetricEigen(
        matrixOf([
          [0, 0, 0],
          [0, 5, 0],
          [0, 0, 0],
        ]),
      ).values,
    ).toEqual([5, 0, 0])
  })
})

function randomRows(rows: number, cols: number) {
  const random = seeded(rows + cols)
  const x = zeros(rows, cols)
  for (let i = 0; i < x.data.length; i++) x.data[i] = random.normal()
  return x
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0)
