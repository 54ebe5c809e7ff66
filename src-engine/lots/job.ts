import { kmeans } from 'ml-kmeans'
import { EngineError } from '#engine/base/errors'
import { defineJob, type JobContext } from '#engine/jobs/define-job'
import type { Kernels } from '#engine/kernels/kernels'
import { adjustedRand } from '#engine/math/adjusted-rand'
import { etaSquared } from '#engine/math/eta-squared'
import { kMeans } from '#engine/math/k-means'
import { knee } from '#engine/math/knee'
import { type Matrix, row, takeRows } from '#engine/math/matrix'
import { nearestTwo } from '#engine/math/nearest'
import { principalComponents } from '#engine/math/principal-components'
import { distinctRows, sampleRows } from '#engine/math/sample-rows'
import { silhouettes } from '#engine/math/silhouette'
import { standardise, undoScaling } from '#engine/math/standardise'
import { confidenceOf } from './domain/confidence.ts'
import { clusterProfiles, type Profile } from './domain/profile.ts'

/** Above this many lots the silhouette is that of a seeded sample: it grows with the square of their number. */
const SILHOUETTE_LOTS = 50_000
const PREVIEW_LOTS = 5_000
const PREVIEW_STARTS = 3
const PREVIEW_K = { from: 2, to: 10 }
/** ml-kmeans needs minutes for many starts on many lots. */
const REFERENCE_LOTS = 20_000
const REFERENCE_STARTS = 3

export interface ClusterInput {
  /** Complete rows in original units. */
  x: Matrix
  k: number
  n_init: number
  seed: number
}

export interface ClusterOutput {
  labels: Int32Array
  runnerUp: Int32Array
  distance: Float64Array
  runnerUpDistance: Float64Array
  confidence: Float64Array
  means: number[]
  scales: number[]
  /** Centroids in scaled space. */
  centers: number[][]
  profiles: Profile[]
  separation: number[]
  inertia: number
  iterations: number
  converged: boolean
  silhouette: number | null
  silhouetteRows: number
  /** Share of the variance on the two principal components. */
  explained: number[]
  /** Per component its direction. */
  loadings: number[][]
  pcaX: Float64Array
  pcaY: Float64Array
}

/** Standardises the lots, splits them with KMeans and measures the result. */
export const clusterLots = defineJob(
  'lots.cluster',
  async ({ x, k, n_init, seed }: ClusterInput, context: JobContext): Promise<ClusterOutput> => {
    assertDistinct(x, k)
    const kernels = await context.kernels()
    const scaled = standardise(x)
    const fit = kMeans(kernels, scaled.x, { k, nInit: n_init, seed, onProgress: (share) => context.checkpoint(share * 0.5, 'kmeans') })
    context.checkpoint(0.5, 'silhouette')
    const { silhouette, silhouetteRows } = silhouetteOf(kernels, scaled.x, { labels: fit.labels, k }, seed)
    context.checkpoint(0.9, 'profiles')
    const near = nearestTwo(scaled.x, fit.centers)
    const confidence = near.distance.map((distance, i) => confidenceOf(distance, near.secondDistance[i]))
    const components = principalComponents(scaled.x, 2)
    return {
      labels: fit.labels,
      runnerUp: near.second,
      distance: near.distance,
      runnerUpDistance: near.secondDistance,
      confidence,
      means: [...scaled.means],
      scales: [...scaled.scales],
      centers: Array.from({ length: k }, (_, label) => [...row(fit.centers, label)]),
      profiles: clusterProfiles(x.data, fit.labels, confidence, k).map((profile, label) =>
        profile.n > 0 ? profile : { ...profile, means: [...row(undoScaling(fit.centers, scaled.means, scaled.scales), label)] },
      ),
      separation: etaSquared(scaled.x, fit.labels, k),
      inertia: fit.inertia,
      iterations: fit.iterations,
      converged: fit.converged,
      silhouette,
      silhouetteRows,
      explained: components.explained,
      loadings: components.loadings,
      pcaX: components.scores[0],
      pcaY: components.scores[1],
    }
  },
)

export interface PreviewOutput {
  used: number
  n_init: number
  per_k: { k: number; inertia: number; silhouette: number }[]
  elbow: number | null
}

