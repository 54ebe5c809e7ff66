import type { PointColours } from '../chart.ts'
import { type Colour, categoryColour } from '../palette.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { label, named, type Pen, short, TILE, tag, tile, tileWidth } from './pen.ts'

/** The lightest steps of the ramp cannot be told from the ground. */
const LIGHTEST = 2
const STEPS = 7
const MOST_NAME = 110

export interface Square {
  x: number
  y: number
  size: number
  /** Position in the columns of the chart. */
  position: number
}

/** Points as small squares: one path for each colour. */
export function drawSquares(squares: Iterable<Square>, colours: PointColours, pen: Pen): string {
  const paths = new Map<Colour, string[]>()
  for (const { x, y, size, position } of squares) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    const colour = colourOf(colours, position)
    const path = paths.get(colour) ?? []
    if (path.length === 0) paths.set(colour, path)
    path.push(`M${(x - size / 2).toFixed(1)} ${(y - size / 2).toFixed(1)}h${short(size)}v${short(size)}h-${short(size)}z`)
  }
  return [...paths].map(([colour, d]) => tag('path', { d: d.join(''), fill: pen.paint(colour), 'fill-opacity': 0.7 })).join('')
}

function colourOf({ categories, shades }: PointColours, position: number): Colour {
  const shade = shades?.[position]
  if (typeof shade === 'number' && Number.isFinite(shade)) return `sequential${LIGHTEST + Math.min(STEPS - 1, Math.floor(shade * STEPS))}`
  return categoryColour(categories?.[position])
}

/**
 * What the colours mean, in a row that ends at `right`: tiles with their names, or the steps of a number.
 *
 * @param width - px that the row may take.
 */
export function drawKey(colours: PointColours, { right, top, width }: { right: number; top: number; width: number }, pen: Pen): string {
  if (colours.shade) return shadeKey(colours.shade, right, top, pen)
  const { names } = colours
  const ids = names ? names.map((_, i) => i + 1) : [...new Set(colours.categories ?? [])].filter((id) => id > 0).sort((a, b) => a - b)
  const room = Math.min(MOST_NAME, width / Math.max(1, ids.length) - TILE - 14)
  let left = right
  return ids
    .toReversed()
    .map((id) => {
      const name = names ? cutToWidth(names[id - 1], room, 11) : ''
      left -= tileWidth(id) + 4 + (name ? textWidth(name, 11) + 8 : 0)
      const text = name ? label(pen, left + 4 + tileWidth(id) + 4, top + 12, name, { colour: 'text2' }) : ''
      return tile(pen, left + 4, Number(short(top)), id) + text
    })
    .join('')
}

function shadeKey(shade: NonNullable<PointColours['shade']>, right: number, top: number, pen: Pen): string {
  const [low, high] = [shade.low, shade.high].map(pen.format.general)
  const ramp = right - textWidth(high, 11) - 6 - STEPS * 12
  const steps = Array.from({ length: STEPS }, (_, i) =>
    tag('rect', { x: ramp + i * 12, y: top + 3, width: 12, height: 10, fill: pen.paint(`sequential${LIGHTEST + i}`) }),
  )
  const before = label(pen, ramp - 6, top + 12, `${named(shade)} ${low}`, { colour: 'text2', anchor: 'end' })
  return before + steps.join('') + label(pen, right, top + 12, high, { colour: 'text2', anchor: 'end' })
}
