import type { Histogram } from '../chart.ts'
import { categoryColour } from '../palette.ts'
import type { Plot } from './axes.ts'
import { type Pen, short, tag } from './pen.ts'
import type { Domain } from './scale.ts'
import { extent } from './scale.ts'

export const histogramDomains = (chart: Histogram): { x?: Domain; y?: Domain } => ({
  x: extent(chart.edges),
  y: extent([0, ...chart.counts, ...(chart.before ?? [])]),
})

/** Filled bars side by side; the bins before a change are an outline over them. */
export function drawHistogram(chart: Histogram, { x, y }: Plot, pen: Pen): string {
  const base = y.at(0)
  const bars = chart.counts.map((count, bin) => {
    const [from, to] = [x.at(chart.edges[bin]), x.at(chart.edges[bin + 1])]
    const gap = to - from > 4 ? 1 : 0
    return count > 0 ? `M${short(from + gap / 2)} ${short(base)}V${short(y.at(count))}H${short(to - gap / 2)}V${short(base)}z` : ''
  })
  const fill = pen.paint(chart.category === undefined ? 'accentLine' : categoryColour(chart.category))
  return tag('path', { d: bars.join(''), fill }) + (chart.before ? outline(chart.edges, chart.before, { x, y }, pen) : '')
}

function outline(edges: number[], counts: number[], { x, y }: Pick<Plot, 'x' | 'y'>, pen: Pen): string {
  const steps = counts.map((count, bin) => `V${short(y.at(count))}H${short(x.at(edges[bin + 1]))}`)
  const d = `M${short(x.at(edges[0]))} ${short(y.at(0))}${steps.join('')}V${short(y.at(0))}`
  return tag('path', { d, fill: 'none', stroke: pen.paint('text2'), 'stroke-width': 1.25 })
}
