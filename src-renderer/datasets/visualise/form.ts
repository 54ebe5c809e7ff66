import type { Column } from '../answers.ts'
import { type Filter, filterText, type Operator } from '../filters.ts'
import type { Aggregate, ChartConfig, ChartType, Method } from './answers.ts'

export const KINDS = ['histogram', 'box', 'scatter', 'scatter_matrix', 'bar', 'line', 'outliers'] as const satisfies readonly ChartType[]
export const AGGREGATES = ['mean', 'sum', 'median', 'min', 'max', 'count'] as const satisfies readonly Aggregate[]
export const METHODS = ['iqr', 'zscore', 'modified_zscore'] as const satisfies readonly Method[]
export const USUAL_FACTOR: Record<Method, number> = { iqr: 1.5, zscore: 3, modified_zscore: 3.5 }
export const MOST_MATRIX_COLUMNS = 6
const MOST_COLUMNS = 20
/** Columns with more values than this are no groups that a reader tells apart. */
const MOST_GROUPS = 100

export type ColumnField = 'x' | 'y' | 'colour' | 'size'
type Need = 'number' | 'axis' | 'group' | 'colour' | 'any'

/** What is chosen on the page; what a kind of chart does not use stays for when it is chosen again. */
export interface ChartForm {
  type: ChartType
  x: string | null
  y: string | null
  columns: readonly string[]
  colour: string | null
  size: string | null
  /** Null: rows are counted, or the mean is taken when y is chosen. */
  aggregate: Aggregate | null
  /** Null: as many as Freedman and Diaconis say. */
  bins: number | null
  method: Method
  factor: number | null
  filters: readonly Filter[]
  /** A filter that was written by hand and is kept as it is. */
  writtenFilter?: string
  seed?: number
  /** Empty: made from the columns. */
  title: string
}

interface Field {
  field: ColumnField
  needs: Need
  optional?: boolean
}

/** The single columns that a kind of chart takes, in the order in which they are asked for. */
export const FIELDS: Record<ChartType, readonly Field[]> = {
  histogram: [
    { field: 'x', needs: 'axis' },
    { field: 'colour', needs: 'group', optional: true },
  ],
  box: [{ field: 'x', needs: 'group', optional: true }],
  scatter: [
    { field: 'x', needs: 'axis' },
    { field: 'y', needs: 'axis' },
    { field: 'colour', needs: 'colour', optional: true },
    { field: 'size', needs: 'number', optional: true },
  ],
  scatter_matrix: [{ field: 'colour', needs: 'colour', optional: true }],
  bar: [
    { field: 'x', needs: 'any' },
    { field: 'y', needs: 'number', optional: true },
  ],
  line: [
    { field: 'x', needs: 'axis' },
    { field: 'y', needs: 'number', optional: true },
    { field: 'colour', needs: 'group', optional: true },
  ],
  outliers: [],
}

/** Kinds that take several columns of numbers, with how many. */
export const MANY: Partial<Record<ChartType, { least: number; most: number }>> = {
  box: { least: 1, most: MOST_COLUMNS },
  scatter_matrix: { least: 2, most: MOST_MATRIX_COLUMNS },
  outliers: { least: 0, most: MOST_COLUMNS },
}

const isNumber = ({ type }: Column) => type === 'integer' || type === 'number'
const isTime = ({ type }: Column) => type === 'date' || type === 'datetime'
const isGroup = (column: Column) =>
  !isTime(column) && (column.type === 'text' || column.type === 'boolean' ? column.distinct <= MOST_GROUPS : column.distinct <= 20)

const SUITS: Record<Need, (column: Column) => boolean> = {
  number: isNumber,
  axis: (column) => isNumber(column) || isTime(column),
  group: isGroup,
  colour: (column) => isNumber(column) || isGroup(column),
  any: () => true,
}

/** The columns that suit a need and hold any value. */
export const columnsFor = (needs: Need, columns: readonly Column[]): Column[] =>
  columns.filter((column) => column.distinct > 0 && SUITS[needs](column))

export const numberColumns = (columns: readonly Column[]): Column[] => columnsFor('number', columns)

/** A form that begins with what the columns allow. */
export function newForm(columns: readonly Column[]): ChartForm {
  const empty: ChartForm = {
    type: 'histogram',
    x: null,
    y: null,
    columns: [],
    colour: null,
    size: null,
    aggregate: null,
    bins: null,
    method: 'iqr',
    factor: null,
    filters: [],
    title: '',
  }
  return withKind(empty, numberColumns(columns).length > 0 ? 'histogram' : 'bar', columns)
}

/** Another kind of chart over the same columns where they suit it, and over the first ones that do where they do not. */
export function withKind(form: ChartForm, type: ChartType, columns: readonly Column[]): ChartForm {
  const next: ChartForm = { ...form, type }
  const taken = new Set<string>()
  for (const { field, needs, optional } of FIELDS[type]) {
    const suiting = columnsFor(needs, columns).filter(({ name }) => !taken.has(name))
    const best = suiting.filter(PREFERRED[type]?.[field] ?? SUITS[needs])
    const kept = (best.length > 0 ? best : suiting).find(({ name }) => name === form[field])?.name
    next[field] = kept ?? (optional ? null : (likeliest(best, suiting)?.name ?? null))
    if (next[field] !== null) taken.add(next[field])
  }
  const many = MANY[type]
  if (many) next.columns = manyFor(form, type, many, columns)
  return next
}

