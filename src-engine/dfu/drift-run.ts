import type { JobRun } from '#engine/jobs/jobs'
import { zeros } from '#engine/math/matrix'
import { computeFeatures } from './compute-features.ts'
import type { Cause, Drift } from './domain/drift.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import { migrationOf } from './domain/migration.ts'
import { monthsBetween, writeMonth } from './domain/months.ts'
import type { RawFeatures } from './domain/prepare.ts'
import { type FeatureTable, seriesOf } from './feature-table.ts'
import { driftClusters } from './job.ts'
import type { DriftResult } from './results/contract.ts'
import type { RunRow } from './store-runs.ts'
import type { TrainDeps } from './train-run.ts'
import { warningsOf } from './views.ts'
import { writeTable } from './write-table.ts'

export interface DriftFacts {
  run_id: number
  until: string | null
  output: string | null
}

type Drifted = DriftResult['changed'][number]

const LISTED = 500
/** Shares of moved DFUs from which the clusters should be watched, or trained again. */
const WATCH_SHARE = 0.05
const RETRAIN_SHARE = 0.15

/** Assigns the DFUs with their new months to the clusters of a run; nothing is changed. */
export async function driftRun(deps: TrainDeps, run: RunRow, { until, output }: DriftFacts, job: JobRun) {
  const { store } = deps
  job.progress(0.05, 'features')
  const { table, window } = await computeFeatures(deps, { ...run.params, until }, job)
  const before = new Map<string, Float32Array>()
  for (const [dfu_id, , scaled] of store.vectors(run.run_id)) before.set(dfu_id, scaled)
  await job.breathe()
  const common = table.ids.map((_, i) => i).filter((i) => before.has(table.ids[i]))
  const old = zeros(common.length, run.model.columns.length)
  common.forEach((i, row) => {
    old.data.set(before.get(table.ids[i]) as Float32Array, row * old.cols)
  })
  const drift = await job.compute(
    driftClusters,
    { raw: takeDfus(table.raw, common), model: run.model, before: old },
    { from: 0.5, to: 0.8 },
  )
  const changed = changesOf(run, table, common, drift, store.assignmentOf)
  if (output !== null) await writeChanges(output, changed)
  const { first_month, last_month } = run.source as Extract<RunRow['source'], { kind: 'facts' }>
  const pairs = common.map((_, row): [number, number] => [run.clusters[drift.from[row]].cluster_id, run.clusters[drift.to[row]].cluster_id])
  const clusters = run.clusters.map(({ cluster_id, label }) => ({ cluster_id, label }))
  const ids = clusters.map(({ cluster_id }) => cluster_id)
  const { migration, kept } = pairs.length > 0 ? migrationOf(pairs, ids, ids) : { migration: ids.map(() => ids.map(() => 0)), kept: 0 }
  const moved = common.length > 0 ? changed.length / common.length : 0
  const result: DriftResult = {
    task_id: job.task_id,
    run_id: run.run_id,
    run_last_month: writeMonth(last_month),
    last_month: writeMonth(window.last),
    new_months: window.last > last_month ? monthsBetween(last_month + 1, window.last) : [],
    common: common.length,
    kept,
    changed_total: changed.length,
    new_dfus: table.ids.length - common.length,
    gone_dfus: run.n_dfus - common.length,
    clusters_a: clusters,
    clusters_b: clusters,
    migration,
    causes: mainCauses(changed),
    changed: changed.slice(0, LISTED),
    recommendation: moved > RETRAIN_SHARE ? 'retrain' : moved > WATCH_SHARE ? 'watch' : 'keep',
    output,
    ...warningsOf(first_month > window.last ? [] : table.notices.filter(({ code }) => code === 'not_monthly')),
  }
  return () => result
}

function takeDfus({ series, numeric, categorical }: RawFeatures, rows: readonly number[]): RawFeatures {
  const taken = zeros(rows.length, series.cols)
  rows.forEach((i, row) => {
    taken.data.set(seriesOf(series, i), row * series.cols)
  })
  return {
    series: taken,
    numeric: numeric.map(({ name, values }) => ({ name, values: Float64Array.from(rows, (i) => values[i]) })),
    categorical: categorical.map(({ name, values }) => ({ name, values: rows.map((i) => values[i]) })),
  }
}

type FindAssignment = TrainDeps['store']['assignmentOf']

/** DFUs that moved, the surest first, each with what moved it. */
function changesOf(run: RunRow, table: FeatureTable, common: readonly number[], drift: Drift, find: FindAssignment): Drifted[] {
  const rows = [...drift.causes.keys()].sort((a, b) => drift.confidence[b] - drift.confidence[a] || a - b)
  return rows.map((row) => {
    const i = common[row]
    const dfu_id = table.ids[i]
    const [from, to] = [run.clusters[drift.from[row]], run.clusters[drift.to[row]]]
    const values = find(run.run_id, dfu_id)?.values
    const causes = (drift.causes.get(row) ?? []).map((cause) => causeOf(run, cause, values, seriesOf(table.raw.series, i)))
    return {
      dfu_id,
      from_cluster: from.cluster_id,
      from_label: from.label,
      to_cluster: to.cluster_id,
      to_label: to.label,
      confidence: drift.confidence[row],
      causes,
      ...wordsOf(causes),
    }
  })
}

function causeOf({ model }: RunRow, { column, change_z, part }: Cause, before: readonly (number | null)[] | undefined, now: Float64Array) {
  const { name, of } = model.columns[column]
  const j = SERIES_FEATURES.indexOf(of as (typeof SERIES_FEATURES)[number])
  const value = j < 0 || Number.isNaN(now[j]) ? null : now[j]
  return { column: name, before: j < 0 ? null : (before?.[j] ?? null), now: value, change_z, part }
}

function wordsOf(causes: Drifted['causes']) {
  const [first] = causes
  if (!first) return { why: 'It lay on the border.', why_fr: 'Il était sur la frontière.' }
  const { column, before, now } = first
  const from = (value: number | null) => (value === null ? '–' : String(Number(value.toPrecision(3))))
  const french = (value: number | null) => from(value).replace('.', ',')
  return { why: `${column} went from ${from(before)} to ${from(now)}.`, why_fr: `${column} passe de ${french(before)} à ${french(now)}.` }
}

function mainCauses(changed: readonly Drifted[]): { column: string; dfus: number }[] {
  const counts = new Map<string, number>()
  for (const { causes } of changed) if (causes.length > 0) counts.set(causes[0].column, (counts.get(causes[0].column) ?? 0) + 1)
  return [...counts].map(([column, dfus]) => ({ column, dfus })).sort((a, b) => b.dfus - a.dfus)
}

const writeChanges = (path: string, changed: readonly Drifted[]) =>
  writeTable(path, ['dfu_id', 'from_cluster', 'from_label', 'to_cluster', 'to_label', 'confidence', 'why'], changed.length, (i) => {
    const { dfu_id, from_cluster, from_label, to_cluster, to_label, confidence, why } = changed[i]
    return [dfu_id, from_cluster, from_label, to_cluster, to_label, confidence, why]
  })
