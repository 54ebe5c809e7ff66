import type { FindBound } from '#engine/datasets/port'
import { matrixOf } from '#engine/math/matrix'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import { profileOf } from './describe-clusters.ts'
import { projected } from './domain/drift.ts'
import { positionOf, relativeTrend, SERIES_FEATURES } from './domain/features.ts'
import { labelProfile } from './domain/label.ts'
import { monthsBetween, writeMonth } from './domain/months.ts'
import { seriesSql } from './facts-sql.ts'
import type { DfuStore } from './store.ts'
import type { AssignmentRow } from './store-assignments.ts'
import type { RunRow } from './store-runs.ts'
import { assignmentOf, clusterOf } from './views.ts'

interface Deps {
  store: DfuStore
  warehouse: Warehouse
  findBound: FindBound
}

type Found = AssignmentRow & { scaled: Float32Array }
const SPARK_MONTHS = 12

/** All that is known of one DFU of a run. */
export async function explainDfu(deps: Deps, run: RunRow, row: Found, nearestWanted: number) {
  const { store } = deps
  const cluster = run.clusters.find(({ cluster_id }) => cluster_id === row.cluster_id) as RunRow['clusters'][number]
  const point = placed(run, row.scaled)
  const near = nearestOf(deps, run, row, nearestWanted)
  const series = await readSeries(deps, run, [row.dfu_id, ...near.map(({ dfu_id }) => dfu_id)])
  const percentiles = store.percentilesOf(run.run_id, row.values)
  const own = labelProfile(ownProfile(row, percentiles), run.thresholds)
  const before = run.matched_run_id === null ? undefined : store.findRun(run.project_id, run.matched_run_id)
  const earlier = before && store.assignmentOf(before.run_id, row.dfu_id)
  return {
    run_id: run.run_id,
    dfu: assignmentOf(withoutScaled(row), run.clusters),
    dim: store.findDfu(run.project_id, row.dfu_id) ?? null,
    ...monthsOf(run, series?.get(row.dfu_id)),
    features: SERIES_FEATURES.map((feature, j) => ({
      feature,
      value: row.values[j],
      percentile: percentiles[j],
      cluster_median: cluster.profile[feature],
    })),
    own_trace: own.trace,
    own_label: own.label,
    cluster: clusterOf(cluster),
    distances: run.clusters
      .map(({ cluster_id, label }, i) => ({ cluster_id, label, distance: distance(point, run.model.centers[i]) }))
      .sort((a, b) => a.distance - b.distance),
    nearest: near.map((one) => ({ ...one, demand: sparkOf(run, series?.get(one.dfu_id)) })),
    before:
      before && earlier ? { run_id: before.run_id, cluster_id: earlier.cluster_id, label: labelOf(before, earlier.cluster_id) } : null,
  }
}

/** The DFUs of a run on two principal components; more than `limit` are thinned to every n-th by id. */
export function mapOf(store: DfuStore, { run_id, n_dfus, clusters, details, model }: RunRow, limit: number) {
  const { loadings, explained } = details.map
  const [first, second] = loadings
  const step = Math.ceil(n_dfus / limit)
  const map = { dfu_ids: [] as string[], x: [] as number[], y: [] as number[], cluster_ids: [] as number[] }
  let position = 0
  for (const [dfu_id, x, y, cluster_id] of store.points(run_id)) {
    if (position++ % step !== 0) continue
    map.dfu_ids.push(dfu_id)
    map.x.push(rounded(x))
    map.y.push(rounded(y))
    map.cluster_ids.push(cluster_id)
  }
  const along = (z: Record<string, number>, direction: readonly number[]) =>
    rounded(model.columns.reduce((sum, { name }, j) => sum + z[name] * direction[j], 0))
  return {
    run_id,
    dfus: n_dfus,
    thinned: step > 1,
    explained,
    loadings: model.columns.map(({ name }, j) => ({ column: name, x: first[j], y: second[j] })),
    centroids: clusters.map(({ cluster_id, label, z }) => ({ cluster_id, label, x: along(z, first), y: along(z, second) })),
    ...map,
  }
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

const placed = ({ model }: RunRow, scaled: Float32Array): Float64Array => projected(matrixOf([scaled]), model.components).data

const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let square = 0
  for (let j = 0; j < a.length; j++) square += (a[j] - b[j]) ** 2
  return Math.sqrt(square)
}

