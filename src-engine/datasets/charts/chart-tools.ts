import { EngineError } from '#engine/base/errors'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import type { Column } from '../contract.ts'
import { columnNamed } from '../grid/condition-sql.ts'
import { type ColumnSql, isCategory, isNumber, isTime, shownSql } from '../profile/column-queries.ts'
import { topValues } from '../profile/profile-version.ts'
import type { ChartConfig, ShownChart } from './contract.ts'
import type { ChartData } from './data/contract.ts'

/** Categories beyond these are not told apart by colour. */
const MOST_LEVELS = 8

export interface ChartTools {
  warehouse: Warehouse
  signal?: AbortSignal
  /** Rows of the version with `file_row_number`, less those that the filter leaves out. */
  relation: string
  columns: readonly Column[]
  config: ChartConfig
}

/** Figures of one kind of chart. */
export type Told<D extends ChartData> = Pick<ShownChart, 'told_rows' | 'sample'> & { data: D }

export interface Level {
  label: string
  /** Condition of its rows. */
  where: string
}

type ColumnField = 'x' | 'y' | 'colour' | 'size'

export const ask = <T>({ warehouse, signal }: Pick<ChartTools, 'warehouse' | 'signal'>, sql: string): Promise<T[]> =>
  warehouse.all<T>(sql, [], { signal })

/** @throws {EngineError} `INVALID_INPUT` for a column that is not given, `DATASET_COLUMN_UNKNOWN`. */
export function needed(tools: ChartTools, field: 'x' | 'y'): ColumnSql {
  const found = optional(tools, field)
  if (found) return found
  const message = `A ${tools.config.type} chart needs ${field}: a column of the dataset.`
  throw new EngineError('INVALID_INPUT', message, { issues: [{ path: field, message }] })
}

export function optional({ columns, config }: ChartTools, field: ColumnField): ColumnSql | null {
  const name = config[field]
  return name === undefined ? null : sqlOf(columnNamed(columns, name))
}

/** Columns of numbers that were named, or as many of all as the chart takes. */
export function numberColumns({ columns, config }: ChartTools, least: number, most: number): ColumnSql[] {
  const named = config.columns?.map((name) => columnNamed(columns, name))
  for (const column of named ?? []) if (!isNumber(column)) throw unsuited(column, 'columns', config.type, 'numbers')
  const chosen = named ?? columns.filter((column) => isNumber(column) && column.distinct > 1).slice(0, most)
  const found = [...new Map(chosen.map((column) => [column.name, sqlOf(column)])).values()]
  if (found.length >= least && found.length <= most) return found
  throw new EngineError(
    'DATASET_CHART_UNSUITED',
    `A ${config.type} chart takes ${least} to ${most} columns of numbers, got ${found.length}. Name them with columns.`,
    { field: 'columns', type: config.type, least, most, got: found.length },
  )
}

/** @throws {EngineError} `DATASET_CHART_UNSUITED` for texts and truth values. */
export function onAxis(column: ColumnSql, field: ColumnField, { config }: ChartTools): ColumnSql {
  if (isNumber(column) || isTime(column)) return column
  throw unsuited(column, field, config.type, 'numbers or dates')
}

/** @throws {EngineError} `DATASET_CHART_UNSUITED` for anything but numbers. */
export function numeric(column: ColumnSql, field: ColumnField, { config }: ChartTools): ColumnSql {
  if (isNumber(column)) return column
  throw unsuited(column, field, config.type, 'numbers')
}

/**
 * The most frequent values of a column, which colours tell apart; one level without a name where no column is given.
 *
 * @throws {EngineError} `DATASET_CHART_UNSUITED` for dates and numbers with many values.
 */
export async function levelsOf(column: ColumnSql | null, tools: ChartTools): Promise<(Level | { label: null; where: 'true' })[]> {
  if (column === null) return [{ label: null, where: 'true' }]
  if (isTime(column) || !isCategory(column)) throw unsuited(column, 'colour', tools.config.type, 'categories')
  const counts = (await topValues(tools.relation, [column], tools, MOST_LEVELS)).get(column.name) ?? []
  return counts.map(({ value }) => ({ label: value, where: `${shownSql(column)} = ${literal(value)}` }))
}

const sqlOf = (column: Column): ColumnSql => ({ ...column, sql: identifier(column.name) })

export const unsuited = ({ name, type }: Column, field: string, chart: string, expected: string): EngineError =>
  new EngineError(
    'DATASET_CHART_UNSUITED',
    `A ${chart} chart needs ${expected} for ${field}; "${name}" holds ${type}. Choose another column.`,
    { field, column: name, holds: type, expected, type: chart },
  )

/** The refusal of a chart without a single value. */
export const empty = (columns: readonly string[]): EngineError =>
  new EngineError(
    'DATASET_CHART_EMPTY',
    `No row has a value in ${columns.map((name) => `"${name}"`).join(', ')}. Change the filter or choose another column.`,
    { columns },
  )
