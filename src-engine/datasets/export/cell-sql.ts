import { identifier, literal } from '#engine/warehouse/duckdb'
import type { Column } from '../contract.ts'
import type { WrittenAs } from '../domain/written-as.ts'

const ORDERS: Record<string, readonly string[]> = {
  'yyyy-mm-dd': ['%Y', '%m', '%d'],
  'dd/mm/yyyy': ['%d', '%m', '%Y'],
  'mm/dd/yyyy': ['%m', '%d', '%Y'],
}

/** The text of a cell as the file it came from writes it; null for a missing one. */
export function writtenSql({ name, type, format }: Column, written: WrittenAs | undefined, decimal: ',' | '.'): string {
  const cell = identifier(name)
  switch (type) {
    case 'text':
      return cell
    case 'boolean': {
      const [yes, no] = written?.words ?? ((format ?? 'true/false').split('/') as [string, string])
      return `CASE WHEN ${cell} THEN ${literal(yes)} WHEN NOT ${cell} THEN ${literal(no)} END`
    }
    case 'integer':
      return `${written?.group ? grouped(`(${cell})::BIGINT`, written.group) : `(${cell})::BIGINT::VARCHAR`}${percent(written)}`
    case 'number':
      return `${numberSql(`(${cell})::DOUBLE`, written?.group ?? null, decimal)}${percent(written)}`
    default:
      return `strftime(${cell}, ${literal(timePattern(type, format, written))})`
  }
}

function timePattern(type: 'date' | 'datetime', format: string | null, written: WrittenAs | undefined): string {
  const order = (format ?? 'yyyy-mm-dd').replace(/ hh:mm$/, '')
  const compact = order === 'yyyymmdd'
  const parts = compact ? ['%Y', '%m', '%d'] : (ORDERS[order] ?? ORDERS['yyyy-mm-dd'])
  const separator = compact ? '' : (written?.separator ?? (order.includes('/') ? '/' : '-'))
  return parts.join(separator) + (type === 'datetime' ? (written?.clock ?? 'T%H:%M:%S') : '')
}

/** The database writes the shortest decimals that are the same number, with an exponent where it is very large or small. */
function numberSql(value: string, group: string | null, decimal: ',' | '.'): string {
  const plain = `regexp_replace(${value}::VARCHAR, '\\.0$', '')`
  const marked = decimal === ',' ? `replace(${plain}, '.', ',')` : plain
  if (group === null) return marked
  const parts = `string_split(${plain}, '.')`
  const fraction = `CASE WHEN len(${parts}) > 1 THEN ${literal(decimal)} || ${parts}[2] ELSE '' END`
  const isLarge = `abs(${value}) >= 1000 AND abs(${value}) < 1e15`
  return `CASE WHEN ${isLarge} THEN ${grouped(`${parts}[1]::BIGINT`, group)} || ${fraction} ELSE ${marked} END`
}

const grouped = (whole: string, group: string) => `replace(format('{:,}', ${whole}), ',', ${literal(group)})`

const percent = (written: WrittenAs | undefined) => (written?.percent ? ` || ${literal(written.percent)}` : '')
