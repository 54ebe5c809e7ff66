import { type Matrix, takeColumns, zeros } from '#engine/math/matrix'
import { median } from '#engine/math/quantile'
import { columnMeans, columnVariances } from '#engine/math/standardise'
import { SERIES_FEATURES, VOLUME_FEATURES } from './features.ts'

/** Features of n DFUs as they were computed; NaN where undefined. */
export interface RawFeatures {
  /** Shape (n, 20), columns as SERIES_FEATURES. */
  series: Matrix
  /** Further numbers of the item or the DFU, each (n,). */
  numeric: { name: string; values: Float64Array }[]
  /** Words of the item or the DFU, each (n,). */
  categorical: { name: string; values: readonly (string | null)[] }[]
}

/** How one clustered column comes from a feature. */
export interface PreparedColumn {
  name: string
  /** Feature that it is made of. */
  of: string
  how: 'raw' | 'log1p' | 'sine' | 'cosine' | 'is'
  /** Word that an `is` column stands for. */
  level?: string
  /** What an undefined value becomes: the median of the feature. */
  fill: number
}

export interface RemovedColumn {
  column: string
  why: 'undefined' | 'constant' | 'low variance'
  variance: number | null
}

export interface Prepared {
  /** Shape (n, d), finite, not scaled. */
  x: Matrix
  columns: PreparedColumn[]
  removed: RemovedColumn[]
  filled: { column: string; dfus: number; median: number }[]
}

const LEAST_VARIANCE = 0.01
const MOST_LEVELS = 20
const MONTHS = 12

/**
 * Makes the columns that are clustered: undefined values become the median, volumes log1p, the peak month a point on a circle, words
 * one column per level (the 20 most frequent); columns of a variance under 0.01 are left out.
 *
 * @param raw - features of n ≥ 1 DFUs. Not changed.
 * @param options - `logVolume`: false keeps the volume features raw.
 * @see methods, DFU clustering. Departures: trend_slope and acceleration count as volume features too, being in units of demand; log1p of
 *   a negative value v is −log1p(−v).
 */
export function prepareFeatures(raw: RawFeatures, { logVolume }: { logVolume: boolean }): Prepared {
  const { planned, undefinedOnes, filled } = planColumns(raw, logVolume)
  const all = applyColumns(raw, planned)
  const variances = columnVariances(all, columnMeans(all))
  const kept = planned.map((_, j) => j).filter((j) => variances[j] >= LEAST_VARIANCE)
  const flat = planned.map((_, j) => j).filter((j) => variances[j] < LEAST_VARIANCE)
  const removed: RemovedColumn[] = [
    ...undefinedOnes.map((column) => ({ column, why: 'undefined' as const, variance: null })),
    ...flat.map((j) => ({
      column: planned[j].name,
      why: variances[j] === 0 ? ('constant' as const) : ('low variance' as const),
      variance: variances[j],
    })),
  ]
  return { x: takeColumns(all, kept), columns: kept.map((j) => planned[j]), removed, filled }
}

/**
 * Makes the given columns from features, for instance those of a stored run from new months.
 *
 * @param raw - features of n DFUs. Not changed.
 * @param columns - d columns; a feature that `raw` does not have takes their fill.
 * @returns shape (n, d).
 */
export function applyColumns(raw: RawFeatures, columns: readonly PreparedColumn[]): Matrix {
  const rows = raw.series.rows
  const x = zeros(rows, columns.length)
  columns.forEach((column, j) => {
    const value = readerOf(raw, column)
    for (let i = 0; i < rows; i++) x.data[i * columns.length + j] = value(i)
  })
  return x
}

function planColumns(raw: RawFeatures, logVolume: boolean) {
  const planned: PreparedColumn[] = []
  const undefinedOnes: string[] = []
  const filled: Prepared['filled'] = []
  const numbers = [...SERIES_FEATURES.map((name, j) => ({ name: name as string, values: columnOf(raw.series, j) })), ...raw.numeric]
  for (const { name, values } of numbers) {
    const defined = values.filter((value) => !Number.isNaN(value))
    if (defined.length === 0) {
      undefinedOnes.push(name)
      continue
    }
    const fill = median(defined)
    if (defined.length < values.length) filled.push({ column: name, dfus: values.length - defined.length, median: fill })
    planned.push(...columnsOf(name, fill, logVolume))
  }
  for (const { name, values } of raw.categorical) {
    const levels = frequentLevels(values)
    if (levels.length === 0) undefinedOnes.push(name)
    planned.push(...levels.map((level) => ({ name: `${name}=${level}`, of: name, how: 'is' as const, level, fill: 0 })))
  }
  return { planned, undefinedOnes, filled }
}

function columnsOf(name: string, fill: number, logVolume: boolean): PreparedColumn[] {
  if (name === 'peak_month')
    return [
      { name: 'peak_month_sin', of: name, how: 'sine', fill },
      { name: 'peak_month_cos', of: name, how: 'cosine', fill },
    ]
  return [{ name, of: name, how: logVolume && VOLUME_FEATURES.includes(name) ? 'log1p' : 'raw', fill }]
}

function readerOf(raw: RawFeatures, { of, how, level, fill }: PreparedColumn): (i: number) => number {
  if (how === 'is') {
    const words = raw.categorical.find(({ name }) => name === of)?.values
    return (i) => (words?.[i] === level ? 1 : 0)
  }
  const j = SERIES_FEATURES.indexOf(of as (typeof SERIES_FEATURES)[number])
  const values = j >= 0 ? columnOf(raw.series, j) : raw.numeric.find(({ name }) => name === of)?.values
  return (i) => {
    const value = values?.[i] ?? Number.NaN
    return TRANSFORMS[how](Number.isNaN(value) ? fill : value)
  }
}

const TRANSFORMS = {
  raw: (value: number) => value,
  log1p: (value: number) => (value < 0 ? -Math.log1p(-value) : Math.log1p(value)),
  sine: (month: number) => Math.sin((2 * Math.PI * month) / MONTHS),
  cosine: (month: number) => Math.cos((2 * Math.PI * month) / MONTHS),
}

const columnOf = ({ data, rows, cols }: Matrix, j: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => data[i * cols + j])

function frequentLevels(values: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return byCount.slice(0, MOST_LEVELS).map(([level]) => level)
}
