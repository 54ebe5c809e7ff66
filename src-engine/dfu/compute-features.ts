import { EngineError } from '#engine/base/errors'
import type { FindBound } from '#engine/datasets/port'
import { zeros } from '#engine/math/matrix'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { FactsCheck } from './answers/contract.ts'
import { checkFacts, noticesOfFacts } from './check-facts.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import { monthNumber } from './domain/months.ts'
import type { Notice } from './domain/notices.ts'
import { dfusSql, usableSql } from './facts-sql.ts'
import { type FeatureTable, seriesOf } from './feature-table.ts'
import { DUCKDB, featuresSql } from './features-sql.ts'
import type { FeatureParams } from './params.ts'
import { readDims } from './read-dims.ts'
import type { DfuStore } from './store.ts'
import type { FactsDfu } from './store-import.ts'

const BATCH = 4_000
/** Months of which the curves of clusters are drawn. */
const CURVE_MONTHS = 36
const YEAR_OVER_YEAR_MONTHS = 15
const GROWTH_MONTHS = 24

interface Deps {
  store: DfuStore
  warehouse: Warehouse
  findBound: FindBound
}

interface Looking {
  project_id: number
  signal?: AbortSignal
  breathe(): Promise<void>
}

export interface Computed {
  table: FeatureTable
  check: FactsCheck
  window: { first: number; last: number }
}

/**
 * Computes the features of every DFU with enough months from the sales of the project.
 *
 * @throws {EngineError} `DFU_NO_FACTS`, `DFU_MONTH_OUT_OF_RANGE`, `DFU_NONE_ELIGIBLE`, `DFU_FEATURE_UNKNOWN`, `CANCELLED`.
 */
export async function computeFeatures(deps: Deps, params: FeatureParams, call: Looking): Promise<Computed> {
  const facts = deps.findBound(call.project_id, 'fact_sales_monthly')
  if (!facts) throw noFacts()
  const { check, dfus: staged } = await checkFacts(deps, facts.relation, call)
  staged.discard()
  const window = windowOf(check, params)
  const read = await readSeries(deps, facts.relation, window, params, call)
  const dims = await readDims(deps.store, params, read, call)
  const { content_hash, version_id } = facts
  const source = { kind: 'facts' as const, version_id, content_hash, first_month: window.first, last_month: window.last }
  const { series, ...rest } = read
  const notices = [...noticesOfFacts(check), ...noticesOfFeatures(read, window, params)]
  return { table: { ...rest, raw: { series, ...dims }, notices, source }, check, window }
}

function windowOf({ first_month, last_month }: FactsCheck, { time_window, until }: FeatureParams) {
  if (first_month === null || last_month === null) throw noFacts()
  const [first, end] = [monthNumber(first_month), monthNumber(last_month)]
  const last = until === null ? end : monthNumber(until)
  if (last < first || last > end)
    throw new EngineError('DFU_MONTH_OUT_OF_RANGE', `until must be a month from ${first_month} to ${last_month}, got ${until}.`, {
      until,
      first_month,
      last_month,
    })
  return { first: Math.max(first, last - time_window + 1), last }
}

type Read = Omit<FeatureTable, 'raw' | 'notices' | 'source'> & { series: FeatureTable['raw']['series'] }

