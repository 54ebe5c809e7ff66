import type { Assignment, Cluster, Dfu, RunDetails, RunSummary } from './answers/contract.ts'
import { byFeature } from './describe-clusters.ts'
import { SERIES_FEATURES, trendDirection } from './domain/features.ts'
import { writeMonth } from './domain/months.ts'
import { type Notice, wordNotice } from './domain/notices.ts'
import type { TrainResult } from './results/contract.ts'
import type { AssignmentRow } from './store-assignments.ts'
import type { RunRow, StoredCluster } from './store-runs.ts'

/** What should be known, in the languages of the product. */
export const warningsOf = (notices: readonly Notice[]) => ({
  warnings: notices.map((notice) => wordNotice(notice, 'en')),
  warnings_fr: notices.map((notice) => wordNotice(notice, 'fr')),
})

/** A stored run as the contract tells it. */
export function summaryOf(run: RunRow): RunSummary {
  const { k_reason, k_reason_fr, excluded_rows, silhouette_dfus, code_version, seconds, notices } = run.details
  const { source } = run
  return {
    run_id: run.run_id,
    task_id: run.task_id,
    params: run.params,
    source: source.kind,
    k: run.k,
    k_reason,
    k_reason_fr,
    n_dfus: run.n_dfus,
    excluded_rows,
    inertia: run.inertia,
    silhouette: run.silhouette,
    silhouette_dfus,
    first_month: source.kind === 'facts' ? writeMonth(source.first_month) : null,
    last_month: source.kind === 'facts' ? writeMonth(source.last_month) : null,
    labels: run.clusters.map(({ cluster_id, label, n }) => ({ cluster_id, label, n })),
    matched_run_id: run.matched_run_id,
    matched_share: run.matched_share,
    data_hash: run.data_hash,
    code_version,
    seconds,
    ...warningsOf(notices),
    created_at: run.created_at,
  }
}

export const clusterOf = ({ centroid: _centroid, ...cluster }: StoredCluster): Cluster => cluster

export function detailsOf(run: RunRow): RunDetails {
  const { methods, per_k, removed, filled, resamples } = run.details
  const known = run.clusters.map(({ stability }) => stability).filter((value) => value !== null)
  return {
    ...summaryOf(run),
    methods,
    per_k,
    clusters: run.clusters.map(clusterOf),
    thresholds: run.thresholds,
    columns: run.model.columns.map(({ name }) => name),
    components: run.model.components.length,
    removed,
    filled,
    log1p: run.model.columns.filter(({ how }) => how === 'log1p').map(({ name }) => name),
    stability: known.length > 0 ? { resamples, mean: known.reduce((sum, one) => sum + one, 0) / known.length } : null,
  }
}

/** What a finished training keeps. */
export function resultOf(run: RunRow, files: string[], task_id: number): TrainResult {
  const { k_reason, k_reason_fr, methods, per_k, excluded_rows, removed, notices } = run.details
  return {
    task_id,
    run_id: run.run_id,
    dfus: run.n_dfus,
    k: run.k,
    k_reason,
    k_reason_fr,
    methods,
    per_k,
    inertia: run.inertia,
    silhouette: run.silhouette,
    labels: run.clusters.map(({ cluster_id, label, n, trace }) => ({ cluster_id, label, n, rule: trace.rule })),
    excluded_total: excluded_rows,
    removed,
    matched_run_id: run.matched_run_id,
    matched_share: run.matched_share,
    data_hash: run.data_hash,
    output_dir: run.output_dir,
    files,
    ...warningsOf(notices),
  }
}

const SLOPE = SERIES_FEATURES.indexOf('trend_slope')
const MEAN = SERIES_FEATURES.indexOf('mean_demand')

export function assignmentOf({ values, ...row }: AssignmentRow, clusters: readonly StoredCluster[]): Assignment {
  const [slope, mean] = [values[SLOPE], values[MEAN]]
  return {
    ...row,
    label: clusters.find(({ cluster_id }) => cluster_id === row.cluster_id)?.label ?? '',
    trend_direction: slope === null || mean === null ? null : trendDirection(slope, row.n_months, mean),
    values: byFeature(values),
  }
}

export const dfuCells = ({ extra, made_from_facts, ...row }: Dfu) => ({
  ...row,
  made_from_facts: made_from_facts ? 1 : 0,
  extra: JSON.stringify(extra),
})
