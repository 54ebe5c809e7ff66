import { dirname, join } from 'node:path'
import type { Clock } from '#engine/base/clock'
import type { JobRun } from '#engine/jobs/jobs'
import { quantile } from '#engine/math/quantile'
import { type Computed, computeFeatures, reasonsOf } from './compute-features.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import { writeMonth } from './domain/months.ts'
import { type FeatureTable, featureColumns, hashFeatures, writeFeatures } from './feature-table.ts'
import { type FeatureParams, projectFolder } from './params.ts'
import type { FeaturesResult } from './results/contract.ts'
import type { TrainDeps } from './train-run.ts'
import { warningsOf } from './views.ts'
import { writeTable } from './write-table.ts'

const LISTED = 100

export interface FeaturesFacts {
  params: FeatureParams
  output: string | null
}

type Deps = Pick<TrainDeps, 'store' | 'warehouse' | 'findBound' | 'events' | 'workspace'> & { clock: Clock }

/** Computes the features, writes them, and remembers the parameters for the training that follows. */
export async function featuresRun(deps: Deps, { params, output }: FeaturesFacts, job: JobRun) {
  const { store, clock, events } = deps
  job.progress(0.05, 'features')
  const computed = await computeFeatures(deps, params, job)
  const path = output ?? featuresPath(deps.workspace, job.project_id)
  job.progress(0.7, 'save')
  await writeFeatureFiles(path, computed.table, params.min_months)
  const result = resultOf(computed, params, path, job.task_id)
  return () => {
    store.keepFeatureSettings(job.project_id, params, clock.now().toISOString())
    events.changed('dfu', job.project_id)
    return result
  }
}

export const featuresPath = (workspace: string, project_id: number): string =>
  join(projectFolder(workspace, project_id), 'clustering_features.csv')

/** The features, and beside them the DFUs that have none. */
export async function writeFeatureFiles(path: string, table: FeatureTable, min_months: number): Promise<void> {
  await writeFeatures(path, table)
  const { excluded } = table
  await writeTable(join(dirname(path), 'excluded_dfus.csv'), ['dfu_id', 'n_months', 'reason'], excluded.length, (i) => {
    const { dfu_id, n_months } = excluded[i]
    return [dfu_id, n_months, reasonsOf(n_months, min_months).reason]
  })
}

function resultOf({ table, check, window }: Computed, params: FeatureParams, output: string, task_id: number): FeaturesResult {
  const { raw, excluded, notices } = table
  const columns = [
    ...SERIES_FEATURES.map((feature, j) => ({ feature, values: raw.series.data.filter((_, at) => at % raw.series.cols === j) })),
    ...raw.numeric.map(({ name, values }) => ({ feature: name, values })),
  ]
  return {
    task_id,
    dfus: table.ids.length,
    features: featureColumns(table),
    excluded: excluded
      .slice(0, LISTED)
      .map(({ dfu_id, n_months }) => ({ dfu: dfu_id, n_months, ...reasonsOf(n_months, params.min_months) })),
    excluded_total: excluded.length,
    window: { first_month: writeMonth(window.first), last_month: writeMonth(window.last), months: window.last - window.first + 1 },
    summary: columns.map(({ feature, values }) => ({ feature, ...summaryOf(values) })),
    facts: check,
    params,
    data_hash: hashFeatures(table),
    output,
    ...warningsOf(notices),
  }
}

function summaryOf(values: Float64Array) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const at = (p: number) => (sorted.length > 0 ? quantile(sorted, p) : null)
  const mean = sorted.length > 0 ? sorted.reduce((sum, value) => sum + value, 0) / sorted.length : null
  return { missing: values.length - sorted.length, min: at(0), p25: at(0.25), median: at(0.5), p75: at(0.75), max: at(1), mean }
}
