import type { Histogram, LineChart, ScatterChart, SmallMultiples } from '../chart.ts'
import { cutToWidth } from '../text-width.ts'
import { drawAxes, type Plot, plotIn, X_AXIS_HEIGHT, xFigures, Y_LABEL_HEIGHT, yAxisWidth } from './axes.ts'
import { drawHistogram, histogramDomains } from './histogram.ts'
import { drawLines, endLabelsWidth, lineDomains } from './lines.ts'
import { CHART_WIDTH, type Drawing, label, named, type Pen, tile, tileWidth } from './pen.ts'
import { type Domain, union } from './scale.ts'
import { drawScatter, scatterDomains } from './scatter.ts'

type PlotChart = Histogram | LineChart | ScatterChart

const HEIGHT = { histogram: 180, lines: 220, scatter: 420 } as const
const UNIT: Domain = [0, 1]

/** A chart with one horizontal and one vertical axis, alone. */
export function drawPlot(chart: PlotChart, pen: Pen): Drawing {
  const domains = domainsOf(chart)
  const axes = { ...axesOf(chart), xDomain: domains.x ?? UNIT, yDomain: domains.y ?? UNIT, roundX: chart.type === 'scatter' }
  const left = yAxisWidth(axes, pen)
  const right = chart.type === 'lines' ? endLabelsWidth(chart) : 16
  const box = { left, top: Y_LABEL_HEIGHT, width: CHART_WIDTH - left - right, height: HEIGHT[chart.type] }
  const plot = plotIn(box, axes, pen)
  const { body, notes } = drawMarks(chart, plot, pen, true)
  return { width: CHART_WIDTH, height: box.top + box.height + X_AXIS_HEIGHT, body: drawAxes(plot, axes, pen) + body, notes }
}

const PANEL_HEIGHT = 110
const PANEL_HEAD = 24

/** Panels on the same axes; figures stand only at the left and under the last row of each column. */
export function drawMultiples({ panels, perRow = 3 }: SmallMultiples, pen: Pen): Drawing {
  if (panels.length === 0) return { width: CHART_WIDTH, height: 24, body: '', notes: [] }
  const all = panels.map(({ chart }) => domainsOf(chart))
  const shared = { xDomain: union(all.map(({ x }) => x)) ?? UNIT, yDomain: union(all.map(({ y }) => y)) ?? UNIT }
  const left = yAxisWidth({ ...axesOf(panels[0].chart), ...shared }, pen)
  const across = Math.max(1, Math.min(4, perRow, panels.length))
  const width = (CHART_WIDTH - left - 12 - (across - 1) * 16) / across
  const notes: string[] = []
  const parts = panels.map((panel, index) => {
    const [row, column] = [Math.floor(index / across), index % across]
    const box = {
      left: left + column * (width + 16),
      top: 18 + PANEL_HEAD + row * (PANEL_HEIGHT + PANEL_HEAD + 10),
      width,
      height: PANEL_HEIGHT,
    }
    const show = { x: index + across >= panels.length, y: column === 0 }
    const axes = { ...axesOf(panel.chart), ...shared, show: { x: false, y: false } }
    const plot = plotIn(box, axes, pen)
    const drawn = drawMarks(panel.chart, plot, pen, false)
    for (const note of drawn.notes) notes.push(`${panel.title}${pen.words.colon} ${note}`)
    return drawAxes(plot, axes, pen) + figures(plot, show, pen) + drawn.body + panelHead(panel, box, pen)
  })
  const rows = Math.ceil(panels.length / across)
  const bottom = 18 + rows * (PANEL_HEIGHT + PANEL_HEAD + 10) + 32
  return { width: CHART_WIDTH, height: bottom, body: parts.join('') + sharedNames(panels[0].chart, bottom, pen), notes }
}

function figures(plot: Plot, show: { x: boolean; y: boolean }, pen: Pen): string {
  const { box, y } = plot
  const left = show.y ? y.ticks.map((tick) => label(pen, box.left - 6, tick.at + 4, tick.text, { anchor: 'end' })) : []
  return left.join('') + (show.x ? xFigures(plot, pen) : '')
}

function panelHead({ title, category }: SmallMultiples['panels'][number], box: Plot['box'], pen: Pen): string {
  const indent = category === undefined ? 0 : tileWidth(category) + 6
  const text = label(pen, box.left + indent, box.top - 9, cutToWidth(title, box.width - indent, 12, 600), {
    size: 12,
    colour: 'text',
    weight: 600,
  })
  return category === undefined ? text : tile(pen, box.left, box.top - 21, category) + text
}

function sharedNames(chart: PlotChart, bottom: number, pen: Pen): string {
  const { x, y } = axesOf(chart)
  return label(pen, 0, 11, named(y)) + label(pen, CHART_WIDTH - 12, bottom - 6, named(x), { anchor: 'end' })
}

const axesOf = (chart: PlotChart) =>
  chart.type === 'histogram' ? { x: chart.value, y: { digits: 0, ...chart.count } } : { x: chart.x, y: chart.y }

function domainsOf(chart: PlotChart): { x?: Domain; y?: Domain } {
  if (chart.type === 'histogram') return histogramDomains(chart)
  return chart.type === 'lines' ? lineDomains(chart) : scatterDomains(chart)
}

function drawMarks(chart: PlotChart, plot: Plot, pen: Pen, alone: boolean): { body: string; notes: string[] } {
  if (chart.type === 'scatter') return drawScatter(chart, plot, pen, alone)
  return { body: chart.type === 'histogram' ? drawHistogram(chart, plot, pen) : drawLines(chart, plot, pen, alone), notes: [] }
}
