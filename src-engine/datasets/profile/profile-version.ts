import type { Warehouse } from '#engine/warehouse/duckdb'
import { exactSum, fixedPoint, fromFixed } from '#engine/warehouse/exact-sum'
import { type Bins, binsOf } from '../domain/bins.ts'
import { axisSql, type ColumnSql, fromAxis, isCategory, isNumber, isTime, shownSql } from './column-queries.ts'
import type { ProfileColumn } from './contract.ts'

const VALUES_AT_ONCE = 4_000_000
const COLUMNS_AT_ONCE = 25
const TOP = 20

/** A column of a profile, less what belongs to the dataset. */
export type PlainProfileColumn = Omit<ProfileColumn, 'role'>

export interface ProfileTools {
  warehouse: Warehouse
  signal?: AbortSignal
  /** Told after each group of columns, 0…1. */
  progress?(share: number): void
}

interface Extent {
  min: number
  max: number
  q1: number
  median: number
  q3: number
  count: number
}

/**
 * What is said of each column of a version, in a fixed number of passes over each column.
 *
 * Sums are exact (see {@link exactSum}), so the figures do not depend on the number of threads.
 *
 * @param relation - rows of the version.
 * @param rows - their number.
 */
export async function profileColumns(
  relation: string,
  rows: number,
  columns: readonly ColumnSql[],
  tools: ProfileTools,
): Promise<PlainProfileColumn[]> {
  const size = Math.max(1, Math.min(COLUMNS_AT_ONCE, Math.floor(VALUES_AT_ONCE / Math.max(1, rows))))
  const profiles: PlainProfileColumn[] = []
  for (let from = 0; from < columns.length; from += size) {
    profiles.push(...(await profilePart(relation, rows, columns.slice(from, from + size), tools)))
    tools.progress?.(Math.min(1, (from + size) / columns.length))
  }
  return profiles
}

async function profilePart(
  relation: string,
  rows: number,
  columns: readonly ColumnSql[],
  tools: ProfileTools,
): Promise<PlainProfileColumn[]> {
  const axes = columns.filter((column) => isNumber(column) || isTime(column))
  const extents = await extentsOf(relation, axes, tools)
  const bins = axes.map((column): Bins | null => {
    const extent = extents.get(column.name)
    return extent ? binsOf({ ...extent, whole: column.type === 'integer' || column.type === 'date' }) : null
  })
  const numbers = await numbersOf(relation, axes.filter(isNumber), extents, tools)
  const counts = await countBins(relation, axes, bins, tools)
  const lengths = await lengthsOf(
    relation,
    columns.filter(({ type }) => type === 'text'),
    tools,
  )
  const tops = await topValues(
    relation,
    columns.filter((column) => hasTop(column, rows)),
    tools,
  )
  return columns.map((column): PlainProfileColumn => {
    const { name, type, missing, distinct } = column
    const filled = rows - missing
    const at = axes.indexOf(column)
    const extent = extents.get(name)
    const found = bins[at]
    return {
      name,
      type,
      missing,
      missing_share: rows === 0 ? 0 : missing / rows,
      distinct,
      constant: filled > 0 && distinct === 1,
      identifier: rows > 1 && missing === 0 && distinct === rows && (type === 'text' || type === 'integer'),
      numbers: numbers.get(name) ?? null,
      dates: extent && isTime(column) ? { min: String(fromAxis(type, extent.min)), max: String(fromAxis(type, extent.max)) } : null,
      lengths: lengths.get(name) ?? null,
      histogram: found ? { rule: found.rule, edges: found.edges.map((edge) => fromAxis(type, edge)), counts: counts[at] } : null,
      top: (tops.get(name) ?? []).map(({ value, count }) => ({ value, count, share: count / filled })),
    }
  })
}

/** Values that are all different have no frequent ones. */
const hasTop = (column: ColumnSql, rows: number) =>
  column.distinct > 0 && (isCategory(column) || isNumber(column)) && column.distinct < rows - column.missing

async function extentsOf(relation: string, columns: readonly ColumnSql[], tools: ProfileTools): Promise<Map<string, Extent>> {
  if (columns.length === 0) return new Map()
  const select = columns.flatMap((column, i) => {
    const value = axisSql(column)
    return [
      `count(${value}) AS n${i}`,
      `min(${value}) AS low${i}`,
      `max(${value}) AS high${i}`,
      ...[0.25, 0.5, 0.75].map((p, q) => `quantile_cont(${value}, ${p}) AS q${q}_${i}`),
    ]
  })
  const [row] = await ask<Record<string, number | null>>(tools, `SELECT ${select.join(', ')} FROM ${relation}`)
  return new Map(
    columns.flatMap(({ name }, i): [string, Extent][] => {
      const [min, max, q1, median, q3] = ['low', 'high', 'q0_', 'q1_', 'q2_'].map((what) => row[`${what}${i}`])
      if (min === null || max === null || q1 === null || median === null || q3 === null) return []
      return [[name, { min, max, q1, median, q3, count: row[`n${i}`] ?? 0 }]]
    }),
  )
}