async function readSeries(
  { warehouse }: Deps,
  rows: string,
  { first, last }: Computed['window'],
  { min_months }: FeatureParams,
  { signal, breathe }: Looking,
): Promise<Read> {
  const known = await warehouse.all<FactsDfu>(dfusSql(rows), [], { signal })
  const byId = new Map(known.map((dfu, i) => [dfu.dfu_id, i]))
  const months = last - first + 1
  const gridCols = Math.min(months, CURVE_MONTHS)
  const seasonNames = Array.from({ length: 12 }, (_, i) => `season_${i + 1}`)
  const gridNames = Array.from({ length: gridCols }, (_, i) => `demand_${i}`)
  const series = zeros(known.length, SERIES_FEATURES.length)
  const seasons = zeros(known.length, 12)
  const grid = zeros(known.length, gridCols)
  const counts = new Float64Array(known.length)
  const used: FactsDfu[] = []
  const lengths = new Map<string, number>()
  const sql = featuresSql(usableSql(rows), { lastMonth: last, months, gridMonths: gridCols }, DUCKDB)
  for await (const batch of warehouse.batches<Record<string, number | null> & { dfu_id: string; n_months: number }>(sql, BATCH, {
    signal,
  })) {
    for (const row of batch) {
      lengths.set(row.dfu_id, row.n_months)
      if (row.n_months < min_months) continue
      const i = used.length
      used.push(known[byId.get(row.dfu_id) as number])
      counts[i] = row.n_months
      SERIES_FEATURES.forEach((name, j) => {
        series.data[i * series.cols + j] = row[name] ?? Number.NaN
      })
      seasonNames.forEach((name, j) => {
        seasons.data[i * 12 + j] = row[name] ?? Number.NaN
      })
      gridNames.forEach((name, j) => {
        grid.data[i * gridCols + j] = row[name] ?? Number.NaN
      })
    }
    await breathe()
  }
  const n = used.length
  const excluded = known
    .map(({ dfu_id }) => ({ dfu_id, n_months: lengths.get(dfu_id) ?? 0 }))
    .filter(({ n_months }) => n_months < min_months)
  if (n === 0) throw noneEligible(known.length, Math.max(0, ...lengths.values()), min_months)
  const cut = ({ data, cols }: typeof series) => ({ data: data.slice(0, n * cols), rows: n, cols })
  return {
    ids: used.map(({ dfu_id }) => dfu_id),
    items: used.map(({ item_id }) => item_id),
    locations: used.map(({ location }) => location),
    months: counts.slice(0, n),
    series: cut(series),
    seasons: cut(seasons),
    grid: cut(grid),
    gridMonths: gridNames.map((_, i) => last - gridCols + 1 + i),
    excluded,
  }
}

function noticesOfFeatures(
  { series, months, excluded }: Read,
  { first, last }: Computed['window'],
  { min_months, time_window }: FeatureParams,
): Notice[] {
  const notices: Notice[] = []
  const length = last - first + 1
  if (length < time_window) notices.push({ code: 'short_window', months: length, wanted: time_window })
  if (length < YEAR_OVER_YEAR_MONTHS) notices.push({ code: 'no_year_over_year', months: length })
  if (length < GROWTH_MONTHS) notices.push({ code: 'no_growth', months: length })
  const silent = excluded.filter(({ n_months }) => n_months === 0).length
  if (excluded.length > silent) notices.push({ code: 'excluded', dfus: excluded.length - silent, min_months })
  if (silent > 0) notices.push({ code: 'out_of_window', dfus: silent })
  const idle = Array.from(months, (_, i) => i).filter((i) => isIdle(seriesOf(series, i)))
  if (idle.length > 0) notices.push({ code: 'no_demand', dfus: idle.length })
  return notices
}

/** Why a DFU has no features. */
export const reasonsOf = (n_months: number, min_months: number): { reason: string; reason_fr: string } =>
  n_months === 0
    ? { reason: 'no record in the window', reason_fr: 'aucun enregistrement dans la fenêtre' }
    : {
        reason: `${writeMonths(n_months)} since its first record, at least ${min_months} are needed`,
        reason_fr: `${n_months} mois depuis son premier enregistrement, il en faut au moins ${min_months}`,
      }

const noFacts = () =>
  new EngineError(
    'DFU_NO_FACTS',
    'The project has no monthly sales. Import them with --table fact_sales_monthly (columns month, demand, and dfu_id or item_id).',
    { hint: 'tessera import sales.csv --table fact_sales_monthly' },
  )

const noneEligible = (dfus: number, longest: number, min_months: number) =>
  new EngineError(
    'DFU_NONE_ELIGIBLE',
    `A DFU needs at least ${min_months} months since its first record in the window; the longest of ${dfus} has ${writeMonths(longest)}. Lower --min-months or import more months.`,
    { dfus, longest, min_months },
  )

const writeMonths = (months: number) => `${months} ${months === 1 ? 'month' : 'months'}`

const MIN = SERIES_FEATURES.indexOf('min_demand')
const MAX = SERIES_FEATURES.indexOf('max_demand')
const isIdle = (values: Float64Array) => values[MIN] === 0 && values[MAX] === 0
