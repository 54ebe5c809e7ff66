import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { createPen, type Pen } from '../charts/pen.ts'
import { fontFiles } from '../fonts.ts'
import { paintOf } from '../palette.ts'
import { type Report, sourceLine } from '../report.ts'
import { cleanText } from '../text.ts'
import { cutToWidth } from '../text-width.ts'
import { pdfBlock } from './blocks.ts'
import { PAGE_WIDTH } from './table.ts'

const MARGIN = 48

/**
 * The report on A4 pages: text that can be selected, vector charts, header rows repeated, bookmarks from the headings.
 *
 * @param fonts - folder of the fonts; nothing else is read, nothing is fetched.
 */
export async function renderPdf(report: Report, fonts: string): Promise<Uint8Array> {
  const files = fontFiles(fonts)
  const allowed = new Set<string>(Object.values(files))
  pdfmake.setFonts({
    'IBM Plex Sans': { normal: files.sans, bold: files.sansSemiBold, italics: files.sansItalic, bolditalics: files.sansSemiBold },
    'Plex Mono': { normal: files.mono, bold: files.mono, italics: files.mono, bolditalics: files.mono },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path))
  return pdfmake.createPdf(definitionOf(report)).getBuffer()
}

function definitionOf(report: Report): TDocumentDefinitions {
  const pen = createPen(report.lang, paintOf('light'))
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 52, MARGIN, 56],
    language: report.lang,
    displayTitle: true,
    info: { title: cleanText(report.title), creator: 'Tessera', producer: 'Tessera', creationDate: new Date(report.createdAt) },
    defaultStyle: { font: 'IBM Plex Sans', fontSize: 9, lineHeight: 1.15, color: pen.paint('text') },
    patterns: { missing: { boundingBox: [0, 0, 4, 4], xStep: 4, yStep: 4, pattern: '0.8 w 0 0 m 4 4 l s' } },
    content: [...head(report, pen), ...report.blocks.flatMap((block) => pdfBlock(block, report, pen))],
    header: (page) => (page === 1 ? '' : runningHead(report, pen)),
    footer: (page, pages) => foot(report, page, pages, pen),
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  }
}

function head({ title, subtitle, lineage, createdAt }: Report, { paint, words, format }: Pen): Content[] {
  const entries = [...lineage, { label: words.created, value: format.date(createdAt) }]
  const facts = entries.flatMap(({ label, value }, index) => [
    { text: `${index ? '    ' : ''}${cleanText(label)} `, color: paint('text3') },
    { text: cleanText(value).replaceAll(' ', '\u00a0') },
  ])
  return [
    { text: cleanText(title), fontSize: 18, bold: true },
    ...(subtitle ? [{ text: cleanText(subtitle), fontSize: 10, color: paint('text2'), margin: [0, 1, 0, 0] } as Content] : []),
    { text: facts, fontSize: 8, color: paint('text2'), margin: [0, 6, 0, 8] },
    rule(paint('line')),
  ]
}

const rule = (color: string): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: 595 - 2 * MARGIN, y2: 0, lineWidth: 0.5, lineColor: color }],
})

const runningHead = ({ title, subtitle }: Report, { paint }: Pen): Content => ({
  text: cutToWidth(cleanText(subtitle ? `${title} · ${subtitle}` : title), PAGE_WIDTH, 7.5),
  fontSize: 7.5,
  color: paint('text3'),
  noWrap: true,
  margin: [MARGIN, 26, MARGIN, 0],
})

function foot(report: Report, page: number, pages: number, { paint, words }: Pen): Content {
  return {
    margin: [MARGIN, 14, MARGIN, 0],
    stack: [
      rule(paint('line')),
      {
        columns: [
          { text: cutToWidth(cleanText(sourceLine(report.lineage)), PAGE_WIDTH - 90, 7.5), width: '*' },
          { text: words.page(page, pages), width: 80, alignment: 'right' },
        ],
        fontSize: 7.5,
        color: paint('text3'),
        margin: [0, 5, 0, 0],
      },
    ],
  }
}
