import { chartTable } from './chart-table.ts'
import { createFormat } from './format.ts'
import type { Cell, Report, TableBlock } from './report.ts'
import { cleanText } from './text.ts'
import { createWords } from './words.ts'

/**
 * The figures of a report for another program: lineage, then each table and the data of each chart after its title.
 *
 * Numbers are plain (point, no thousands mark, full precision), missing is empty; UTF-8 with BOM so that spreadsheets read accents.
 */
export function renderCsv(report: Report): string {
  const words = createWords(report.lang, createFormat(report.lang))
  const lineage = report.lineage.map(({ label, value }) => [label, value])
  const sections: Cell[][][] = [[[report.title], ...lineage]]
  for (const block of report.blocks) {
    if (block.kind === 'facts') sections.push(block.facts.map(({ label, value, unit = '' }) => [label, value, unit]))
    if (block.kind === 'table') sections.push(rowsOf(block))
    if (block.kind === 'chart') sections.push(rowsOf(chartTable(block, words)))
  }
  return `\ufeff${sections.map((rows) => rows.map(csvRow).join('')).join('\r\n')}`
}

const rowsOf = ({ title, columns, rows }: TableBlock): Cell[][] => [
  [title],
  columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label)),
  ...rows,
]

const csvRow = (cells: Cell[]) => `${cells.map(csvField).join(',')}\r\n`

/** A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
function csvField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = cleanText(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
