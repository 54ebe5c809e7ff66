import type { ScatterMatrix } from '../chart.ts'
import { cutToWidth } from '../text-width.ts'
import { CHART_WIDTH, type Drawing, label, named, type Pen, tag } from './pen.ts'
import { drawKey, drawSquares, type Square } from './points.ts'
import { extent } from './scale.ts'

const GAP = 6
const KEY = 24
const INSET = 4

/** Names on the diagonal, points below it, correlations above it. */
export function drawScatterMatrix(chart: ScatterMatrix, pen: Pen): Drawing {
  const { axes, correlations } = chart
  const side = (CHART_WIDTH - (axes.length - 1) * GAP) / Math.max(1, axes.length)
  const top = chart.names || chart.shade ? KEY : 0
  const cells = axes.flatMap((axis, row) =>
    axes.map((_, column) => {
      const corner = { x: column * (side + GAP), y: top + row * (side + GAP), side }
      if (row === column) return nameCell(named(axis), corner, pen)
      return column < row ? pointCell(chart, [column, row], corner, pen) : figureCell(correlations[row]?.[column] ?? null, corner, pen)
    }),
  )
  const key = top > 0 ? drawKey(chart, { right: CHART_WIDTH, top: 0, width: CHART_WIDTH }, pen) : ''
  const height = top + (axes.length === 0 ? 24 : axes.length * (side + GAP) - GAP)
  return { width: CHART_WIDTH, height, body: key + cells.join(''), notes: [] }
}

interface Corner {
  x: number
  y: number
  side: number
}

const frame = ({ x, y, side }: Corner, pen: Pen) =>
  tag('rect', { x, y, width: side, height: side, fill: 'none', stroke: pen.paint('line') })

function nameCell(name: string, corner: Corner, pen: Pen): string {
  const { x, y, side } = corner
  const text = cutToWidth(name, side - 2 * INSET, 12, 600)
  return frame(corner, pen) + label(pen, x + side / 2, y + side / 2 + 4, text, { size: 12, colour: 'text', weight: 600, anchor: 'middle' })
}

function figureCell(r: number | null, { x, y, side }: Corner, pen: Pen): string {
  if (r === null) return ''
  const text = `r = ${pen.format.signed(r)}`
  return label(pen, x + side / 2, y + side / 2 + 5, text, { size: 12 + Math.round(6 * Math.abs(r)), colour: 'text2', anchor: 'middle' })
}

function pointCell(chart: ScatterMatrix, [across, up]: [number, number], corner: Corner, pen: Pen): string {
  const { x, y, side } = corner
  const place = (values: readonly number[]) => {
    const [low, high] = extent(values) ?? [0, 1]
    return (value: number) => (high > low ? (value - low) / (high - low) : 0.5) * (side - 2 * INSET)
  }
  const [toX, toY] = [place(chart.values[across]), place(chart.values[up])]
  const squares = chart.values[across].map(
    (value, position): Square => ({ x: x + INSET + toX(value), y: y + side - INSET - toY(chart.values[up][position]), size: 2, position }),
  )
  return frame(corner, pen) + drawSquares(squares, chart, pen)
}
