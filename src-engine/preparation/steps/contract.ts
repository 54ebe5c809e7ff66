import * as z from 'zod'
import { list } from '#engine/base/contract'

const column = z.string().min(1).max(500)
const columns = list(column).min(1).max(5000)
const text = z.string().max(1000)
const expression = z.string().min(1).max(10_000)
const someColumns = columns.optional().describe('columns; all that fit when absent')
const numberColumns = columns.describe('columns of numbers')
const newName = column.describe('name of the new column')

const step = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({
    step: z.literal(name),
    enabled: z.boolean().default(true).describe('a step that is switched off is left out'),
    ...shape,
  })

export const MissingTokens = step('missing_tokens', {
  columns: someColumns,
  tokens: list(text).min(1).max(200).describe('cells that are one of these become missing; blanks around do not count'),
})
export const FillMissing = step('fill_missing', {
  columns,
  method: z.enum(['mean', 'median', 'mode', 'min', 'max', 'constant', 'forward', 'interpolate']),
  value: text.optional().describe('for constant: the value, with a decimal point, dates as YYYY-MM-DD'),
  by: list(column).max(10).optional().describe('columns whose groups are filled each on their own'),
})
export const RemoveMissingRows = step('remove_missing_rows', {
  columns: someColumns,
  when: z.enum(['any', 'all']).default('any').describe('whether one missing cell is enough'),
})
export const RemoveMissingColumns = step('remove_missing_columns', {
  columns: someColumns,
  above: z.number().min(0).max(1).default(0.5).describe('columns with a greater share of missing cells go'),
})
export const Outliers = step('outliers', {
  columns: numberColumns,
  method: z.enum(['iqr', 'zscore', 'modified_zscore', 'range']),
  factor: z.number().positive().optional().describe('default: 1.5 for iqr, 3 for zscore, 3.5 for modified_zscore'),
  low: z.number().optional().describe('for range: the least value that is not one'),
  high: z.number().optional().describe('for range: the greatest value that is not one'),
  action: z.enum(['mark', 'mean', 'median', 'bounds', 'missing', 'remove']),
})
export const Scale = step('scale', {
  columns: numberColumns,
  method: z.enum(['minmax', 'zscore', 'robust', 'log1p']),
})
export const Encode = step('encode', {
  columns,
  method: z.enum(['label', 'ordinal', 'onehot', 'frequency', 'target']),
  order: list(text).min(1).max(10_000).optional().describe('for ordinal: the values from least to greatest'),
  top: z.int().min(1).max(200).default(20).describe('for onehot: columns for the most frequent values; the rest is "other"'),
  target: column.optional().describe('for target: the column that is predicted'),
  smooth: z.number().min(0).default(10).describe('for target: weight of the overall mean, in rows'),
})
export const Convert = step('convert', {
  columns,
  to: z.enum(['integer', 'number', 'boolean', 'date', 'datetime', 'text']),
  decimal: z.enum(['.', ',']).default('.').describe('decimal mark of texts that become numbers'),
  format: text.optional().describe('how dates are written: dd/mm/yyyy, mm/dd/yyyy, yyyy-mm-dd or a pattern as %d.%m.%y; found when absent'),
  true_values: list(text).max(50).optional().describe('texts that mean true; found when absent'),
  false_values: list(text).max(50).optional().describe('texts that mean false'),
  breaking: z
    .enum(['blank', 'remove_rows', 'keep'])
    .default('blank')
    .describe('cells that are none of the type: blank them, remove their rows, or keep the column as it is'),
})
export const Rename = step('rename', {
  names: z.record(column, column).describe('old name → new name'),
})
export const Select = step('select', { columns: columns.describe('columns to keep, in this order') })
export const Drop = step('drop', { columns: columns.describe('columns to leave out') })
export const Filter = step('filter', { where: expression.describe("rows for which it is true stay, e.g. age >= 18 and city = 'Auch'") })
export const Derive = step('derive', {
  name: newName,
  expression: expression.describe("e.g. total / nb, round(weight, 1), if(age < 18, 'young', 'adult')"),
  replace: z.boolean().default(false).describe('the column exists and is replaced'),
})

