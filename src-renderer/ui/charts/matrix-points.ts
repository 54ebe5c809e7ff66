import { createPointFinder } from './nearest-point.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { extent } from './scale.ts'
import { pointColors, type ScatterData } from './scatter-drawing.ts'

const GAP = 6
const INSET = 5
const SIDE = 2.5
const RING = 9

/** Columns of numbers of the same points, drawn in pairs. */
export interface MatrixData extends Pick<ScatterData, 'category' | 'shade'> {
  columns: readonly { label: string; values: Float64Array }[]
}

/** One pair of columns: where its square stands and where in it each point. */
export interface MatrixCell {
  /** Index of the column on the horizontal axis. */
  across: number
  /** Index of the column on the vertical axis. */
  up: number
  left: number
  top: number
  side: number
  /** Px from the corner of the drawing. */
  xs: Float64Array
  ys: Float64Array
}

/** The squares below the diagonal. */
export function planMatrix({ columns }: MatrixData, width: number): MatrixCell[] {
  const side = sideOf(columns.length, width)
  return columns.flatMap(({ values: upward }, up) =>
    columns.slice(0, up).map(({ values: along }, across) => {
      const [left, top] = [across * (side + GAP), up * (side + GAP)]
      const [toX, toY] = [placing(along, side), placing(upward, side)]
      return {
        across,
        up,
        left,
        top,
        side,
        xs: along.map((value) => left + toX(value)),
        ys: upward.map((value) => top + side - toY(value)),
      }
    }),
  )
}

export const sideOf = (columns: number, width: number) => Math.max(0, (width - (columns - 1) * GAP) / columns)

function placing(values: Float64Array, side: number): (value: number) => number {
  const [low, high] = extent(values)
  return (value) => INSET + (high > low ? (value - low) / (high - low) : 0.5) * (side - 2 * INSET)
}

export function drawMatrix(pen: Pen, cells: readonly MatrixCell[], data: MatrixData, palette: Palette, highlighted?: number): void {
  const colors = pointColors({ data: { ...data, x: new Float64Array(), y: new Float64Array() }, palette, highlighted })
  for (const { left, top, side } of cells) pen.frame(left + 0.5, top + 0.5, side - 1, side - 1, palette.tokens.line, 1)
  for (const color of new Set(colors))
    for (const { xs, ys } of cells)
      for (let index = 0; index < xs.length; index++)
        if (colors[index] === color) pen.rect(xs[index] - SIDE / 2, ys[index] - SIDE / 2, SIDE, SIDE, color, 0.72)
}

/** The chosen point, ringed in every square. */
export function drawChosen(pen: Pen, cells: readonly MatrixCell[], chosen: number, palette: Palette): void {
  for (const { xs, ys } of cells) {
    if (chosen < 0 || chosen >= xs.length) continue
    pen.rect(xs[chosen] - RING / 2, ys[chosen] - RING / 2, RING, RING, palette.tokens.surface)
    pen.frame(xs[chosen] - RING / 2, ys[chosen] - RING / 2, RING, RING, palette.tokens.text, 1.5)
  }
}

/** The point nearest to a pixel within `reach`, in the square that holds the pixel; −1 for none. */
export function pointAt(cells: readonly MatrixCell[], x: number, y: number, size: number, reach: number): number {
  const cell = cells.find(({ left, top, side }) => x >= left && x < left + side && y >= top && y < top + side)
  return cell ? createPointFinder(cell.xs, cell.ys, size, size).near(x, y, reach) : -1
}
