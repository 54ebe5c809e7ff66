import { numberFormat, timeFormats } from '#engine/datasets/port'
import { literal } from '#engine/warehouse/duckdb'
import { type ColumnCounts, type Proposal, SENTINELS, suggestionsFor, TOKENS } from './domain/suggestions.ts'
import { cell, type Frame, type FrameColumn, isNumber, source } from './frame.ts'
import { type Ask, double } from './values.ts'

/** A column this far from the others, in interquartile ranges, can be a sentinel. */
const FAR = 3

/** Counts what suggestions rest on, column by column, and makes them. */
export async function suggest(ask: Ask, frame: Frame, column?: FrameColumn): Promise<Proposal[]> {
  const counts: ColumnCounts[] = []
  for (const one of column ? [column] : frame.columns) counts.push(await countsOf(ask, frame, one))
  return suggestionsFor(counts, column ? null : await repeatedRows(ask, frame))
}

async function repeatedRows(ask: Ask, frame: Frame): Promise<number> {
  const all = frame.columns.map(({ name }) => cell(name)).join(', ')
  const [{ n }] = await ask<{ n: number }>(
    `SELECT coalesce(sum(n - 1), 0)::DOUBLE AS n FROM (SELECT count(*) AS n FROM ${source(frame)} GROUP BY ${all})`,
  )
  return n
}

const NOTHING = { min: null, max: null, skew: null, outliers: 0, sentinel: null, point_numbers: 0, comma_numbers: 0, dates: 0, tokens: [] }

async function countsOf(ask: Ask, frame: Frame, column: FrameColumn): Promise<ColumnCounts> {
  const own = cell(column.name)
  const [general] = await ask<{ rows: number; filled: number; distinct: number }>(
    `SELECT count(*) AS "rows", count(${own}) AS filled, count(DISTINCT ${own}) AS "distinct" FROM ${source(frame)}`,
  )
  const special = isNumber(column) ? await numberCounts(ask, frame, own) : column.type === 'text' ? await textCounts(ask, frame, own) : {}
  return { ...NOTHING, ...column, ...general, ...special }
}

async function numberCounts(ask: Ask, frame: Frame, own: string): Promise<Partial<ColumnCounts>> {
  const [row] = await ask<{ min: number | null; max: number | null; skew: number | null; q: number[] | null }>(
    `SELECT min(${own})::DOUBLE AS min, max(${own})::DOUBLE AS max, skewness(${own}) AS skew, quantile_cont(${own}::DOUBLE, [0.25, 0.75]) AS q FROM ${source(frame)}`,
  )
  if (row.q === null) return {}
  const [q1, q3] = row.q
  const spread = q3 - q1
  const beyond = (reach: number) => `(${own} < ${double(q1 - reach * spread)} OR ${own} > ${double(q3 + reach * spread)})`
  const [{ outliers }] = await ask<{ outliers: number }>(
    `SELECT count(*) FILTER (${spread > 0 ? beyond(1.5) : 'false'}) AS outliers FROM ${source(frame)}`,
  )
  const far = spread > 0 ? beyond(FAR) : 'true'
  const sentinels = await ask<{ value: string; cells: number }>(
    `SELECT (${own})::BIGINT::VARCHAR AS value, count(*) AS cells FROM ${source(frame)} WHERE ${own} IN (${SENTINELS.map(double).join(', ')}) AND ${far}
       AND (${own} = ${double(row.min ?? 0)} OR ${own} = ${double(row.max ?? 0)}) GROUP BY ALL HAVING count(*) >= 2 ORDER BY cells DESC, value LIMIT 1`,
  )
  return { min: row.min, max: row.max, skew: row.skew, outliers, sentinel: spread > 0 ? (sentinels[0] ?? null) : null }
}

async function textCounts(ask: Ask, frame: Frame, own: string): Promise<Partial<ColumnCounts>> {
  const trimmed = `trim(${own})`
  const fits = (patterns: readonly string[]) =>
    `regexp_full_match(${trimmed}, ${literal(patterns.map((pattern) => `(?:${pattern})`).join('|'))})`
  const [counts] = await ask<Pick<ColumnCounts, 'point_numbers' | 'comma_numbers' | 'dates'>>(
    `SELECT count(*) FILTER (${fits([numberFormat('.').pattern])}) AS point_numbers, count(*) FILTER (${fits([numberFormat(',').pattern])}) AS comma_numbers,
       count(*) FILTER (${fits(timeFormats.map(({ pattern }) => pattern))}) AS dates FROM ${source(frame)}`,
  )
  const tokens = await ask<{ value: string; cells: number }>(
    `SELECT ${trimmed} AS value, count(*) AS cells FROM ${source(frame)} WHERE lower(${trimmed}) IN (${TOKENS.map(literal).join(', ')}) GROUP BY ALL ORDER BY cells DESC, value`,
  )
  return { ...counts, tokens }
}
