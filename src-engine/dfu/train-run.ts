import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#engine/base/clock'
import type { Events } from '#engine/base/events'
import type { FindBound } from '#engine/datasets/port'
import type { JobRun } from '#engine/jobs/jobs'
import type { ReportsPort } from '#engine/reports/port'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { Params, Thresholds } from './answers/contract.ts'
import { computeFeatures } from './compute-features.ts'
import { describeClusters } from './describe-clusters.ts'
import { writeMonth } from './domain/months.ts'
import { type FeatureTable, hashFeatures, seriesOf } from './feature-table.ts'
import { type TrainOutput, trainClusters } from './job.ts'
import { numberClusters } from './number-clusters.ts'
import { matchKey, projectFolder } from './params.ts'
import { readFeatures } from './read-features.ts'
import type { DfuStore } from './store.ts'
import type { NewAssignment } from './store-assignments.ts'
import type { NewRun, RunRow } from './store-runs.ts'
import { resultOf } from './views.ts'
import { writeRunFiles } from './write-run-files.ts'

const BATCH = 2_000

/** Enough to train again with the same result. */
export interface TrainFacts {
  params: Params
  thresholds: Thresholds
  /** File of features in the workspace; null: from the sales. */
  input: { path: string; name: string } | null
  matched_run_id: number | null
  output_dir: string | null
  lang: 'fr' | 'en'
}

export interface TrainDeps {
  store: DfuStore
  warehouse: Warehouse
  findBound: FindBound
  events: Events
  clock: Clock
  reports: ReportsPort
  workspace: string
  version: string
}

/** A run that is written but not seen yet. */
export interface Trained {
  run: RunRow
  files: string[]
  table: FeatureTable
  /** Shows the run; call it inside the transaction that completes the job. */
  complete(): void
}

/** Trains, and keeps the run: unseen in batches first, completed together with its job. */
export async function trainRun(deps: TrainDeps, facts: TrainFacts, job: JobRun) {
  const table = await featuresOf(deps, facts, job)
  const { run, files, complete } = await trainOn(deps, facts, table, job)
  return () => {
    complete()
    return resultOf(run, files, job.task_id)
  }
}

function featuresOf(deps: TrainDeps, { input, params }: TrainFacts, job: JobRun): Promise<FeatureTable> {
  job.progress(0.01, 'features')
  if (input) return readFeatures(deps.warehouse, input, job)
  return computeFeatures(deps, params, job).then(({ table }) => table)
}

/** Removes what a job that did not complete has left: its unseen run and the folder of it in the workspace. */
export function discardRun({ store, workspace }: Pick<TrainDeps, 'store' | 'workspace'>, task_id: number): void {
  for (const { run_id, project_id } of store.unseenRuns(task_id))
    rmSync(ownFolder(workspace, project_id, run_id), { recursive: true, force: true })
  store.discardRun(task_id)
}

const ownFolder = (workspace: string, project_id: number, run_id: number) => join(projectFolder(workspace, project_id), `run_${run_id}`)

/** Trains on features that are there. */
export async function trainOn(deps: TrainDeps, facts: TrainFacts, table: FeatureTable, job: JobRun): Promise<Trained> {
  const { store, clock } = deps
  const { project_id, task_id } = job
  const began = performance.now()
  discardRun(deps, task_id)
  const data_hash = hashFeatures(table)
  const output = await job.compute(trainClusters, inputOf(table, facts.params), { from: 0.1, to: 0.8 })
  const matchedRun = facts.matched_run_id === null ? null : (store.findRun(project_id, facts.matched_run_id) ?? null)
  const { numbers, notices } = numberClusters(output, matchedRun)
  if (facts.matched_run_id !== null && !matchedRun) notices.push({ code: 'match_deleted', run_id: facts.matched_run_id })
  const order = numbers.ids.map((_, label) => label).sort((a, b) => numbers.ids[a] - numbers.ids[b])
  const clusters = describeClusters(output, numbers, facts.thresholds, matchedRun)
  const created_at = clock.now().toISOString()
  const matched_run_id = numbers.matched.includes(true) ? facts.matched_run_id : null
  const row: NewRun = {
    ...newRunOf(facts, table, output, order),
    project_id,
    task_id,
    matched_run_id,
    data_hash,
    clusters,
    created_at,
    details: { ...detailsOf(table, output, order), code_version: deps.version, seconds: (performance.now() - began) / 1000 },
  }
  row.details.notices.push(...notices)
  const run_id = store.insertRun(row)
  await save(store, run_id, { table, output, ids: numbers.ids }, job)
  const matched_share = matched_run_id === null ? null : keptShare(store.pairs(run_id, matched_run_id))
  const own = facts.output_dir ?? ownFolder(deps.workspace, project_id, run_id)
  const run: RunRow = { ...row, run_id, matched_share, output_dir: own }
  const files = await writeRunFiles(
    { reports: deps.reports, project: store.projectName(project_id) },
    { run, table, output, ids: numbers.ids, lang: facts.lang },
    job,
  )
  const complete = () => {
    store.placeRun(run_id, own)
    store.completeRun(run_id, matched_share, clock.now().toISOString())
    deps.events.changed('dfu', project_id)
  }
  return { run, files, table, complete }
}

