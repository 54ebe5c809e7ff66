import { type Bins, binsOf, evenEdges } from '../domain/bins.ts'
import { axisSql, type ColumnSql, fromAxis } from '../profile/column-queries.ts'
import { countBins } from '../profile/profile-version.ts'
import { ask, type ChartTools, empty, levelsOf, needed, onAxis, optional, type Told } from './chart-tools.ts'
import type { ChartDataOf } from './data/contract.ts'

/** Counts of one column in bins, side by side for each level of the colour. */
export async function histogram(tools: ChartTools): Promise<Told<ChartDataOf<'histogram'>>> {
  const column = onAxis(needed(tools, 'x'), 'x', tools)
  const levels = await levelsOf(optional(tools, 'colour'), tools)
  const bins = await binsFor(column, tools)
  const counts = await Promise.all(
    levels.map(({ where }) => countBins(`(SELECT * FROM ${tools.relation} WHERE ${where})`, [column], [bins], tools)),
  )
  const series = counts.map(([of], i) => ({ label: levels[i].label, counts: of }))
  return {
    told_rows: series.reduce((sum, { counts: of }) => sum + of.reduce((total, count) => total + count, 0), 0),
    sample: null,
    data: {
      kind: 'histogram',
      column: column.name,
      rule: tools.config.bins === undefined ? bins.rule : 'given',
      edges: bins.edges.map((edge) => fromAxis(column.type, edge)),
      series,
    },
  }
}

async function binsFor(column: ColumnSql, tools: ChartTools): Promise<Bins> {
  const value = axisSql(column)
  const { bins: wanted } = tools.config
  const quartiles = wanted === undefined ? `quantile_cont(${value}, [0.25, 0.75])` : 'NULL'
  const [{ n, low, high, q }] = await ask<{ n: number; low: number | null; high: number | null; q: [number, number] | null }>(
    tools,
    `SELECT count(${value}) AS n, min(${value}) AS low, max(${value}) AS high, ${quartiles} AS q FROM ${tools.relation}`,
  )
  if (low === null || high === null) throw empty([column.name])
  const whole = column.type === 'integer' || column.type === 'date'
  if (wanted === undefined || low === high) return binsOf({ count: n, min: low, max: high, q1: q?.[0] ?? low, q3: q?.[1] ?? high, whole })
  return { rule: 'twenty', edges: evenEdges(low, high, whole ? Math.min(wanted, high - low) : wanted) }
}
