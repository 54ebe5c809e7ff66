import { byFeature, type FeatureName, positionOf } from './domain/features.ts'
import { segmentKey } from './domain/segments.ts'
import { whyHere } from './domain/why-here.ts'
import type { LotsStore } from './store.ts'
import type { AssignmentRow } from './store-assignments.ts'
import type { RunRow } from './store-runs.ts'
import { assignmentOf } from './views.ts'

/** Why a lot is in its cluster, from the run as it was stored. */
export function explainLot(store: LotsStore, run: RunRow, row: AssignmentRow, nearest: number) {
  const { features, details, run_id } = run
  const { means, scales, clusters, centers } = details
  const values = features.map((feature) => row.values[positionOf(feature)] as number)
  const point = values.map((value, f) => (value - means[f]) / scales[f])
  const why = whyHere(
    point,
    clusters.map(({ cluster_id }, i) => ({ cluster_id, center: centers[i] })),
  )
  const inUnits = (center: readonly number[]) =>
    byFeature(
      features,
      center.map((value, f) => value * scales[f] + means[f]),
    )
  const own = inUnits(why.own.center)
  const runnerUp = inUnits(why.runnerUp.center)
  const { cluster_id, genetique, site_code } = row
  return {
    run_id,
    lot: assignmentOf(row),
    distances: why.distances,
    margin: why.margin,
    parts: features.map((feature, f) => ({
      feature,
      value: values[f],
      z: point[f],
      own_mean: own[feature],
      runner_up_mean: runnerUp[feature],
      part: why.parts[f],
    })),
    smallest_changes: why.changes.map(({ feature: f, change, to_cluster }) => ({
      feature: features[f],
      from: values[f],
      to: values[f] + change * scales[f],
      change: change * scales[f],
      change_z: change,
      to_cluster,
    })),
    nearest: nearestOf(store, run_id, row.lot_id, { features, values, scales }, nearest),
    segment: {
      segment: segmentKey(genetique, site_code, cluster_id),
      n: store.countInSegment(run_id, cluster_id, genetique, site_code),
      cluster_n: store.countInCluster(run_id, cluster_id),
    },
    before: beforeOf(store, run, row.lot_id),
  }
}

function nearestOf(
  store: LotsStore,
  run_id: number,
  lot_id: number,
  near: { features: readonly FeatureName[]; values: readonly number[]; scales: readonly number[] },
  limit: number,
) {
  const rows = limit > 0 ? store.nearestLots(run_id, lot_id, near, limit) : []
  return rows.map(({ square, ...lot }) => ({ ...lot, distance: Math.sqrt(square) }))
}

function beforeOf(store: LotsStore, { matched_run_id }: RunRow, lot_id: number) {
  const before = matched_run_id === null ? undefined : store.assignmentOfLot(matched_run_id, lot_id)
  return before && matched_run_id !== null ? { run_id: matched_run_id, cluster_id: before.cluster_id } : null
}