const inputOf = ({ raw, months, seasons, grid }: FeatureTable, params: Params) => ({
  raw,
  months,
  seasons,
  grid,
  logVolume: params.log_volume,
  usePca: params.use_pca,
  sweep: {
    range: params.k_range as [number, number],
    asked: params.k,
    minPct: params.min_cluster_size_pct,
    gapReferences: params.gap_b,
    nInit: params.n_init,
    seed: params.random_state,
  },
})

function newRunOf({ params, thresholds }: TrainFacts, { ids, source }: FeatureTable, output: TrainOutput, order: readonly number[]) {
  const { columns, means, scales, components, centers, chosen, inertia, silhouette } = output
  const rows = order.map((label) => [...seriesOf(centers, label)])
  return {
    params,
    source,
    k: chosen.k,
    n_dfus: ids.length,
    inertia,
    silhouette,
    match_key: matchKey(params),
    thresholds,
    model: { columns, means: [...means], scales: [...scales], components, centers: rows },
    output_dir: '',
  }
}

function detailsOf(table: FeatureTable, output: TrainOutput, order: readonly number[]) {
  const { chosen, per_k, silhouetteRows, resamples, removed, filled, curves, map, leftOut, converged } = output
  const notices = [...table.notices]
  if (leftOut.length > 0) notices.push({ code: 'k_left_out', ks: leftOut, dfus: table.ids.length })
  if (!converged) notices.push({ code: 'not_settled' })
  return {
    k_reason: chosen.reason,
    k_reason_fr: chosen.reason_fr,
    methods: chosen.methods,
    per_k,
    silhouette_dfus: silhouetteRows,
    resamples,
    removed,
    filled,
    excluded_rows: table.excluded.length,
    notices,
    curves: { months: table.gridMonths.map(writeMonth), clusters: curves.length > 0 ? order.map((label) => curves[label]) : [] },
    map: { explained: map.explained, loadings: map.loadings },
  }
}

interface Saved {
  table: FeatureTable
  output: TrainOutput
  ids: readonly number[]
}

async function save(store: DfuStore, run_id: number, saved: Saved, job: JobRun): Promise<void> {
  const { ids, excluded } = saved.table
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ids.length - start) }, (_, i) => assignmentOf(saved, start + i))
    store.addAssignments(run_id, rows)
    job.progress(0.8 + (0.08 * start) / ids.length, 'save')
    await job.breathe()
  }
  for (let start = 0; start < excluded.length; start += BATCH) {
    store.addExcluded(run_id, excluded.slice(start, start + BATCH))
    await job.breathe()
  }
}

export function assignmentOf({ table, output, ids }: Saved, i: number): NewAssignment {
  const { labels, runnerUp, confidence, distance, map, scaled } = output
  return {
    dfu_id: table.ids[i],
    item_id: table.items[i],
    location: table.locations[i],
    cluster_id: ids[labels[i]],
    confidence: confidence[i],
    runner_up: runnerUp[i] < 0 ? null : ids[runnerUp[i]],
    distance: distance[i],
    n_months: table.months[i],
    values: Array.from(seriesOf(table.raw.series, i), (value) => (Number.isNaN(value) ? null : value)),
    pca_x: map.x[i],
    pca_y: map.y[i],
    scaled: Float32Array.from(seriesOf(scaled, i)),
  }
}

const keptShare = (pairs: readonly (readonly [number, number])[]): number | null =>
  pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length
