import { type CellValue, isMissing, type TableColumn } from './columns.ts'

/** Plain cells for a clipboard or a file: the header, then one line per row. Missing is empty, numbers have a decimal point. */
export function delimited<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>, delimiter: '\t' | ',' | ';'): string {
  const lines = [columns.map((column) => quoted(header(column), delimiter)).join(delimiter)]
  for (const row of rows) lines.push(columns.map((column) => quoted(plain(column.value(row)), delimiter)).join(delimiter))
  return `${lines.join('\r\n')}\r\n`
}

const header = <Row>(column: TableColumn<Row>) => (column.unit ? `${column.header} (${column.unit})` : column.header)

const plain = (value: CellValue) => (isMissing(value) ? '' : String(value))

/** A text that a spreadsheet would run as a formula is defused with an apostrophe. */
function quoted(text: string, delimiter: string): string {
  const safe = /^[=@]|^[+-](?![\d.,]+(e[+-]?\d+)?$)/i.test(text) ? `'${text}` : text
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
