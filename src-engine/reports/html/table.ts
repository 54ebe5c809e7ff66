import { cellText, isNumeric } from '../cells.ts'
import type { Format } from '../format.ts'
import { categoryColour, categoryInk, paintByVariable } from '../palette.ts'
import type { Cell, Column, TableBlock } from '../report.ts'
import { escapeXml } from '../text.ts'
import type { Words } from '../words.ts'

/** More rows than this would make the page heavy to open; the CSV holds them all. */
export const MOST_HTML_ROWS = 2_000

interface Tools {
  format: Format
  words: Words
}

/** `<table>` in a scroll area that the keyboard reaches, with a note when rows were left out. */
export function htmlTable({ title, columns, rows }: TableBlock, tools: Tools): string {
  const head = columns.map((column) => htmlHead(column)).join('')
  const body = rows
    .slice(0, MOST_HTML_ROWS)
    .map((row) => `<tr>${columns.map((column, index) => htmlCell(row[index], column, tools)).join('')}</tr>`)
  const table = `<table><caption class="hidden">${escapeXml(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`
  const rest = rows.length > MOST_HTML_ROWS ? `<p class="source">${escapeXml(tools.words.firstRows(MOST_HTML_ROWS, rows.length))}</p>` : ''
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(title)}">${table}</div>${rest}`
}

function htmlHead(column: Column): string {
  const unit = column.unit ? ` <span class="unit">${escapeXml(column.unit)}</span>` : ''
  return `<th scope="col"${isNumeric(column) ? ' class="number"' : ''}>${escapeXml(column.label)}${unit}</th>`
}

function htmlCell(cell: Cell | undefined, column: Column, tools: Tools): string {
  const text = cellText(cell, column, tools.format)
  const name = isNumeric(column) ? 'number' : column.type
  if (text === undefined) return `<td class="${name}">${missing(tools.words)}</td>`
  if (column.type === 'category') return `<td>${htmlTile(Number(cell), text, column.outline)}</td>`
  const track = column.type === 'share' && typeof cell === 'number' ? shareTrack(cell) : ''
  return `<td class="${name}">${escapeXml(text)}${track}</td>`
}

export const missing = (words: Words): string =>
  `<span class="missing" title="${escapeXml(words.missing)}"></span><span class="hidden">${escapeXml(words.missing)}</span>`

function htmlTile(id: number, text: string, outline = false): string {
  const [fill, ink] = [paintByVariable(categoryColour(id)), paintByVariable(categoryInk(id))]
  return `<span class="tile${outline ? ' outline' : ''}" style="background:${fill};border-color:${fill};color:${ink}">${escapeXml(text)}</span>`
}

const shareTrack = (share: number) =>
  `<span class="track" aria-hidden="true"><i style="width:${(Math.max(0, Math.min(1, share)) * 100).toFixed(1)}%"></i></span>`
