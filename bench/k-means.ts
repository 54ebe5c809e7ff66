import { kmeans } from 'ml-kmeans'
import { kMeans } from '#engine/math/k-means'
import { row } from '#engine/math/matrix'
import type { Bench, Case, SharedRows } from './case.ts'
import { overlappingGroups } from './rows.ts'
import { timed } from './timed.ts'

const SIZES = [
  { rows: 2_000, cols: 7, k: 4, nInit: 10, rounds: 15, repeat: 25, target: 8 },
  { rows: 100_000, cols: 20, k: 8, nInit: 10, rounds: 9, repeat: 1, target: 3 },
  { rows: 1_000_000, cols: 20, k: 8, nInit: 1, rounds: 7, repeat: 1, target: 4 },
]
const SWEEP = { rows: 10_000, cols: 20, groups: 8, ks: Array.from({ length: 10 }, (_, i) => i + 3) }
const REFERENCE_STARTS = 1

/** KMeans beside scikit-learn (float32, as many threads) and beside ml-kmeans. */
export function kMeansCases(bench: Bench): Case[] {
  const sizes = bench.quick ? SIZES.slice(0, 2) : SIZES
  return [...sizes.map((size) => besideScikitLearn(bench, size)), sweep(bench), besideMlKMeans(bench)].filter((item) => item !== null)
}

function besideScikitLearn(
  { kernels, python, ...bench }: Bench,
  { rows, cols, k, nInit, rounds, repeat, target }: (typeof SIZES)[number],
): Case | null {
  if (!python) return null
  const { file, x } = overlappingGroups({ kernels, python, ...bench }, rows, cols, k)
  return {
    name: `KMeans ${rows.toLocaleString('en')} × ${cols}, k ${k}, n_init ${nInit}`,
    peer: 'scikit-learn',
    rounds: bench.quick ? 3 : rounds,
    target,
    better: 'lower',
    ours: () => timed(() => kMeans(kernels, x, { k, nInit, seed: 42 }).inertia, repeat),
    theirs: async () => qualityOf(await python({ task: 'k_means', file, rows, k, n_init: nInit, seed: 42, repeat })),
  }
}

function sweep(bench: Bench): Case | null {
  const { python, kernels } = bench
  if (!python) return null
  const { file, x } = overlappingGroups(bench, SWEEP.rows, SWEEP.cols, SWEEP.groups)
  const sum = (inertias: number[]) => inertias.reduce((total, inertia) => total + inertia, 0)
  return {
    name: `K sweep 3–12, ${SWEEP.rows.toLocaleString('en')} × ${SWEEP.cols}, n_init 10`,
    peer: 'scikit-learn',
    rounds: bench.quick ? 1 : 5,
    target: 2.5,
    better: 'lower',
    ours: () => timed(() => sum(SWEEP.ks.map((k) => kMeans(kernels, x, { k, seed: 42 }).inertia))),
    theirs: async () => qualityOf(await python({ task: 'k_sweep', file, rows: SWEEP.rows, ks: SWEEP.ks, n_init: 10, seed: 42 })),
  }
}

/** ml-kmeans has no restarts: both sides run one. */
function besideMlKMeans(bench: Bench): Case {
  const { x }: SharedRows = overlappingGroups(bench, 100_000, 20, 8)
  const points = Array.from({ length: x.rows }, (_, i) => [...row(x, i)])
  return {
    name: `KMeans 100,000 × 20, k 8, n_init ${REFERENCE_STARTS}`,
    peer: 'ml-kmeans',
    rounds: bench.quick ? 1 : 3,
    target: 30,
    better: 'lower',
    ours: () => timed(() => kMeans(bench.kernels, x, { k: 8, nInit: REFERENCE_STARTS, seed: 42 }).inertia),
    theirs: () => timed(() => inertiaOf(points, kmeans(points, 8, { initialization: 'kmeans++', seed: 42, maxIterations: 300 }))),
  }
}

function inertiaOf(points: number[][], { clusters, centroids }: { clusters: number[]; centroids: number[][] }): number {
  return points.reduce((sum, point, i) => sum + point.reduce((own, value, j) => own + (value - centroids[clusters[i]][j]) ** 2, 0), 0)
}

const qualityOf = ({ seconds, inertia }: Record<string, number>) => ({ seconds, quality: inertia })