/** Bars want few categories, lines a date; where the dataset has such columns, others are not kept from another kind of chart. */
const PREFERRED: Partial<Record<ChartType, Partial<Record<ColumnField, (column: Column) => boolean>>>> = {
  bar: { x: isGroup },
  line: { x: isTime },
}

/** Measures vary, and have more values than a group; words stand for groups before numbers do. */
function likeliest(best: readonly Column[], suiting: readonly Column[]): Column | undefined {
  const varying = best.filter(({ distinct }) => distinct > 1)
  const isMeasure = (column: Column) => isNumber(column) && !isGroup(column)
  return (
    varying.find(isMeasure) ??
    varying.find(({ type }) => type === 'text') ??
    varying[0] ??
    suiting.find(({ distinct }) => distinct > 1) ??
    suiting[0]
  )
}

function manyFor(form: ChartForm, type: ChartType, { least, most }: { least: number; most: number }, columns: readonly Column[]): string[] {
  // Outliers are looked for in all columns until some are chosen.
  if (type === 'outliers') return []
  const numbers = numberColumns(columns).filter(({ distinct }) => distinct > 1)
  const suits = (name: string) => numbers.some((column) => column.name === name)
  const kept = form.columns.filter(suits).slice(0, most)
  if (kept.length >= least) return kept
  const named = [form.y, form.x].filter((name): name is string => name !== null && suits(name))
  const wished = type === 'box' ? 1 : 4
  return [...new Set([...kept, ...named, ...numbers.map(({ name }) => name)])].slice(0, wished)
}

/** What is still to be chosen before the chart can be drawn. */
export function lacking({ type, columns, ...form }: ChartForm): (ColumnField | 'columns')[] {
  const single = FIELDS[type].filter(({ field, optional }) => !optional && form[field] === null).map(({ field }) => field)
  return columns.length < (MANY[type]?.least ?? 0) ? ['columns', ...single] : single
}

/** The chart as the engine takes it. */
export function configOf(form: ChartForm): ChartConfig {
  const { type, title, filters, writtenFilter, aggregate, bins, method, factor, seed } = form
  const filter = filters.length > 0 ? filterText(filters) : writtenFilter
  const given = (field: ColumnField) => (FIELDS[type].some((one) => one.field === field) ? (form[field] ?? undefined) : undefined)
  const columns = form.columns.length > 0 ? [...form.columns] : undefined
  const kinds: Partial<Record<ChartType, Partial<ChartConfig>>> = {
    histogram: { bins: bins ?? undefined },
    box: form.columns.length === 1 ? { y: form.columns[0], x: given('x') } : { x: undefined, columns },
    scatter: { seed },
    scatter_matrix: { columns, seed },
    bar: { aggregate: form.y === null ? undefined : (aggregate ?? undefined) },
    line: { aggregate: form.y === null ? undefined : (aggregate ?? undefined) },
    outliers: { columns, method, factor: factor ?? undefined },
  }
  const config: ChartConfig = {
    type,
    x: given('x'),
    y: given('y'),
    colour: given('colour'),
    size: given('size'),
    ...kinds[type],
    filter,
    title: title.trim() || undefined,
  }
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as ChartConfig
}

/** The form that makes a saved chart. */
export function formOf(config: ChartConfig, columns: readonly Column[]): ChartForm {
  const { type, x, y, colour, size, aggregate, bins, method = 'iqr', factor, filter, seed, title = '' } = config
  const isOneBox = type === 'box' && y !== undefined
  return {
    ...newForm(columns),
    type,
    x: x ?? null,
    y: isOneBox ? null : (y ?? null),
    columns: isOneBox ? [y] : (config.columns ?? []),
    colour: colour ?? null,
    size: size ?? null,
    aggregate: aggregate ?? null,
    bins: bins ?? null,
    method,
    factor: factor ?? null,
    ...filtersOf(filter),
    seed,
    title,
  }
}

/** Conditions that the page can show one by one; anything else stays as it was written. */
export function filtersOf(filter: string | undefined): Pick<ChartForm, 'filters' | 'writtenFilter'> {
  if (filter === undefined) return { filters: [] }
  if (!filter.startsWith('[')) return { filters: [], writtenFilter: filter }
  const given = JSON.parse(filter) as { column: string; op: Operator | 'in'; value?: unknown }[]
  const plain = given.every(({ op, value }) => op !== 'in' && !Array.isArray(value))
  if (!plain) return { filters: [], writtenFilter: filter }
  return {
    filters: given.map(({ column, op, value }) => ({ column, op: op as Operator, value: value === undefined ? '' : String(value) })),
  }
}

/** Whether two configurations make the same chart. */
export const isSame = (a: ChartConfig, b: ChartConfig) => {
  const written = (config: ChartConfig) => JSON.stringify(Object.entries(config).sort(([one], [other]) => one.localeCompare(other)))
  return written(a) === written(b)
}
