import { EngineError } from '#engine/base/errors'
import { identifier, literal } from '#engine/warehouse/duckdb'
import { cell, columnNamed, columnsNamed, type FrameColumn, isNumber, ROW, ROW_CELL, source } from '../frame.ts'
import { valuesOf } from '../statistics.ts'
import { castTo, typed } from '../values.ts'
import { aggregated, groupBy, numbered, type Scales, scalesOf, type Wanted } from './aggregate.ts'
import type { ColumnType, Settings } from './contract.ts'
import { fitted, plainStep, type StepKind } from './step.ts'

/** Values of a column become columns, named after them; a combination that is not there is missing, 0 where rows are counted. */
export const pivot: StepKind<'pivot', { values: string[]; scales: Record<string, Scales> }> = {
  title: { en: 'Pivot: values to columns', fr: 'Pivoter : valeurs en colonnes' },
  uses: ({ index, column, value }) => [...index, column, ...(value === undefined ? [] : [value])],
  async fit(frame, settings, { ask }) {
    columnsNamed(frame, settings.index)
    const column = columnNamed(frame, settings.column)
    const values = await valuesOf(ask, frame, column, settings.top)
    if (values.length > settings.top)
      throw new EngineError(
        'PREPARATION_TOO_MANY_VALUES',
        `"${column.name}" has more than ${settings.top} different values, and each would become a column. Raise top (to 500 at most) or group them first.`,
        { column: column.name, limit: settings.top },
      )
    return fitted({ values: values.map(({ value }) => value), scales: await scalesOf(ask, frame, [wanted(settings)]) })
  },
  apply(frame, settings, { values, scales }) {
    const keys = columnsNamed(frame, settings.index)
    const column = columnNamed(frame, settings.column)
    const made = values.map((value) => {
      const filter = `${cell(column.name)} = ${typed(column.type, value)}`
      return { ...aggregated(frame, wanted(settings), scales, keys, filter), name: value }
    })
    const helped = made.map((one, i) => withOwnHelper(one, i))
    const select = [
      ...keys.map(({ name }) => `${cell(name)} AS ${identifier(name)}`),
      ...helped.map(({ name, sql }) => `${sql} AS ${identifier(name)}`),
    ]
    const helpers = Object.assign({}, ...helped.map((one) => one.helpers)) as Record<string, string>
    const grouped = `SELECT ${select.join(', ')} FROM ${source(frame, { helpers })}${groupBy(keys)}`
    return { kind: 'rows', sql: numbered(grouped, keys), columns: [...keys, ...made.map(({ name, type }) => ({ name, type }))] }
  },
}

const wanted = ({ value, function: name }: Settings<'pivot'>): Wanted => ({ column: value, function: name })

/** Each column of the pivot has a mean of its own. */
function withOwnHelper<T extends { sql: string; helpers?: Record<string, string> }>(made: T, index: number): T {
  const [entry] = Object.entries(made.helpers ?? {})
  if (!entry) return made
  const own = `${entry[0]}_${index}`
  return { ...made, sql: made.sql.replaceAll(identifier(entry[0]), identifier(own)), helpers: { [own]: entry[1] } }
}

/** Columns become rows: for each row one per column, in the order of the columns. */
export const unpivot = plainStep<'unpivot'>({
  title: { en: 'Unpivot: columns to rows', fr: 'Dépivoter : colonnes en lignes' },
  uses: ({ columns }) => columns,
  apply(frame, { columns: names, name_to, value_to, drop_missing }) {
    const chosen = columnsNamed(frame, names)
    const kept = frame.columns.filter((column) => !chosen.includes(column))
    const type = commonType(chosen)
    const values = chosen.map(({ name }) => castTo(type, cell(name))).join(', ')
    const [row, own] = [identifier(ROW), kept.map(({ name }) => identifier(name))]
    const place = `${ROW_CELL} * ${chosen.length} + unnest(range(${chosen.length})) AS ${row}`
    const name = `unnest([${chosen.map((column) => literal(column.name)).join(', ')}]) AS ${identifier(name_to)}`
    const select = [place, ...kept.map((column) => cell(column.name)), name, `unnest([${values}]) AS ${identifier(value_to)}`]
    const all = `SELECT ${select.join(', ')} FROM ${source(frame)}`
    const sql = drop_missing
      ? `SELECT ${[row, ...own, identifier(name_to), identifier(value_to)].join(', ')} FROM (${all}) WHERE ${identifier(value_to)} IS NOT NULL`
      : all
    return { kind: 'rows', sql, columns: [...kept, { name: name_to, type: 'text' }, { name: value_to, type }] }
  },
})

function commonType(columns: readonly FrameColumn[]): ColumnType {
  const types = new Set(columns.map(({ type }) => type))
  if (types.size === 1) return columns[0].type
  return columns.every(isNumber) ? 'number' : 'text'
}
