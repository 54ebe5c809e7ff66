import { EngineError } from '#engine/base/errors'
import { identifier } from '#engine/warehouse/duckdb'
import { cell, columnNamed, columnsNamed, type Frame, type FrameColumn, isNumber, ROW, ROW_CELL, source, wrongType } from '../frame.ts'
import { exactSum, fixedPoint, type Range, rangesOf } from '../statistics.ts'
import { type Ask, double } from '../values.ts'
import type { AggregateFunction, ColumnType } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

const NUMERIC: readonly AggregateFunction[] = ['sum', 'mean', 'median', 'std']

/** Fixed-point scales of a column, so that sums do not depend on the order of the rows. */
export interface Scales {
  value: number
  /** Of squared differences to a mean. */
  square: number
}

/**
 * Groups rows. Groups stand in the order of their values, missing last and a group of its own; `rows` counts rows, `count` known
 * cells; `std` is the sample standard deviation (ddof 1), as in pandas; `first` and `last` are known cells.
 */
export const aggregate: StepKind<'aggregate', { scales: Record<string, Scales> }> = {
  title: { en: 'Group and aggregate', fr: 'Regrouper et agréger' },
  uses: ({ by, values }) => [...by, ...values.flatMap(({ column }) => (column === undefined ? [] : [column]))],
  async fit(frame, { by, values }, { ask }) {
    columnsNamed(frame, by)
    return fitted({ scales: await scalesOf(ask, frame, values) })
  },
  apply(frame, { by, values }, { scales }) {
    const keys = columnsNamed(frame, by)
    const made = values.map((value) => aggregated(frame, value, scales, keys))
    const columns = [...keys, ...made.map(({ name, type }) => ({ name, type }))]
    const select = [
      ...keys.map(({ name }) => `${cell(name)} AS ${identifier(name)}`),
      ...made.map(({ name, sql }) => `${sql} AS ${identifier(name)}`),
    ]
    const helpers = Object.assign({}, ...made.map((one) => one.helpers)) as Record<string, string>
    const grouped = `SELECT ${select.join(', ')} FROM ${source(frame, { helpers })}${groupBy(keys)}`
    return { kind: 'rows', sql: numbered(grouped, keys), columns }
  },
}

export const groupBy = (keys: readonly FrameColumn[]): string =>
  keys.length > 0 ? ` GROUP BY ${keys.map(({ name }) => cell(name)).join(', ')}` : ''

/** Gives grouped rows their place: the order of their keys. */
export function numbered(grouped: string, keys: readonly FrameColumn[]): string {
  const order = keys.map(({ name }) => `${identifier(name)} NULLS LAST`).join(', ')
  return `SELECT row_number() OVER (${order ? `ORDER BY ${order}` : ''}) - 1 AS ${identifier(ROW)}, * FROM (${grouped})`
}

export interface Wanted {
  column?: string
  function: AggregateFunction
  name?: string
}

/** Scales of the columns that are summed; learned once, for the sums of a table must not depend on its order. */
export async function scalesOf(ask: Ask, frame: Frame, values: readonly Wanted[]): Promise<Record<string, Scales>> {
  const summed = values.filter((value) => ['sum', 'mean', 'std'].includes(value.function)).map((value) => numberOf(frame, value))
  const columns = [...new Set(summed)]
  if (columns.length === 0) return {}
  const ranges = await rangesOf(ask, frame, columns)
  return Object.fromEntries(columns.map(({ name }, i) => [name, scalesFor(ranges[i])]))
}

function scalesFor({ min, max }: Range): Scales {
  const [low, high] = [min ?? 0, max ?? 0]
  return { value: fixedPoint(Math.max(Math.abs(low), Math.abs(high))), square: fixedPoint((high - low) ** 2) }
}

interface Aggregated extends FrameColumn {
  sql: string
  helpers?: Record<string, string>
}

/** @param filter - condition of the rows that count, for a cell of a pivot. */
export function aggregated(
  frame: Frame,
  value: Wanted,
  scales: Record<string, Scales>,
  keys: readonly FrameColumn[],
  filter = '',
): Aggregated {
  const only = filter ? ` FILTER (WHERE ${filter})` : ''
  if (value.function === 'rows') return { name: value.name ?? 'rows', type: 'integer', sql: `count(*)${only}` }
  const column = NUMERIC.includes(value.function) ? numberOf(frame, value) : columnNamed(frame, given(value))
  const own = cell(column.name)
  const name = value.name ?? `${column.name}_${value.function}`
  const { value: scale = 1, square = 1 } = scales[column.name] ?? {}
  const sum = `${exactSum(own, scale)}${only}`
  const known = `count(${own})${only}`
  const mean = `(${sum})::DOUBLE / ${double(scale)} / nullif(${known}, 0)`
  const plain = (type: ColumnType, sql: string): Aggregated => ({ name, type, sql })
  switch (value.function) {
    case 'count':
      return plain('integer', known)
    case 'distinct':
      return plain('integer', `count(DISTINCT ${own})${only}`)
    case 'sum':
      return plain(column.type, column.type === 'integer' ? `(sum(${own})${only})::BIGINT` : `(${sum})::DOUBLE / ${double(scale)}`)
    case 'mean':
      return plain('number', mean)
    case 'median':
      return plain('number', `quantile_cont(${own}::DOUBLE, 0.5)${only}`)
    case 'std': {
      const helper = `__tessera_mean_${frame.columns.indexOf(column)}`
      const over = `OVER (${keys.length > 0 ? `PARTITION BY ${keys.map((key) => cell(key.name)).join(', ')}` : ''})`
      const average = `(${exactSum(filter ? `CASE WHEN ${filter} THEN ${own} END` : own, scale)} ${over})::DOUBLE / ${double(scale)} / nullif(count(${filter ? `CASE WHEN ${filter} THEN ${own} END` : own}) ${over}, 0)`
      const squares = `(${exactSum(`pow(${own} - ${cell(helper)}, 2)`, square)}${only})::DOUBLE / ${double(square)}`
      return { ...plain('number', `sqrt(${squares} / nullif(${known} - 1, 0))`), helpers: { [helper]: average } }
    }
    case 'min':
    case 'max':
      return plain(column.type, `${value.function}(${own})${only}`)
    case 'first':
    case 'last': {
      const filled = `${own} IS NOT NULL`
      const which = value.function === 'first' ? 'arg_min' : 'arg_max'
      return plain(column.type, `${which}(${own}, ${ROW_CELL}) FILTER (WHERE ${filter ? `${filled} AND ${filter}` : filled})`)
    }
  }
}

function given({ column, function: name }: Wanted): string {
  if (column !== undefined) return column
  throw new EngineError('PREPARATION_SETTING_INVALID', `The function ${name} needs a column. Say which one.`, { function: name })
}

function numberOf(frame: Frame, value: Wanted): FrameColumn {
  const column = columnNamed(frame, given(value))
  if (!isNumber(column)) throw wrongType(column, 'numbers')
  return column
}
