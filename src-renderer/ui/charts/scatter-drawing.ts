import type { Format } from '../format.ts'
import { SEQUENTIAL } from '../theme.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { extent, type Scale } from './scale.ts'
import { axisScale, tickText, tickWidth } from './time-scale.ts'

export interface ScatterData {
  x: Float64Array
  /** Same length as `x`. */
  y: Float64Array
  /** Category of each point, from 1; 0 is none. */
  category: Int32Array
  /** 0–1: how dark each point is in place of its category; NaN is missing. */
  shade?: Float64Array
  /** 0–1: how large each point is. */
  size?: Float64Array
  /** The axis is one of moments, in ms since 1970. */
  xDates?: boolean
  yDates?: boolean
}

export interface Centroid {
  id: number
  x: number
  y: number
}

export interface ScatterPlan {
  width: number
  height: number
  /** Px that the figures of the vertical axis take. */
  left: number
  data: ScatterData
  x: Scale
  y: Scale
  palette: Palette
  format: Format
  centroids: readonly Centroid[]
  /** All other categories are drawn in grey. */
  highlighted?: number
}

const MARGIN = { top: 6, right: 8, bottom: 20 }
/** The lightest steps of the ramp cannot be told from the ground. */
const FIRST_SHADE = 2

export function planScatter(plan: Omit<ScatterPlan, 'x' | 'y' | 'left'>): ScatterPlan {
  const { width, height, data, format } = plan
  const y = axisScale(extent(data.y), [height - MARGIN.bottom, MARGIN.top], { tight: true, dates: data.yDates })
  const left = tickWidth(y, format)
  return { ...plan, left, y, x: axisScale(extent(data.x), [left, width - MARGIN.right], { tight: true, dates: data.xDates }) }
}

export function drawPoints(pen: Pen, plan: ScatterPlan): void {
  const { width, height, left, data, x, y, palette, format } = plan
  const { line, edge, text3 } = palette.tokens
  for (const tick of x.ticks) {
    const at = Math.round(x.toPixel(tick)) + 0.5
    pen.line(at, MARGIN.top, at, height - MARGIN.bottom, line)
    pen.text(tickText(x, tick, format), at, height - 5, { color: text3, align: 'middle' })
  }
  for (const tick of y.ticks) {
    const at = Math.round(y.toPixel(tick)) + 0.5
    pen.line(left, at, width - MARGIN.right, at, line)
    pen.text(tickText(y, tick, format), left - 5, at + 4, { color: text3, align: 'end' })
  }
  pen.line(left + 0.5, MARGIN.top, left + 0.5, height - MARGIN.bottom, edge)
  pen.line(left, height - MARGIN.bottom + 0.5, width - MARGIN.right, height - MARGIN.bottom + 0.5, edge)

  const count = data.x.length
  const plain = count <= 2000 ? 3.5 : count <= 20_000 ? 2.5 : 1.5
  const colors = pointColors(plan)
  // One pass per colour, because changing the colour of a canvas is what costs.
  for (const color of new Set(colors)) {
    for (let index = 0; index < count; index++) {
      if (colors[index] !== color) continue
      const side = data.size ? 2 + 8 * (data.size[index] || 0) : plain
      pen.rect(x.toPixel(data.x[index]) - side / 2, y.toPixel(data.y[index]) - side / 2, side, side, color, 0.72)
    }
  }
}

/** The colour of each point: that of its category, or a step of the ramp. */
export function pointColors({
  data: { category, shade },
  palette,
  highlighted,
}: Pick<ScatterPlan, 'data' | 'palette' | 'highlighted'>): string[] {
  if (shade) return Array.from(shade, (value) => shadeColor(palette, value))
  const byId = (id: number) => (highlighted === undefined || highlighted === id ? palette.category(id) : palette.tokens.missing)
  const known = new Map<number, string>()
  return Array.from(category, (id) => {
    const color = known.get(id) ?? byId(id)
    known.set(id, color)
    return color
  })
}

/** The steps of the ramp that are told from the ground, from least to most. */
export const shadeSteps = ({ scheme }: Palette): readonly string[] => SEQUENTIAL[scheme].slice(FIRST_SHADE)

function shadeColor(palette: Palette, value: number): string {
  if (Number.isNaN(value)) return palette.tokens.missing
  const steps = shadeSteps(palette)
  return steps[Math.min(steps.length - 1, Math.floor(value * steps.length))]
}

/** What lies above the points: lines from the selected one to its own and its second category, numbered centroids, the ring. */
export function drawMarks(pen: Pen, plan: ScatterPlan, selected: number, runnerUp?: number): void {
  const { palette, centroids, data, x, y } = plan
  const { text, surface } = palette.tokens
  const px = x.toPixel(data.x[selected])
  const py = y.toPixel(data.y[selected])
  const shown = selected >= 0 && selected < data.x.length && Number.isFinite(px) && Number.isFinite(py)
  if (shown) {
    for (const centroid of centroids) {
      const own = centroid.id === data.category[selected]
      if (own || centroid.id === runnerUp) pen.line(px, py, x.toPixel(centroid.x), y.toPixel(centroid.y), text, !own)
    }
  }
  for (const centroid of centroids) drawTile(pen, palette, centroid.id, x.toPixel(centroid.x), y.toPixel(centroid.y))
  if (!shown) return
  pen.rect(px - 5, py - 5, 10, 10, surface)
  pen.frame(px - 5, py - 5, 10, 10, text, 1.5)
  pen.rect(px - 2, py - 2, 4, 4, data.shade ? text : palette.category(data.category[selected]))
}

function drawTile(pen: Pen, palette: Palette, id: number, x: number, y: number): void {
  pen.rect(x - 10, y - 10, 20, 20, palette.tokens.surface)
  pen.rect(x - 8, y - 8, 16, 16, palette.category(id))
  pen.text(String(id), x, y + 4, { color: palette.ink(id), align: 'middle', weight: 600 })
}
