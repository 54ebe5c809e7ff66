import { EngineError } from '#engine/base/errors'
import { identifier } from '#engine/warehouse/duckdb'
import {
  type Cell,
  cell,
  changing,
  columnNamed,
  columnsNamed,
  type Frame,
  type FrameColumn,
  HIDDEN,
  isNumber,
  ROW_CELL,
  source,
  wrongType,
} from '../frame.ts'
import { exactSum, fixedPoint, fromFixed, rangesOf } from '../statistics.ts'
import { type Ask, asText, lookup, typed, valueFor, type Warning } from '../values.ts'
import type { ColumnType, Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

const MOST_GROUPS = 20_000
const POSITION = `${HIDDEN}position`

interface Fill {
  column: string
  type: ColumnType
  /** A value as text for each group; one with no keys when there are no groups. */
  values: { keys: (string | null)[]; value: string | null }[]
}

/**
 * Fills missing cells. Means and medians turn a column of whole numbers into one of numbers, as in pandas; the mode is the
 * least of the most frequent values, as scikit-learn's SimpleImputer takes it; `interpolate` is linear between the rows
 * around and takes the last value after the last one, as pandas' `interpolate()` does. A group without any value keeps its gaps.
 */
export const fillMissing: StepKind<'fill_missing', { fills: Fill[] }> = {
  title: { en: 'Fill missing values', fr: 'Compléter les valeurs manquantes' },
  uses: ({ columns, by = [] }) => [...columns, ...by],
  async fit(frame, settings, { ask }) {
    const { method, value, by = [] } = settings
    const columns = columnsNamed(frame, settings.columns)
    const groups = columnsNamed(frame, by)
    const grouped = columns.find(({ name }) => groups.some((group) => group.name === name))
    if (grouped)
      throw new EngineError('PREPARATION_SETTING_INVALID', `"${grouped.name}" cannot be filled by its own groups. Choose other columns.`, {
        column: grouped.name,
      })
    if (['mean', 'median', 'interpolate'].includes(method))
      for (const column of columns) if (!isNumber(column)) throw wrongType(column, 'numbers')
    if (method === 'forward' || method === 'interpolate')
      return fitted({ fills: columns.map(({ name, type }) => ({ column: name, type: filledType(type, method), values: [] })) })
    const fills: Fill[] = []
    for (const column of columns) {
      const values =
        method === 'constant'
          ? [{ keys: groups.map(() => null), value: constant(column, value) }]
          : await learn(ask, frame, column, groups, method)
      fills.push({ column: column.name, type: filledType(column.type, method), values })
    }
    return fitted({ fills }, fills.flatMap(emptyGroups))
  },
  apply(frame, { method, by = [] }, { fills }) {
    const chosen = fills.map(({ column }) => columnNamed(frame, column))
    const groups = columnsNamed(frame, by).map(({ name }) => cell(name))
    if (method === 'forward' || method === 'interpolate') {
      const cells = changing(frame, chosen, (column) =>
        method === 'forward' ? { sql: forward(column, groups) } : { sql: interpolated(column, groups), type: 'number' },
      )
      const position = { [POSITION]: `row_number() OVER (${partition(groups)}ORDER BY ${ROW_CELL})` }
      return { kind: 'cells', cells, heavy: true, ...(method === 'interpolate' ? { helpers: position } : {}) }
    }
    const keys = method === 'constant' ? [] : groups
    return { kind: 'cells', cells: changing(frame, chosen, (column, index) => filled(column, fills[index], keys)), heavy: keys.length > 0 }
  },
}

const filledType = (type: ColumnType, method: Settings<'fill_missing'>['method']): ColumnType =>
  type === 'integer' && ['mean', 'median', 'interpolate'].includes(method) ? 'number' : type

function filled({ name }: FrameColumn, { type, values }: Fill, keys: readonly string[]): Partial<Cell> {
  const value =
    keys.length === 0
      ? typed(type, values[0]?.value ?? null)
      : lookup(
          keys,
          values.map((one) => ({ keys: one.keys, value: typed(type, one.value) })),
        )
  return { type, sql: `coalesce(${typedCell(name, type)}, ${value})` }
}

const typedCell = (name: string, type: ColumnType) => (type === 'number' ? `${cell(name)}::DOUBLE` : cell(name))
const partition = (groups: readonly string[]) => (groups.length > 0 ? `PARTITION BY ${groups.join(', ')} ` : '')

const before = (groups: readonly string[]) => `OVER (${partition(groups)}ORDER BY ${ROW_CELL} ROWS UNBOUNDED PRECEDING)`
const after = (groups: readonly string[]) =>
  `OVER (${partition(groups)}ORDER BY ${ROW_CELL} ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`

const forward = ({ name }: FrameColumn, groups: readonly string[]) => `last_value(${cell(name)} IGNORE NULLS) ${before(groups)}`

function interpolated({ name }: FrameColumn, groups: readonly string[]): string {
  const value = `${cell(name)}::DOUBLE`
  const place = `CASE WHEN ${cell(name)} IS NOT NULL THEN ${cell(POSITION)} END`
  const left = `last_value(${value} IGNORE NULLS) ${before(groups)}`
  const right = `first_value(${value} IGNORE NULLS) ${after(groups)}`
  const from = `last_value(${place} IGNORE NULLS) ${before(groups)}`
  const to = `first_value(${place} IGNORE NULLS) ${after(groups)}`
  return `coalesce(${value}, ${left} + (${right} - ${left}) * (${cell(POSITION)} - ${from}) / (${to} - ${from}), ${left})`
}

function constant(column: FrameColumn, value: string | undefined): string {
  if (value !== undefined) return valueFor(column, value)
  throw new EngineError('PREPARATION_SETTING_INVALID', 'The method constant needs a value. Say which one.', { setting: 'value' })
}

type Learned = 'mean' | 'median' | 'mode' | 'min' | 'max'

async function learn(
  ask: Ask,
  frame: Frame,
  column: FrameColumn,
  groups: readonly FrameColumn[],
  method: Learned,
): Promise<Fill['values']> {
  const scale = method === 'mean' ? await scaleOf(ask, frame, column) : 1
  const keys = groups.map(({ name }, i) => `${asText(cell(name))} AS k${i}`)
  const by = groups.map((_, i) => `k${i}`)
  const value = identifier(column.name)
  const aggregate = {
    mean: `(${exactSum(value, scale)})::VARCHAR`,
    median: `quantile_cont(${value}::DOUBLE, 0.5)::VARCHAR`,
    min: `min(${value})::VARCHAR`,
    max: `max(${value})::VARCHAR`,
    mode: `arg_min(${value}::VARCHAR, (-n, ${value}))`,
  }[method]
  const rows = `SELECT ${[...keys, cell(column.name)].join(', ')} FROM ${source(frame)}`
  const counted = method === 'mode' ? `SELECT *, count(*) AS n FROM (${rows}) GROUP BY ALL HAVING ${value} IS NOT NULL` : rows
  const grouped = by.length > 0 ? ` GROUP BY ${by.join(', ')} ORDER BY ${by.join(', ')} LIMIT ${MOST_GROUPS + 1}` : ''
  const found = await ask<Record<string, string | number | null>>(
    `SELECT ${[...by, `${aggregate} AS v`, `count(${value}) AS filled`].join(', ')} FROM (${counted})${grouped}`,
  )
  if (found.length > MOST_GROUPS)
    throw new EngineError('PREPARATION_TOO_MANY_VALUES', `There are more than ${MOST_GROUPS} groups. Group by columns with fewer values.`, {
      limit: MOST_GROUPS,
    })
  return found.map((row) => ({
    keys: by.map((key) => row[key] as string | null),
    value:
      row.v === null || row.filled === 0
        ? null
        : method === 'mean'
          ? String(fromFixed(row.v as string, scale) / (row.filled as number))
          : (row.v as string),
  }))
}

async function scaleOf(ask: Ask, frame: Frame, column: FrameColumn): Promise<number> {
  const [{ min, max }] = await rangesOf(ask, frame, [column])
  return fixedPoint(Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)))
}

function emptyGroups({ column, values }: Fill): Warning[] {
  const empty = values.filter(({ value }) => value === null)
  if (empty.length === 0 && values.length > 0) return []
  const where = values.length > 1 ? ` in ${empty.length} of ${values.length} groups` : ''
  return [
    {
      code: 'NOTHING_TO_FILL_WITH',
      message: `"${column}" has no value${where}; its missing cells stay missing.`,
      details: { column, groups: empty.length },
    },
  ]
}
