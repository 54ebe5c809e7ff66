/** Types a column can have; `integer` is a `number` column whose cells have no decimals. */
export type ColumnType = 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text'
export type Decimal = ',' | '.'

/**
 * One way to write the values of a type. The pattern is understood alike by JavaScript and by RE2 (DuckDB) and holds for the
 * whole cell; SQL gives the value, null for a cell that only looks right (31/02/2024).
 */
export interface CellFormat {
  type: 'number' | 'boolean' | 'date' | 'datetime'
  /** What an analyst reads: `1 234,5`, `dd/mm/yyyy`, `oui/non`. */
  written: string
  pattern: string
  /** @param cell - SQL expression of a cell that fits the pattern. */
  value(cell: string): string
}

/** Blank, no-break, narrow no-break and thin space. */
export const SPACES = ' \u00a0\u202f\u2009'
const GAP = `[${SPACES}]`
const SIGN = '[+\\-\u2212]'

const any = (...alternatives: string[]) => `(?:${alternatives.join('|')})`

/** Digits that may be grouped by one mark; a group never follows a leading zero, so 0,900 is no thousand. */
const whole = (groupMark: string) =>
  any('\\d+', `[1-9]\\d{0,2}${any(...[GAP, "['\u2019]", groupMark].map((mark) => `(?:${mark}\\d{3})+`))}`)

function numberPattern(decimal: Decimal): string {
  const [mark, group] = decimal === ',' ? [',', '\\.'] : ['\\.', ',']
  const digits = any(`${whole(group)}(?:${mark}\\d*)?`, `${mark}\\d+`)
  return `${GAP}*${any(`${SIGN}?${digits}(?:[eE][+\\-]?\\d+)?`, `\\(${digits}\\)`)}${GAP}*%?${GAP}*`
}

function numberValue(cell: string, decimal: Decimal): string {
  const drop = `${SPACES}'\u2019%()+${decimal === ',' ? '.' : ','}`
  // translate drops what has no counterpart: the marks to drop come last.
  const clean = `translate(${cell}, '\u2212,${drop.replaceAll("'", "''").replace(',', '')}', '-${decimal === ',' ? '.' : ''}')`
  const value = `TRY_CAST(${clean} AS DOUBLE)`
  return `CASE WHEN isfinite(${value}) THEN CASE WHEN ${cell} LIKE '%(%' THEN -${value} ELSE ${value} END END`
}

/**
 * Numbers with a decimal mark: grouped by spaces, apostrophes or the other mark, with sign, exponent, percent sign
 * (12 % is 12) or accounting brackets ((3) is −3).
 */
export const numberFormat = (decimal: Decimal): CellFormat => ({
  type: 'number',
  written: decimal === ',' ? '1 234,5' : '1,234.5',
  pattern: numberPattern(decimal),
  value: (cell) => numberValue(cell, decimal),
})

/** Pattern of the cells of a number column that have neither decimals nor exponent: 1.234 only where the point groups digits. */
export const wholeNumber = (decimal: Decimal): string => {
  const digits = whole(decimal === ',' ? '\\.' : ',')
  return `${GAP}*${any(`${SIGN}?${digits}`, `\\(${digits}\\)`)}${GAP}*%?${GAP}*`
}
/** Cells that are codes rather than numbers: a leading zero, or more digits than a number keeps. */
export const CODE_LIKE = `${GAP}*${SIGN}?(?:0\\d+|\\d{16,})${GAP}*`
/** The plainest numbers, which need no second look: no groups, no sign but the minus, no exponent. */
export const plainNumber = (decimal: Decimal): string => `-?(?:0|[1-9]\\d{0,14})(?:${decimal === ',' ? ',' : '\\.'}\\d+)?`

const WORDS: readonly [string, string][] = [
  ['true', 'false'],
  ['vrai', 'faux'],
  ['oui', 'non'],
  ['yes', 'no'],
]

export const booleanFormats: readonly CellFormat[] = WORDS.map(([yes, no]) => ({
  type: 'boolean',
  written: `${yes}/${no}`,
  pattern: `${GAP}*${any(...[yes, no].map((word) => any(word, word.toUpperCase(), word[0].toUpperCase() + word.slice(1))))}${GAP}*`,
  value: (cell) => `(lower(trim(${cell}, '${SPACES}')) = '${yes}')`,
}))

const DAY = '(0?[1-9]|[12]\\d|3[01])'
const MONTH = '(0?[1-9]|1[0-2])'
const YEAR = '((?:1[5-9]|2[0-9])\\d{2})'
const CLOCK = '[ T]+([01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?:Z|[+\\-]\\d{2}:?\\d{2})?'

/** `parts` are the groups of year, month and day in the pattern. */
interface Order {
  written: string
  pattern: string
  parts: readonly [number, number, number]
}

const separated = (first: string, second: string, third: string) =>
  any(...['/', '-', '\\.'].map((mark) => [first, second, third].map((part) => part.replace('(', '(?:')).join(mark)))

const ORDERS: readonly Order[] = [
  { written: 'yyyy-mm-dd', pattern: separated(YEAR, MONTH, DAY), parts: [1, 2, 3] },
  { written: 'dd/mm/yyyy', pattern: separated(DAY, MONTH, YEAR), parts: [3, 2, 1] },
  { written: 'mm/dd/yyyy', pattern: separated(MONTH, DAY, YEAR), parts: [3, 1, 2] },
]

function isoDate(cell: string, { parts: [year, month, day] }: Order): string {
  return `regexp_replace(trim(${cell}, '${SPACES}'), '^(\\d+)[/.-](\\d+)[/.-](\\d+)', '\\${year}-\\${month}-\\${day}')`
}

const dateFormat = (order: Order): CellFormat => ({
  type: 'date',
  written: order.written,
  pattern: `${GAP}*${order.pattern}${GAP}*`,
  value: (cell) => `TRY_CAST(${isoDate(cell, order)} AS DATE)`,
})

const datetimeFormat = (order: Order): CellFormat => ({
  type: 'datetime',
  written: `${order.written} hh:mm`,
  pattern: `${GAP}*${order.pattern}${CLOCK}${GAP}*`,
  // With a time zone the moment is kept in UTC, without one the clock as written.
  value: (cell) => `(TRY_CAST(replace(${isoDate(cell, order)}, ',', '.') AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`,
})

const compactDatetime: CellFormat = {
  type: 'datetime',
  written: 'yyyymmdd hh:mm',
  pattern: `${GAP}*(?:1[89]|2[01])\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])${CLOCK}${GAP}*`,
  value: (cell) =>
    `(TRY_CAST(regexp_replace(trim(${cell}, '${SPACES}'), '^(\\d{4})(\\d{2})(\\d{2})', '\\1-\\2-\\3') AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`,
}

/** Dates and moments in the order in which they are tried: where day and month cannot be told apart, the day comes first. */
export const timeFormats: readonly CellFormat[] = [...ORDERS.map(dateFormat), ...ORDERS.map(datetimeFormat), compactDatetime]

/**
 * A test of whole cells against a format.
 *
 * @param pattern - of a {@link CellFormat}.
 */
export function fits(pattern: string): (cell: string) => boolean {
  const test = new RegExp(`^(?:${pattern})$`, 'u')
  return (cell) => test.test(cell)
}
