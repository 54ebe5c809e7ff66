import { rampIndex } from '../theme.ts'
import type { Palette } from './palette.ts'
import { svgDocument, svgPen } from './pen.ts'

const CELL = { width: 64, height: 25, gap: 1, label: 160 }

export interface HeatCell {
  value: number | null
  z: number | null
}

export interface HeatRow {
  key: string
  label: string
  unit?: string
  digits: number
  overall: number | null
  /** One per column. */
  cells: readonly HeatCell[]
  /** Share of variance between the columns, 0–1. */
  share?: number
}

interface Heat {
  label: string
  rows: readonly HeatRow[]
  columns: readonly { id: number }[]
  print: (row: HeatRow, cell: HeatCell) => string
  palette: Palette
  /** Nine colours, the middle one for zero. */
  ramp: readonly string[]
  /** z of the outermost colours. */
  limit: number
}

/** The heat table as a file. */
export function heatSvg({ label, rows, columns, print, palette, ramp, limit }: Heat): string {
  const elements: string[] = []
  const pen = svgPen(elements)
  const { tokens } = palette
  const left = (index: number) => CELL.label + index * (CELL.width + CELL.gap)
  const top = (index: number) => 28 + index * (CELL.height + CELL.gap)
  columns.forEach((column, index) => {
    pen.rect(left(index) + CELL.width - 16, 6, 16, 16, palette.category(column.id))
    pen.text(String(column.id), left(index) + CELL.width - 8, 18, { color: palette.ink(column.id), align: 'middle', weight: 600 })
  })
  rows.forEach((row, place) => {
    pen.text(row.unit ? `${row.label} (${row.unit})` : row.label, 8, top(place) + 16, { color: tokens.text2, size: 12 })
    row.cells.forEach((cell, index) => {
      if (cell.z !== null) pen.rect(left(index), top(place), CELL.width, CELL.height, ramp[rampIndex(cell.z, -limit, limit)])
      pen.text(print(row, cell), left(index) + CELL.width - 8, top(place) + 16, { color: tokens.text, align: 'end', size: 12 })
    })
  })
  return svgDocument(elements, { width: left(columns.length) + 8, height: top(rows.length) + 8, background: tokens.surface, label })
}
