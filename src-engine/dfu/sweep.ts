import { EngineError } from '#engine/base/errors'
import type { JobContext } from '#engine/jobs/define-job'
import type { Kernels } from '#engine/kernels/kernels'
import { clusterStability } from '#engine/math/cluster-stability'
import { type Gap, gapStatistic } from '#engine/math/gap-statistic'
import { type KMeansFit, kMeans } from '#engine/math/k-means'
import { type Matrix, takeRows } from '#engine/math/matrix'
import { distinctRows, sampleRows } from '#engine/math/sample-rows'
import { silhouettes } from '#engine/math/silhouette'
import { type ChosenK, chooseK } from './domain/choose-k.ts'

export interface SweepOptions {
  /** Smallest and largest K. */
  range: readonly [number, number]
  /** K of the user; null: the rule chooses. */
  asked: number | null
  minPct: number
  gapReferences: number
  nInit: number
  seed: number
}

export interface PerK {
  k: number
  inertia: number
  silhouette: number | null
  gap: number | null
  gap_se: number | null
  min_cluster_pct: number
  sizes: number[]
}

export interface Sweep {
  per_k: PerK[]
  chosen: ChosenK
  labels: Int32Array
  centers: Matrix
  inertia: number
  silhouette: number | null
  silhouetteRows: number
  converged: boolean
  stability: (number | null)[]
  resamples: number
  /** K that were left out because there are too few different DFUs. */
  leftOut: number[]
}

/** Above this many DFUs the silhouette is that of a seeded sample: it grows with the square of their number. */
const SILHOUETTE_ROWS = 50_000
const RESAMPLES = 20
const RESAMPLE_ROWS = 20_000
const RESAMPLE_STARTS = 3

/** Small tables are fitted in several rounds of `nInit` starts: there a missed optimum shows and time does not. */
const SMALL_CELLS = 100_000
const SMALL_ROUNDS = 4

type Fit = KMeansFit & { k: number }

/**
 * Fits every K of the range and one more for the gap, measures them, chooses, and judges how stable the chosen clusters are.
 *
 * @throws {EngineError} `DFU_TOO_FEW`, `CLUSTERING_K_OUT_OF_RANGE`, and those of the kernels.
 */
export function sweepK(kernels: Kernels, x: Matrix, options: SweepOptions, { checkpoint }: JobContext): Sweep {
  const { asked, minPct, nInit, seed, gapReferences } = options
  const { ks, last, leftOut } = ksOf(x, options)
  const fits = ks.map((k, i): Fit => {
    const onProgress = (share: number) => checkpoint((0.3 * (i + share)) / ks.length, `KMeans, K = ${k}`)
    return { k, ...bestFit(kernels, x, { k, nInit, seed, onProgress }) }
  })
  const judged = fits.filter(({ k }) => k <= last || k === asked)
  const { means, rows } = silhouettesOf(kernels, x, judged, seed, (share) => checkpoint(0.3 + 0.2 * share, 'silhouettes'))
  const gaps = gapStatistic(kernels, x, {
    fits: fits.filter(({ k }) => k !== asked || k <= last + 1),
    references: gapReferences,
    nInit: Math.max(1, Math.floor(nInit / 5)),
    seed,
    onProgress: (share) => checkpoint(0.5 + 0.4 * share, 'gap statistic'),
  })
  const tried = fits.map((fit): PerK => perKOf(fit, means.get(fit.k) ?? null, gaps))
  const inRange = tried.filter(({ k }) => k >= options.range[0] && k <= last + 1)
  const chosen = chooseK(inRange, { last, minPct, asked })
  const fit = fits.find(({ k }) => k === chosen.k) as Fit
  const stability = clusterStability(kernels, x, {
    labels: fit.labels,
    k: fit.k,
    resamples: RESAMPLES,
    draws: Math.min(x.rows, RESAMPLE_ROWS),
    nInit: RESAMPLE_STARTS,
    seed,
    onProgress: (share) => checkpoint(0.9 + 0.1 * share, 'stability'),
  })
  return {
    per_k: tried.filter(({ k }) => k <= last || k === asked),
    chosen,
    labels: fit.labels,
    centers: fit.centers,
    inertia: fit.inertia,
    converged: fit.converged,
    silhouette: means.get(fit.k) ?? null,
    silhouetteRows: rows,
    stability,
    resamples: RESAMPLES,
    leftOut,
  }
}

function bestFit(kernels: Kernels, x: Matrix, options: Parameters<typeof kMeans>[2]): KMeansFit {
  const rounds = x.data.length <= SMALL_CELLS ? SMALL_ROUNDS : 1
  const fits = Array.from({ length: rounds }, (_, round) => kMeans(kernels, x, { ...options, seed: options.seed + round }))
  return fits.reduce((best, fit) => (fit.inertia < best.inertia ? fit : best))
}

/** K to fit: the range as far as there are different rows, one more for the gap, and the user's own. */
function ksOf(x: Matrix, { range: [least, most], asked }: SweepOptions) {
  const distinct = distinctRows(x, Math.max(most + 1, asked ?? 0) + 1)
  if (asked !== null && asked > distinct)
    throw new EngineError(
      'CLUSTERING_K_OUT_OF_RANGE',
      `${asked} clusters need at least ${asked} different DFUs, only ${distinct} of the ${x.rows} differ. Ask for fewer clusters.`,
      { k: asked, distinct, dfus: x.rows },
    )
  const last = Math.min(most, distinct - 1)
  if (last < least)
    throw new EngineError(
      'DFU_TOO_FEW',
      `K from ${least} on needs at least ${least + 1} different DFUs, got ${distinct} of ${x.rows}. Lower --min-months, import more sales, or lower --k-range.`,
      { k_min: least, distinct, dfus: x.rows },
    )
  const ks = new Set(Array.from({ length: Math.min(last + 1, distinct) - least + 1 }, (_, i) => least + i))
  if (asked !== null) ks.add(asked)
  const leftOut = Array.from({ length: most - last }, (_, i) => last + 1 + i)
  return { ks: [...ks].sort((a, b) => a - b), last, leftOut }
}

function silhouettesOf(kernels: Kernels, x: Matrix, fits: readonly Fit[], seed: number, onProgress: (share: number) => void) {
  const rows = sampleRows(x.rows, SILHOUETTE_ROWS, seed)
  const all = rows.length === x.rows
  const labelings = fits
    .map(({ k, labels }) => ({ k, labels: all ? labels : Int32Array.from(rows, (i) => labels[i]) }))
    .filter(({ labels }) => new Set(labels).size >= 2)
  const measured = silhouettes(kernels, all ? x : takeRows(x, rows), labelings, onProgress)
  return { rows: rows.length, means: new Map(labelings.map(({ k }, i) => [k, measured[i].mean])) }
}

function perKOf({ k, inertia, labels }: Fit, silhouette: number | null, gaps: readonly Gap[]): PerK {
  const sizes = new Array<number>(k).fill(0)
  for (const label of labels) sizes[label]++
  sizes.sort((a, b) => b - a)
  const gap = gaps.find((one) => one.k === k)
  return {
    k,
    inertia,
    silhouette,
    gap: gap?.gap ?? null,
    gap_se: gap?.se ?? null,
    min_cluster_pct: (100 * sizes[k - 1]) / labels.length,
    sizes,
  }
}
