import { EngineError } from '#engine/base/errors'
import { type Cell, cell, columnNamed, columnsNamed, type Frame, type FrameColumn, isNumber, same, source, wrongType } from '../frame.ts'
import { exactSum, fixedPoint, fromFixed, rangesOf, valuesOf } from '../statistics.ts'
import { type Ask, asText, double, lookup, typed, type Warning } from '../values.ts'
import type { Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

const MOST_VALUES = 10_000

interface Encoding {
  column: string
  /** The value of each category: position, share or mean; for onehot the categories that have a column. */
  codes: { value: string; code: number }[]
  /** onehot: the rest has a column; target: the value of an unknown category. */
  other: number | null
}
type Encode = Settings<'encode'>

/**
 * Turns categories into numbers. `label`: 0 … n − 1 in the order of the values (scikit-learn's LabelEncoder); `ordinal`: in
 * the order given; `onehot`: a column of 0 and 1 for each of the `top` most frequent values and one for the others;
 * `frequency`: share among the known cells; `target`: mean of the target per category, drawn towards the overall mean by
 * `smooth` rows (scikit-learn's TargetEncoder with that `smooth`, without its inner folds), only while an experiment learns
 * from training rows. Missing stays missing (all 0 in onehot); a value that was not there when it was learned is missing,
 * "other" or the overall mean.
 */
export const encode: StepKind<'encode', { encodings: Encoding[] }> = {
  title: { en: 'Encode categories', fr: 'Encoder les catégories' },
  uses: ({ columns, method, target }) => [...columns, ...(method === 'target' && target ? [target] : [])],
  async fit(frame, settings, { ask, purpose }) {
    const columns = columnsNamed(frame, settings.columns)
    if (settings.method === 'target' && purpose !== 'experiment') throw onlyInExperiment(settings)
    const encodings: Encoding[] = []
    for (const column of columns) encodings.push(await learn(ask, frame, column, settings))
    return fitted({ encodings }, settings.method === 'ordinal' ? await unlisted(ask, frame, columns, settings) : [])
  },
  apply(frame, { method }, { encodings }) {
    for (const { column } of encodings) columnNamed(frame, column)
    const cells = frame.columns.flatMap((column): Cell[] => {
      const encoding = encodings.find((one) => one.column === column.name)
      if (!encoding) return [same(column)]
      return method === 'onehot' ? indicators(column, encoding) : [coded(column, encoding, method)]
    })
    return { kind: 'cells', cells, heavy: method !== 'onehot' }
  },
}

async function learn(ask: Ask, frame: Frame, column: FrameColumn, settings: Encode): Promise<Encoding> {
  const { method } = settings
  const encoding = { column: column.name, other: null }
  if (method === 'ordinal') return { ...encoding, codes: ordered(settings) }
  if (method === 'target') return { ...encoding, ...(await targetMeans(ask, frame, column, settings)) }
  const values = await valuesOf(ask, frame, column, MOST_VALUES)
  if (values.length > MOST_VALUES) throw tooMany(column)
  if (method === 'label') return { ...encoding, codes: values.map(({ value }, code) => ({ value, code })) }
  const known = values.reduce((sum, { n }) => sum + n, 0)
  if (method === 'frequency') return { ...encoding, codes: values.map(({ value, n }) => ({ value, code: n / known })) }
  const most = new Set(values.toSorted((a, b) => b.n - a.n).slice(0, settings.top))
  const codes = values.filter((one) => most.has(one)).map(({ value }, code) => ({ value, code }))
  return { ...encoding, codes, other: values.length > codes.length ? 1 : null }
}

function ordered({ order }: Encode): Encoding['codes'] {
  if (order === undefined || new Set(order).size < order.length)
    throw new EngineError(
      'PREPARATION_SETTING_INVALID',
      'The method ordinal needs the values in their order, each once. Give them as order.',
      { setting: 'order' },
    )
  return order.map((value, code) => ({ value, code }))
}

async function unlisted(ask: Ask, frame: Frame, columns: readonly FrameColumn[], { order = [] }: Encode): Promise<Warning[]> {
  const warnings: Warning[] = []
  for (const column of columns) {
    const others = (await valuesOf(ask, frame, column, MOST_VALUES)).filter(({ value }) => !order.includes(value))
    const cells = others.reduce((sum, { n }) => sum + n, 0)
    if (cells === 0) continue
    const message = `"${column.name}": ${cells} cells hold values that are not in the order (first "${others[0].value}") and became missing.`
    warnings.push({
      code: 'VALUES_NOT_IN_ORDER',
      message,
      details: { column: column.name, cells, values: others.slice(0, 20).map(({ value }) => value) },
    })
  }
  return warnings
}

async function targetMeans(
  ask: Ask,
  frame: Frame,
  column: FrameColumn,
  { target, smooth }: Encode,
): Promise<Pick<Encoding, 'codes' | 'other'>> {
  if (target === undefined)
    throw new EngineError('PREPARATION_SETTING_INVALID', 'The method target needs the column that is predicted.', { setting: 'target' })
  const goal = columnNamed(frame, target)
  if (!isNumber(goal) && goal.type !== 'boolean') throw wrongType(goal, 'numbers or truth values as target')
  const value = `${cell(goal.name)}::DOUBLE`
  const numbers: Frame = {
    ...frame,
    from: `(SELECT *, ${value} AS goal FROM ${source(frame)})`,
    columns: [{ name: 'goal', type: 'number' }],
  }
  const [{ count, min, max }] = await rangesOf(ask, numbers, numbers.columns)
  const scale = fixedPoint(Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0)))
  const rows = await ask<{ value: string; n: number; total: string }>(
    `SELECT ${asText(cell(column.name))} AS value, count(${value}) AS n, (${exactSum(value, scale)})::VARCHAR AS total
     FROM ${source(frame)} WHERE ${value} IS NOT NULL GROUP BY ALL ORDER BY value LIMIT ${MOST_VALUES + 1}`,
  )
  if (rows.length > MOST_VALUES) throw tooMany(column)
  const whole = count === 0 ? 0 : rows.reduce((sum, { total }) => sum + fromFixed(total, scale), 0) / count
  const codes = rows
    .filter(({ value }) => value !== null)
    .map(({ value, n, total }) => ({ value, code: (fromFixed(total, scale) + smooth * whole) / (n + smooth) }))
  return { codes, other: whole }
}