/** Tries k = 2…10 with few starts, on a seeded sample of at most 5,000 lots. */
export const previewLots = defineJob(
  'lots.preview',
  async ({ x, seed }: { x: Matrix; seed: number }, context: JobContext): Promise<PreviewOutput> => {
    const kernels = await context.kernels()
    const sampled = standardise(takeRows(x, sampleRows(x.rows, PREVIEW_LOTS, seed))).x
    const most = Math.min(PREVIEW_K.to, distinctRows(sampled, PREVIEW_K.to + 1) - 1)
    const fits = []
    for (let k = PREVIEW_K.from; k <= most; k++) {
      context.checkpoint((k - PREVIEW_K.from) / (most + 1), `k ${k}`)
      fits.push({ k, ...kMeans(kernels, sampled, { k, nInit: PREVIEW_STARTS, seed }) })
    }
    const measured = silhouettes(kernels, sampled, fits)
    const per_k = fits.map(({ k, inertia }, i) => ({ k, inertia, silhouette: measured[i].mean }))
    return { used: sampled.rows, n_init: PREVIEW_STARTS, per_k, elbow: knee(per_k.map(({ k, inertia }) => ({ x: k, y: inertia }))) }
  },
)

export interface ReferenceOutput {
  inertia: number
  reference_inertia: number
  seconds: number
  reference_seconds: number
  adjusted_rand: number
  starts: number
}

/** Runs ml-kmeans beside our KMeans on the same scaled lots. */
export const referenceLots = defineJob(
  'lots.reference',
  async ({ x, k, n_init, seed }: ClusterInput, context: JobContext): Promise<ReferenceOutput> => {
    const kernels = await context.kernels()
    const scaled = standardise(x).x
    const [own, seconds] = timed(() => kMeans(kernels, scaled, { k, nInit: n_init, seed }))
    const points = Array.from({ length: scaled.rows }, (_, i) => [...row(scaled, i)])
    const starts = scaled.rows <= REFERENCE_LOTS ? n_init : Math.min(n_init, REFERENCE_STARTS)
    const [best, reference_seconds] = timed(() => {
      const fits = Array.from({ length: starts }, (_, start) => {
        context.checkpoint(start / starts, `ml-kmeans ${start + 1}/${starts}`)
        const { clusters } = kmeans(points, k, { initialization: 'kmeans++', seed: seed + start, maxIterations: 300 })
        return { clusters, inertia: inertiaOf(points, clusters, k) }
      })
      return fits.reduce((least, fit) => (fit.inertia < least.inertia ? fit : least))
    })
    return {
      inertia: own.inertia,
      reference_inertia: best.inertia,
      seconds,
      reference_seconds,
      adjusted_rand: adjustedRand(own.labels, best.clusters),
      starts,
    }
  },
)

function silhouetteOf(kernels: Kernels, x: Matrix, { labels, k }: { labels: Int32Array; k: number }, seed: number) {
  const rows = sampleRows(x.rows, SILHOUETTE_LOTS, seed)
  const all = rows.length === x.rows
  const sampledLabels = all ? labels : Int32Array.from(rows, (i) => labels[i])
  if (new Set(sampledLabels).size < 2 || rows.length <= k) return { silhouette: null, silhouetteRows: 0 }
  const [{ mean }] = silhouettes(kernels, all ? x : takeRows(x, rows), [{ labels: sampledLabels, k }])
  return { silhouette: mean, silhouetteRows: rows.length }
}

function assertDistinct(x: Matrix, k: number): void {
  const distinct = distinctRows(x, k)
  if (distinct >= k) return
  const message = `${k} clusters need at least ${k} different lots, only ${distinct} of the ${x.rows} lots differ. Ask for fewer clusters.`
  throw new EngineError('CLUSTERING_K_OUT_OF_RANGE', message, { n_clusters: k, distinct, lots: x.rows })
}

function inertiaOf(points: number[][], labels: readonly number[], k: number): number {
  const means = clusterProfiles(Float64Array.from(points.flat()), Int32Array.from(labels), new Float64Array(points.length), k)
  return points.reduce((sum, point, i) => sum + point.reduce((own, value, f) => own + (value - means[labels[i]].means[f]) ** 2, 0), 0)
}

function timed<T>(work: () => T): [T, number] {
  const began = performance.now()
  const result = work()
  return [result, (performance.now() - began) / 1000]
}
