import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { EngineError } from '#engine/base/errors'

export type Cell = string | number | null

const PAGE = 2_000

/**
 * Writes a CSV (UTF-8, comma, decimal point, RFC 4180 quotes) whole or not at all, page by page; the engine answers others in between.
 *
 * @param rowCount - rows.
 * @param cells - the cells of a row; null and NaN are left empty.
 */
export async function writeTable(
  path: string,
  header: readonly string[],
  rowCount: number,
  cells: (row: number) => readonly Cell[],
): Promise<void> {
  async function* pages() {
    for (let start = 0; start < rowCount; start += PAGE) {
      yield Array.from({ length: Math.min(PAGE, rowCount - start) }, (_, i) => cells(start + i))
      await nextTurn()
    }
  }
  await writePages(path, header, pages())
}

/** The same from pages of rows. */
export async function writePages(
  path: string,
  header: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  { safe = false }: { safe?: boolean } = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  try {
    const stream = createWriteStream(partial, { flags: 'wx' })
    const done = finished(stream)
    stream.write(lineOf(header, false))
    for await (const page of pages)
      if (!stream.write(page.map((row) => lineOf(row, safe)).join(''))) await Promise.race([once(stream, 'drain'), done])
    stream.end()
    await done
    const file = await open(partial, 'r+')
    await file.sync().finally(() => file.close())
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw named(error, path)
  }
}

const lineOf = (cells: readonly Cell[], safe: boolean): string => `${cells.map((cell) => cellText(cell, safe)).join(',')}\r\n`

function cellText(cell: Cell, safe: boolean): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : String(cell)
  if (cell === null) return ''
  const text = safe && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function named(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  const cause = { cause: error }
  if (code === 'ENOSPC')
    return new EngineError('DISK_FULL', `No space is left to write ${path}; nothing was written.`, { file: path }, cause)
  if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST')
    return new EngineError('FILE_NOT_A_FILE', `A file was expected at ${path}. Name a file in a folder.`, { file: path }, cause)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new EngineError(
      'FILE_UNREADABLE',
      `${path} cannot be written (${code}). Check the folder and its permissions.`,
      { file: path },
      cause,
    )
  return error
}