function coded({ name }: FrameColumn, { codes, other }: Encoding, method: Encode['method']): Cell {
  const type = method === 'label' || method === 'ordinal' ? 'integer' : 'number'
  const sql = lookup(
    [cell(name)],
    codes.map(({ value, code }) => ({ keys: [value], value: type === 'integer' ? String(code) : double(code) })),
  )
  const known = other === null ? sql : `coalesce(${sql}, ${double(other)})`
  return { name, of: name, replaced: true, type, sql: type === 'integer' ? `(${known})::BIGINT` : `(${known})::DOUBLE` }
}

function indicators({ name, type }: FrameColumn, { codes, other }: Encoding): Cell[] {
  const bit = (value: string, condition: string): Cell => ({
    name: `${name}_${value}`,
    type: 'integer',
    sql: `coalesce(${condition}, false)::BIGINT`,
    of: null,
  })
  const cells = codes.map(({ value }) => bit(value, `${cell(name)} = ${typed(type, value)}`))
  if (other === null) return cells
  return [...cells, bit('other', `${cell(name)} NOT IN (${codes.map(({ value }) => typed(type, value)).join(', ')})`)]
}

const tooMany = ({ name }: FrameColumn) =>
  new EngineError(
    'PREPARATION_TOO_MANY_VALUES',
    `"${name}" has more than ${MOST_VALUES} different values. Group them first, or leave the column out.`,
    {
      column: name,
      limit: MOST_VALUES,
    },
  )

const onlyInExperiment = ({ columns, target }: Encode) =>
  new EngineError(
    'PREPARATION_ONLY_IN_EXPERIMENT',
    'Target encoding gives each category the mean of what is to be predicted. Done on a whole table it tells the model the answers of its test rows; it is possible only inside an experiment, which learns it from the training rows of each fold. Use frequency or onehot here.',
    { columns, target: target ?? null },
  )
