import { drawChart } from './charts/draw-chart.ts'
import { createPen, type Drawing, FONTS, label, type Pen, tag } from './charts/pen.ts'
import type { Language } from './format.ts'
import { type Paint, paintOf } from './palette.ts'
import { type ChartBlock, type LineageEntry, sourceLine } from './report.ts'
import { escapeXml } from './text.ts'
import { linesOf } from './text-width.ts'

export interface Drawn {
  svg: string
  notes: string[]
}

/** The chart alone, for a page that prints its title, finding and source itself. */
export function drawBlock(block: ChartBlock, lang: Language, paint: Paint): Drawn {
  const drawing = drawChart(block.chart, createPen(lang, paint))
  return { svg: wrap(block, drawing.body, drawing), notes: drawing.notes }
}

const MARGIN = 20

/**
 * One chart as a file of its own: title, finding, chart, notes and source on a light ground.
 *
 * @returns an SVG document without script, style sheet or reference to anything outside.
 */
export function renderSvg(block: ChartBlock, { lang, lineage }: { lang: Language; lineage: readonly LineageEntry[] }): string {
  const pen = createPen(lang, paintOf('light'))
  const drawing = drawChart(block.chart, pen)
  const head = [
    ...linesOf(block.title, drawing.width, 15).map((text) => ({ text, size: 15, colour: 'text', weight: 600, height: 20 }) as const),
    ...linesOf(block.finding, drawing.width, 12).map((text) => ({ text, size: 12, colour: 'text2', weight: 400, height: 17 }) as const),
  ]
  const foot = [...drawing.notes, sourceLine(lineage)].flatMap((text) => linesOf(text, drawing.width, 11))
  const top = MARGIN + head.reduce((sum, each) => sum + each.height, 0) + 12
  const height = top + drawing.height + (foot.length ? 10 + foot.length * 16 : 0) + MARGIN
  const width = drawing.width + 2 * MARGIN
  const ground = tag('rect', { width, height, fill: pen.paint('surface') })
  const body = [ground, headLines(head, pen), tag('g', { transform: `translate(${MARGIN} ${top})` }, drawing.body)]
  foot.forEach((text, index) => {
    body.push(label(pen, MARGIN, top + drawing.height + 22 + index * 16, text))
  })
  return wrap(block, body.join(''), { width, height })
}

function headLines(lines: { text: string; size: number; colour: 'text' | 'text2'; weight: 400 | 600; height: number }[], pen: Pen): string {
  let y = MARGIN
  return lines
    .map(({ text, height, ...style }) => {
      y += height
      return label(pen, MARGIN, y - 5, text, style)
    })
    .join('')
}

function wrap(block: ChartBlock, body: string, { width, height }: Pick<Drawing, 'width' | 'height'>): string {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${Math.round(height * 100) / 100}` }
  const heard = { role: 'img', 'aria-label': block.finding, 'font-family': FONTS }
  return tag('svg', { ...attributes, ...heard }, tag('title', {}, escapeXml(block.title)), tag('desc', {}, escapeXml(block.finding)), body)
}
