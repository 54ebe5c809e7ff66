import type { Palette } from './palette.ts'
import { svgDocument, svgPen } from './pen.ts'

const CELL = { width: 60, height: 25, gap: 1, label: 140, head: 34 }

interface Edge {
  label: string
  category?: number
}

interface Matrix {
  label: string
  corner: string
  rows: readonly Edge[]
  columns: readonly Edge[]
  values: readonly (readonly (number | null)[])[]
  print: (value: number) => string
  shade: (value: number) => { color: string; opacity: number }
  palette: Palette
}

/** The matrix as a file. */
export function matrixSvg({ label, corner, rows, columns, values, print, shade, palette }: Matrix): string {
  const elements: string[] = []
  const pen = svgPen(elements)
  const { tokens } = palette
  const left = (index: number) => CELL.label + index * (CELL.width + CELL.gap)
  const top = (index: number) => CELL.head + index * (CELL.height + CELL.gap)
  const edge = ({ label: text, category }: Edge, x: number, y: number, align: 'start' | 'end') => {
    if (category === undefined) return pen.text(text, x, y, { color: tokens.text2, align })
    const corner = align === 'end' ? x - 16 : x
    pen.rect(corner, y - 12, 16, 16, palette.category(category))
    pen.text(String(category), corner + 8, y, { color: palette.ink(category), align: 'middle', weight: 600 })
  }
  pen.text(corner, 8, CELL.head - 12, { color: tokens.text3 })
  columns.forEach((column, index) => {
    edge(column, left(index) + CELL.width - 8, CELL.head - 12, 'end')
  })
  rows.forEach((row, place) => {
    edge(row, 8, top(place) + 16, 'start')
    columns.forEach((_, index) => {
      const value = values[place]?.[index] ?? null
      if (value === null) return
      const { color, opacity } = shade(value)
      pen.rect(left(index), top(place), CELL.width, CELL.height, color, opacity)
      pen.text(print(value), left(index) + CELL.width - 8, top(place) + 16, { color: tokens.text, align: 'end', size: 12 })
    })
  })
  return svgDocument(elements, { width: left(columns.length) + 8, height: top(rows.length) + 8, background: tokens.surface, label })
}
