import type { NamedColumn, Step } from './answers.ts'

/** The part of JSON Schema in which the settings of a step are written. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: readonly string[]
  default?: unknown
  description?: string
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minItems?: number
  maxLength?: number
}

export type FieldKind =
  | 'column'
  | 'columns'
  | 'words'
  | 'numbers'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'number'
  | 'text'
  | 'expression'
  | 'pairs'
  | 'rows'
  | 'dataset'

/** One setting of a step as a form shows it. */
export interface Field {
  name: string
  kind: FieldKind
  required: boolean
  default?: unknown
  min: number
  max: number
  /** Whole numbers only. */
  whole: boolean
  /** Entries that a list needs. */
  least: number
  choices: readonly string[]
  /** Of the rows of a list. */
  fields: readonly Field[]
}

/** In the schema a name of a column is a text of this length, and an expression of that. */
const COLUMN_LENGTH = 500
const EXPRESSION_LENGTH = 10_000
/** Names of columns that the step makes; all others are columns that are there. */
const NEW_COLUMNS = new Set(['derive.name', 'aggregate.name', 'unpivot.name_to', 'unpivot.value_to', 'split.into'])

type Condition = Record<string, readonly string[]>
/** Settings that matter only with certain values of others. */
const ONLY_WITH: Record<string, Condition> = {
  'fill_missing.value': { method: ['constant'] },
  'fill_missing.by': { method: ['mean', 'median', 'mode', 'min', 'max', 'forward'] },
  'outliers.factor': { method: ['iqr', 'zscore', 'modified_zscore'] },
  'outliers.low': { method: ['range'] },
  'outliers.high': { method: ['range'] },
  'encode.order': { method: ['ordinal'] },
  'encode.top': { method: ['onehot'] },
  'encode.target': { method: ['target'] },
  'encode.smooth': { method: ['target'] },
  'convert.decimal': { to: ['integer', 'number'] },
  'convert.format': { to: ['date', 'datetime'] },
  'convert.true_values': { to: ['boolean'] },
  'convert.false_values': { to: ['boolean'] },
  'join.columns': { how: ['left', 'inner', 'full'] },
  'join.suffix': { how: ['left', 'inner', 'full'] },
  'bin.bins': { method: ['width', 'quantile'] },
  'bin.edges': { method: ['custom'] },
  'bin.labels': { output: ['label'] },
}
/** Settings without which a step with these values cannot run, though the schema lets them out. */
const NEEDED_WITH = new Set(['fill_missing.value', 'encode.order', 'encode.target', 'bin.edges'])

const NUMBERS = ['integer', 'number']
/** Types of the columns that a step can work on. */
const FITS: Record<string, readonly string[]> = {
  'outliers.columns': NUMBERS,
  'scale.columns': NUMBERS,
  'bin.columns': NUMBERS,
  'date_parts.column': ['date', 'datetime'],
}

/** The settings of one kind of step; those that its present values make pointless are left out. */
export function fieldsOf(schema: Schema, step: Step): Field[] {
  return fieldsIn(schema, step.step).filter(({ name }) => isOfUse(schema, step, name))
}

function fieldsIn({ properties = {}, required = [] }: Schema, kind: string): Field[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'step' && name !== 'enabled')
    .map(([name, schema]) => ({
      name,
      kind: kindOf(schema, kind, name),
      required: required.includes(name) || NEEDED_WITH.has(`${kind}.${name}`),
      default: schema.default,
      min: schema.minimum ?? schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY,
      max: schema.maximum ?? Number.POSITIVE_INFINITY,
      whole: schema.type === 'integer',
      least: schema.minItems ?? 0,
      choices: schema.enum ?? schema.items?.enum ?? [],
      fields: schema.items?.type === 'object' ? fieldsIn(schema.items, kind) : [],
    }))
}

function kindOf({ type, items, maxLength, ...schema }: Schema, step: string, name: string): FieldKind {
  const makes = NEW_COLUMNS.has(`${step}.${name}`)
  if (type === 'boolean') return 'flag'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'object') return 'pairs'
  if (type === 'array') {
    if (items?.type === 'object') return 'rows'
    if (items?.type === 'number') return 'numbers'
    if (items?.enum) return 'choices'
    return items?.maxLength === COLUMN_LENGTH && !makes ? 'columns' : 'words'
  }
  if (schema.enum) return 'choice'
  if (step === 'join' && name === 'dataset') return 'dataset'
  if (maxLength === EXPRESSION_LENGTH) return 'expression'
  return maxLength === COLUMN_LENGTH && !makes ? 'column' : 'text'
}

function isOfUse(schema: Schema, step: Step, name: string): boolean {
  const condition = ONLY_WITH[`${step.step}.${name}`]
  if (!condition) return true
  return Object.entries(condition).every(([other, values]) => values.includes(String(step[other] ?? schema.properties?.[other]?.default)))
}

/** Columns that a field offers. */
export const fittingColumns = (step: string, field: Pick<Field, 'name'>, columns: readonly NamedColumn[]): NamedColumn[] => {
  const types = FITS[`${step}.${field.name}`]
  return types ? columns.filter(({ type }) => types.includes(type)) : [...columns]
}

/** A step of a kind with what is sure from the start: the column looked at, where it fits, and the only choice of a field. */
export function newStep(kind: string, schema: Schema, column: NamedColumn | undefined): Step {
  const step: Step = { step: kind }
  for (const field of fieldsIn(schema, kind)) {
    const fits = column !== undefined && fittingColumns(kind, field, [column]).length > 0
    if (field.name === 'columns' && field.kind === 'columns' && kind !== 'join' && fits) step.columns = [column.name]
    if (field.name === 'column' && field.kind === 'column' && fits) step.column = column.name
    if (field.required && field.kind === 'choice') step[field.name] = field.choices[0]
  }
  return step
}

/** The step without what is empty, pointless or the default. */
export function cleanStep(schema: Schema, step: Step): Step {
  const clean: Step = { step: step.step }
  if (step.enabled === false) clean.enabled = false
  for (const field of fieldsOf(schema, step)) {
    const value = step[field.name]
    if (!isEmpty(value) && value !== field.default) clean[field.name] = value
  }
  if (step.step === 'aggregate') clean.by ??= []
  return clean
}

/** Names of the settings without which the step cannot run. */
export function lackingFields(schema: Schema, step: Step): string[] {
  const lacking = fieldsOf(schema, step)
    .filter((field) => field.required && !(step.step === 'aggregate' && field.name === 'by'))
    .filter((field) => !isFilled(field, step[field.name]))
    .map(({ name }) => name)
  if (step.step === 'sample' && (step.rows === undefined) === (step.share === undefined)) lacking.push('rows')
  if (step.step === 'outliers' && step.method === 'range' && step.low === undefined && step.high === undefined) lacking.push('low')
  return lacking
}

function isFilled({ kind, least, fields }: Field, value: unknown): boolean {
  if (isEmpty(value)) return false
  if (Array.isArray(value) && value.length < least) return false
  if (kind !== 'rows') return true
  return (value as Record<string, unknown>[]).every((row) => {
    const needsColumn = 'function' in row && row.function !== 'rows'
    return fields.every(({ name, required }) => !(required || (needsColumn && name === 'column')) || !isEmpty(row[name]))
  })
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0)
