import type { Format } from './format.ts'
import type { Cell, Column, Fact } from './report.ts'

export const isMissing = (cell: Cell | undefined): cell is null | undefined =>
  cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))

/** What a reader sees of a cell; undefined when it is missing. */
export function cellText(
  cell: Cell | undefined,
  { type, digits = 0 }: Pick<Column, 'type' | 'digits'>,
  format: Format,
): string | undefined {
  if (isMissing(cell)) return undefined
  if (type === 'date') return typeof cell === 'number' ? format.date(new Date(cell).toISOString()) : format.date(cell)
  if (typeof cell === 'string' || type === 'text' || type === 'id' || type === 'category') return String(cell)
  return type === 'share' ? format.share(cell, digits) : format.number(cell, digits)
}

export const factText = (fact: Fact, format: Format): string | undefined =>
  cellText(fact.value, { type: fact.type ?? (typeof fact.value === 'number' ? 'number' : 'text'), digits: fact.digits }, format)

export const isNumeric = ({ type }: Pick<Column, 'type'>): boolean => type === 'number' || type === 'share'
