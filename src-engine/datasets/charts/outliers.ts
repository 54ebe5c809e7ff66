import { type OutlierMethod, outlierBounds, type Spread, USUAL_FACTOR } from '#engine/math/outlier-bounds'
import { exactSum, fixedPoint, fromFixed } from '#engine/warehouse/exact-sum'
import { axisSql, type ColumnSql } from '../profile/column-queries.ts'
import { ask, type ChartTools, empty, numberColumns, type Told } from './chart-tools.ts'
import type { ChartDataOf } from './data/contract.ts'

const MOST_COLUMNS = 20
const MOST_OUTLIERS = 500

type Data = ChartDataOf<'outliers'>

/** The values beyond the bounds of their columns, the farthest first. */
export async function outliers(tools: ChartTools): Promise<Told<Data>> {
  const { method = 'iqr' } = tools.config
  const factor = tools.config.factor ?? USUAL_FACTOR[method]
  const data: Data = { kind: 'outliers', method, factor, columns: [], outliers: [] }
  const columns = numberColumns(tools, 1, MOST_COLUMNS)
  for (const column of columns) {
    const known = await spreadOf(column, method, tools)
    if (known === null) continue
    const bounds = outlierBounds(known.spread, factor)
    const found = bounds ? await beyond(column, bounds, tools) : { count: 0, outliers: [] }
    data.columns.push({ column: column.name, low: bounds?.low ?? null, high: bounds?.high ?? null, outliers: found.count, n: known.n })
    data.outliers.push(...found.outliers)
  }
  if (data.columns.length === 0) throw empty(columns.map(({ name }) => name))
  data.outliers = data.outliers.sort((a, b) => b.reach - a.reach || a.row - b.row).slice(0, MOST_OUTLIERS)
  return { told_rows: data.columns.length === 1 ? data.columns[0].n : null, sample: null, data }
}

/** What the method needs of a column; null when all values are missing. */
async function spreadOf(column: ColumnSql, method: OutlierMethod, tools: ChartTools): Promise<{ n: number; spread: Spread } | null> {
  const value = axisSql(column)
  const quartiles = method === 'zscore' ? 'NULL' : `quantile_cont(${value}, [0.25, 0.5, 0.75])`
  const [{ n, low, high, q }] = await ask<{ n: number; low: number | null; high: number | null; q: number[] | null }>(
    tools,
    `SELECT count(${value}) AS n, min(${value}) AS low, max(${value}) AS high, ${quartiles} AS q FROM ${tools.relation}`,
  )
  if (low === null || high === null) return null
  if (method === 'zscore') return { n, spread: { method, ...(await momentsOf(value, { n, low, high }, tools)) } }
  const [q1, median, q3] = q ?? [low, low, low]
  if (method === 'iqr') return { n, spread: { method, q1, q3 } }
  const [{ mad }] = await ask<{ mad: number }>(tools, `SELECT median(abs(${value} - ${median}::DOUBLE)) AS mad FROM ${tools.relation}`)
  return { n, spread: { method, median, mad } }
}

/** From exact sums, so that a bound does not depend on the number of threads. */
async function momentsOf(value: string, { n, low, high }: { n: number; low: number; high: number }, tools: ChartTools) {
  const mean = (await sumOf(value, Math.max(Math.abs(low), Math.abs(high)), tools)) / n
  const squares = await sumOf(`pow(${value} - ${mean}::DOUBLE, 2)`, (high - low) ** 2, tools)
  return { mean, std: Math.sqrt(squares / n) }
}

async function sumOf(sql: string, greatest: number, tools: ChartTools): Promise<number> {
  const scale = fixedPoint(greatest)
  const [{ sum }] = await ask<{ sum: string | null }>(tools, `SELECT ${exactSum(sql, scale)} AS sum FROM ${tools.relation}`)
  return fromFixed(sum, scale)
}

async function beyond(column: ColumnSql, { low, high }: { low: number; high: number }, tools: ChartTools) {
  const value = axisSql(column)
  const rows = await ask<{ row: number; value: number; count: number }>(
    tools,
    `SELECT file_row_number + 1 AS row, ${value} AS value, count(*) OVER () AS count FROM ${tools.relation}
     WHERE ${value} < ${low}::DOUBLE OR ${value} > ${high}::DOUBLE
     ORDER BY greatest(${low}::DOUBLE - ${value}, ${value} - ${high}::DOUBLE) DESC, row LIMIT ${MOST_OUTLIERS}`,
  )
  const reachOf = (of: number) => Math.max(low - of, of - high) / (high - low)
  return {
    count: rows[0]?.count ?? 0,
    outliers: rows.map(({ row, value: of }) => ({ row, column: column.name, value: of, low, high, reach: reachOf(of) })),
  }
}
