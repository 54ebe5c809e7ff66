import { EngineError } from '#engine/base/errors'
import { defineJob } from '#engine/jobs/define-job'
import type { Matrix } from '#engine/math/matrix'
import { nearestTwo } from '#engine/math/nearest'
import { principalComponents } from '#engine/math/principal-components'
import { applyScaling, standardise } from '#engine/math/standardise'
import { confidenceOf } from './domain/confidence.ts'
import { type Drift, type DriftModel, driftOf } from './domain/drift.ts'
import { applyColumns, type Prepared, prepareFeatures, type RawFeatures } from './domain/prepare.ts'
import { type ClusterProfile, type Curve, clusterCurves, clusterProfiles } from './domain/profile.ts'
import { componentsOf } from './reduce.ts'
import { type Sweep, type SweepOptions, sweepK } from './sweep.ts'

export interface TrainInput {
  raw: RawFeatures
  /** Months in the grid of each DFU, (n,). */
  months: Float64Array
  /** Seasonal indices, shape (n, 12); null when the features came from a file without them. */
  seasons: Matrix | null
  /** Demand of the last months of the window, shape (n, m), NaN before the first record; null as above. */
  grid: Matrix | null
  logVolume: boolean
  usePca: boolean
  sweep: SweepOptions
}

export interface TrainOutput extends Omit<Sweep, 'labels' | 'centers'>, Omit<Prepared, 'x'> {
  labels: Int32Array
  /** −1 where there is one cluster only. */
  runnerUp: Int32Array
  distance: Float64Array
  confidence: Float64Array
  /** Scaled columns, shape (n, d). */
  scaled: Matrix
  /** What was clustered: the scaled columns or their components. */
  clustered: Matrix
  means: Float64Array
  scales: Float64Array
  /** Directions of the components that were clustered, m rows of d; empty without them. */
  components: number[][]
  /** Centroids in the space that was clustered. */
  centers: Matrix
  /** Centroids in prepared columns, not scaled, k rows of d. */
  centroids: number[][]
  profiles: ClusterProfile[]
  curves: Curve[]
  map: { x: Float64Array; y: Float64Array; explained: number[]; loadings: number[][] }
}

/** Prepares the features, tries every K, clusters with the chosen one and measures the clusters. */
export const trainClusters = defineJob('dfu.train', async (input: TrainInput, context): Promise<TrainOutput> => {
  const { raw, months, seasons, grid, logVolume, usePca, sweep: options } = input
  const { x, ...prepared } = prepareFeatures(raw, { logVolume })
  assertUsable(x, options.range[0])
  const { x: scaled, means, scales } = standardise(x)
  const reduced = componentsOf(scaled, usePca)
  const kernels = await context.kernels()
  const { labels, centers, ...sweep } = sweepK(kernels, reduced.x, options, context)
  const near = nearestTwo(reduced.x, centers)
  const confidence = near.distance.map((distance, i) => confidenceOf(distance, near.secondDistance[i]))
  const data = { series: raw.series, months, seasons, grid, confidence }
  const { scores, explained, loadings } = principalComponents(scaled, 2)
  return {
    ...sweep,
    ...prepared,
    labels,
    runnerUp: near.second,
    distance: near.distance,
    confidence,
    scaled,
    clustered: reduced.x,
    means,
    scales,
    components: reduced.components,
    centers,
    centroids: meansOf(x, labels, centers.rows),
    profiles: clusterProfiles(data, labels, centers.rows),
    curves: clusterCurves(data, labels, centers.rows),
    map: { x: scores[0], y: scores[1], explained, loadings },
  }
})

/** Assigns DFUs with new features to the centroids of a stored run and says what moved them. */
export const driftClusters = defineJob(
  'dfu.drift',
  ({ raw, model, before }: { raw: RawFeatures; model: DriftModel; before: Matrix }): Drift => {
    const now = applyScaling(applyColumns(raw, model.columns), model.means, model.scales)
    return driftOf(model, before, now)
  },
)

/** @throws {EngineError} `DFU_TOO_FEW`, `DFU_FEATURES_UNUSABLE`. */
function assertUsable(x: Matrix, least: number): void {
  if (x.rows <= least)
    throw new EngineError(
      'DFU_TOO_FEW',
      `K from ${least} on needs at least ${least + 1} DFUs, got ${x.rows}. Lower --min-months, import more sales, or lower --k-range.`,
      { k_min: least, dfus: x.rows },
    )
  if (x.cols === 0)
    throw new EngineError(
      'DFU_FEATURES_UNUSABLE',
      `No feature tells the ${x.rows} DFUs apart: each is undefined or nearly the same for all, as when there is no demand at all. Check the sales.`,
      { dfus: x.rows },
    )
}

function meansOf(x: Matrix, labels: Int32Array, k: number): number[][] {
  const sums = Array.from({ length: k }, () => new Array<number>(x.cols).fill(0))
  const counts = new Array<number>(k).fill(0)
  labels.forEach((label, i) => {
    counts[label]++
    for (let j = 0; j < x.cols; j++) sums[label][j] += x.data[i * x.cols + j]
  })
  return sums.map((row, label) => row.map((sum) => sum / Math.max(1, counts[label])))
}
