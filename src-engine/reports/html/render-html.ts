import { factText } from '../cells.ts'
import { chartTable } from '../chart-table.ts'
import { createFormat, type Format } from '../format.ts'
import { paintByVariable } from '../palette.ts'
import { drawBlock } from '../render-svg.ts'
import { type Block, type ChartBlock, type FactsBlock, type HeadingBlock, type Report, sourceLine, type TableBlock } from '../report.ts'
import { escapeXml } from '../text.ts'
import { createWords, type Words } from '../words.ts'
import { styleSheet } from './style.ts'
import { htmlTable, missing } from './table.ts'

interface Tools {
  report: Report
  format: Format
  words: Words
}

/**
 * The whole report in one file: style and charts inside, no script, nothing fetched.
 *
 * It follows the light or dark scheme of the reader, prints on A4, and shows the data of each chart on demand.
 *
 * @param faces - `@font-face` rules with the fonts inside; without them the fonts of the reader's machine serve.
 */
export function renderHtml(report: Report, faces = ''): string {
  const format = createFormat(report.lang)
  const tools = { report, format, words: createWords(report.lang, format) }
  const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
  return [
    `<!doctype html>\n<html lang="${report.lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeXml(report.title)}</title><style>${faces}${styleSheet()}</style></head><body><main>`,
    pageHead(tools),
    contents(tools),
    ...report.blocks.map((block, index) => htmlBlock(block, index, tools)),
    '</main></body></html>\n',
  ].join('')
}

function pageHead({ report, format, words }: Tools): string {
  const subtitle = report.subtitle ? `<p class="subtitle">${escapeXml(report.subtitle)}</p>` : ''
  const created = { label: words.created, value: format.date(report.createdAt) }
  const entries = [...report.lineage, created].map(
    ({ label, value }) => `<div><dt>${escapeXml(label)}</dt><dd>${escapeXml(value)}</dd></div>`,
  )
  return `<header><h1>${escapeXml(report.title)}</h1>${subtitle}<dl class="lineage" aria-label="${escapeXml(words.lineage)}">${entries.join('')}</dl></header>`
}

function contents({ report, words }: Tools): string {
  const items = report.blocks.flatMap((block, index) =>
    block.kind === 'heading'
      ? [`<li${block.level === 2 ? ' class="deep"' : ''}><a href="#${anchor(index)}">${escapeXml(block.text)}</a></li>`]
      : [],
  )
  if (items.length < 2) return ''
  return `<nav aria-label="${escapeXml(words.contents)}"><strong>${escapeXml(words.contents)}</strong><ol>${items.join('')}</ol></nav>`
}

const anchor = (index: number) => `part-${index + 1}`

function htmlBlock(block: Block, index: number, tools: Tools): string {
  switch (block.kind) {
    case 'heading':
      return heading(block, index)
    case 'paragraph':
      return `<p>${escapeXml(block.text)}</p>`
    case 'facts':
      return facts(block, tools)
    case 'table':
      return table(block, tools)
    case 'chart':
      return figure(block, tools)
    case 'note': {
      const word = block.tone === 'warning' ? tools.words.warning : tools.words.note
      return `<p class="note ${block.tone === 'warning' ? 'warning' : 'info'}"><strong>${escapeXml(word + tools.words.colon)}</strong> ${escapeXml(block.text)}</p>`
    }
    case 'page-break':
      return '<div class="page-break"></div>'
  }
}

const heading = ({ level, text }: HeadingBlock, index: number) => `<h${level + 1} id="${anchor(index)}">${escapeXml(text)}</h${level + 1}>`

function facts({ facts: all }: FactsBlock, { format, words }: Tools): string {
  const items = all.map((fact) => {
    const text = factText(fact, format)
    const unit = fact.unit ? ` <span class="unit">${escapeXml(fact.unit)}</span>` : ''
    const value = text === undefined ? missing(words) : escapeXml(text) + unit
    const definition = fact.definition ? `<dd class="definition">${escapeXml(fact.definition)}</dd>` : ''
    return `<div><dt>${escapeXml(fact.label)}</dt><dd class="value">${value}</dd>${definition}</div>`
  })
  return `<dl class="facts">${items.join('')}</dl>`
}

function table(block: TableBlock, tools: Tools): string {
  const note = block.note ? `<p class="source">${escapeXml(block.note)}</p>` : ''
  return `<section><h3>${escapeXml(block.title)}</h3>${htmlTable(block, tools)}${note}${source(tools)}</section>`
}

function figure(block: ChartBlock, tools: Tools): string {
  const { svg, notes } = drawBlock(block, tools.report.lang, paintByVariable)
  const caption = `<figcaption><span class="title">${escapeXml(block.title)}</span><span class="finding">${escapeXml(block.finding)}</span></figcaption>`
  const said = notes.map((note) => `<p class="source">${escapeXml(note)}</p>`).join('')
  const data = `<details><summary>${escapeXml(tools.words.showTable)}</summary>${htmlTable(chartTable(block, tools.words), tools)}</details>`
  return `<figure>${caption}${svg}${said}${source(tools)}${data}</figure>`
}

function source({ report }: Tools): string {
  const line = sourceLine(report.lineage)
  return line ? `<p class="source">${escapeXml(line)}</p>` : ''
}