const AGGREGATES = ['rows', 'count', 'distinct', 'sum', 'mean', 'median', 'min', 'max', 'std', 'first', 'last'] as const
export const AggregateFunction = z.enum(AGGREGATES)
export type AggregateFunction = z.infer<typeof AggregateFunction>
export const Aggregate = step('aggregate', {
  by: list(column).max(50).describe('one row for each different combination of these; none: one row in all'),
  values: list(
    z.strictObject({
      column: column.optional().describe('not needed for rows'),
      function: AggregateFunction,
      name: column.optional().describe('name of the result; column_function when absent'),
    }),
  )
    .min(1)
    .max(500),
})
export const Join = step('join', {
  dataset: z.string().min(1).max(200).describe('id or name of the other dataset'),
  version: z.int().positive().optional().describe('its version; the latest when absent'),
  on: list(z.strictObject({ left: column, right: column }))
    .min(1)
    .max(20)
    .describe('columns that must be equal; missing equals nothing'),
  how: z.enum(['left', 'inner', 'full', 'semi', 'anti']).default('left'),
  columns: list(column).max(5000).optional().describe('columns of the other dataset to add; all but the keys when absent'),
  suffix: z.string().min(1).max(50).default('_2').describe('added to names that exist already'),
})
export const Pivot = step('pivot', {
  index: list(column).min(1).max(50).describe('one row for each different combination of these'),
  column: column.describe('its values become columns'),
  value: column.optional().describe('what is put into the cells; not needed for rows'),
  function: AggregateFunction.default('sum'),
  top: z.int().min(1).max(500).default(100).describe('refused when the column has more values'),
})
export const Unpivot = step('unpivot', {
  columns: columns.describe('columns that become rows'),
  name_to: column.default('variable'),
  value_to: column.default('value'),
  drop_missing: z.boolean().default(false),
})
export const Sample = step('sample', {
  rows: z.int().min(1).optional().describe('how many rows; or share'),
  share: z.number().gt(0).max(1).optional().describe('which part of the rows'),
  seed: z.int().nonnegative().default(42),
})
export const Sort = step('sort', {
  by: list(z.strictObject({ column, descending: z.boolean().default(false) }))
    .min(1)
    .max(20)
    .describe('missing comes last'),
})
export const Deduplicate = step('deduplicate', {
  columns: columns.optional().describe('columns that make rows equal; all when absent'),
  keep: z.enum(['first', 'last', 'none']).default('first'),
})
export const Split = step('split', {
  column,
  separator: z.string().min(1).max(20),
  into: list(column).min(2).max(50).describe('names of the parts; the last takes the rest'),
  keep: z.boolean().default(true).describe('keep the column itself'),
})
export const Bin = step('bin', {
  columns: numberColumns,
  method: z.enum(['width', 'quantile', 'custom']),
  bins: z.int().min(2).max(200).default(5),
  edges: list(z.number()).min(2).max(201).optional().describe('for custom: ascending; values outside become missing'),
  labels: list(text).min(1).max(200).optional().describe('one for each bin; [0, 5) when absent'),
  output: z.enum(['label', 'number']).default('label').describe('number counts from 0'),
})
export const DateParts = step('date_parts', {
  column: column.describe('column of dates'),
  parts: list(z.enum(['year', 'quarter', 'month', 'week', 'day', 'weekday', 'dayofyear', 'hour', 'minute']))
    .min(1)
    .max(9)
    .describe('weekday: 1 is Monday; week: ISO 8601'),
})

/** One step of a preparation as a recipe holds it. */
export const Step = z.discriminatedUnion('step', [
  MissingTokens,
  FillMissing,
  RemoveMissingRows,
  RemoveMissingColumns,
  Outliers,
  Scale,
  Encode,
  Convert,
  Rename,
  Select,
  Drop,
  Filter,
  Derive,
  Aggregate,
  Join,
  Pivot,
  Unpivot,
  Sample,
  Sort,
  Deduplicate,
  Split,
  Bin,
  DateParts,
])
export type Step = z.infer<typeof Step>
export type StepName = Step['step']
/** Settings of one kind of step. */
export type Settings<N extends StepName> = Extract<Step, { step: N }>

export const ColumnType = z.enum(['integer', 'number', 'boolean', 'date', 'datetime', 'text'])
export type ColumnType = z.infer<typeof ColumnType>
