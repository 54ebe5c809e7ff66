import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Download } from '#engine/base/contract'
import type { Files } from '#engine/base/files'

type Cell = string | number | null

/**
 * Writes a CSV (UTF-8, comma, decimal point, RFC 4180 quotes) into the workspace's tmp/ for a door to take.
 *
 * @param pages - rows, page by page.
 * @param options - `safe` puts an apostrophe before a text that a spreadsheet would run as a formula.
 */
export async function writeCsv(
  files: Files,
  name: string,
  header: readonly string[],
  pages: AsyncIterable<Cell[][]> | Iterable<Cell[][]>,
  { safe }: { safe: boolean },
): Promise<Download> {
  const out = files.temporary(name)
  const stream = createWriteStream(out)
  const done = finished(stream)
  const line = (cells: readonly Cell[]) => `${cells.map((cell) => cellText(cell, safe)).join(',')}\r\n`
  stream.write(line(header))
  for await (const page of pages) if (!stream.write(page.map(line).join(''))) await Promise.race([once(stream, 'drain'), done])
  stream.end()
  await done
  return { out, name, type: 'text/csv; charset=utf-8', bytes: (await stat(out)).size }
}

function cellText(cell: Cell, safe: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = safe && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
