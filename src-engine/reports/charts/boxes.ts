import type { BoxChart } from '../chart.ts'
import { categoryColour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { CHART_WIDTH, type Drawing, label, line, named, type Pen, tag } from './pen.ts'
import { extent, type Scale, scaleOf } from './scale.ts'

const ROW = 28
const TOP = 8
const BOX = 14

/** One box per row on a shared axis: quartiles, median, whiskers, and what lies beyond them as small squares. */
export function drawBoxes(chart: BoxChart, pen: Pen): Drawing {
  const known = chart.boxes.flatMap(({ low, high, outliers }) => [low, high, ...outliers])
  const domain = extent(known) ?? [0, 1]
  const left = Math.min(220, Math.max(0, ...chart.boxes.map((box) => textWidth(box.label, 12)))) + 12
  const right = CHART_WIDTH - 16
  const scale = scaleOf(chart.value, domain, [left, right], pen.format, { round: true })
  const base = TOP + chart.boxes.length * ROW
  const body = [
    ...scale.ticks.map((tick) => line(pen, tick.at, TOP, tick.at, base)),
    ...chart.boxes.map((box, index) => drawBox(box, TOP + index * ROW, { scale, left, pen })),
    line(pen, left, base, right, base, 'edge'),
    ...scale.ticks.map((tick) => label(pen, tick.at, base + 15, tick.text, { anchor: 'middle' })),
    label(pen, right, base + 31, named(chart.value), { anchor: 'end' }),
  ]
  return { width: CHART_WIDTH, height: base + 36, body: body.join(''), notes: [] }
}

interface Place {
  scale: Scale
  left: number
  pen: Pen
}

function drawBox(
  { label: text, low, q1, median, q3, high, outliers, category }: BoxChart['boxes'][number],
  top: number,
  { scale, left, pen }: Place,
): string {
  const name = label(pen, left - 12, top + ROW / 2 + 4, cutToWidth(text, left - 12, 12), { size: 12, colour: 'text', anchor: 'end' })
  const middle = top + ROW / 2
  const [from, to] = [scale.at(q1), scale.at(q3)]
  if (![low, q1, median, q3, high].every(Number.isFinite)) return name
  const fill = pen.paint(category === undefined ? 'accentLine' : categoryColour(category))
  const box = {
    x: from,
    y: middle - BOX / 2,
    width: Math.max(0.5, to - from),
    height: BOX,
    fill,
    stroke: pen.paint('text2'),
    'stroke-width': 1,
  }
  const whiskers = [
    line(pen, scale.at(low), middle, from, middle, 'text2'),
    line(pen, to, middle, scale.at(high), middle, 'text2'),
    ...[low, high].map((end) => line(pen, scale.at(end), middle - 4, scale.at(end), middle + 4, 'text2')),
  ]
  const squares = outliers
    .filter(Number.isFinite)
    .map((value) => `M${(scale.at(value) - 1.5).toFixed(1)} ${(middle - 1.5).toFixed(1)}h3v3h-3z`)
  const far = squares.length > 0 ? tag('path', { d: squares.join(''), fill: pen.paint('text3'), 'fill-opacity': 0.7 }) : ''
  const line50 = line(pen, scale.at(median), middle - BOX / 2, scale.at(median), middle + BOX / 2, 'text', { 'stroke-width': 2 })
  return name + whiskers.join('') + tag('rect', box) + line50 + far
}
