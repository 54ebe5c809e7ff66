import type { Column } from './answers.ts'

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'begins' | 'missing' | 'filled'

/** One condition on a column; all that are set have to hold. */
export interface Filter {
  column: string
  op: Operator
  /** As typed; dates as ISO. Empty for `missing` and `filled`. */
  value: string
}

const OF_ORDER = ['=', '!=', '<', '<=', '>', '>=', 'missing', 'filled'] as const satisfies readonly Operator[]
const OF_TEXT = ['contains', '=', '!=', 'begins', 'missing', 'filled'] as const satisfies readonly Operator[]
const OF_TRUTH = ['=', 'missing', 'filled'] as const satisfies readonly Operator[]

/** What can be asked of a column, the most useful first. */
export const operatorsOf = (type: Column['type']): readonly Operator[] =>
  type === 'text' ? OF_TEXT : type === 'boolean' ? OF_TRUTH : OF_ORDER

export const needsValue = (op: Operator) => op !== 'missing' && op !== 'filled'

/** Whether a value can stand in a condition on a column. */
export function fits(type: Column['type'], { op, value }: Pick<Filter, 'op' | 'value'>): boolean {
  if (!needsValue(op)) return true
  const text = value.trim()
  if (type === 'integer' || type === 'number') return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text)
  return text !== ''
}

/** The filter as the engine takes it; undefined for none. */
export function filterText(filters: readonly Filter[]): string | undefined {
  if (filters.length === 0) return undefined
  return JSON.stringify(filters.map(({ column, op, value }) => (needsValue(op) ? { column, op, value: value.trim() } : { column, op })))
}

/** With another condition; the same one is not put twice. */
export const withFilter = (filters: readonly Filter[], next: Filter): Filter[] => [
  ...filters.filter(({ column, op, value }) => column !== next.column || op !== next.op || value !== next.value),
  next,
]
