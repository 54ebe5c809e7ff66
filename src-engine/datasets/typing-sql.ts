import { identifier, literal } from '#engine/warehouse/duckdb'
import {
  type CellFormat,
  CODE_LIKE,
  type ColumnType,
  type Decimal,
  numberFormat,
  plainNumber,
  SPACES,
  wholeNumber,
} from './domain/cell-formats.ts'
import { KNOWN_MISSING } from './domain/missing-tokens.ts'

/** A column with its type, proved on all rows of the source. */
export interface TypedColumn {
  name: string
  type: ColumnType
  /** How its cells are written; null for text and for files that carry their types. */
  format: string | null
  /** Expression of the cell as text, missing tokens taken out. */
  text: string
  /** Expression of the value. */
  value: string
  /** Condition of the cells that break the type; null when there are none. */
  breaking: string | null
  /** Their cells are emptied; else their rows are set aside. */
  blank: boolean
  /** Text of what was expected where `breaking` holds. */
  expected: string
}

/** What is counted of a column; 0 where it does not apply. */
export interface Counts {
  filled: number
  breaking: number
  fractions: number
  codes: number
  /** Numbers written as plainly as can be. */
  plain: number
  percents: number
  padded: number
  /** Cells that are a well-known token for "missing". */
  tokens: number
  /** Cells that begin with a space. */
  spaced: number
}

/** One pattern, for DuckDB makes a join of every IN, which a wide table pays dearly. */
const isOneOf = (cell: string, tokens: readonly string[]) =>
  fits(cell, tokens.map((token) => token.trim().replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'))

/** A cell that is one of the tokens becomes null. */
export const withoutTokens = (cell: string, tokens: readonly string[]): string =>
  tokens.length === 0 ? cell : `CASE WHEN NOT ${isOneOf(`trim(${cell}, '${SPACES}')`, tokens)} THEN ${cell} END`

/** Of the well-known tokens for "missing", in letters. */
export const LONGEST_TOKEN = 12

const fits = (cell: string, pattern: string) => `regexp_full_match(${cell}, ${literal(pattern)})`
const markOf = (format: CellFormat): Decimal => (format.written === numberFormat(',').written ? ',' : '.')
/** Nearly all numbers are written plainly; only the others pay for the patterns. */
const isPlain = (format: CellFormat, cell: string) => fits(cell, plainNumber(markOf(format)))

/** Value of a cell of a column in which every number is written plainly. */
export const plainValueSql = (format: CellFormat, cell: string): string =>
  `TRY_CAST(${markOf(format) === ',' ? `replace(${cell}, ',', '.')` : cell} AS DOUBLE)`

/** Value of a cell, null when it breaks the format. */
export function valueSql(format: CellFormat, cell: string): string {
  const careful = `CASE WHEN ${fits(cell, format.pattern)} THEN ${format.value(cell)} END`
  if (format.type !== 'number') return careful
  return `CASE WHEN ${isPlain(format, cell)} THEN ${plainValueSql(format, cell)} ELSE ${careful} END`
}

export const breakingSql = (format: CellFormat, cell: string): string => `${cell} IS NOT NULL AND (${valueSql(format, cell)}) IS NULL`

type Sums = Partial<Record<keyof Counts, string>>
const when = (condition: string) => `count(CASE WHEN ${condition} THEN 1 END)`

/** Cheap aggregates that settle most columns: texts, and numbers that are all written plainly. */
export function firstCountSql(format: CellFormat | null, cell: string): Sums {
  const filled = `count(${cell})`
  if (format === null)
    return {
      filled,
      padded: when(`${cell} <> trim(${cell}, '${SPACES}')`),
      tokens: when(`length(${cell}) <= ${LONGEST_TOKEN} AND ${isOneOf(`lower(trim(${cell}, '${SPACES}'))`, KNOWN_MISSING)}`),
      spaced: when(`starts_with(${cell}, ' ')`),
    }
  if (format.type !== 'number') return { filled }
  const plain = isPlain(format, cell)
  return { filled, plain: when(plain), fractions: when(`${plain} AND contains(${cell}, '${markOf(format)}')`) }
}

/** Aggregates that prove a format on a column that {@link firstCountSql} does not settle. */
export function proofSql(format: CellFormat, cell: string): Sums {
  const breaking = when(breakingSql(format, cell))
  const padded = when(`${cell} <> trim(${cell}, '${SPACES}')`)
  if (format.type !== 'number') return { padded, breaking }
  const plain = isPlain(format, cell)
  const isFraction = `${fits(cell, format.pattern)} AND NOT ${fits(cell, wholeNumber(markOf(format)))}`
  return {
    padded,
    breaking,
    fractions: when(`CASE WHEN ${plain} THEN contains(${cell}, '${markOf(format)}') ELSE ${isFraction} END`),
    codes: when(`NOT ${plain} AND ${fits(cell, CODE_LIKE)}`),
    percents: when(`contains(${cell}, '%')`),
  }
}

/** Condition of the rows that keep all types. */
export const keptRows = (columns: readonly TypedColumn[]): string => {
  const conditions = columns.flatMap(({ breaking, blank }) => (breaking && !blank ? [`(${breaking})`] : []))
  return conditions.length === 0 ? 'true' : `NOT coalesce(${conditions.join(' OR ')}, false)`
}

/** Columns with their names and types, as a version holds them. */
export const typedSelect = (columns: readonly TypedColumn[]): string =>
  columns.map(({ name, value }) => `${value} AS ${identifier(name)}`).join(', ')
