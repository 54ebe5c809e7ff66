import { stat } from 'node:fs/promises'
import type { PlainRow, Warehouse } from '#engine/warehouse/duckdb'
import { bindTable, renamed } from './bind-table.ts'
import type { RejectedCell } from './contract.ts'
import type { Problem } from './domain/match-columns.ts'
import { findColumn, quoted } from './domain/match-columns.ts'
import { notice, told } from './domain/notices.ts'
import type { ImportFacts } from './import-facts.ts'
import { type FindLast, openKnown } from './open-known.ts'
import { proveTypes } from './prove-types.ts'
import type { ReadingTools } from './reading/source.ts'
import { keptRows } from './typing-sql.ts'
import { answerSql, asRejectedCell, describeColumns, rawSelect, rejectedSql, SET_ASIDE } from './write-version.ts'

const SHOWN_ROWS = 50

/** What an import would do, found out on the beginning of the file. */
export async function previewFile(given: ImportFacts & { filename: string }, tools: ReadingTools, findLast: FindLast) {
  const { warehouse } = tools
  const { size } = await stat(given.file)
  const { source: opened, facts, last, notices } = await openKnown(given, tools, findLast)
  const { map = {}, table } = facts
  const known = Object.fromEntries(Object.entries(map).filter(([from]) => findColumn(opened.names, from) !== undefined))
  const source = table ? opened : { ...opened, names: renamed(opened.names, known) }
  const bound = table ? bindTable(table, source.names, map) : null
  const typed = await proveTypes(source, facts, bound?.wanted ?? null, tools)
  const { columns } = typed
  const kept = `(SELECT * FROM ${source.relation} WHERE ${keptRows(columns)})`
  const described = await describeColumns(kept, columns, tools)
  const raw = await rowsOf(warehouse, `SELECT ${rawSelect(source)} FROM ${source.relation} ORDER BY row LIMIT ${SHOWN_ROWS}`)
  const values = columns.map(({ type, value }, index) => `${answerSql(type, value)} AS c${index + 1}`).join(', ')
  const shown = await rowsOf(warehouse, `SELECT ${values} FROM (SELECT * FROM ${source.relation} ORDER BY row LIMIT ${SHOWN_ROWS})`)
  return {
    filename: given.filename,
    bytes: size,
    bytes_read: Math.min(size, source.bytes),
    partial: source.bytes < size,
    reading: { ...source.reading, decimal: typed.decimal, missing: source.types ? null : typed.missing },
    columns: described.columns,
    raw: raw as (string | null)[][],
    typed: shown,
    ...(await rejectedOf(warehouse, rejectedSql(typed, null))),
    breaks: typed.breaks,
    sheets: source.sheets ?? [],
    last_time: last && { ...last, given: JSON.parse(JSON.stringify(last.given)) as Record<string, unknown> },
    ...told([...notices, ...source.notices, ...typed.notices, ...unknownNames(opened.names, map, table !== undefined)]),
    binding: bound && table ? { ...bound.match, table, problems: bound.match.problems.map(asAnswer) } : null,
  }
}

const asAnswer = ({ code, message, details }: Problem) => ({ code, message, details })

const unknownNames = (names: readonly string[], map: Readonly<Record<string, string>>, bound: boolean) =>
  bound
    ? []
    : Object.keys(map).flatMap((name) =>
        findColumn(names, name) === undefined ? [notice('column_unknown', { name, columns: quoted(names) })] : [],
      )

async function rejectedOf(warehouse: Warehouse, sql: string | null) {
  if (sql === null) return { rejected: [], rejected_rows: 0 }
  const rejected = await warehouse.all<Omit<RejectedCell, 'cells'> & { cells: string }>(
    `SELECT * FROM (${sql}) ORDER BY row LIMIT ${SHOWN_ROWS}`,
  )
  const [{ rows }] = await warehouse.all<{ rows: number }>(`SELECT count(DISTINCT row) AS rows FROM (${sql}) WHERE ${SET_ASIDE}`)
  return { rejected: rejected.map(asRejectedCell), rejected_rows: rows }
}

const rowsOf = async (warehouse: Warehouse, sql: string) => (await warehouse.all<PlainRow>(sql)).map((row) => Object.values(row))
