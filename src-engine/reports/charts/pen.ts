import { createFormat, type Format, type Language } from '../format.ts'
import { type Colour, categoryColour, categoryInk, type Paint } from '../palette.ts'
import { escapeXml } from '../text.ts'
import { textWidth } from '../text-width.ts'
import { createWords, type Words } from '../words.ts'

/** What a chart is drawn with. */
export interface Pen {
  paint: Paint
  format: Format
  words: Words
}

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A drawn chart before it gets its `<svg>`; notes say what the reader must know (points left out, what a thin line is). */
export interface Drawing {
  width: number
  height: number
  body: string
  notes: string[]
}

/** Width of every chart in px. On an A4 page it shrinks to 0.73, so 11 px becomes 8 pt. */
export const CHART_WIDTH = 680
export const FONTS = "'IBM Plex Sans', 'Segoe UI', system-ui, sans-serif"
export const TILE = 16

export function createPen(lang: Language, paint: Paint): Pen {
  const format = createFormat(lang)
  return { paint, format, words: createWords(lang, format) }
}

type Attributes = Record<string, string | number | undefined>

/** One SVG element; values are escaped, numbers are rounded to hundredths, children are SVG already. */
export function tag(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escapeXml(value as string)}"`)
    .join('')
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`
}

/** A coordinate with at most two decimals. */
export const short = (value: number): string => String(Math.round(value * 100) / 100)

interface LabelStyle {
  size?: number
  colour?: Colour
  anchor?: 'start' | 'middle' | 'end'
  weight?: 400 | 600
}

/** Text with its baseline at `y`. */
export function label(pen: Pen, x: number, y: number, text: string, style: LabelStyle = {}): string {
  const { size = 11, colour = 'text3', anchor = 'start', weight = 400 } = style
  const attributes = {
    x,
    y,
    fill: pen.paint(colour),
    'font-size': size,
    'font-weight': weight === 600 ? 600 : undefined,
    'text-anchor': anchor === 'start' ? undefined : anchor,
  }
  return tag('text', attributes, escapeXml(text))
}

export const line = (pen: Pen, x1: number, y1: number, x2: number, y2: number, colour: Colour = 'line', extra: Attributes = {}): string =>
  tag('line', { x1, y1, x2, y2, stroke: pen.paint(colour), 'stroke-width': 1, ...extra })

/** Width of {@link tile}: a square, wider from three digits on. */
export const tileWidth = (id: number): number => Math.max(TILE, Math.ceil(textWidth(String(id), 11, 600)) + 6)

/** The numbered square of a category, its left upper corner at (x, y). */
export function tile(pen: Pen, x: number, y: number, id: number): string {
  const width = tileWidth(id)
  const square = tag('rect', { x, y, width, height: TILE, rx: 2, fill: pen.paint(categoryColour(id)) })
  return square + label(pen, x + width / 2, y + 12, String(id), { colour: categoryInk(id), anchor: 'middle', weight: 600 })
}

/** Diagonal strokes that fill a box: a missing value, which is neither blank nor zero. */
export function hatch(pen: Pen, box: Box): string {
  const strokes: string[] = []
  for (let offset = 5; offset < box.width + box.height; offset += 5) {
    const from = { x: Math.min(offset, box.width), y: Math.max(0, offset - box.width) }
    const to = { x: Math.max(0, offset - box.height), y: Math.min(offset, box.height) }
    strokes.push(`M${short(box.left + from.x)} ${short(box.top + from.y)}L${short(box.left + to.x)} ${short(box.top + to.y)}`)
  }
  return tag('path', { d: strokes.join(''), stroke: pen.paint('missing'), 'stroke-width': 1.5, fill: 'none' })
}

/** "ITM g": the unit follows the name once, never each figure. */
export const named = (axis: { label: string; unit?: string }): string => (axis.unit ? `${axis.label} (${axis.unit})` : axis.label)