function nearestOf({ store }: Deps, run: RunRow, row: Found, wanted: number) {
  const point = placed(run, row.scaled)
  const best: { dfu_id: string; cluster_id: number; distance: number }[] = []
  for (const [dfu_id, cluster_id, scaled] of store.vectors(run.run_id)) {
    if (dfu_id === row.dfu_id) continue
    const apart = distance(point, placed(run, scaled))
    if (best.length === wanted && apart >= (best.at(-1)?.distance ?? 0)) continue
    best.push({ dfu_id, cluster_id, distance: apart })
    best.sort((a, b) => a.distance - b.distance)
    if (best.length > wanted) best.pop()
  }
  return best.map((one) => ({ ...one, label: labelOf(run, one.cluster_id) }))
}

const labelOf = (run: RunRow, cluster: number): string => run.clusters.find(({ cluster_id }) => cluster_id === cluster)?.label ?? ''

/** The rule table for this DFU alone: its own values, its own place among the volumes. */
function ownProfile({ values, n_months }: AssignmentRow, percentiles: readonly (number | null)[]) {
  const [slope, mean] = [values[positionOf('trend_slope')], values[positionOf('mean_demand')]]
  const profile = Object.fromEntries(SERIES_FEATURES.map((name, j) => [name, values[j]])) as RunRow['clusters'][number]['profile']
  return profileOf({
    profile,
    relative_trend: slope === null || mean === null ? null : relativeTrend(slope, n_months, mean),
    volume_percentile: percentiles[positionOf('mean_demand')] ?? 0,
  })
}

type Months = Map<number, number>

/** Recorded months of some DFUs in the sales of the run; null when those are gone. */
async function readSeries({ warehouse, findBound }: Deps, run: RunRow, dfus: readonly string[]): Promise<Map<string, Months> | null> {
  if (run.source.kind === 'file') return null
  const facts = findBound(run.project_id, 'fact_sales_monthly', run.source.version_id)
  if (!facts) return null
  const rows = await warehouse.all<{ dfu_id: string; month_number: number; demand: number }>(seriesSql(facts.relation, dfus, literal))
  const all = new Map<string, Months>(dfus.map((dfu) => [dfu, new Map()]))
  for (const { dfu_id, month_number, demand } of rows) all.get(dfu_id)?.set(month_number, demand)
  return all
}

function monthsOf({ source }: RunRow, recorded: Months | undefined) {
  if (source.kind === 'file' || !recorded) return { months: null, history: [] }
  const inWindow = [...recorded.keys()].filter((month) => month >= source.first_month && month <= source.last_month)
  const start = Math.min(...inWindow)
  const months = monthsBetween(start, source.last_month).map((month, i) => ({
    month,
    demand: recorded.get(start + i) ?? 0,
    recorded: recorded.has(start + i),
  }))
  const history = [...recorded]
    .filter(([month]) => month < source.first_month)
    .map(([month, demand]) => ({ month: writeMonth(month), demand }))
  return { months, history }
}

function sparkOf({ source }: RunRow, recorded: Months | undefined): number[] {
  if (source.kind === 'file' || !recorded) return []
  const first = Math.max(source.first_month, source.last_month - SPARK_MONTHS + 1)
  return Array.from({ length: source.last_month - first + 1 }, (_, i) => recorded.get(first + i) ?? 0)
}

const withoutScaled = ({ scaled: _scaled, ...row }: Found): AssignmentRow => row
