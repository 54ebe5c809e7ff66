import type { LotsStore } from './store.ts'
import type { RunRow } from './store-runs.ts'

/** The lots of a run on two principal components; more than `limit` are thinned to every n-th by id. */
export function mapOf(store: LotsStore, { run_id, n_lots, features, details }: RunRow, limit: number) {
  const { loadings, centers, clusters, explained } = details
  const [first, second] = loadings
  const step = Math.ceil(n_lots / limit)
  const lot_ids: number[] = []
  const x: number[] = []
  const y: number[] = []
  const cluster_ids: number[] = []
  let position = 0
  for (const [lot_id, pca_x, pca_y, cluster_id] of store.points(run_id)) {
    if (position++ % step !== 0) continue
    lot_ids.push(lot_id)
    x.push(rounded(pca_x))
    y.push(rounded(pca_y))
    cluster_ids.push(cluster_id)
  }
  const along = (center: readonly number[], direction: readonly number[]) =>
    rounded(center.reduce((sum, value, f) => sum + value * direction[f], 0))
  return {
    run_id,
    lots: n_lots,
    thinned: step > 1,
    explained,
    loadings: features.map((feature, f) => ({ feature, x: first[f], y: second[f] })),
    centroids: clusters.map(({ cluster_id }, i) => ({ cluster_id, x: along(centers[i], first), y: along(centers[i], second) })),
    lot_ids,
    x,
    y,
    cluster_ids,
  }
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
