import { describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { column, matrixOf } from './matrix.ts'
import { applyScaling, columnMeans, columnVariances, standardise, undoScaling } from './standardise.ts'

describe('standardise', () => {
  it('takes off the mean and divides by the population deviation', () => {
    const { x, means, scales } = standardise(
      matrixOf([
        [1, 10],
        [3, 10],
        [5, 40],
      ]),
    )
    expect([...means]).toEqual([3, 20])
    expect(scales[0]).toBeCloseTo(Math.sqrt(8 / 3), 15)
    expect([...column(x, 1)]).toEqual([-10, -10, 20].map((value) => value / Math.sqrt(200)))
  })

  it('names constant columns and only centers them', () => {
    const fit = standardise(
      matrixOf([
        [0.1, 1],
        [0.1, 2],
        [0.1, 3],
      ]),
    )
    expect(fit.constantColumns).toEqual([0])
    expect(fit.scales[0]).toBe(1)
    for (const value of column(fit.x, 0)) expect(value).toBeCloseTo(0, 15)
  })

  it('does not take a small spread far from zero for a constant', () => {
    expect(standardise(matrixOf([[1e6], [1e6 + 1e-3]])).constantColumns).toEqual([])
  })

  it('can be undone and applied to other rows, and leaves its input alone', () => {
    const original = matrixOf([
      [1, 7],
      [2, 9],
      [4, 1],
    ])
    const { x, means, scales } = standardise(original)
    undoScaling(x, means, scales).data.forEach((value, i) => {
      expect(value).toBeCloseTo(original.data[i], 12)
    })
    expect(applyScaling(original, means, scales)).toEqual(x)
    expect(original).toEqual(
      matrixOf([
        [1, 7],
        [2, 9],
        [4, 1],
      ]),
    )
    expect([...columnMeans(x)].map((value) => Math.abs(value) < 1e-15)).toEqual([true, true])
    for (const variance of columnVariances(x, columnMeans(x))) expect(variance).toBeCloseTo(1, 14)
  })

  it('agrees with StandardScaler on iris', () => {
    const { iris, means, scales } = golden<{ iris: number[][]; means: number[]; scales: number[] }>('k-means')
    const fit = standardise(matrixOf(iris))
    fit.means.forEach((mean, j) => {
      expect(mean).toBeCloseTo(means[j], 12)
      expect(fit.scales[j]).toBeCloseTo(scales[j], 12)
    })
  })
})
