import type { HeatMap } from '../chart.ts'
import type { Colour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { type Box, CHART_WIDTH, type Drawing, hatch, label, type Pen, tag, tile, tileWidth } from './pen.ts'

const ROW = 28
const HEAD = 26
const LEGEND = 34

export function drawHeatMap(chart: HeatMap, pen: Pen): Drawing {
  const left = Math.min(230, Math.max(60, ...chart.rows.map((row) => textWidth(`${row.label} ${row.unit ?? ''}`, 12)))) + 16
  const width = Math.min(96, (CHART_WIDTH - left) / Math.max(1, chart.columns.length))
  const heads = chart.columns.map((column, index) => drawHead(column, left + index * width, width, pen))
  const rows = chart.rows.map((row, index) => {
    const top = HEAD + index * ROW
    const boxes = chart.columns.map((_, column) => ({ left: left + column * width, top, width: width - 1, height: ROW - 1 }))
    return rowName(row, left - 12, top + 18, pen) + boxes.map((box, column) => drawCell(chart, index, column, { box, pen })).join('')
  })
  const bottom = HEAD + chart.rows.length * ROW
  return {
    width: CHART_WIDTH,
    height: bottom + LEGEND,
    body: [...heads, ...rows, legend(chart, left, bottom + 12, pen)].join(''),
    notes: [],
  }
}

function rowName(row: HeatMap['rows'][number], right: number, y: number, pen: Pen): string {
  const unit = row.unit ? label(pen, right, y, row.unit, { size: 12, anchor: 'end' }) : ''
  const unitWidth = row.unit ? textWidth(row.unit, 12) + 5 : 0
  const name = cutToWidth(row.label, right - unitWidth, 12)
  return unit + label(pen, right - unitWidth, y, name, { size: 12, colour: 'text', anchor: 'end' })
}

function drawHead(column: HeatMap['columns'][number], left: number, width: number, pen: Pen): string {
  if (column.category === undefined)
    return label(pen, left + width / 2, 16, cutToWidth(column.label, width - 4, 12), { size: 12, colour: 'text2', anchor: 'middle' })
  const badge = tileWidth(column.category)
  const text = cutToWidth(column.label, width - badge - 10, 12)
  const start = left + (width - badge - 5 - textWidth(text, 12)) / 2
  return tile(pen, start, 4, column.category) + label(pen, start + badge + 5, 16, text, { size: 12, colour: 'text2' })
}

function drawCell(chart: HeatMap, row: number, column: number, { box, pen }: { box: Box; pen: Pen }): string {
  const value = chart.values[row][column]
  if (value === null || !Number.isFinite(value)) return hatch(pen, box)
  const shade = chart.shades ? chart.shades[row][column] : value
  const step = shade === null ? undefined : stepOf(shade, chart.scale)
  const { left: x, top: y, width, height } = box
  const square = step === undefined ? '' : tag('rect', { x, y, width, height, fill: pen.paint(fillOf(chart, step)) })
  const text = pen.format.number(value, chart.rows[row].digits ?? 0)
  const colour = step === undefined ? 'text' : inkOf(chart, step)
  return square + label(pen, x + width / 2, y + 18, text, { size: 12, colour, anchor: 'middle' })
}

/** Step 0–8 of the ramp; beyond the ends of the scale the colour stays at its end. */
export function stepOf(value: number, { type, low = 0, high }: HeatMap['scale']): number {
  const from = type === 'diverging' ? -high : low
  return high > from ? Math.max(0, Math.min(8, Math.round(((value - from) / (high - from)) * 8))) : 4
}

const fillOf = (chart: HeatMap, step: number): Colour => (chart.scale.type === 'diverging' ? `diverging${step}` : `sequential${step}`)
const inkOf = (chart: HeatMap, step: number): Colour => (chart.scale.type === 'diverging' ? 'text' : `sequentialInk${step}`)

function legend(chart: HeatMap, left: number, top: number, pen: Pen): string {
  const { type, label: name, high, low = 0, digits = 1 } = chart.scale
  const number = type === 'diverging' ? pen.format.signed : pen.format.number
  const [first, last] = [number(type === 'diverging' ? -high : low, digits), number(high, digits)]
  const start = left + textWidth(`${name}  ${first}`, 11) + 6
  const squares = Array.from({ length: 9 }, (_, step) =>
    tag('rect', {
      x: start + step * 16,
      y: top,
      width: 15,
      height: 10,
      fill: pen.paint(fillOf(chart, step)),
      stroke: pen.paint('line'),
      'stroke-width': 0.5,
    }),
  )
  return [label(pen, left, top + 9, `${name}  ${first}`), ...squares, label(pen, start + 150, top + 9, last)].join('')
}
