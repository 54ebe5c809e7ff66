import { literal } from '#engine/warehouse/duckdb'
import { axisSql, type ColumnSql, isTime, shownSql } from '../profile/column-queries.ts'
import { ask, type ChartTools, empty, needed, numberColumns, numeric, optional, type Told, unsuited } from './chart-tools.ts'
import type { Box, ChartDataOf } from './data/contract.ts'

const MOST_BOXES = 20
const FARTHEST = 100

/** One box per group of `x` for the values `y`, or one per column. */
export async function boxes(tools: ChartTools): Promise<Told<ChartDataOf<'box'>>> {
  return tools.config.y === undefined ? boxesOfColumns(tools) : boxesOfGroups(numeric(needed(tools, 'y'), 'y', tools), tools)
}

async function boxesOfColumns(tools: ChartTools): Promise<Told<ChartDataOf<'box'>>> {
  const columns = numberColumns(tools, 1, MOST_BOXES)
  const found: Box[] = []
  for (const column of columns) found.push(...(await boxesFrom(column, literal(column.name), tools.relation, tools)))
  if (found.length === 0) throw empty(columns.map(({ name }) => name))
  const told_rows = found.length === 1 ? found[0].n : null
  return { told_rows, sample: null, data: { kind: 'box', value: null, group: null, boxes: found, other_groups: 0 } }
}

async function boxesOfGroups(value: ColumnSql, tools: ChartTools): Promise<Told<ChartDataOf<'box'>>> {
  const group = optional(tools, 'x')
  if (group && isTime(group)) throw unsuited(group, 'x', 'box', 'categories')
  const label = group ? shownSql(group) : literal(value.name)
  const groups = await ask<{ label: string; groups: number }>(
    tools,
    `SELECT ${label} AS label, count(*) OVER () AS groups FROM ${tools.relation} WHERE ${value.sql} IS NOT NULL AND ${label} IS NOT NULL
     GROUP BY label ORDER BY count(*) DESC, label LIMIT ${MOST_BOXES}`,
  )
  if (groups.length === 0) throw empty([value.name])
  const chosen = `(SELECT * FROM ${tools.relation} WHERE ${label} IN (${groups.map((one) => literal(one.label)).join(', ')}))`
  const found = await boxesFrom(value, label, chosen, tools)
  return {
    told_rows: found.reduce((sum, { n }) => sum + n, 0),
    sample: null,
    data: { kind: 'box', value: value.name, group: group?.name ?? null, boxes: found, other_groups: groups[0].groups - groups.length },
  }
}

/** Quartiles of type 7; whiskers end at the last value within 1.5 interquartile ranges of the box (Tukey 1977). */
async function boxesFrom(column: ColumnSql, label: string, relation: string, tools: ChartTools): Promise<Box[]> {
  const far = '(v < q1 - 1.5 * (q3 - q1) OR v > q3 + 1.5 * (q3 - q1))'
  const rows = await ask<Omit<Box, 'farthest'> & { farthest: string | null }>(
    tools,
    `WITH t AS (SELECT ${label} AS label, ${axisSql(column)} AS v FROM ${relation} WHERE ${column.sql} IS NOT NULL),
     g AS (SELECT label, count(*) AS n, min(v) AS min, max(v) AS max, quantile_cont(v, [0.25, 0.5, 0.75]) AS q FROM t GROUP BY label),
     q AS (SELECT * EXCLUDE (q), q[1] AS q1, q[2] AS q2, q[3] AS q3 FROM g)
     SELECT label, any_value(n) AS n, any_value(min) AS min, min(v) FILTER (NOT ${far}) AS low, any_value(q1) AS q1, any_value(q2) AS median,
       any_value(q3) AS q3, max(v) FILTER (NOT ${far}) AS high, any_value(max) AS max, count(*) FILTER (${far}) AS outliers,
       to_json((list(v ORDER BY abs(v - q2) DESC, v) FILTER (${far}))[1:${FARTHEST}])::VARCHAR AS farthest
     FROM t JOIN q USING (label) GROUP BY label ORDER BY n DESC, label`,
  )
  return rows.map(({ farthest, ...box }) => ({ ...box, farthest: farthest === null ? [] : (JSON.parse(farthest) as number[]) }))
}
