import type { Format } from '../format.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { extent, type Scale, tightScale } from './scale.ts'

export interface ScatterData {
  x: Float64Array
  /** Same length as `x`. */
  y: Float64Array
  /** Category of each point, from 1. */
  category: Int32Array
}

export interface Centroid {
  id: number
  x: number
  y: number
}

export interface ScatterPlan {
  width: number
  height: number
  data: ScatterData
  x: Scale
  y: Scale
  palette: Palette
  format: Format
  centroids: readonly Centroid[]
  /** All other categories are drawn in grey. */
  highlighted?: number
}

const MARGIN = { top: 6, right: 8, bottom: 20, left: 30 }

export function planScatter(plan: Omit<ScatterPlan, 'x' | 'y'>): ScatterPlan {
  const { width, height, data } = plan
  return {
    ...plan,
    x: tightScale(extent(data.x), [MARGIN.left, width - MARGIN.right]),
    y: tightScale(extent(data.y), [height - MARGIN.bottom, MARGIN.top]),
  }
}

export function drawPoints(pen: Pen, { width, height, data, x, y, palette, format, highlighted }: ScatterPlan): void {
  const { line, edge, text3 } = palette.tokens
  for (const tick of x.ticks) {
    const at = Math.round(x.toPixel(tick)) + 0.5
    pen.line(at, MARGIN.top, at, height - MARGIN.bottom, line)
    pen.text(format.number(tick, x.digits), at, height - 5, { color: text3, align: 'middle' })
  }
  for (const tick of y.ticks) {
    const at = Math.round(y.toPixel(tick)) + 0.5
    pen.line(MARGIN.left, at, width - MARGIN.right, at, line)
    pen.text(format.number(tick, y.digits), MARGIN.left - 5, at + 4, { color: text3, align: 'end' })
  }
  pen.line(MARGIN.left + 0.5, MARGIN.top, MARGIN.left + 0.5, height - MARGIN.bottom, edge)
  pen.line(MARGIN.left, height - MARGIN.bottom + 0.5, width - MARGIN.right, height - MARGIN.bottom + 0.5, edge)

  const count = data.x.length
  const side = count <= 2000 ? 3.5 : count <= 20_000 ? 2.5 : 1.5
  const last = data.category.reduce((most, id) => Math.max(most, id), 0)
  // One pass per category, because changing the colour of a canvas is what costs.
  for (let id = 0; id <= last; id++) {
    const color = highlighted === undefined || highlighted === id ? palette.category(id) : palette.tokens.missing
    for (let index = 0; index < count; index++) {
      if (data.category[index] !== id) continue
      pen.rect(x.toPixel(data.x[index]) - side / 2, y.toPixel(data.y[index]) - side / 2, side, side, color, 0.72)
    }
  }
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
  pen.rect(px - 2, py - 2, 4, 4, palette.category(data.category[selected]))
}

function drawTile(pen: Pen, palette: Palette, id: number, x: number, y: number): void {
  pen.rect(x - 10, y - 10, 20, 20, palette.tokens.surface)
  pen.rect(x - 8, y - 8, 16, 16, palette.category(id))
  pen.text(String(id), x, y + 4, { color: palette.ink(id), align: 'middle', weight: 600 })
}
