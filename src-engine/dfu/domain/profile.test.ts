import { describe, expect, it } from 'vitest'
import { matrixOf } from '#engine/math/matrix'
import { positionOf, SERIES_FEATURES, trendDirection } from './features.ts'
import { clusterCurves, clusterProfiles, shareAtMost } from './profile.ts'

const NONE = Number.NaN
const row = (mean: number, yoy: number, slope = 0) =>
  SERIES_FEATURES.map(
    (name) => ({ mean_demand: mean, total_demand: 10 * mean, year_over_year_correlation: yoy, trend_slope: slope })[name as string] ?? NONE,
  )
const data = {
  series: matrixOf([row(1, NONE), row(2, 0.5), row(4, 0.9, 0.4), row(100, NONE)]),
  months: Float64Array.from([11, 11, 11, 11]),
  seasons: matrixOf([[1], [3], [5], [7]].map((one) => [...one, ...new Array(11).fill(NONE)])),
  grid: matrixOf([
    [1, 2],
    [2, 4],
    [NONE, 8],
    [50, 150],
  ]),
  confidence: Float64Array.from([0, 0.5, 1, 1]),
}
const labels = Int32Array.from([0, 0, 0, 1])

describe('clusterProfiles', () => {
  const [first, second] = clusterProfiles(data, labels, 2)

  it('by hand: medians, sums and the place among the volumes', () => {
    expect(first).toMatchObject({ n: 3, total: 70, volume_percentile: 0.5, avg_confidence: 0.5, relative_trend: 0 })
    expect(first.medians[positionOf('mean_demand')]).toBe(2)
    expect(first.season[0]).toBe(3)
    expect([first.season[1], second.volume_percentile]).toEqual([null, 1])
  })

  it('has a median only when at least half of the DFUs have a value', () => {
    expect(first.medians[positionOf('year_over_year_correlation')]).toBe(0.7)
    expect(second.medians[positionOf('year_over_year_correlation')]).toBeNull()
  })
})

describe('clusterCurves', () => {
  it('divides each DFU by its mean and leaves out months before its first record', () => {
    const [first, second] = clusterCurves(data, labels, 2)
    expect(first).toEqual({ median: [1, 2], p25: [1, 2], p75: [1, 2], total: [3, 14] })
    expect(second.median).toEqual([0.5, 1.5])
  })
})

describe('shareAtMost', () => {
  it.each([
    [0, 0],
    [1, 0.25],
    [2, 0.75],
    [9, 1],
  ])('of %s is %s', (value, share) => {
    expect(shareAtMost([1, 2, 2, 3], value)).toBe(share)
  })
})

describe('trendDirection', () => {
  it.each([
    [1, 11, 99, 'positive'],
    [1, 11, 100, 'stable'],
    [-1, 12, 100, 'negative'],
    [1, 12, 0, null],
  ])('slope %s over %s months at mean %s is %s', (slope, months, mean, direction) => {
    expect(trendDirection(slope, months, mean)).toBe(direction)
  })
})
