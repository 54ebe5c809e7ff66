import type { Axis } from '../chart.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { type Box, label, line, named, type Pen } from './pen.ts'
import type { Domain, Scale } from './scale.ts'
import { scaleOf } from './scale.ts'

export interface Plot {
  box: Box
  x: Scale
  y: Scale
}

interface Axes {
  x: Axis
  y: Axis
  xDomain: Domain
  yDomain: Domain
  /** Stretch the horizontal axis to whole ticks; the vertical one always is. */
  roundX?: boolean
  /** Axis with its figures and name; without them only the grid is drawn. */
  show?: { x: boolean; y: boolean }
}

export const X_AXIS_HEIGHT = 36
export const Y_LABEL_HEIGHT = 22

/** Room that the figures of a vertical axis take. */
export function yAxisWidth(axes: Pick<Axes, 'y' | 'yDomain'>, pen: Pen): number {
  const { ticks } = scaleOf(axes.y, axes.yDomain, [0, 1], pen.format, { round: true })
  return Math.ceil(Math.max(...ticks.map(({ text }) => textWidth(text, 11)))) + 8
}

export function plotIn(box: Box, axes: Axes, pen: Pen): Plot {
  return {
    box,
    x: scaleOf(axes.x, axes.xDomain, [box.left, box.left + box.width], pen.format, { round: axes.roundX, most: box.width < 220 ? 3 : 5 }),
    y: scaleOf(axes.y, axes.yDomain, [box.top + box.height, box.top], pen.format, { round: true }),
  }
}

/** Horizontal grid, base line, figures; the name of y stands above its figures, that of x below the right end. */
export function drawAxes(plot: Plot, axes: Axes, pen: Pen): string {
  const { box, x, y } = plot
  const { show = { x: true, y: true } } = axes
  const right = box.left + box.width
  const base = box.top + box.height
  const parts = y.ticks.map((tick) => line(pen, box.left, tick.at, right, tick.at))
  parts.push(line(pen, box.left, base, right, base, 'edge'))
  if (show.y) {
    for (const tick of y.ticks) parts.push(label(pen, box.left - 6, tick.at + 4, tick.text, { anchor: 'end' }))
    parts.push(label(pen, 0, box.top - 12, cutToWidth(named(axes.y), right, 11)))
  }
  for (const tick of x.ticks) parts.push(line(pen, tick.at, base, tick.at, base + 3, 'edge'))
  if (!show.x) return parts.join('')
  parts.push(xFigures(plot, pen))
  parts.push(label(pen, right, base + 31, cutToWidth(named(axes.x), right, 11), { anchor: 'end' }))
  return parts.join('')
}

/** The figures under a plot; those at its ends stay inside it. */
export function xFigures({ box, x }: Plot, pen: Pen): string {
  const anchorOf = (at: number) => (at < box.left + 2 ? 'start' : at > box.left + box.width - 2 ? 'end' : 'middle')
  return x.ticks.map((tick) => label(pen, tick.at, box.top + box.height + 15, tick.text, { anchor: anchorOf(tick.at) })).join('')
}
