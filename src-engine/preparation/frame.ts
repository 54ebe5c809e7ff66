import { EngineError } from '#engine/base/errors'
import { identifier } from '#engine/warehouse/duckdb'
import type { ColumnType } from './steps/contract.ts'

/** Hidden column: the position of a row in the order of the table. What begins with this prefix is ours. */
export const HIDDEN = '__tessera_'
export const ROW = `${HIDDEN}row`
const KEEP = `${HIDDEN}keep`

export interface FrameColumn {
  name: string
  type: ColumnType
}

/** A table between two steps: SQL that gives its rows with the hidden column {@link ROW}, and what its columns are. */
export interface Frame {
  from: string
  columns: readonly FrameColumn[]
  /** The rows come in their order without being sorted. */
  ordered: boolean
}

/** A column after a step. */
export interface Cell extends FrameColumn {
  /** Expression over `t`, the rows before the step. */
  sql: string
  /** Column whose cells these are; null for a new column. */
  of: string | null
  /** The values mean something else than before, whatever their type. */
  replaced?: boolean
}

/** Each row stays itself, or goes. */
export interface Cells {
  kind: 'cells'
  cells: readonly Cell[]
  /** Condition of the rows that stay. */
  keep?: string
  /** Hidden columns that the expressions use, computed one level below. */
  helpers?: Record<string, string>
  /** Expressions look at other rows: the order is lost and computing twice is dear. */
  heavy?: boolean
}

/** The rows are others than before: a SELECT over `t` that gives {@link ROW} anew. */
export interface Rows {
  kind: 'rows'
  sql: string
  columns: readonly FrameColumn[]
  /** Same rows with the same cells, in another order or fewer. */
  sameCells?: boolean
}
export type Outcome = Cells | Rows

/** A column of the rows before the step. */
export const cell = (name: string): string => `t.${identifier(name)}`
export const ROW_CELL = cell(ROW)

export const same = ({ name, type }: FrameColumn): Cell => ({ name, type, sql: cell(name), of: name })
const isSame = ({ of, sql }: Cell) => of !== null && sql === cell(of)
/** Cells whose values may differ from before. */
export const touched = ({ cells }: Cells): Cell[] => cells.filter((one) => !isSame(one))

/** Rows before a step, as `t`, with its hidden columns. */
export function source({ from }: Frame, { helpers = {} }: Pick<Cells, 'helpers'> = {}): string {
  const extra = Object.entries(helpers).map(([name, sql]) => `${sql} AS ${identifier(name)}`)
  return extra.length === 0 ? `${from} AS t` : `(SELECT t.*, ${extra.join(', ')} FROM ${from} AS t) AS t`
}

/** @throws {EngineError} `PREPARATION_COLUMN_EXISTS`, `PREPARATION_SETTING_INVALID` when the names cannot stand in one table. */
export function frameAfter(frame: Frame, outcome: Outcome): Frame {
  if (outcome.kind === 'rows') {
    assertNames(outcome.columns)
    return { from: `(${outcome.sql})`, columns: outcome.columns, ordered: false }
  }
  const { cells, keep, heavy } = outcome
  assertNames(cells)
  const columns = cells.map(({ name, type }) => ({ name, type }))
  const select = [ROW_CELL, ...cells.map(({ sql, name }) => `${sql} AS ${identifier(name)}`)]
  const rows = source(frame, outcome)
  const from =
    keep === undefined
      ? `(SELECT ${select.join(', ')} FROM ${rows})`
      : `(SELECT * EXCLUDE (${identifier(KEEP)}) FROM (SELECT ${select.join(', ')}, (${keep}) AS ${identifier(KEEP)} FROM ${rows}) WHERE ${identifier(KEEP)})`
  return { from, columns, ordered: frame.ordered && !heavy }
}

function assertNames(columns: readonly FrameColumn[]): void {
  if (columns.length === 0) throw new EngineError('PREPARATION_SETTING_INVALID', 'The step would leave no column. Keep at least one.', {})
  const taken = new Set<string>()
  for (const { name } of columns) {
    if (name.trim() === '' || name.startsWith(HIDDEN))
      throw new EngineError('PREPARATION_SETTING_INVALID', `"${name}" cannot be the name of a column. Choose another.`, { column: name })
    if (taken.has(name.toLowerCase()))
      throw new EngineError('PREPARATION_COLUMN_EXISTS', `There would be two columns named "${name}". Choose another name.`, {
        column: name,
      })
    taken.add(name.toLowerCase())
  }
}

/**
 * A column by its name, upper and lower case alike.
 *
 * @throws {EngineError} `PREPARATION_COLUMN_UNKNOWN`.
 */
export function columnNamed({ columns }: Pick<Frame, 'columns'>, name: string): FrameColumn {
  const found = columns.find((column) => column.name === name) ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new EngineError('PREPARATION_COLUMN_UNKNOWN', `There is no column "${name}" at this point; there are ${namesOf(columns)}.`, {
    column: name,
    columns: columns.slice(0, 200).map((column) => column.name),
  })
}

const namesOf = (columns: readonly FrameColumn[]) =>
  `${columns
    .slice(0, 20)
    .map(({ name }) => `"${name}"`)
    .join(', ')}${columns.length > 20 ? `, and ${columns.length - 20} more` : ''}`

export const isNumber = ({ type }: Pick<FrameColumn, 'type'>): boolean => type === 'integer' || type === 'number'

/** Columns by their names, each once. */
export const columnsNamed = (frame: Frame, names: readonly string[]): FrameColumn[] => [
  ...new Set(names.map((name) => columnNamed(frame, name))),
]

/** @throws {EngineError} `PREPARATION_COLUMN_UNKNOWN`, `PREPARATION_COLUMN_TYPE` when one is no column of numbers. */
export function numbersNamed(frame: Frame, names: readonly string[]): FrameColumn[] {
  const found = columnsNamed(frame, names)
  const wrong = found.find((column) => !isNumber(column))
  if (wrong) throw wrongType(wrong, 'numbers')
  return found
}

export const wrongType = ({ name, type }: FrameColumn, expected: string) =>
  new EngineError(
    'PREPARATION_COLUMN_TYPE',
    `The step needs ${expected}; "${name}" holds ${TYPE_WORDS[type]}. Convert it first or choose another column.`,
    {
      column: name,
      type,
      expected,
    },
  )
const TYPE_WORDS: Record<ColumnType, string> = {
  integer: 'whole numbers',
  number: 'numbers',
  boolean: 'truth values',
  date: 'dates',
  datetime: 'moments',
  text: 'text',
}

/** All columns as they are, but for those that a function changes. */
export const changing = (
  frame: Frame,
  columns: readonly FrameColumn[],
  change: (column: FrameColumn, index: number) => Partial<Cell>,
): Cell[] =>
  frame.columns.map((column) => {
    const index = columns.findIndex(({ name }) => name === column.name)
    return index < 0 ? same(column) : { ...same(column), ...change(column, index) }
  })
