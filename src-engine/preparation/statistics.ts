import { identifier } from '#engine/warehouse/duckdb'
import { cell, type Frame, type FrameColumn, source } from './frame.ts'
import { type Ask, double } from './values.ts'

/** Bits of the fixed-point numbers that are summed; 2³³ rows of them fit into 128 bits with room to spare. */
const BITS = 80

/**
 * Power of two that turns numbers up to `greatest` into whole numbers of 80 bits. Their sum is exact and the same in every
 * order, so results do not depend on threads, where a sum of floating-point numbers does.
 *
 * @param greatest - greatest absolute value, finite.
 */
export const fixedPoint = (greatest: number): number =>
  2 ** Math.max(-1000, Math.min(1000, BITS - (greatest > 0 ? Math.ceil(Math.log2(greatest)) : 0)))

/** The exact sum of an expression as fixed-point number; see {@link fixedPoint}. */
export const exactSum = (sql: string, scale: number): string => `sum(((${sql})::DOUBLE * ${double(scale)})::HUGEINT)`

/** Count, least and greatest of numbers; least and greatest are null when all are missing. */
export interface Range {
  count: number
  min: number | null
  max: number | null
}

export interface Moments extends Range {
  mean: number | null
  /** Population standard deviation (ddof 0), as scikit-learn's StandardScaler. */
  std: number | null
}

/**
 * Statistics of columns of numbers over the rows that fulfil a condition each.
 *
 * @param where - condition per column; all rows when absent.
 */
export async function rangesOf(ask: Ask, frame: Frame, columns: readonly FrameColumn[], where?: readonly string[]): Promise<Range[]> {
  const select = columns.flatMap(({ name }, i) => {
    const filter = where ? ` FILTER (${where[i]})` : ''
    return [
      `count(${cell(name)})${filter} AS n${i}`,
      `min(${cell(name)})${filter}::DOUBLE AS a${i}`,
      `max(${cell(name)})${filter}::DOUBLE AS b${i}`,
    ]
  })
  const [row] = await ask<Record<string, number | null>>(`SELECT ${select.join(', ')} FROM ${source(frame)}`)
  return columns.map((_, i) => ({ count: row[`n${i}`] ?? 0, min: row[`a${i}`], max: row[`b${i}`] }))
}

/** Means and standard deviations in two passes, each exact but for the last rounding. */
export async function momentsOf(ask: Ask, frame: Frame, columns: readonly FrameColumn[], where?: readonly string[]): Promise<Moments[]> {
  const ranges = await rangesOf(ask, frame, columns, where)
  const filter = (i: number) => (where ? ` FILTER (${where[i]})` : '')
  const scales = ranges.map(({ min, max }) => fixedPoint(Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0))))
  const sums = await ask<Record<string, string | null>>(
    `SELECT ${columns.map(({ name }, i) => `(${exactSum(cell(name), scales[i])}${filter(i)})::VARCHAR AS s${i}`).join(', ')} FROM ${source(frame)}`,
  )
  const means = ranges.map(({ count, min }, i) => (min === null ? null : fromFixed(sums[0][`s${i}`], scales[i]) / count))
  const wide = ranges.map(({ min, max }) => fixedPoint(((max ?? 0) - (min ?? 0)) ** 2))
  const squares = await ask<Record<string, string | null>>(
    `SELECT ${columns.map(({ name }, i) => `(${exactSum(`pow(${cell(name)} - ${double(means[i] ?? 0)}, 2)`, wide[i])}${filter(i)})::VARCHAR AS s${i}`).join(', ')} FROM ${source(frame)}`,
  )
  return ranges.map((range, i) => {
    const mean = means[i]
    return { ...range, mean, std: mean === null ? null : Math.sqrt(fromFixed(squares[0][`s${i}`], wide[i]) / range.count) }
  })
}

/** @param text - a sum of {@link exactSum} as DuckDB writes it. */
export const fromFixed = (text: string | null, scale: number): number => Number(BigInt(text ?? '0')) / scale

/** Quantiles of type 7 (the default of NumPy and R), one column at a time to bound the memory; null when all are missing. */
export async function quantilesOf(
  ask: Ask,
  frame: Frame,
  sql: string,
  shares: readonly number[],
  where = 'true',
): Promise<(number | null)[]> {
  const [row] = await ask<{ q: number[] | null }>(
    `SELECT quantile_cont((${sql})::DOUBLE, [${shares.join(', ')}]) FILTER (${where}) AS q FROM ${source(frame)}`,
  )
  return shares.map((_, i) => row.q?.[i] ?? null)
}

/** Rows and missing cells of a table. */
export async function countMissing(ask: Ask, frame: Frame): Promise<{ rows: number; missing: Map<string, number> }> {
  const select = frame.columns.map(({ name }, i) => `count(${cell(name)}) AS n${i}`)
  const [row] = await ask<Record<string, number>>(`SELECT ${['count(*) AS "rows"', ...select].join(', ')} FROM ${source(frame)}`)
  return { rows: row.rows, missing: new Map(frame.columns.map(({ name }, i) => [name, row.rows - row[`n${i}`]])) }
}

/** The different values of a column as text with their counts, in the column's own order; at most `limit` + 1. */
export const valuesOf = (ask: Ask, frame: Frame, { name }: FrameColumn, limit: number): Promise<{ value: string; n: number }[]> =>
  ask(
    `SELECT value, n FROM (SELECT ${cell(name)} AS v, ${cell(name)}::VARCHAR AS value, count(*) AS n FROM ${source(frame)} WHERE ${cell(name)} IS NOT NULL GROUP BY ALL) ORDER BY ${identifier('v')} LIMIT ${limit + 1}`,
  )
