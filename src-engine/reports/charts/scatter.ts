import type { ScatterChart } from '../chart.ts'
import type { Plot } from './axes.ts'
import { named, type Pen, TILE, tag, tile, tileWidth } from './pen.ts'
import { drawKey, drawSquares } from './points.ts'
import { type Domain, extent } from './scale.ts'
import { thin } from './thin.ts'

export const scatterDomains = (chart: ScatterChart): { x?: Domain; y?: Domain } => ({
  x: extent([...extentOf(chart.xs), ...(chart.centers ?? []).map(({ x }) => x)]),
  y: extent([...extentOf(chart.ys), ...(chart.centers ?? []).map(({ y }) => y)]),
})

const extentOf = (values: number[]) => extent(values) ?? []

/** Points are small squares in the colour of their category; numbered tiles stand at the centres. */
export function drawScatter(chart: ScatterChart, plot: Plot, pen: Pen, alone = true): { body: string; notes: string[] } {
  const drawn = thin(chart.categories, chart.xs.length)
  const plain = drawn.length > 2_000 ? 2 : 3
  const squares = drawn.map((position) => {
    const size = chart.sizes ? 2 + 8 * Math.max(0, Math.min(1, chart.sizes[position] || 0)) : plain
    return { x: plot.x.at(chart.xs[position]), y: plot.y.at(chart.ys[position]), size, position }
  })
  const { left, width, top } = plot.box
  const key = chart.centers
    ? centers(chart.centers, plot, pen)
    : alone
      ? drawKey(chart, { right: left + width, top: top - 20, width: width * 0.75 }, pen)
      : ''
  const notes = drawn.length < chart.xs.length ? [pen.words.thinned(drawn.length, chart.xs.length)] : []
  if (chart.size) notes.push(pen.words.sized(named(chart.size), chart.size.low, chart.size.high))
  return { body: drawSquares(squares, chart, pen) + key, notes }
}

function centers(all: NonNullable<ScatterChart['centers']>, plot: Plot, pen: Pen): string {
  return all
    .map(({ category, x, y }) => {
      const [left, top] = [plot.x.at(x) - tileWidth(category) / 2, plot.y.at(y) - TILE / 2]
      const halo = { x: left - 1.5, y: top - 1.5, width: tileWidth(category) + 3, height: TILE + 3, rx: 3 }
      return tag('rect', { ...halo, fill: pen.paint('surface') }) + tile(pen, left, top, category)
    })
    .join('')
}
