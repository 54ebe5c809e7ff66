import { exactSum, fixedPoint, fromFixed } from '#engine/warehouse/exact-sum'
import { axisSql, type ColumnSql, fromAxis, shownSql } from '../profile/column-queries.ts'
import { ask, type ChartTools, empty, levelsOf, needed, numeric, onAxis, optional, type Told } from './chart-tools.ts'
import type { ChartConfig } from './contract.ts'
import type { ChartDataOf } from './data/contract.ts'

type Aggregate = NonNullable<ChartConfig['aggregate']>
const MOST_BARS = 30
/** Eight lines of so many places stay below 5,000 points. */
const MOST_PLACES = 600
const JOINED = 500

/** One bar per value of `x`: texts by their value, numbers and dates in their own order. */
export async function bars(tools: ChartTools): Promise<Told<ChartDataOf<'bar'>>> {
  const x = needed(tools, 'x')
  const joined = await joinedBy(tools)
  const isNamed = x.type === 'text' || x.type === 'boolean'
  const found = await ask<{ label: string; value: string | number | null; count: number; categories: number }>(
    tools,
    `SELECT label, value, count, categories FROM (
       SELECT label, min(place) AS place, ${joined.sql} AS value, count(*) AS count, count(*) OVER () AS categories
       FROM (SELECT ${shownSql(x)} AS label, ${x.sql} AS place${joined.select} FROM ${tools.relation} WHERE ${x.sql} IS NOT NULL)
       GROUP BY label ORDER BY ${isNamed ? `${joined.order} DESC NULLS LAST` : 'count DESC'}, label LIMIT ${MOST_BARS})
     ${isNamed ? '' : 'ORDER BY place'}`,
  )
  if (found.length === 0) throw empty([x.name])
  return {
    told_rows: found.reduce((sum, { count }) => sum + count, 0),
    sample: null,
    data: {
      kind: 'bar',
      x: x.name,
      y: joined.y?.name ?? null,
      aggregate: joined.aggregate,
      bars: found.map(({ label, value, count }) => ({ label, value: joined.read(value, count), count })),
      other_categories: found[0].categories - found.length,
    },
  }
}

/** One line, or one per level of the colour, over numbers or dates. */
export async function lines(tools: ChartTools): Promise<Told<ChartDataOf<'line'>>> {
  const x = onAxis(needed(tools, 'x'), 'x', tools)
  const joined = await joinedBy(tools)
  const levels = await levelsOf(optional(tools, 'colour'), tools)
  const { place, isJoined } = await placesOf(x, tools)
  const parts = levels.map(
    ({ where }, i) =>
      `SELECT ${i} AS i, place, ${joined.sql} AS value, count(*) AS count
       FROM (SELECT ${place} AS place${joined.select} FROM ${tools.relation} WHERE ${x.sql} IS NOT NULL AND ${where}) GROUP BY place`,
  )
  const found = await ask<{ i: number; place: number; value: string | number | null; count: number }>(tools, parts.join(' UNION ALL '))
  const at = [...new Set(found.map((point) => point.place))].sort((a, b) => a - b)
  const index = new Map(at.map((of, i) => [of, i]))
  const series = levels.map(({ label }) => ({ label, values: new Array<number | null>(at.length).fill(null) }))
  for (const point of found) series[point.i].values[index.get(point.place) as number] = joined.read(point.value, point.count)
  return {
    told_rows: found.reduce((sum, { count }) => sum + count, 0),
    sample: null,
    data: {
      kind: 'line',
      x: x.name,
      y: joined.y?.name ?? null,
      aggregate: joined.aggregate,
      at: at.map((of) => fromAxis(x.type, of)),
      joined_into: isJoined ? JOINED : null,
      series,
    },
  }
}

/** Where a row stands on the axis: its value, or the middle of one of 500 steps where there are too many values. */
async function placesOf(x: ColumnSql, tools: ChartTools): Promise<{ place: string; isJoined: boolean }> {
  const value = axisSql(x)
  const [{ low, high, places }] = await ask<Record<string, number | null>>(
    tools,
    `SELECT min(${value}) AS low, max(${value}) AS high, count(DISTINCT ${x.sql}) AS places FROM ${tools.relation}`,
  )
  if (low === null || high === null) throw empty([x.name])
  if ((places ?? 0) <= MOST_PLACES) return { place: value, isJoined: false }
  const width = (high - low) / JOINED
  const step = `least(floor((${value} - ${low}::DOUBLE) / ${width}::DOUBLE), ${JOINED - 1})`
  return { place: `(${step} + 0.5) * ${width}::DOUBLE + ${low}::DOUBLE`, isJoined: true }
}

interface Joined {
  y: ColumnSql | null
  aggregate: Aggregate
  /** Column `v` of the values, after a comma; nothing where rows are counted. */
  select: string
  sql: string
  /** What a bar is sorted by. */
  order: string
  read(value: string | number | null, rows: number): number | null
}

/** Rows are counted where no column is given; else its mean is taken unless something else is asked for. */
async function joinedBy(tools: ChartTools): Promise<Joined> {
  const { config } = tools
  const aggregate = config.aggregate ?? (config.y === undefined ? 'count' : 'mean')
  const read = (value: string | number | null) => value as number | null
  if (aggregate === 'count' && config.y === undefined)
    return { y: null, aggregate, select: '', sql: 'count(*)::DOUBLE', order: 'value', read }
  const y = needed(tools, 'y')
  const select = `, ${aggregate === 'count' ? y.sql : axisSql(numeric(y, 'y', tools))} AS v`
  if (aggregate === 'sum' || aggregate === 'mean') return { y, aggregate, select, ...(await exactly(y, aggregate, tools)) }
  const sql = `${aggregate}(v)::DOUBLE`
  return { y, aggregate, select, sql, order: 'value', read }
}

/** Sums and means that are the same on every number of threads: whole numbers of 80 bits are added. */
async function exactly(y: ColumnSql, aggregate: 'sum' | 'mean', tools: ChartTools): Promise<Pick<Joined, 'sql' | 'order' | 'read'>> {
  const [{ greatest }] = await ask<{ greatest: number | null }>(tools, `SELECT max(abs(${axisSql(y)})) AS greatest FROM ${tools.relation}`)
  const scale = fixedPoint(greatest ?? 0)
  const isMean = aggregate === 'mean'
  return {
    sql: `${exactSum('v', scale)} || '/' || count(v)`,
    order: isMean ? 'sum(v) / count(v)' : 'sum(v)',
    read(value) {
      if (value === null) return null
      const [sum, count] = String(value).split('/')
      return fromFixed(sum, scale) / (isMean ? Number(count) : 1)
    },
  }
}
