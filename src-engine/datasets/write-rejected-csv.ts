import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Download } from '#engine/base/contract'
import type { RejectedCell } from './contract.ts'
import { guardFormula } from './domain/guard-formula.ts'

type Cell = string | number | null

/**
 * Writes rejected cells as CSV (UTF-8, comma): where, what, why, then the cells of the row as they stood in the file.
 *
 * @param safe - an apostrophe before a text that a spreadsheet would run as a formula; numbers stay as they are.
 */
export async function writeRejectedCsv(
  path: string,
  { name, columns, safe }: { name: string; columns: readonly string[]; safe: boolean },
  pages: AsyncIterable<readonly RejectedCell[]>,
): Promise<Download> {
  const line = (cells: readonly Cell[]) => `${cells.map((cell) => cellText(cell, safe)).join(',')}\r\n`
  async function* text() {
    yield line(['row', 'line', 'column', 'value', 'reason', ...columns])
    for await (const page of pages)
      yield page.map((cell) => line([cell.row, cell.line, cell.column, cell.value, cell.reason, ...cell.cells])).join('')
  }
  await pipeline(Readable.from(text()), createWriteStream(path))
  return { out: path, name, type: 'text/csv; charset=utf-8', bytes: (await stat(path)).size }
}

function cellText(cell: Cell, safe: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safe ? guardFormula(cell) : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
