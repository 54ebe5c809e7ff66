import type { BarChart } from '../chart.ts'
import { categoryColour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { CHART_WIDTH, type Drawing, hatch, label, line, named, type Pen, tag } from './pen.ts'
import { extent, type Scale, scaleOf } from './scale.ts'

const ROW = 24
const TOP = 8
const BAR = 14

export function drawBars(chart: BarChart, pen: Pen): Drawing {
  const known = chart.bars.flatMap(({ value, low, high }) => [value, low, high])
  const [least, most] = extent([0, ...known]) ?? [0, 1]
  const left = Math.min(220, Math.max(0, ...chart.bars.map((bar) => textWidth(bar.label, 12)))) + 12
  const right = CHART_WIDTH - figureWidth(chart, pen) - 10
  const scale = scaleOf(chart.value, [least, most], [left, right], pen.format, { round: true })
  const base = TOP + chart.bars.length * ROW
  const rows = chart.bars.map((bar, index) => drawRow(bar, TOP + index * ROW, { chart, scale, left, pen }))
  const body = [
    ...scale.ticks.map((tick) => line(pen, tick.at, TOP, tick.at, base)),
    ...rows,
    line(pen, scale.at(0), TOP, scale.at(0), base, 'edge'),
    ...scale.ticks.map((tick) => label(pen, tick.at, base + 15, tick.text, { anchor: 'middle' })),
    label(pen, right, base + 31, named(chart.value), { anchor: 'end' }),
  ]
  const notes = chart.interval && chart.bars.some((bar) => bar.low !== undefined) ? [pen.words.interval(chart.interval)] : []
  return { width: CHART_WIDTH, height: base + 36, body: body.join(''), notes }
}

const figure = ({ value }: BarChart, amount: number, { format }: Pen) =>
  value.type === 'share' ? format.share(amount, value.digits ?? 0) : format.number(amount, value.digits ?? 0)

const figureWidth = (chart: BarChart, pen: Pen) =>
  Math.max(0, ...chart.bars.map(({ value }) => (value === null ? 0 : textWidth(figure(chart, value, pen), 12))))

interface Row {
  chart: BarChart
  scale: Scale
  left: number
  pen: Pen
}

function drawRow(bar: BarChart['bars'][number], top: number, { chart, scale, left, pen }: Row): string {
  const text = label(pen, left - 12, top + 16, cutToWidth(bar.label, left - 12, 12), { size: 12, colour: 'text', anchor: 'end' })
  if (bar.value === null || !Number.isFinite(bar.value))
    return text + hatch(pen, { left: scale.at(0) + 1, top: top + 5, width: 48, height: BAR })
  const [from, to] = [scale.at(Math.min(0, bar.value)), scale.at(Math.max(0, bar.value))]
  const fill = pen.paint(bar.category === undefined ? 'accentLine' : categoryColour(bar.category))
  const mark = tag('rect', { x: from, y: top + 5, width: Math.max(0.5, to - from), height: BAR, fill })
  const { low, high } = bar
  const whisker =
    low === undefined || high === undefined
      ? ''
      : tag('path', { d: `M${scale.at(low)} ${top + 12}H${scale.at(high)}`, stroke: pen.paint('text'), 'stroke-width': 1.25 })
  const end = Math.max(to, high === undefined ? to : scale.at(high))
  return text + mark + whisker + label(pen, end + 6, top + 16, figure(chart, bar.value, pen), { size: 12, colour: 'text' })
}
