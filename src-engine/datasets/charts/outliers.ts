import { exactSum, fixedPoint, fromFixed } from '#engine/warehouse/exact-sum'
import { outlierBounds, type Spread, USUAL_FACTOR } from '../domain/outlier-bounds.ts'
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
    const spread = await spreadOf(column, tools)
    if (spread === null) continue
    const bounds = outlierBounds(method, factor, spread)
    const found = bounds ? await beyond(column, bounds, tools) : { count: 0, outliers: [] }
    data.columns.push({ column: column.name, low: bounds?.low ?? null, high: bounds?.high ?? null, outliers: found.count, n: spread.n })
    data.outliers.push(...found.outliers)
  }
  if (data.columns.length === 0) throw empty(columns.map(({ name }) => name))
  data.outliers = data.outliers.sort((a, b) => b.reach - a.reach || a.row - b.row).slice(0, MOST_OUTLIERS)
  return { told_rows: data.columns.length === 1 ? data.columns[0].n : null, sample: null, data }
}

/** Mean and deviation are those of exact sums, so that a bound does not depend on the number of threads. */
async function spreadOf(column: ColumnSql, tools: ChartTools): Promise<(Spread & { n: number }) | null> {
  const value = axisSql(column)
  const [found] = await ask<Record<string, number | null>>(
    tools,
    `WITH m AS (SELECT median(${value}) AS middle FROM ${tools.relation})
     SELECT count(${value}) AS n, quantile_cont(${value}, 0.25) AS q1, any_value(middle) AS median, quantile_cont(${value}, 0.75) AS q3,
       median(abs(${value} - middle)) AS mad, min(${value}) AS low, max(${value}) AS high FROM ${tools.relation}, m`,
  )
  const { n, q1, median, q3, mad, low, high } = found
  if (n === null || q1 === null || median === null || q3 === null || mad === null || low === null || high === null) return null
  const mean = (await sumOf(value, Math.max(Math.abs(low), Math.abs(high)), tools)) / n
  const squares = await sumOf(`pow(${value} - ${mean}::DOUBLE, 2)`, (high - low) ** 2, tools)
  return { n, q1, median, q3, mad, mean, std: Math.sqrt(squares / n) }
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
