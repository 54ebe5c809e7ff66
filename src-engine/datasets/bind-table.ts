import { EngineError } from '#engine/base/errors'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import { findColumn, type Match, matchColumns, unknown } from './domain/match-columns.ts'
import { TABLES, type TableName, type TableShape } from './domain/tables.ts'
import type { TableRow } from './port.ts'
import type { TypedSource, Wanted } from './typed-source.ts'
import { keptRows, type TypedColumn } from './typing-sql.ts'
import { answerSql } from './write-version.ts'

/** Rows that a table takes at once. */
export const BATCH_ROWS = 2000

export interface Bound {
  match: Match
  wanted: Wanted
}

/** Which column of the file goes where, with what the table wants of it; problems are left in the match. */
export function bindTable(table: TableName, names: readonly string[], map: Readonly<Record<string, string>>): Bound {
  const match = matchColumns(table, names, map)
  const wanted = new Map(match.columns.flatMap(({ from, type }) => (from === null ? [] : [[from, type] as const])))
  return { match, wanted }
}

/** @throws {EngineError} the first problem of a match. */
export function assertBound({ match: { problems } }: Bound): void {
  const [problem] = problems
  if (problem) throw new EngineError(problem.code, problem.message, { ...problem.details, problems: problems.length })
}

/** Without a table `map` renames columns of the dataset. */
export function renamed(names: readonly string[], map: Readonly<Record<string, string>>): string[] {
  const next = [...names]
  for (const [from, to] of Object.entries(map)) {
    const found = findColumn(names, from)
    const problem = found === undefined ? unknown(from, 'the file', names) : null
    if (problem) throw new EngineError(problem.code, problem.message, problem.details)
    next[names.indexOf(found as string)] = to
  }
  return next
}

/** The rows of a file in the columns of a table, batch by batch; rows with a cell that breaks its type are left out. */
export async function* tableRows(
  { source, columns }: TypedSource,
  { match }: Bound,
  warehouse: Warehouse,
  signal?: AbortSignal,
): AsyncGenerator<TableRow[]> {
  const bound = match.columns.flatMap(({ to, from, type }) => {
    const column = columns.find(({ name }) => name === from)
    return column ? [{ to, sql: tableValue(type, column) }] : []
  })
  const shape: TableShape = TABLES[match.table]
  const others = shape.others ? columns.filter(({ name }) => match.unused.includes(name)) : []
  if (others.length > 0) bound.push({ to: 'extra', sql: jsonOf(others) })
  const select = bound.map(({ sql }, index) => `${sql} AS t${index}`).join(', ')
  const query = `SELECT row, ${select} FROM ${source.relation} WHERE ${keptRows(columns)} ORDER BY row`
  for await (const rows of warehouse.batches(query, BATCH_ROWS, { signal })) {
    yield rows.map((row) => ({
      row: Number(row.row),
      values: Object.fromEntries(bound.map(({ to }, index) => [to, row[`t${index}`] as string | number | null])),
    }))
  }
}

/** The rows in the columns of a table as a relation, for a table that stays in its version. */
export function boundRelation({ source, columns }: TypedSource, { match }: Bound): string {
  const select = match.columns.map(({ to, from, type }) => {
    const column = columns.find(({ name }) => name === from)
    return `${column ? tableValue(type, column) : `CAST(NULL AS ${type === 'number' ? 'DOUBLE' : 'VARCHAR'})`} AS ${to}`
  })
  return `(SELECT row, ${select.join(', ')} FROM ${source.relation} WHERE ${keptRows(columns)})`
}

/** One JSON object of the values that are there. */
function jsonOf(columns: readonly TypedColumn[]): string {
  const pairs = columns.map(({ name, type, value }) => `${literal(name)}, ${answerSql(type, value)}`)
  return `json_merge_patch('{}'::JSON, json_object(${pairs.join(', ')}))::VARCHAR`
}

function tableValue(type: 'text' | 'number' | 'date', column: TypedColumn): string {
  if (type === 'number') return `(${column.value})::DOUBLE`
  if (type === 'date') return `strftime(${column.value}, '%Y-%m-%d')`
  const isTime = column.type === 'date' || column.type === 'datetime'
  return isTime ? answerSql(column.type, column.value) : `nullif(trim(${column.text}), '')`
}