/** Moments in two passes: the mean first, then the powers of what is left. */
async function numbersOf(relation: string, all: readonly ColumnSql[], extents: ReadonlyMap<string, Extent>, tools: ProfileTools) {
  const columns = all.flatMap((column) => {
    const extent = extents.get(column.name)
    return extent
      ? [{ ...column, ...extent, value: axisSql(column), scale: fixedPoint(Math.max(Math.abs(extent.min), Math.abs(extent.max))) }]
      : []
  })
  if (columns.length === 0) return new Map<string, NonNullable<ProfileColumn['numbers']>>()
  const select = columns.flatMap(({ value, scale }, i) => [
    `${exactSum(value, scale)} AS s${i}`,
    `count(*) FILTER (${value} = 0) AS z${i}`,
    `count(*) FILTER (${value} < 0) AS m${i}`,
  ])
  const [first] = await ask<Record<string, string | number>>(tools, `SELECT ${select.join(', ')} FROM ${relation}`)
  const means = columns.map(({ count, scale }, i) => fromFixed(String(first[`s${i}`]), scale) / count)
  const powers = columns.map(({ min, max }) => [2, 3].map((power) => fixedPoint((max - min) ** power)))
  const rests = columns.flatMap(({ value }, i) => {
    const rest = `(${value} - ${means[i]}::DOUBLE)`
    return [`${exactSum(`${rest} * ${rest}`, powers[i][0])} AS p${i}`, `${exactSum(`${rest} * ${rest} * ${rest}`, powers[i][1])} AS c${i}`]
  })
  const [second] = await ask<Record<string, string>>(tools, `SELECT ${rests.join(', ')} FROM ${relation}`)
  return new Map(
    columns.map(({ name, min, q1, median, q3, max, count }, i) => {
      const squares = fromFixed(second[`p${i}`], powers[i][0])
      const cubes = fromFixed(second[`c${i}`], powers[i][1])
      const told = { min, q1, median, q3, max, mean: means[i], std: count > 1 ? Math.sqrt(squares / (count - 1)) : null }
      return [
        name,
        { ...told, skew: skewOf(count, squares, cubes), zeros: Number(first[`z${i}`]), negatives: Number(first[`m${i}`]) },
      ] as const
    }),
  )
}

/** Adjusted Fisher–Pearson coefficient G1, as pandas' skew: √(n(n−1)) / (n−2) · m₃ / m₂^1.5. */
function skewOf(n: number, squares: number, cubes: number): number | null {
  if (n < 3 || squares === 0) return null
  return (Math.sqrt(n * (n - 1)) / (n - 2)) * (cubes / n / (squares / n) ** 1.5)
}

/** Counts of the bins of several columns, each with bins of its own. */
export async function countBins(
  relation: string,
  columns: readonly ColumnSql[],
  bins: readonly ({ edges: number[] } | null)[],
  tools: ProfileTools,
): Promise<number[][]> {
  const counts = bins.map((of) => new Array<number>(of ? of.edges.length - 1 : 0).fill(0))
  const parts = columns.flatMap((column, i) => {
    const of = bins[i]
    if (!of) return []
    const value = axisSql(column)
    const [low, high, n] = [of.edges[0], of.edges[of.edges.length - 1], of.edges.length - 1]
    const bin = n === 1 ? '0' : `least(greatest(floor((${value} - ${low}::DOUBLE) / ${high - low}::DOUBLE * ${n}), 0), ${n - 1})::INTEGER`
    const inside = `${value} BETWEEN ${low}::DOUBLE AND ${high}::DOUBLE`
    return [`SELECT ${i} AS i, ${bin} AS bin, count(*) AS count FROM ${relation} WHERE ${inside} GROUP BY bin`]
  })
  if (parts.length === 0) return counts
  for (const { i, bin, count } of await ask<{ i: number; bin: number; count: number }>(tools, parts.join(' UNION ALL ')))
    counts[i][bin] = count
  return counts
}

async function lengthsOf(relation: string, columns: readonly ColumnSql[], tools: ProfileTools) {
  if (columns.length === 0) return new Map<string, NonNullable<ProfileColumn['lengths']>>()
  const select = columns.flatMap(({ sql }, i) => [
    `min(length(${sql})) AS low${i}`,
    `sum(length(${sql}))::DOUBLE / count(${sql}) AS mean${i}`,
    `max(length(${sql})) AS high${i}`,
  ])
  const [row] = await ask<Record<string, number | null>>(tools, `SELECT ${select.join(', ')} FROM ${relation}`)
  return new Map(
    columns.flatMap(({ name }, i): [string, { min: number; mean: number; max: number }][] => {
      const [min, mean, max] = [row[`low${i}`], row[`mean${i}`], row[`high${i}`]]
      return min === null || mean === null || max === null ? [] : [[name, { min, mean, max }]]
    }),
  )
}

/** The most frequent values of several columns; of equally frequent ones the first in the order of their text. */
export async function topValues(relation: string, columns: readonly ColumnSql[], tools: ProfileTools, limit = TOP) {
  const tops = new Map<string, { value: string; count: number }[]>(columns.map(({ name }) => [name, []]))
  if (columns.length === 0) return tops
  const parts = columns.map(
    (column, i) =>
      `(SELECT ${i} AS i, ${shownSql(column)} AS value, count(*) AS count FROM ${relation} WHERE ${column.sql} IS NOT NULL GROUP BY ${column.sql} ORDER BY count DESC, value LIMIT ${limit})`,
  )
  const found = await ask<{ i: number; value: string; count: number }>(
    tools,
    `SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY i, count DESC, value`,
  )
  for (const { i, value, count } of found) tops.get(columns[i].name)?.push({ value, count })
  return tops
}

const ask = <T>({ warehouse, signal }: ProfileTools, sql: string) => warehouse.all<T>(sql, [], { signal })
