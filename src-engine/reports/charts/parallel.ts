import type { ParallelCoordinates } from '../chart.ts'
import { categoryColour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { spread } from './lines.ts'
import { CHART_WIDTH, type Drawing, hatch, label, line, type Pen, short, tag, tile, tileWidth } from './pen.ts'
import { extent } from './scale.ts'

const TOP = 44
const HEIGHT = 200
const BOTTOM = TOP + HEIGHT

interface Placed {
  axis: ParallelCoordinates['axes'][number]
  x: number
  low: number
  high: number
}

export function drawParallel(chart: ParallelCoordinates, pen: Pen): Drawing {
  const names = Math.min(140, Math.max(0, ...chart.lines.map((each) => textWidth(each.label, 11)))) + 34
  const step = (CHART_WIDTH - names - 90) / Math.max(1, chart.axes.length - 1)
  const axes = chart.axes.map((axis, index) => place(chart, axis, index, 45 + index * step))
  const strokes = chart.lines.map((each) => drawStroke(each, axes, pen))
  const body = [...axes.map((axis) => drawAxis(axis, Math.min(step, 150), pen)), ...strokes, lineNames(chart, axes, pen)]
  return { width: CHART_WIDTH, height: BOTTOM + 26, body: body.join(''), notes: [] }
}

function place(chart: ParallelCoordinates, axis: Placed['axis'], index: number, x: number): Placed {
  const [low, high] = extent([...chart.lines.map(({ values }) => values[index]), axis.low, axis.high]) ?? [0, 1]
  const from = axis.low ?? low
  const to = axis.high ?? high
  return to > from ? { axis, x, low: from, high: to } : { axis, x, low: from - 0.5, high: from + 0.5 }
}

const yOf = ({ low, high }: Placed, value: number) => BOTTOM - ((value - low) / (high - low)) * HEIGHT

function drawAxis({ axis, x, low, high }: Placed, room: number, pen: Pen): string {
  const figure = (value: number) => pen.format.number(value, axis.digits ?? 0)
  return [
    line(pen, x, TOP, x, BOTTOM, 'edge'),
    label(pen, x, 14, cutToWidth(axis.label, room - 8, 11, 600), { colour: 'text2', anchor: 'middle', weight: 600 }),
    label(pen, x, TOP - 6, axis.unit ? `${figure(high)} ${axis.unit}` : figure(high), { anchor: 'middle' }),
    label(pen, x, BOTTOM + 15, figure(low), { anchor: 'middle' }),
  ].join('')
}

function drawStroke({ values, category }: ParallelCoordinates['lines'][number], axes: Placed[], pen: Pen): string {
  const colour = pen.paint(categoryColour(category))
  let d = ''
  let joined = false
  let gaps = ''
  axes.forEach((axis, index) => {
    const value = values[index]
    const known = value !== null && Number.isFinite(value)
    if (known) d += `${joined ? 'L' : 'M'}${short(axis.x)} ${short(yOf(axis, value))}`
    else gaps += hatch(pen, { left: axis.x - 4, top: BOTTOM - 8, width: 8, height: 8 })
    joined = known
  })
  const squares = axes.flatMap((axis, index) => {
    const value = values[index]
    return value !== null && Number.isFinite(value)
      ? [tag('rect', { x: axis.x - 2.5, y: yOf(axis, value) - 2.5, width: 5, height: 5, fill: colour })]
      : []
  })
  return [tag('path', { d, fill: 'none', stroke: colour, 'stroke-width': 1.75, 'stroke-linejoin': 'round' }), ...squares, gaps].join('')
}

/** Tile and name beside the last axis, at the height of the line. */
function lineNames(chart: ParallelCoordinates, axes: Placed[], pen: Pen): string {
  const last = axes.at(-1)
  if (!last) return ''
  const ends = chart.lines.map((each) => {
    const value = each.values[axes.length - 1]
    return { each, wanted: value !== null && Number.isFinite(value) ? yOf(last, value) : BOTTOM - 4 }
  })
  return spread(ends, TOP + 8, BOTTOM - 8, 19)
    .map(({ each, at }) => {
      const left = last.x + 12
      if (each.category === undefined) return label(pen, left, at + 4, cutToWidth(each.label, 140, 11), { colour: 'text' })
      const badge = tileWidth(each.category)
      return (
        tile(pen, left, at - 8, each.category) + label(pen, left + badge + 5, at + 4, cutToWidth(each.label, 120, 11), { colour: 'text' })
      )
    })
    .join('')
}
