import { EngineError } from '#engine/base/errors'
import { identifier, literal } from '#engine/warehouse/duckdb'
import type { Column } from '../contract.ts'
import { type Condition, invalid } from '../domain/conditions.ts'
import { findColumn, unknown } from '../domain/match-columns.ts'

/**
 * The condition of the rows that fulfil all conditions and hold the searched text.
 *
 * @throws {EngineError} `DATASET_COLUMN_UNKNOWN`, `INVALID_INPUT` for a value that the type of its column cannot have.
 */
export function conditionSql(columns: readonly Column[], conditions: readonly Condition[], search: string | undefined): string {
  const parts = conditions.map((condition) => `(${oneSql(columnNamed(columns, condition.column), condition)})`)
  if (search?.trim()) parts.push(`(${searchSql(columns, search.trim())})`)
  return parts.length === 0 ? 'true' : parts.join(' AND ')
}

/** @throws {EngineError} `DATASET_COLUMN_UNKNOWN`. */
export function columnNamed(columns: readonly Column[], written: string): Column {
  const names = columns.map(({ name }) => name)
  const found = columns.find(({ name }) => name === findColumn(names, written))
  if (found) return found
  const { code, message, details } = unknown(written, 'the dataset', names)
  throw new EngineError(code, message, details)
}

function oneSql(column: Column, { op, values }: Condition): string {
  const cell = identifier(column.name)
  if (op === 'missing') return `${cell} IS NULL`
  if (op === 'filled') return `${cell} IS NOT NULL`
  if (op === 'contains') return `contains(lower(${cell}::VARCHAR), ${literal(values[0].toLowerCase())})`
  if (op === 'begins') return `starts_with(lower(${cell}::VARCHAR), ${literal(values[0].toLowerCase())})`
  const typed = values.map((value) => valueSql(column, value))
  if (op === 'in') return typed.length === 0 ? 'false' : `${cell} IN (${typed.join(', ')})`
  // A missing value is different from any other one.
  return op === '!=' ? `${cell} IS DISTINCT FROM ${typed[0]}` : `${cell} ${op} ${typed[0]}`
}

function valueSql(column: Column, value: string): string {
  const typed = typedLiteral(column.type, value)
  if (typed !== null) return typed
  throw invalid(`"${column.name}" holds ${EXPECTED[column.type]}; got "${value}" in the filter.`)
}

const EXPECTED: Record<Column['type'], string> = {
  integer: 'whole numbers',
  number: 'numbers',
  boolean: 'truth values (true, false)',
  date: 'dates (2024-01-31)',
  datetime: 'moments (2024-01-31T12:00)',
  text: 'texts',
}

/** @returns null for a text that is no value of the type. */
function typedLiteral(type: Column['type'], value: string): string | null {
  if (type === 'text') return literal(value)
  if (type === 'boolean') {
    const word = value.trim().toLowerCase()
    return ['true', 'vrai', 'oui', 'yes', '1'].includes(word) ? 'true' : ['false', 'faux', 'non', 'no', '0'].includes(word) ? 'false' : null
  }
  if (type === 'integer' || type === 'number') {
    const number = Number(value.trim().replace(',', '.'))
    return value.trim() === '' || !Number.isFinite(number) ? null : `${number}::DOUBLE`
  }
  const iso = isoMoment(value.trim())
  return iso === null ? null : type === 'date' ? `DATE '${iso.slice(0, 10)}'` : `TIMESTAMP '${iso}'`
}

function isoMoment(text: string): string | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(text)
  const iso = french ? `${french[3]}-${french[2].padStart(2, '0')}-${french[1].padStart(2, '0')}${french[4]}` : text
  const moment = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/.test(iso)
    ? new Date(`${iso.replace(' ', 'T')}${iso.length > 10 ? '' : 'T00:00'}Z`)
    : null
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment.toISOString().slice(0, 19).replace('T', ' ')
}

/** Text columns that contain the text; numbers, dates and moments that equal it. */
function searchSql(columns: readonly Column[], text: string): string {
  const parts = columns.flatMap(({ name, type }) => {
    const cell = identifier(name)
    if (type === 'text') return [`contains(lower(${cell}), ${literal(text.toLowerCase())})`]
    const value = type === 'boolean' ? null : typedLiteral(type, text)
    return value === null ? [] : [`${cell} = ${value}`]
  })
  return parts.length === 0 ? 'false' : parts.join(' OR ')
}
