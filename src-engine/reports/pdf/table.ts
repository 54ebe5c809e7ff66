import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces'
import { cellText, isNumeric } from '../cells.ts'
import type { Pen } from '../charts/pen.ts'
import { categoryColour, categoryInk } from '../palette.ts'
import type { Cell, Column, TableBlock } from '../report.ts'
import { cleanText } from '../text.ts'
import { hasLongWord, textWidth } from '../text-width.ts'

/** More rows than this are no reading matter; the CSV holds them all. */
export const MOST_PDF_ROWS = 1_000
/** Width between the margins of an A4 page in points. */
export const PAGE_WIDTH = 499
const FONT_SIZE = 8
const PADDING = 8
const WIDEST_TEXT = 150
const TRACK = 40

/** A table as wide as the page; columns that do not fit follow in further tables which repeat the first column. */
export function pdfTable(block: TableBlock, pen: Pen): Content[] {
  const shown = block.rows.slice(0, MOST_PDF_ROWS)
  const widths = block.columns.map((column, index) => widthOf(column, index, shown, pen))
  return columnGroups(widths).map((group) => ({
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: stretched(group, widths, block.columns),
      body: [
        group.map((index) => headCell(block.columns[index], pen)),
        ...shown.map((row) => group.map((index) => bodyCell(row[index], block.columns[index], widths[index], pen))),
      ],
    },
    layout: tableLayout(pen),
    fontSize: FONT_SIZE,
    margin: [0, 2, 0, 6],
  }))
}

function widthOf(column: Column, index: number, rows: Cell[][], { format }: Pen): number {
  const head = Math.max(...column.label.split(' ').map((word) => textWidth(word, FONT_SIZE, 600))) + (column.unit ? 10 : 0)
  const texts = rows.map((row) => textWidth(cellText(row[index], column, format) ?? '', FONT_SIZE))
  const widest = texts.reduce((most, width) => Math.max(most, width), Math.min(head, WIDEST_TEXT)) + 2
  if (column.type === 'share') return widest + TRACK + 6
  return isNumeric(column) || column.type === 'date' ? widest : Math.min(widest, WIDEST_TEXT)
}

/** Which columns stand together so that none leaves the page. */
function columnGroups(widths: number[]): number[][] {
  const groups: number[][] = []
  let group: number[] = []
  let used = 0
  widths.forEach((width, index) => {
    if (group.length > 1 && used + width + PADDING > PAGE_WIDTH) {
      groups.push(group)
      group = [0]
      used = widths[0] + PADDING
    }
    group.push(index)
    used += width + PADDING
  })
  return [...groups, group]
}

/** What is left of the page goes to the columns in equal parts, so that a narrow table does not look torn off. */
function stretched(group: number[], widths: number[], columns: Column[]): number[] {
  const used = group.reduce((sum, index) => sum + widths[index] + PADDING, 0)
  const spare = Math.max(0, PAGE_WIDTH - used) / group.length
  return group.map((index) => widths[index] + (columns[index].type === 'category' ? spare * 0.8 : spare))
}

function headCell({ label, unit, ...column }: Column, { paint }: Pen): TableCell {
  const name = { text: cleanText(label), bold: true, color: paint('text2') }
  const measured = unit ? [name, { text: ` ${cleanText(unit)}`, color: paint('text3') }] : [name]
  return { text: measured, alignment: isNumeric(column) ? 'right' : 'left', verticalAlignment: 'bottom' }
}

function bodyCell(cell: Cell | undefined, column: Column, width: number, pen: Pen): TableCell {
  const text = cellText(cell, column, pen.format)
  if (text === undefined) return { text: '', fillColor: ['missing', pen.paint('missing')] } as unknown as TableCell
  if (column.type === 'category') return tileCell(Number(cell), cleanText(text), column.outline, pen)
  if (column.type === 'share' && typeof cell === 'number') return shareCell(cell, text, pen)
  if (isNumeric(column)) return { text: cleanText(text), alignment: 'right' }
  const safe = cleanText(text)
  const long = hasLongWord(safe, width, FONT_SIZE)
  return { text: safe, font: column.type === 'id' ? 'Plex Mono' : undefined, ...(long ? { wordBreak: 'break-all' } : {}) } as TableCell
}

function tileCell(id: number, text: string, outline = false, { paint }: Pen): TableCell {
  const padded = `\u00a0${text}\u00a0`
  if (outline)
    return { text: padded, bold: true, color: paint('text2'), decoration: 'underline', decorationColor: paint(categoryColour(id)) }
  return { text: [{ text: padded, bold: true, color: paint(categoryInk(id)), background: paint(categoryColour(id)) }] }
}

function shareCell(share: number, text: string, { paint }: Pen): TableCell {
  const bar = (w: number, color: string) => ({ type: 'rect', x: 0, y: 3, w, h: 4, color }) as const
  const filled = Math.max(0, Math.min(1, share)) * TRACK
  return {
    columns: [
      { text, alignment: 'right', width: '*' },
      { canvas: [bar(TRACK, paint('line')), bar(filled, paint('accentLine'))], width: TRACK },
    ],
    columnGap: 6,
  }
}

const tableLayout = ({ paint }: Pen): CustomTableLayout => ({
  hLineWidth: (line) => (line === 0 ? 0 : 0.5),
  hLineColor: (line) => paint(line === 1 ? 'lineStrong' : 'line'),
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => PADDING,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
})
