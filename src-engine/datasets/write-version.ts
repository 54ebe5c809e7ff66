import { join } from 'node:path'
import { literal } from '#engine/warehouse/duckdb'
import { parquetOptions } from '#engine/warehouse/parquet-options'
import type { Column, RejectedCell } from './contract.ts'
import { cellOf, type ReadingTools, type Source } from './reading/source.ts'
import type { TypedSource } from './typed-source.ts'
import { keptRows, type TypedColumn, typedSelect } from './typing-sql.ts'

/**
 * Writes the rows that keep all types as Parquet, in the order of the file.
 *
 * The sort gives DuckDB's writer full vectors; without it the bytes, and so the content hash, depend on the number of threads.
 */
export async function writeVersion({ source, columns }: TypedSource, { warehouse, folder, signal }: ReadingTools): Promise<string> {
  const path = join(folder, 'version.parquet')
  const rows = `SELECT ${typedSelect(columns)} FROM ${source.relation} WHERE ${keptRows(columns)} ORDER BY row`
  await warehouse.run(`COPY (${rows}) TO ${literal(path)} ${parquetOptions(columns.length, 'zstd')}`, [], { signal })
  return path
}

/** Values that are compared at once while different ones are counted. */
const VALUES_AT_ONCE = 4_000_000
const COLUMNS_AT_ONCE = 25

/** Rows of a version, and of each column the missing cells and the different values; few columns at a time, to bound the memory. */
export async function describeColumns(
  relation: string,
  columns: readonly Pick<TypedColumn, 'name' | 'type' | 'format' | 'value'>[],
  { warehouse, signal }: Pick<ReadingTools, 'warehouse' | 'signal'>,
) {
  const [{ rows }] = await warehouse.all<{ rows: number }>(`SELECT count(*) AS rows FROM ${relation}`)
  const size = Math.max(1, Math.min(COLUMNS_AT_ONCE, Math.floor(VALUES_AT_ONCE / Math.max(1, rows))))
  const described: Column[] = []
  for (let from = 0; from < columns.length; from += size) {
    const part = columns.slice(from, from + size)
    const counts = part.map((_, i) => `count(v${i}) AS filled${i}, count(DISTINCT v${i}) AS different${i}`)
    const values = part.map(({ value }, i) => `${value} AS v${i}`)
    const [row] = await warehouse.all<Record<string, number>>(
      `SELECT ${counts.join(', ')} FROM (SELECT ${values.join(', ')} FROM ${relation})`,
      [],
      { signal },
    )
    for (const [i, { name, type, format }] of part.entries())
      described.push({ name, type, missing: rows - row[`filled${i}`], distinct: row[`different${i}`], format })
  }
  return { rows, columns: described }
}

/**
 * All that was set aside or emptied, as one relation: rows that are none, cells that break their type, rows that a table refused.
 *
 * @param refused - relation with `row`, `reason`; null when no table refused any.
 * @returns null when nothing was set aside.
 */
export function rejectedSql({ source, columns }: TypedSource, refused: string | null): string | null {
  const own = `to_json([${source.names.map((_, index) => `${cellOf(index)}::VARCHAR`).join(', ')}])::VARCHAR`
  const part = (column: string, value: string, code: string, reason: string, cells: string, from: string) =>
    `SELECT r.row, r.line, ${column} AS "column", ${value} AS value, ${code} AS code, ${reason} AS reason, ${cells} AS cells FROM ${from}`
  const parts = columns.flatMap(({ name, breaking, blank, type, expected }, index) => {
    const reason = literal(`${EXPECTED[type]} was expected (${expected})${blank ? '; the cell was emptied' : ''}`)
    const from = `${source.relation} r WHERE ${breaking}`
    return breaking ? [part(literal(name), `${cellOf(index)}::VARCHAR`, blank ? "'blanked'" : "'type'", reason, own, from)] : []
  })
  if (source.rejected) parts.push(part('NULL::VARCHAR', 'NULL::VARCHAR', 'code', 'reason', 'cells', `${source.rejected} r`))
  if (refused)
    parts.push(
      part('NULL::VARCHAR', 'NULL::VARCHAR', "'table'", 't.reason', own, `${source.relation} r JOIN ${refused} t ON t.row = r.row`),
    )
  return parts.length === 0 ? null : parts.join(' UNION ALL ')
}

/** Condition of the rejected cells whose rows are not in the version. */
export const SET_ASIDE = "code <> 'blanked'"

const EXPECTED: Record<TypedColumn['type'], string> = {
  integer: 'a number',
  number: 'a number',
  boolean: 'a truth value',
  date: 'a date',
  datetime: 'a moment',
  text: 'a text',
}

/** @returns the file with the rejected cells and the number of rows that were set aside; null when there is no such cell. */
export async function writeRejected(
  sql: string,
  { warehouse, folder, signal }: ReadingTools,
): Promise<{ path: string; rows: number } | null> {
  const path = join(folder, 'rejected.parquet')
  await warehouse.run(
    `COPY (SELECT * FROM (${sql}) ORDER BY row, "column" NULLS FIRST) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
    [],
    { signal },
  )
  const [{ cells, rows }] = await warehouse.all<{ cells: number; rows: number }>(
    `SELECT count(*) AS cells, count(DISTINCT row) FILTER (${SET_ASIDE}) AS rows FROM read_parquet(${literal(path)})`,
  )
  return cells === 0 ? null : { path, rows }
}

type RejectedRow = Omit<RejectedCell, 'cells'> & { cells: string }
export const asRejectedCell = ({ cells, ...row }: RejectedRow): RejectedCell => ({ ...row, cells: JSON.parse(cells) as (string | null)[] })

/** Values as an answer carries them: dates and moments as text. */
export const answerSql = (type: TypedColumn['type'], value: string): string =>
  ({
    integer: `(${value})::DOUBLE`,
    number: `(${value})::DOUBLE`,
    boolean: value,
    date: `strftime(${value}, '%Y-%m-%d')`,
    datetime: `strftime(${value}, '%Y-%m-%dT%H:%M:%S')`,
    text: value,
  })[type]

export const rawSelect = (source: Source): string =>
  source.names.map((_, index) => `${cellOf(index)}::VARCHAR AS ${cellOf(index)}`).join(', ')
