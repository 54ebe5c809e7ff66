import { writeFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import type { ColumnType } from '../domain/cell-formats.ts'

export interface WriteWorkbookInput {
  path: string
  sheet: string
  columns: { name: string; type: ColumnType }[]
  /** Dates and moments as ISO text. */
  rows: (string | number | boolean | null)[][]
}

/** Writes a table as the one sheet of a workbook, dates as dates; texts are texts, so none of them is run as a formula. */
export function writeWorkbook({ path, sheet: name, columns, rows }: WriteWorkbookInput): void {
  const isTime = columns.map(({ type }) => type === 'date' || type === 'datetime')
  const cells = rows.map((row) =>
    row.map((cell, i) => (isTime[i] && typeof cell === 'string' ? new Date(`${cell}${cell.length > 10 ? 'Z' : 'T00:00:00Z'}`) : cell)),
  )
  const sheet = utils.aoa_to_sheet([columns.map((column) => column.name), ...cells], { cellDates: true, UTC: true, dense: true })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, sheetName(name))
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true, cellDates: true }) as Buffer, { flag: 'wx' })
}

/** At most 31 characters, none of those that Excel forbids. */
const sheetName = (name: string) => name.replace(/[:\\/?*[\]]/g, '_').slice(0, 31) || 'Data'
