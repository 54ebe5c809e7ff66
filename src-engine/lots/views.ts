import type { Assignment, RunDetails, RunSummary, Segment } from './answers/contract.ts'
import { byFeature, FEATURES, type FeatureName } from './domain/features.ts'
import { type Notice, wordNotice } from './domain/notices.ts'
import { type SegmentProfile, segmentKey } from './domain/segments.ts'
import type { AssignmentRow } from './store-assignments.ts'
import type { RunRow } from './store-runs.ts'

/** What should be known, in the languages of the product. */
export const warningsOf = (notices: readonly Notice[]) => ({
  warnings: notices.map((notice) => wordNotice(notice, 'en')),
  warnings_fr: notices.map((notice) => wordNotice(notice, 'fr')),
})

/** A stored run as the contract tells it. */
export function summaryOf(run: RunRow): RunSummary {
  const { excluded_rows, silhouette_lots, code_version, seconds, notices } = run.details
  return {
    run_id: run.run_id,
    task_id: run.task_id,
    clustering_type: run.clustering_type,
    modele_version: run.modele_version,
    params: run.params,
    features: run.features,
    n_clusters: run.n_clusters,
    n_lots: run.n_lots,
    excluded_rows,
    avg_confidence: run.avg_confidence,
    inertia: run.inertia,
    silhouette: run.silhouette,
    silhouette_lots,
    matched_run_id: run.matched_run_id,
    matched_share: run.matched_share,
    data_hash: run.data_hash,
    code_version,
    seconds,
    ...warningsOf(notices),
    created_at: run.created_at,
  }
}

export function detailsOf(run: RunRow): RunDetails {
  const { clusters, means, scales, separation, removed, iterations, converged } = run.details
  const overall = { means: byFeature(run.features, means), scales: byFeature(run.features, scales) }
  return { ...summaryOf(run), clusters, overall, separation: byFeature(run.features, separation), removed, iterations, converged }
}

export function assignmentOf(row: AssignmentRow): Assignment {
  const { values, pca_x: _x, pca_y: _y, ...rest } = row
  return {
    ...rest,
    segment: segmentKey(row.genetique, row.site_code, row.cluster_id),
    values: Object.fromEntries(FEATURES.map((feature, f) => [feature, values[f]])),
  }
}

export function segmentOf({ means, z, ...rest }: SegmentProfile, features: readonly FeatureName[]): Segment {
  return { ...rest, means: byFeature(features, means), z: byFeature(features, z) }
}
