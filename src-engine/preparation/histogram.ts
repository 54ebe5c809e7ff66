import type { ColumnFacts, Histogram } from './answers/contract.ts'
import { cell, type Frame, type FrameColumn, isNumber, source } from './frame.ts'
import { type Ask, answerSql, double } from './values.ts'

const BINS = 20
const VALUES = 12
/** Two histograms share their edges when their ranges have at least this part in common. */
const SHARED = 0.25

const isTime = ({ type }: FrameColumn) => type === 'date' || type === 'datetime'
const isRange = (column: FrameColumn) => isNumber(column) || isTime(column)
/** Position of a value on a line: seconds for dates. */
const place = (column: FrameColumn) => (isTime(column) ? `epoch(${cell(column.name)})` : `${cell(column.name)}::DOUBLE`)

interface Side {
  frame: Frame
  column: FrameColumn
}

/** Histograms of a column before and after, with the same edges where that tells something. */
export async function histograms(ask: Ask, sides: readonly (Side | null)[]): Promise<(Histogram | null)[]> {
  const spans = await Promise.all(sides.map((side) => (side && isRange(side.column) ? spanOf(ask, side) : null)))
  const common = commonSpan(spans)
  return Promise.all(
    sides.map((side, i) => {
      if (side === null) return null
      const span = common ?? spans[i]
      return isRange(side.column) && span ? rangeHistogram(ask, side, span) : valueHistogram(ask, side)
    }),
  )
}

type Span = readonly [number, number]

async function spanOf(ask: Ask, { frame, column }: Side): Promise<Span | null> {
  const [{ low, high }] = await ask<{ low: number | null; high: number | null }>(
    `SELECT min(${place(column)}) AS low, max(${place(column)}) AS high FROM ${source(frame)}`,
  )
  return low === null || high === null ? null : [low, high]
}

function commonSpan(spans: readonly (Span | null)[]): Span | null {
  const [a, b] = spans
  if (!a || !b) return null
  const whole: Span = [Math.min(a[0], b[0]), Math.max(a[1], b[1])]
  const overlap = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  return overlap >= SHARED * (whole[1] - whole[0]) ? whole : null
}

async function rangeHistogram(ask: Ask, { frame, column }: Side, [low, high]: Span): Promise<Histogram> {
  const width = (high - low) / BINS
  const bin = width > 0 ? `least(${BINS - 1}, greatest(0, floor((${place(column)} - ${double(low)}) / ${double(width)})))::INTEGER` : '0'
  const found = await ask<{ bin: number | null; n: number }>(
    `SELECT CASE WHEN ${cell(column.name)} IS NOT NULL THEN ${bin} END AS bin, count(*) AS n FROM ${source(frame)} GROUP BY ALL`,
  )
  const counts = new Array<number>(width > 0 ? BINS : 1).fill(0)
  for (const { bin, n } of found) if (bin !== null) counts[bin] = n
  const edges = Array.from({ length: counts.length + 1 }, (_, i) => (i === counts.length ? high : low + width * i))
  const missing = found.find(({ bin }) => bin === null)?.n ?? 0
  return { kind: 'range', edges: isTime(column) ? edges.map(asMoment(column)) : edges, values: [], counts, other: 0, missing }
}

const asMoment =
  ({ type }: FrameColumn) =>
  (seconds: number) =>
    new Date(seconds * 1000).toISOString().slice(0, type === 'date' ? 10 : 19)

async function valueHistogram(ask: Ask, { frame, column }: Side): Promise<Histogram> {
  const found = await ask<{ value: string | null; n: number; every: number; missing: number }>(
    `SELECT value, n, (sum(n) OVER ())::DOUBLE AS every, (sum(n) FILTER (value IS NULL) OVER ())::DOUBLE AS missing
     FROM (SELECT left(${cell(column.name)}::VARCHAR, 100) AS value, count(*) AS n FROM ${source(frame)} GROUP BY ALL)
     ORDER BY value IS NULL, n DESC, value LIMIT ${VALUES}`,
  )
  const known = found.filter(({ value }) => value !== null)
  const missing = found[0]?.missing ?? 0
  const counts = known.map(({ n }) => n)
  const other = (found[0]?.every ?? 0) - missing - counts.reduce((sum, n) => sum + n, 0)
  return { kind: 'values', edges: [], values: known.map(({ value }) => value as string), counts, other, missing }
}

/** Columns that are counted at once: each needs a hash table of its own. */
const AT_ONCE = 50

/** Facts of all columns of a table; different values are estimated when the table is large. */
export async function factsOf(ask: Ask, frame: Frame, { large }: { large: boolean }): Promise<{ rows: number; columns: ColumnFacts[] }> {
  const columns: ColumnFacts[] = []
  let rows = 0
  for (let first = 0; first < frame.columns.length; first += AT_ONCE) {
    const part = await factsAtOnce(ask, { ...frame, columns: frame.columns.slice(first, first + AT_ONCE) }, large)
    columns.push(...part.columns)
    rows = part.rows
  }
  return { rows, columns }
}

async function factsAtOnce(ask: Ask, frame: Frame, large: boolean): Promise<{ rows: number; columns: ColumnFacts[] }> {
  const select = frame.columns.flatMap(({ name, type }, i) => {
    const own = cell(name)
    return [
      `count(${own}) AS n${i}`,
      `${large ? `approx_count_distinct(${own})` : `count(DISTINCT ${own})`} AS d${i}`,
      `${answerSql(type, `min(${own})`)} AS a${i}`,
      `${answerSql(type, `max(${own})`)} AS b${i}`,
      ...(isNumber({ type }) ? [`favg(${own}) AS m${i}`] : []),
    ]
  })
  const [row] = await ask<Record<string, number>>(`SELECT ${['count(*) AS "rows"', ...select].join(', ')} FROM ${source(frame)}`)
  const columns = frame.columns.map(({ name, type }, i) => ({
    name,
    type,
    missing: row.rows - row[`n${i}`],
    distinct: row[`d${i}`],
    min: row[`a${i}`],
    max: row[`b${i}`],
    mean: row[`m${i}`] ?? null,
  }))
  return { rows: row.rows, columns }
}
