import type { Format } from '#ui'
import type { Binding, Cell, Column, Preview, RejectedCell, TableName } from './answers.ts'

/** A file with fewer columns of a table than this is not taken for one. */
const LEAST_FIT = 3
/** A file with more columns is looked at for no table: each look takes its time. */
export const MOST_COLUMNS_OF_TABLE = 200
/** Why a line of a file is no row of its table. */
const NO_ROW: ReadonlySet<RejectedCell['code']> = new Set(['columns', 'header', 'object'])
/** Beyond, a figure is noise of the binary form. */
const MOST_DECIMALS = 10

/** A column of a table that stops the import, and why. */
export interface OpenQuestion {
  to: string
  kind: 'missing' | 'ambiguous'
  candidates: readonly string[]
}

export const boundCount = (binding: Binding) => binding.columns.filter(({ from }) => from !== null).length

/** What has to be answered before the rows can go into the table. */
export function openQuestions({ columns, problems }: Binding): OpenQuestion[] {
  const missing = new Set(problems.flatMap(({ details }) => (Array.isArray(details.missing) ? details.missing : [])))
  return columns.flatMap(({ to, from, candidates }): OpenQuestion[] => {
    if (from !== null && candidates.length > 0) return [{ to, kind: 'ambiguous', candidates: [from, ...candidates] }]
    return from === null && missing.has(to) ? [{ to, kind: 'missing', candidates }] : []
  })
}

/** Lots that nothing can be computed with. */
export const lacksMeasures = ({ table, columns }: Binding) =>
  table === 'lots' && columns.every(({ type, from }) => type !== 'number' || from === null)

/** The table that the file was most likely made for; null when it fits none. */
export function bestTable(bindings: readonly Binding[]): TableName | null {
  const fits = bindings
    .filter((binding) => boundCount(binding) >= LEAST_FIT && openQuestions(binding).every(({ kind }) => kind === 'ambiguous'))
    .sort((a, b) => boundCount(b) - boundCount(a))
  return fits[0]?.table ?? null
}

/** Cells that break the type of their column, by row and column. */
export function badCells(rejected: readonly RejectedCell[]): (row: number, column: string) => RejectedCell | undefined {
  const cells = new Map(rejected.map((cell) => [`${cell.row}\n${cell.column ?? ''}`, cell]))
  return (row, column) => cells.get(`${row}\n${column}`)
}

/** Numbers of the rows that are shown: rows that do not fit the table at all are counted but not shown. */
export function rowNumbers(count: number, rejected: readonly RejectedCell[]): number[] {
  const skipped = new Set(rejected.filter(({ code }) => NO_ROW.has(code)).map(({ row }) => row))
  const numbers: number[] = []
  for (let number = 1; numbers.length < count; number++) if (!skipped.has(number)) numbers.push(number)
  return numbers
}

/** Values that break a column's type, most frequent first, with how many times each was seen. */
export function breakingValues(rejected: readonly RejectedCell[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { code, value } of rejected) if (code === 'type' && value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** Whether the list of bad cells leaves rows out. */
export const isCut = (rejected: readonly RejectedCell[], rejectedRows: number) =>
  new Set(rejected.map(({ row }) => row)).size < rejectedRows

/** Words with letters beyond ASCII, as they are read: the eye tells at once whether the encoding is right. */
export function accentedWords({ columns, raw }: Pick<Preview, 'columns' | 'raw'>, most = 8): string[] {
  const texts = [...columns.map(({ name }) => name), ...raw.flat()]
  const words = texts.flatMap((text) => text?.match(/[\p{L}\p{M}\p{S}'’-]*[^\p{ASCII}\s][\p{L}\p{M}\p{S}'’-]*/gu) ?? [])
  return [...new Set(words)].slice(0, most)
}

export const breaksOf = (preview: Pick<Preview, 'rejected'>, column: string) =>
  preview.rejected.filter((cell) => cell.column === column && cell.code === 'type').length

/** How the figures of one column are written, all alike. */
export interface Figures {
  /** Decimals, so that no value loses any. */
  digits: number
  /** Whole numbers under 10,000 have no thousands mark: most of them are years and codes. */
  grouped: boolean
}

export function figuresOf(values: Iterable<Cell>): Figures {
  let digits = 0
  let grouped = false
  for (const value of values) {
    if (typeof value !== 'number') continue
    grouped ||= Math.abs(value) >= 10_000
    if (Number.isInteger(value)) continue
    const [figures, exponent = '0'] = String(value).split('e')
    digits = Math.max(digits, (figures.split('.')[1]?.length ?? 0) - Number(exponent))
  }
  return { digits: Math.min(MOST_DECIMALS, digits), grouped: grouped || digits > 0 }
}

export interface CellWords {
  yes: string
  no: string
}

/** A cell as it is read. */
export function writeCell(cell: Exclude<Cell, null>, type: Column['type'], figures: Figures, format: Format, words: CellWords): string {
  if (typeof cell === 'boolean') return cell ? words.yes : words.no
  if (typeof cell === 'string') return type === 'date' ? format.date(cell) : type === 'datetime' ? format.dateTime(cell) : cell
  return figures.grouped ? format.number(cell, figures.digits) : String(cell).replace('-', '\u2212')
}

export const isNumberType = (type: Column['type']) => type === 'integer' || type === 'number'

export const totalBytes = ({ file_size, versions }: { file_size: number; versions: readonly { bytes: number }[] }) =>
  versions.reduce((sum, { bytes }) => sum + bytes, file_size)

/** Columns of a grid that are drawn at once. */
export const COLUMNS_A_PAGE = 40

export const pagesOfColumns = (count: number) => Math.max(1, Math.ceil(count / COLUMNS_A_PAGE))

/** The columns of one page, with their places in the version. */
export const columnsInSight = (columns: readonly Column[], page: number) =>
  columns
    .slice(page * COLUMNS_A_PAGE, (page + 1) * COLUMNS_A_PAGE)
    .map((column, place) => ({ column, index: page * COLUMNS_A_PAGE + place }))
