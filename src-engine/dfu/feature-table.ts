import { createHash } from 'node:crypto'
import type { Matrix } from '#engine/math/matrix'
import { SERIES_FEATURES, trendDirection } from './domain/features.ts'
import type { Notice } from './domain/notices.ts'
import type { RawFeatures } from './domain/prepare.ts'
import type { RunSource } from './store-runs.ts'
import { type Cell, writeTable } from './write-table.ts'

/** The features of n DFUs, by id. */
export interface FeatureTable {
  ids: string[]
  items: (string | null)[]
  locations: (string | null)[]
  /** Months in the grid, (n,). */
  months: Float64Array
  raw: RawFeatures
  /** Seasonal indices, shape (n, 12); null from a file. */
  seasons: Matrix | null
  /** Demand of the last months, shape (n, m), NaN before the first record; null from a file. */
  grid: Matrix | null
  /** Month numbers of the columns of `grid`. */
  gridMonths: number[]
  excluded: { dfu_id: string; n_months: number }[]
  notices: Notice[]
  source: RunSource
}

const TREND = SERIES_FEATURES.indexOf('trend_pct_change') + 1

/** Columns of the CSV after dfu_id and n_months; trend_direction is told but not clustered. */
export const featureColumns = ({ raw }: FeatureTable): string[] => [
  ...SERIES_FEATURES.slice(0, TREND),
  'trend_direction',
  ...SERIES_FEATURES.slice(TREND),
  ...raw.numeric.map(({ name }) => name),
  ...raw.categorical.map(({ name }) => name),
]

/** Writes clustering_features.csv; an undefined value is empty. */
export function writeFeatures(path: string, table: FeatureTable): Promise<void> {
  const { ids, months, raw } = table
  return writeTable(path, ['dfu_id', 'n_months', ...featureColumns(table)], ids.length, (i) => {
    const series: Cell[] = [...seriesOf(raw.series, i)]
    const direction = directionOf(raw.series, i, months[i])
    return [
      ids[i],
      months[i],
      ...series.slice(0, TREND),
      direction,
      ...series.slice(TREND),
      ...raw.numeric.map(({ values }) => values[i]),
      ...raw.categorical.map(({ values }) => values[i]),
    ]
  })
}

export const seriesOf = ({ data, cols }: Matrix, i: number): Float64Array => data.subarray(i * cols, (i + 1) * cols)

export function directionOf(series: Matrix, i: number, months: number) {
  const values = seriesOf(series, i)
  return trendDirection(values[SERIES_FEATURES.indexOf('trend_slope')], months, values[SERIES_FEATURES.indexOf('mean_demand')])
}

/** SHA-256 of the features: equal hashes, equal data. */
export function hashFeatures({ ids, months, raw }: FeatureTable): string {
  const hash = createHash('sha256').update(JSON.stringify([ids, raw.numeric.map(({ name }) => name), raw.categorical]))
  for (const values of [months, raw.series.data, ...raw.numeric.map((one) => one.values)])
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  return hash.digest('hex')
}
