const CELLS = 64

/** Finds the drawn point nearest to a pixel; the points are sorted into a grid once. */
export interface PointFinder {
  /** Index of the nearest point within `reach` px, or −1. */
  near: (x: number, y: number, reach: number) => number
}

/**
 * @param xs - pixel of each point; not finite means not drawn.
 * @param ys - same length as `xs`.
 * @param width - px of the plot.
 * @param height - px of the plot.
 */
export function createPointFinder(xs: Float64Array, ys: Float64Array, width: number, height: number): PointFinder {
  const cell = Math.max(1, Math.max(width, height) / CELLS)
  const columns = Math.ceil(width / cell) + 1
  const rows = Math.ceil(height / cell) + 1
  const heads = new Int32Array(columns * rows).fill(-1)
  const next = new Int32Array(xs.length).fill(-1)
  const column = (x: number) => Math.max(0, Math.min(columns - 1, Math.floor(x / cell)))
  const row = (y: number) => Math.max(0, Math.min(rows - 1, Math.floor(y / cell)))
  for (let index = 0; index < xs.length; index++) {
    if (!Number.isFinite(xs[index]) || !Number.isFinite(ys[index])) continue
    const home = row(ys[index]) * columns + column(xs[index])
    next[index] = heads[home]
    heads[home] = index
  }
  return {
    near: (x, y, reach) => {
      let best = -1
      let bestSquare = reach * reach
      for (let r = row(y - reach); r <= row(y + reach); r++) {
        for (let c = column(x - reach); c <= column(x + reach); c++) {
          for (let index = heads[r * columns + c]; index >= 0; index = next[index]) {
            const square = (xs[index] - x) ** 2 + (ys[index] - y) ** 2
            if (square > bestSquare || (square === bestSquare && index > best && best >= 0)) continue
            best = index
            bestSquare = square
          }
        }
      }
      return best
    },
  }
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest point in a direction (within 45° of it), or −1; sideways distance counts double. */
export function pointTowards(xs: Float64Array, ys: Float64Array, from: number, direction: Direction): number {
  let best = -1
  let bestCost = Number.POSITIVE_INFINITY
  for (let index = 0; index < xs.length; index++) {
    if (index === from) continue
    const dx = xs[index] - xs[from]
    const dy = ys[index] - ys[from]
    const along = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy
    const across = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (!(along > 0) || across > along) continue
    const cost = along + 2 * across
    if (cost >= bestCost) continue
    best = index
    bestCost = cost
  }
  return best
}
