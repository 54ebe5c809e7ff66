import type { BoxChart } from '../chart.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { CHART_WIDTH, type Drawing, label, line, named, type Pen, tag } from './pen.ts'
import { type Domain, extent, type Scale, scaleOf } from './scale.ts'

const ROW = 28
const TOP = 8
const BOX = 14
const FIGURE = 64

type Box = BoxChart['boxes'][number]

/** One box per row: quartiles, median, whiskers, and what lies beyond them as small squares. */
export function drawBoxes(chart: BoxChart, pen: Pen): Drawing {
  const { boxes, ownAxes } = chart
  const names = Math.min(220, Math.max(0, ...boxes.map((box) => textWidth(box.label, 12)))) + 12
  const left = names + (ownAxes ? FIGURE : 0)
  const right = CHART_WIDTH - (ownAxes ? FIGURE : 16)
  const base = TOP + boxes.length * ROW
  const scaleTo = (domain: Domain, round: boolean) => scaleOf(chart.value, domain, [left, right], pen.format, { round })
  const shared = scaleTo(extent(boxes.flatMap(valuesOf)) ?? [0, 1], true)
  const rows = boxes.map((box, index) => {
    const top = TOP + index * ROW
    const own = extent(valuesOf(box)) ?? [0, 1]
    const name = label(pen, names - 12, top + ROW / 2 + 4, cutToWidth(box.label, names - 12, 12), {
      size: 12,
      colour: 'text',
      anchor: 'end',
    })
    return (
      name +
      drawBox(box, top + ROW / 2, ownAxes ? scaleTo(own, false) : shared, pen) +
      (ownAxes ? ends(own, top + ROW / 2 + 4, [left, right], pen) : '')
    )
  })
  if (ownAxes) return { width: CHART_WIDTH, height: base + 8, body: rows.join(''), notes: [pen.words.ownAxes] }
  const body = [
    ...shared.ticks.map((tick) => line(pen, tick.at, TOP, tick.at, base)),
    ...rows,
    line(pen, left, base, right, base, 'edge'),
    ...shared.ticks.map((tick) => label(pen, tick.at, base + 15, tick.text, { anchor: 'middle' })),
    label(pen, right, base + 31, named(chart.value), { anchor: 'end' }),
  ]
  return { width: CHART_WIDTH, height: base + 36, body: body.join(''), notes: [] }
}

const valuesOf = ({ low, high, outliers }: Box) => [low, high, ...outliers]

function ends([least, greatest]: Domain, y: number, [left, right]: Domain, pen: Pen): string {
  const style = { size: 11, colour: 'text3' } as const
  const before = label(pen, left - 8, y, pen.format.general(least), { ...style, anchor: 'end' })
  return before + label(pen, right + 8, y, pen.format.general(greatest), style)
}

function drawBox({ low, q1, median, q3, high, outliers }: Box, middle: number, scale: Scale, pen: Pen): string {
  if (![low, q1, median, q3, high].every(Number.isFinite)) return ''
  const [from, to, centre] = [q1, q3, median].map(scale.at)
  const box = { x: from, y: middle - BOX / 2, width: Math.max(0.5, to - from), height: BOX }
  const whiskers = [
    line(pen, scale.at(low), middle, from, middle, 'text2'),
    line(pen, to, middle, scale.at(high), middle, 'text2'),
    ...[low, high].map((end) => line(pen, scale.at(end), middle - 4, scale.at(end), middle + 4, 'text2')),
  ]
  const squares = outliers
    .filter(Number.isFinite)
    .map((value) => `M${(scale.at(value) - 1.5).toFixed(1)} ${(middle - 1.5).toFixed(1)}h3v3h-3z`)
  const far = squares.length > 0 ? tag('path', { d: squares.join(''), fill: pen.paint('text3'), 'fill-opacity': 0.7 }) : ''
  const body = tag('rect', { ...box, fill: pen.paint('accentLine'), stroke: pen.paint('text2'), 'stroke-width': 1 })
  return whiskers.join('') + body + line(pen, centre, middle - BOX / 2, centre, middle + BOX / 2, 'text', { 'stroke-width': 2 }) + far
}
