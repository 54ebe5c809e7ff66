import type { Matrix } from '#engine/math/matrix'
import { quantile } from '#engine/math/quantile'
import { positionOf, relativeTrend, SERIES_FEATURES } from './features.ts'

/** What a cluster looks like, in original units; NaN in the data counts as undefined. */
export interface ClusterProfile {
  n: number
  medians: (number | null)[]
  means: (number | null)[]
  total: number
  relative_trend: number | null
  volume_percentile: number
  season: (number | null)[]
  season_p25: (number | null)[]
  season_p75: (number | null)[]
  avg_confidence: number
}

export interface Curve {
  median: (number | null)[]
  p25: (number | null)[]
  p75: (number | null)[]
  total: number[]
}

export interface ProfileData {
  /** Shape (n, 20), NaN where undefined. */
  series: Matrix
  /** Months in the grid of each DFU, (n,). */
  months: Float64Array
  /** Seasonal indices, shape (n, 12); null when they are not known. */
  seasons: Matrix | null
  /** Demand of the last months of the window, shape (n, m), NaN before the first record; null when not known. */
  grid: Matrix | null
  confidence: Float64Array
}

/**
 * Medians, means and seasonal curves of each cluster. A median is undefined when the feature is for more than half of the DFUs: what
 * holds for a few says nothing of the cluster.
 *
 * @param data - of n DFUs. Not changed.
 * @param labels - (n,) in 0 … k − 1.
 * @param k - clusters; one without a DFU has null medians.
 */
export function clusterProfiles(data: ProfileData, labels: Int32Array, k: number): ClusterProfile[] {
  const sortedMeans = columnOf(data.series, positionOf('mean_demand')).sort()
  return Array.from({ length: k }, (_, label) => {
    const members = membersOf(labels, label)
    const features = SERIES_FEATURES.map((_, j) => defined(data.series, members, j))
    const medians = features.map((values) => (2 * values.length >= members.length ? quantileOrNull(values, 0.5) : null))
    const season = (p: number) =>
      Array.from({ length: 12 }, (_, month) => (data.seasons ? quantileOrNull(defined(data.seasons, members, month), p) : null))
    return {
      n: members.length,
      medians,
      means: features.map((values) => (values.length > 0 ? sum(values) / values.length : null)),
      total: sum(features[positionOf('total_demand')]),
      relative_trend: quantileOrNull(trendsOf(data, members), 0.5),
      volume_percentile: shareAtMost(sortedMeans, medians[positionOf('mean_demand')] ?? 0),
      season: season(0.5),
      season_p25: season(0.25),
      season_p75: season(0.75),
      avg_confidence: members.length > 0 ? sum(members.map((i) => data.confidence[i])) / members.length : 0,
    }
  })
}

/**
 * Demand of each cluster by month, each DFU divided by its mean.
 *
 * @param data - of n DFUs with their grid. Not changed.
 * @param labels - (n,) in 0 … k − 1.
 */
export function clusterCurves({ series, grid }: ProfileData, labels: Int32Array, k: number): Curve[] {
  if (!grid) return []
  const mean = (i: number) => series.data[i * series.cols]
  const at = Array.from({ length: grid.cols }, (_, month) => month)
  return Array.from({ length: k }, (_, label) => {
    const members = membersOf(labels, label).filter((i) => mean(i) !== 0)
    const relative = at.map((month) =>
      Float64Array.from(members, (i) => grid.data[i * grid.cols + month] / mean(i))
        .filter((value) => !Number.isNaN(value))
        .sort(),
    )
    const curve = (p: number) => relative.map((values) => (values.length > 0 ? quantile(values, p) : null))
    return { median: curve(0.5), p25: curve(0.25), p75: curve(0.75), total: at.map((month) => sum(defined(grid, members, month))) }
  })
}

/**
 * Share of values that are at most `value`.
 *
 * @param sorted - ascending.
 */
export function shareAtMost(sorted: ArrayLike<number>, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] <= value) low = middle + 1
    else high = middle
  }
  return sorted.length > 0 ? low / sorted.length : 0
}

const membersOf = (labels: Int32Array, label: number): number[] => {
  const members: number[] = []
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) members.push(i)
  return members
}

function trendsOf({ series, months }: ProfileData, members: readonly number[]): Float64Array {
  const slope = positionOf('trend_slope')
  const trends = members.map((i) => relativeTrend(series.data[i * series.cols + slope], months[i], series.data[i * series.cols]))
  return Float64Array.from(trends.filter((trend): trend is number => trend !== null && !Number.isNaN(trend))).sort()
}

/** Defined values of a column, ascending. */
const defined = ({ data, cols }: Matrix, members: readonly number[], j: number): Float64Array =>
  Float64Array.from(members, (i) => data[i * cols + j])
    .filter((value) => !Number.isNaN(value))
    .sort()

const columnOf = ({ data, rows, cols }: Matrix, j: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => data[i * cols + j])
const sum = (values: ArrayLike<number>): number =>
  Array.prototype.reduce.call(values, (total, value) => (total as number) + (value as number), 0) as number
const quantileOrNull = (sorted: Float64Array, p: number): number | null => (sorted.length > 0 ? quantile(sorted, p) : null)
