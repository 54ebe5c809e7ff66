import { EngineError } from '#engine/base/errors'
import { literal, type Plain } from '#engine/warehouse/duckdb'
import type { FrameColumn } from './frame.ts'
import type { ColumnType } from './steps/contract.ts'

const STORED: Record<ColumnType, string> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  text: 'VARCHAR',
}

export const castTo = (type: ColumnType, sql: string): string => `(${sql})::${STORED[type]}`

/** A number in SQL with all its digits: a bare 0.1 would be a decimal. */
export const double = (value: number): string => `${literal(String(value))}::DOUBLE`

/** A value kept as text (as DuckDB writes it) in its type. */
export const typed = (type: ColumnType, value: string | null): string =>
  value === null ? `NULL::${STORED[type]}` : castTo(type, literal(value))

/** A number as people write it: 3, not 3.0. */
export const numberText = (sql: string): string => `regexp_replace((${sql})::VARCHAR, '\\.0$', '')`

/** A value of a column as text, exactly: what {@link typed} reads back. */
export const asText = (sql: string): string => `(${sql})::VARCHAR`

const PATTERNS: Partial<Record<ColumnType, RegExp>> = {
  integer: /^[+-]?\d{1,15}$/,
  number: /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i,
  boolean: /^(true|false)$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/,
}

/**
 * Checks a value that the user wrote for a column.
 *
 * @throws {EngineError} `PREPARATION_SETTING_INVALID` when it is none of the column's type.
 */
export function valueFor({ name, type }: FrameColumn, value: string): string {
  const written = type === 'text' ? value : value.trim()
  const isDay = type !== 'date' && type !== 'datetime' ? true : isRealDay(written)
  if ((PATTERNS[type]?.test(written) ?? true) && isDay) return written
  throw new EngineError(
    'PREPARATION_SETTING_INVALID',
    `The column "${name}" holds ${type === 'integer' ? 'whole numbers' : `values of type ${type}`}, "${value}" is none. Write numbers with a decimal point and dates as YYYY-MM-DD.`,
    { column: name, type, value },
  )
}

function isRealDay(text: string): boolean {
  const moment = new Date(text.replace(' ', 'T').concat(text.length === 10 ? 'T00:00:00Z' : 'Z'))
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text.slice(0, 10))
}

/**
 * Value of a small table for the keys of a row; null when the keys are not in it. Missing is a key like any other.
 *
 * @param keys - expressions over `t`, compared as text.
 * @param rows - the keys as texts, then the value as SQL.
 */
export function lookup(keys: readonly string[], rows: readonly { keys: readonly (string | null)[]; value: string }[]): string {
  if (rows.length === 0) return 'NULL'
  const names = keys.map((_, index) => `k${index}`)
  const values = rows.map(
    ({ keys: own, value }) => `(${own.map((key) => (key === null ? 'NULL::VARCHAR' : literal(key))).join(', ')}, ${value})`,
  )
  const match = keys.map((key, index) => `l.k${index} IS NOT DISTINCT FROM ${asText(key)}`).join(' AND ')
  return `(SELECT l.v FROM (VALUES ${values.join(', ')}) AS l(${names.join(', ')}, v) WHERE ${match})`
}

/** Values as an answer carries them: dates and moments as text. */
export const answerSql = (type: ColumnType, sql: string): string => {
  if (type === 'date') return `strftime(${sql}, '%Y-%m-%d')`
  if (type === 'datetime') return `strftime(${sql}, '%Y-%m-%dT%H:%M:%S')`
  return type === 'integer' ? `(${sql})::DOUBLE` : sql
}

/** Runs a query that only reads. */
export type Ask = <T = Record<string, Plain>>(sql: string) => Promise<T[]>

/** Something the analyst should know of a step that was done. */
export interface Warning {
  code: string
  message: string
  details: Record<string, unknown>
}
