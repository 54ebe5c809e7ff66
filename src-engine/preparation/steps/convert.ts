import { EngineError } from '#engine/base/errors'
import { booleanFormats, numberFormat, timeFormats, valueSql } from '#engine/datasets/port'
import { literal } from '#engine/warehouse/duckdb'
import {
  type Cell,
  cell,
  changing,
  columnNamed,
  columnsNamed,
  type Frame,
  type FrameColumn,
  isNumber,
  ROW_CELL,
  source,
  wrongType,
} from '../frame.ts'
import { type Ask, castTo, numberText, type Warning } from '../values.ts'
import type { ColumnType, Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

const SHOWN = 20

interface Conversion {
  column: string
  /** How the texts are written; null where there is nothing to read. */
  format: string | null
  /** Cells broke the type and the column is to stay as it is. */
  kept: boolean
}
type Convert = Settings<'convert'>

/**
 * Changes the type of columns. Texts are read as an import reads them (grouped digits, signs, per cents; 31/02/2024 is no
 * date); cells that are none of the type are counted and the first of them named with their rows.
 */
export const convert: StepKind<'convert', { conversions: Conversion[] }> = {
  title: { en: 'Change the type', fr: 'Changer le type' },
  uses: ({ columns }) => columns,
  async fit(frame, settings, { ask }) {
    const conversions: Conversion[] = []
    const warnings: Warning[] = []
    for (const column of columnsNamed(frame, settings.columns)) {
      const format = await formatOf(ask, frame, column, settings)
      const broken = await breakingCells(ask, frame, column, converted(column, settings, format))
      const kept = settings.breaking === 'keep' && broken.cells > 0
      conversions.push({ column: column.name, format, kept })
      if (broken.cells > 0) warnings.push(breaking(column, settings, broken))
    }
    return fitted({ conversions }, warnings)
  },
  apply(frame, settings, { conversions }) {
    const changed = conversions.filter(({ kept }) => !kept)
    const columns = changed.map(({ column }) => columnNamed(frame, column))
    const values = columns.map((column, i) => converted(column, settings, changed[i].format))
    const keep = columns.map(({ name }, i) => `(${cell(name)} IS NULL OR (${values[i]}) IS NOT NULL)`)
    return {
      kind: 'cells',
      cells: changing(frame, columns, (_column, i): Partial<Cell> => ({ type: settings.to, sql: castTo(settings.to, values[i]) })),
      ...(settings.breaking === 'remove_rows' && keep.length > 0 ? { keep: keep.join(' AND ') } : {}),
    }
  },
}

/** The value in the new type; null where the cell breaks it. */
function converted(column: FrameColumn, settings: Convert, format: string | null): string {
  const { type } = column
  const own = cell(column.name)
  const { to } = settings
  if (type === to) return own
  if (to === 'text') return textOf(type, own)
  if (type === 'text') return fromText(own, settings, format)
  if (to === 'number') return isNumber(column) || type === 'boolean' ? `${own}::DOUBLE` : refuse(column, to)
  if (to === 'integer')
    return isNumber(column)
      ? `CASE WHEN ${own} = trunc(${own}) THEN TRY_CAST(${own} AS BIGINT) END`
      : type === 'boolean'
        ? `${own}::BIGINT`
        : refuse(column, to)
  if (to === 'boolean') return isNumber(column) ? `CASE ${own} WHEN 1 THEN true WHEN 0 THEN false END` : refuse(column, to)
  if (to === 'date') return type === 'datetime' ? `${own}::DATE` : refuse(column, to)
  return type === 'date' ? `${own}::TIMESTAMP` : refuse(column, to)
}

function refuse(column: FrameColumn, to: ColumnType): never {
  throw wrongType(column, `text or another type that can become ${to}`)
}

function textOf(type: ColumnType, own: string): string {
  if (type === 'number') return numberText(own)
  return type === 'datetime' ? `strftime(${own}, '%Y-%m-%dT%H:%M:%S')` : `${own}::VARCHAR`
}

function fromText(own: string, { to, decimal, true_values, false_values = [] }: Convert, format: string | null): string {
  const filled = `nullif(trim(${own}), '')`
  if (to === 'number') return valueSql(numberFormat(decimal), filled)
  if (to === 'integer') {
    const value = valueSql(numberFormat(decimal), filled)
    return `(SELECT CASE WHEN n.v = trunc(n.v) THEN TRY_CAST(n.v AS BIGINT) END FROM (SELECT ${value} AS v) AS n)`
  }
  if (to === 'boolean' && true_values) {
    const words = (list: readonly string[]) => (list.length > 0 ? list.map((word) => literal(word.trim().toLowerCase())).join(', ') : "''")
    return `CASE WHEN lower(${filled}) IN (${words(true_values)}) THEN true WHEN lower(${filled}) IN (${words(false_values)}) THEN false END`
  }
  if (format?.includes('%')) return castTo(to, `try_strptime(${filled}, ${literal(format)})`)
  const known = [...timeFormats, ...booleanFormats].find(({ written }) => written === format)
  return known ? castTo(to, valueSql(known, filled)) : `NULL`
}

/** Of the ways to write the type, the one that breaks the fewest cells; the first of equals. */
async function formatOf(ask: Ask, frame: Frame, column: FrameColumn, settings: Convert): Promise<string | null> {
  const { to, format, true_values } = settings
  if (column.type !== 'text' || to === 'text' || to === 'integer' || to === 'number' || true_values) return null
  if (to !== 'boolean' && format?.includes('%')) return format
  const possible =
    to === 'boolean'
      ? booleanFormats
      : timeFormats.filter(({ written }) => format === undefined || written === format || written === `${format} hh:mm`)
  if (possible.length === 0)
    throw new EngineError(
      'PREPARATION_SETTING_INVALID',
      `"${format}" is no format of dates. Write ${timeFormats.map(({ written }) => written).join(', ')} or a pattern as %d.%m.%Y.`,
      { format },
    )
  const counts = possible.map((one, i) => `count(${valueSql(one, `nullif(trim(${cell(column.name)}), '')`)}) AS n${i}`)
  const [row] = await ask<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${source(frame)}`)
  const most = Math.max(...possible.map((_, i) => row[`n${i}`]))
  return possible[possible.findIndex((_, i) => row[`n${i}`] === most)].written
}

interface Broken {
  cells: number
  first: { row: number; value: string }[]
}

async function breakingCells(ask: Ask, frame: Frame, { name }: FrameColumn, value: string): Promise<Broken> {
  const broken = `SELECT ${ROW_CELL} AS place, ${cell(name)}::VARCHAR AS value, (${value}) AS converted FROM ${source(frame)} WHERE ${cell(name)} IS NOT NULL`
  const where = 'FROM (%) WHERE converted IS NULL'.replace('%', () => broken)
  const [{ cells }] = await ask<{ cells: number }>(`SELECT count(*) AS cells ${where}`)
  const first = cells > 0 ? await ask<Broken['first'][number]>(`SELECT place + 1 AS row, value ${where} ORDER BY place LIMIT ${SHOWN}`) : []
  return { cells, first }
}

function breaking({ name }: FrameColumn, settings: Convert, { cells, first }: Broken): Warning {
  const done = { blank: 'became missing', remove_rows: 'lost their rows', keep: 'kept the column as it is' }[settings.breaking]
  return {
    code: 'CELLS_BREAK_TYPE',
    message: `"${name}": ${cells} cells are no ${settings.to} (first "${first[0].value}" in row ${first[0].row}) and ${done}.`,
    details: { column: name, cells, first, done: settings.breaking },
  }
}
