import type { LineChart, LineSeries } from '../chart.ts'
import { type Colour, categoryColour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import type { Plot } from './axes.ts'
import { label, line, type Pen, short, tag } from './pen.ts'
import { type Domain, extent } from './scale.ts'

const timeOf = (at: number | string) => (typeof at === 'number' ? at : Date.parse(at))

export function lineDomains(chart: LineChart): { x?: Domain; y?: Domain } {
  const seen = chart.series.flatMap(({ values, low = [], high = [] }) => [...values, ...low, ...high])
  return { x: extent(chart.at.map(timeOf)), y: extent(seen) }
}

/** Room at the right for the names at the ends of the lines. */
export const endLabelsWidth = (chart: LineChart): number =>
  Math.min(170, Math.max(0, ...chart.series.map((series) => textWidth(series.label, 11, 600)))) + 12

export function drawLines(chart: LineChart, plot: Plot, pen: Pen, named = true): string {
  const xs = chart.at.map((at) => plot.x.at(timeOf(at)))
  const marks = (chart.marks ?? []).map((mark) => drawMark(mark, plot, pen))
  const bands = chart.series.map((series) => band(series, xs, plot, pen))
  const strokes = chart.series.map((series) => stroke(series, xs, plot, pen))
  return [...marks, ...bands, ...strokes, named ? endLabels(chart, plot, pen) : ''].join('')
}

const colourOf = (series: LineSeries): Colour => (series.category === undefined ? 'edge' : categoryColour(series.category))
const isNumber = (value: number | null | undefined): value is number => typeof value === 'number' && Number.isFinite(value)

function stroke(series: LineSeries, xs: number[], { y }: Plot, pen: Pen): string {
  let d = ''
  let dots = ''
  series.values.forEach((value, index) => {
    if (!isNumber(value)) return
    const joined = isNumber(series.values[index - 1])
    d += `${joined ? 'L' : 'M'}${short(xs[index])} ${short(y.at(value))}`
    const alone = !joined && !isNumber(series.values[index + 1])
    if (alone || xs.length <= 30) dots += `M${short(xs[index] - 2)} ${short(y.at(value) - 2)}h4v4h-4z`
  })
  const colour = pen.paint(colourOf(series))
  const dash = series.dashed ? '5 3' : undefined
  const trace = tag('path', { d, fill: 'none', stroke: colour, 'stroke-width': 1.5, 'stroke-linejoin': 'round', 'stroke-dasharray': dash })
  return dots ? trace + tag('path', { d: dots, fill: colour }) : trace
}

function band({ low, high, ...series }: LineSeries, xs: number[], { y }: Plot, pen: Pen): string {
  if (!low || !high) return ''
  const both = xs.flatMap((x, index) => (isNumber(low[index]) && isNumber(high[index]) ? [{ x, low: low[index], high: high[index] }] : []))
  const there = both.map((at) => `${short(at.x)} ${short(y.at(at.high))}`)
  const back = both.toReversed().map((at) => `${short(at.x)} ${short(y.at(at.low))}`)
  return both.length < 2
    ? ''
    : tag('path', { d: `M${[...there, ...back].join('L')}z`, fill: pen.paint(colourOf(series)), 'fill-opacity': 0.16 })
}

function drawMark(mark: { at: number | string; label: string }, { box, x }: Plot, pen: Pen): string {
  const at = x.at(timeOf(mark.at))
  const rule = line(pen, at, box.top, at, box.top + box.height, 'edge', { 'stroke-dasharray': '2 3' })
  return rule + label(pen, at + 5, box.top + 10, mark.label, { colour: 'text2', weight: 600 })
}

/** Names at the last known value, pushed apart so that none covers another. */
function endLabels(chart: LineChart, { box, y }: Plot, pen: Pen): string {
  const ends = chart.series.flatMap((series) => {
    const last = series.values.findLast(isNumber)
    return last === undefined ? [] : [{ series, wanted: y.at(last) }]
  })
  const left = box.left + box.width + 8
  return spread(ends, box.top + 4, box.top + box.height - 2)
    .map(({ series, at }) =>
      label(pen, left, at + 4, cutToWidth(series.label, 170, 11, 600), {
        colour: series.category === undefined ? 'text2' : 'text',
        weight: 600,
      }),
    )
    .join('')
}

/** Moves places as little as needed so that neighbours are `apart` px apart and, while there is room, between `top` and `bottom`. */
export function spread<T extends { wanted: number }>(
  places: readonly T[],
  top: number,
  bottom: number,
  apart = 14,
): (T & { at: number })[] {
  const placed = places.map((place) => ({ ...place, at: place.wanted })).sort((a, b) => a.wanted - b.wanted)
  placed.forEach((place, index) => {
    place.at = Math.max(place.at, index === 0 ? top : placed[index - 1].at + apart)
  })
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const limit = index === placed.length - 1 ? bottom : placed[index + 1].at - apart
    placed[index].at = Math.min(placed[index].at, limit)
  }
  return placed
}
