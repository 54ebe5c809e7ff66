import type { Column } from '../contract.ts'

/** Expression of a column of a version. */
export type ColumnSql = Column & { sql: string }

export const isNumber = ({ type }: Pick<Column, 'type'>): boolean => type === 'integer' || type === 'number'
export const isTime = ({ type }: Pick<Column, 'type'>): boolean => type === 'date' || type === 'datetime'
/** Columns whose values are told one by one: texts, truth values and anything with few values. */
export const isCategory = ({ type, distinct }: Pick<Column, 'type' | 'distinct'>): boolean =>
  type === 'text' || type === 'boolean' || distinct <= 20

/** A number for every value that can be put on an axis: days for dates, seconds for moments. */
export function axisSql({ type, sql }: Pick<ColumnSql, 'type' | 'sql'>): string {
  if (type === 'date') return `(epoch(${sql}) / 86400)::DOUBLE`
  return type === 'datetime' ? `epoch(${sql})::DOUBLE` : `(${sql})::DOUBLE`
}

/** The way back from {@link axisSql}: the number, or the ISO day or moment. */
export function fromAxis(type: Column['type'], value: number): number | string {
  if (type === 'date') return new Date(Math.floor(value) * 86_400_000).toISOString().slice(0, 10)
  return type === 'datetime' ? new Date(value * 1000).toISOString().slice(0, 19) : value
}

/** The value as an analyst reads it. */
export const shownSql = ({ type, sql }: Pick<ColumnSql, 'type' | 'sql'>): string =>
  type === 'datetime' ? `strftime(${sql}, '%Y-%m-%dT%H:%M:%S')` : type === 'date' ? `strftime(${sql}, '%Y-%m-%d')` : `(${sql})::VARCHAR`
