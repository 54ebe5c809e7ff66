import type { ScatterChart } from '../chart.ts'
import { categoryColour } from '../palette.ts'
import type { Plot } from './axes.ts'
import { type Pen, short, TILE, tag, tile, tileWidth } from './pen.ts'
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
  const size = drawn.length > 2_000 ? 2 : 3
  const squares = new Map<number | undefined, string[]>()
  for (const position of drawn) {
    const [x, y] = [plot.x.at(chart.xs[position]), plot.y.at(chart.ys[position])]
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    const id = chart.categories?.[position]
    if (!squares.has(id)) squares.set(id, [])
    squares.get(id)?.push(`M${(x - size / 2).toFixed(1)} ${(y - size / 2).toFixed(1)}h${size}v${size}h-${size}z`)
  }
  const clouds = [...squares].map(([id, d]) => tag('path', { d: d.join(''), fill: pen.paint(categoryColour(id)), 'fill-opacity': 0.7 }))
  const tiles = chart.centers ? centers(chart.centers, plot, pen) : alone ? key(squares.keys(), plot, pen) : ''
  const body = clouds.join('') + tiles
  return { body, notes: drawn.length < chart.xs.length ? [pen.words.thinned(drawn.length, chart.xs.length)] : [] }
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

/** Without centres a row of tiles over the plot tells the colours. */
function key(ids: Iterable<number | undefined>, { box }: Plot, pen: Pen): string {
  const numbered = [...ids].filter((id) => id !== undefined).sort((a, b) => a - b)
  let right = box.left + box.width
  return numbered
    .toReversed()
    .map((id) => {
      right -= tileWidth(id) + 4
      return tile(pen, right + 4, Number(short(box.top - 20)), id)
    })
    .join('')
}
