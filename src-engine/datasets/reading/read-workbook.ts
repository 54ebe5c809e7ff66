import { readFileSync } from 'node:fs'
import { type CellObject, read, type Sheet, utils } from '@e965/xlsx'
import { EngineError } from '#engine/base/errors'
import { hasHeader } from '../domain/dialect.ts'
import { notice } from '../domain/notices.ts'
import { CellsFile } from './cells-file.ts'
import type { CellsOutput } from './read-csv.ts'

/** A workbook is held in memory as a whole; a larger one would take the PC down. */
const LARGEST_BYTES = 256 * 1024 * 1024

export interface ReadWorkbookInput {
  path: string
  /** Rows to look at; null for all. */
  limit: number | null
  cells: string
  header?: boolean
}

export interface ReadWorkbookOutput extends CellsOutput {
  sheet: string
  header: boolean
}

type Checkpoint = (share: number, step: string) => void

/**
 * Brings the first sheet that holds anything to the plain form of {@link CellsFile}: dates as ISO 8601, numbers with a point,
 * merged cells once. A cell with an error is empty and named in a notice.
 *
 * @throws {EngineError} `FILE_DAMAGED`, `FILE_EMPTY`, `FILE_UNSUPPORTED` when it exceeds 256 MiB.
 */
export function readWorkbook({ path, limit, cells, header: chosen }: ReadWorkbookInput, checkpoint: Checkpoint): ReadWorkbookOutput {
  checkpoint(0, 'workbook')
  const { name, sheet, others } = firstSheet(path, limit)
  const range = utils.decode_range(sheet['!ref'] as string)
  const width = range.e.c - range.s.c + 1
  const errors: string[] = []
  const textOf = (row: number) =>
    Array.from({ length: width }, (_, i) => {
      const address = utils.encode_cell({ r: row, c: range.s.c + i })
      const cell = (sheet as Record<string, CellObject | undefined>)[address]
      if (cell?.t !== 'e') return cellText(cell)
      errors.push(`${address} ${cell.w ?? ''}`.trim())
      return ''
    })
  const filled = Array.from({ length: range.e.r - range.s.r + 1 }, (_, i) => range.s.r + i)
  const first = filled.find((row) => textOf(row).some((text) => text !== '')) ?? range.s.r
  errors.length = 0
  const head = Array.from({ length: Math.min(200, range.e.r - first + 1) }, (_, i) => textOf(first + i))
  errors.length = 0
  const header = chosen ?? hasHeader(head)
  const output = new CellsFile(cells)
  let rows = 0
  const encoder = new TextEncoder()
  try {
    for (let row = header ? first + 1 : first; row <= range.e.r; row++) {
      const texts = textOf(row)
      if (texts.every((text) => text === '')) continue
      output.number(++rows)
      output.number(row + 1)
      for (const text of texts) {
        const bytes = encoder.encode(text)
        output.cell(bytes, 0, bytes.length, null)
      }
      output.endRow()
      if (rows % 1000 === 0) checkpoint((row - first) / (range.e.r - first + 1), 'rows')
    }
  } finally {
    output.close()
  }
  const notices = [
    ...(others.length > 0 ? [notice('sheets', { name, others: others.map((other) => `"${other}"`).join(', ') })] : []),
    ...(errors.length > 0 ? [notice('error_cells', { count: errors.length, cells: errors.slice(0, 20).join(', ') })] : []),
  ]
  const { lineEnds, longest } = output
  return { sheet: name, header, names: header ? head[0] : [], width, rows, rejected: 0, lineEnds, longest, notices }
}

function firstSheet(path: string, limit: number | null): { name: string; sheet: Sheet; others: string[] } {
  const bytes = readFileSync(path)
  if (bytes.length > LARGEST_BYTES)
    throw new EngineError('FILE_UNSUPPORTED', 'The workbook is larger than 256 MiB. Save the sheet as CSV.', { bytes: bytes.length })
  const workbook = parsed(bytes, limit)
  const filled = workbook.SheetNames.filter((name) => workbook.Sheets[name]?.['!ref'] !== undefined)
  if (filled.length === 0) throw new EngineError('FILE_EMPTY', 'No sheet of the workbook holds anything.', { sheets: workbook.SheetNames })
  return { name: filled[0], sheet: workbook.Sheets[filled[0]], others: filled.slice(1) }
}

function parsed(bytes: Uint8Array, limit: number | null) {
  try {
    return read(bytes, {
      type: 'array',
      cellDates: true,
      UTC: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      ...(limit === null ? {} : { sheetRows: limit }),
    })
  } catch (error) {
    throw new EngineError(
      'FILE_DAMAGED',
      `The file looks like a workbook but cannot be read (${(error as Error).message}). Open and save it again.`,
      {},
      { cause: error },
    )
  }
}

function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.t === 'z') return ''
  if (cell.v instanceof Date) return isoText(cell.v)
  return String(cell.v)
}

/** A date without a time stays a date. */
function isoText(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
