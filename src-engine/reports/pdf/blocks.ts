import type { Content, TableCell } from 'pdfmake/interfaces'
import { factText, isMissing } from '../cells.ts'
import type { Pen } from '../charts/pen.ts'
import { drawBlock } from '../render-svg.ts'
import { type Block, type ChartBlock, type Fact, type NoteBlock, type Report, sourceLine, type TableBlock } from '../report.ts'
import { cleanText } from '../text.ts'
import { hasLongWord } from '../text-width.ts'
import { MOST_PDF_ROWS, PAGE_WIDTH, pdfTable } from './table.ts'

export function pdfBlock(block: Block, report: Report, pen: Pen): Content[] {
  switch (block.kind) {
    case 'heading':
      return [pdfHeading(block.text, block.level, pen)]
    case 'paragraph':
      return [{ text: cleanText(block.text), margin: [0, 0, 40, 6] }]
    case 'facts':
      return [facts(block.facts, pen)]
    case 'table':
      return table(block, report, pen)
    case 'chart':
      return [figure(block, report, pen)]
    case 'note':
      return [note(block, pen)]
    case 'page-break':
      return [{ text: '', pageBreak: 'after' }]
  }
}

function pdfHeading(text: string, level: 1 | 2, { paint }: Pen): Content {
  const style = level === 1 ? { fontSize: 13, margin: [0, 16, 0, 6] } : { fontSize: 10.5, margin: [0, 10, 0, 4] }
  return { text: cleanText(text), bold: true, color: paint('text'), headlineLevel: level, outline: true, ...style } as Content
}

const small = (text: string, { paint }: Pen, below = 2): Content => ({
  text: cleanText(text),
  fontSize: 7.5,
  color: paint('text3'),
  margin: [0, 0, 0, below],
})

function figure(block: ChartBlock, report: Report, pen: Pen): Content {
  const { svg, notes } = drawBlock(block, report.lang, pen.paint)
  const source = sourceLine(report.lineage)
  return {
    stack: [
      { text: cleanText(block.title), bold: true, fontSize: 10 },
      { text: cleanText(block.finding), color: pen.paint('text2'), margin: [0, 0, 0, 6] },
      { svg, width: PAGE_WIDTH },
      ...[...notes, ...(source ? [source] : [])].map((text) => small(text, pen)),
    ],
    unbreakable: true,
    margin: [0, 6, 0, 10],
  }
}

function table(block: TableBlock, report: Report, pen: Pen): Content[] {
  const said = [
    ...(block.rows.some((row) => block.columns.some((_, index) => isMissing(row[index]))) ? [pen.words.hatched] : []),
    ...(block.rows.length > MOST_PDF_ROWS ? [pen.words.firstRows(MOST_PDF_ROWS, block.rows.length)] : []),
    ...(block.note ? [block.note] : []),
    sourceLine(report.lineage),
  ].filter(Boolean)
  const title: Content = { text: cleanText(block.title), bold: true, fontSize: 10, headlineLevel: 3, margin: [0, 8, 0, 4] }
  return [title, ...pdfTable(block, pen), ...said.map((text) => small(text, pen))]
}

function note({ tone, text }: NoteBlock, { paint, words }: Pen): Content {
  const [edge, wash] =
    tone === 'warning' ? ([paint('warning'), paint('warningWash')] as const) : ([paint('accent'), paint('accentWash')] as const)
  const word = { text: `${tone === 'warning' ? words.warning : words.note}${words.colon} `, bold: true, color: edge }
  return {
    table: { widths: ['*'], body: [[{ text: [word, cleanText(text)], fillColor: wash }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (line) => (line === 0 ? 2 : 0),
      vLineColor: () => edge,
      paddingLeft: () => 8,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
    margin: [0, 4, 0, 4],
  }
}

const FACTS_PER_ROW = 4
const FACT_PADDING = 7
const FACT_WIDTH = PAGE_WIDTH / FACTS_PER_ROW - 2 * FACT_PADDING - 1

function facts(all: Fact[], pen: Pen): Content {
  const rows: TableCell[][] = []
  for (let start = 0; start < all.length; start += FACTS_PER_ROW) {
    const row: TableCell[] = all.slice(start, start + FACTS_PER_ROW).map((fact) => factCell(fact, pen))
    while (row.length < FACTS_PER_ROW) row.push({ text: '', border: [false, false, false, false] })
    rows.push(row)
  }
  if (rows.length === 0) return { text: '' }
  return {
    table: { widths: Array.from({ length: FACTS_PER_ROW }, () => FACT_WIDTH), body: rows, dontBreakRows: true },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => pen.paint('line'),
      vLineColor: () => pen.paint('line'),
      ...even(FACT_PADDING, 6),
    },
    margin: [0, 6, 0, 8],
  }
}

const even = (across: number, down: number) => ({
  paddingLeft: () => across,
  paddingRight: () => across,
  paddingTop: () => down,
  paddingBottom: () => down,
})

function factCell(fact: Fact, { paint, format, words }: Pen): TableCell {
  const text = factText(fact, format)
  const unit = fact.unit && text !== undefined ? [{ ...flowing(` ${fact.unit}`, 8), bold: false, color: paint('text3') }] : []
  const value: Content =
    text === undefined
      ? { text: words.missing, fontSize: 9, color: paint('text3'), margin: [0, 4, 0, 3] }
      : { text: [flowing(text, 14), ...unit], bold: true }
  const definition: Content[] = fact.definition ? [{ ...flowing(fact.definition, 7), color: paint('text3') }] : []
  return { stack: [{ ...flowing(fact.label, 8), color: paint('text2') }, value, ...definition] }
}

/** Text of a fact; a word that is wider than its cell would push the others off the page, so it is broken inside. */
function flowing(text: string, fontSize: number) {
  const safe = cleanText(text)
  return { text: safe, fontSize, ...(hasLongWord(safe, FACT_WIDTH, fontSize) ? { wordBreak: 'break-all' as const } : {}) }
}
