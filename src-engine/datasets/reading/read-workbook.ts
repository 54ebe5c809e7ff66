import { readFileSync } from 'node:fs'
import { type CellObject, type Range, read, type Sheet, utils } from '@e965/xlsx'
import { EngineError } from '#engine/base/errors'
import { assertWidth } from '../domain/column-names.ts'
import { hasHeader } from '../domain/dialect.ts'
import { notice } from '../domain/notices.ts'
import { titleRows } from '../domain/title-rows.ts'
import { CellsFile } from './cells-file.ts'
import { checkZip } from './check-zip.ts'
import type { CellsOutput } from './read-csv.ts'

/** A workbook is held in memory as a whole; a larger one would take the PC down. */
const LARGEST_BYTES = 256 * 1024 * 1024
const HEAD_ROWS = 200

export interface ReadWorkbookInput {
  path: string
  /** Rows to look at; null for all. */
  limit: number | null
  cells: string
  header?: boolean
  skip?: number
  /** Name or number (from 1) of the sheet; the first one that holds anything when absent. */
  sheet?: string
  /** Cells to read, as a spreadsheet writes them: `B3:F100`, or `B3:F` to the last row. */
  range?: string
}

export interface ReadWorkbookOutput extends CellsOutput {
  sheet: string
  /** Sheets that hold anything. */
  sheets: string[]
  range: string
  skip: number
  header: boolean
}

type Checkpoint = (share: number, step: string) => void

/**
 * Brings a sheet to the plain form of {@link CellsFile}: dates as ISO 8601, numbers with a point, merged cells once. A cell with an
 * error is empty and named in a notice; rows above the table are skipped and said.
 *
 * @throws {EngineError} `FILE_DAMAGED`, `FILE_EMPTY`, `FILE_UNSUPPORTED` when it exceeds 256 MiB, `INVALID_INPUT` for a sheet or
 *   range that is not there.
 */
export function readWorkbook(input: ReadWorkbookInput, checkpoint: Checkpoint): ReadWorkbookOutput {
  checkpoint(0, 'workbook')
  const { name, sheet, sheets } = chooseSheet(input)
  const range = chooseRange(sheet, input.range)
  assertWidth(range.e.c - range.s.c + 1)
  const rows = new SheetRows(sheet, range)
  let first = range.s.r
  while (first < range.e.r && rows.isBlank(first)) first++
  const sample = Array.from({ length: Math.min(HEAD_ROWS, range.e.r - first + 1) }, (_, i) => rows.texts(first + i))
  const skip = input.skip ?? titleRows(sample)
  const head = sample.slice(skip)
  const header = input.header ?? hasHeader(head)
  rows.errors.length = 0
  const title =
    input.skip === undefined
      ? sample
          .slice(0, skip)
          .flat()
          .find((text) => text !== '')
      : undefined
  const written = writeRows(rows, { from: first + skip + (header ? 1 : 0), to: range.e.r, cells: input.cells }, checkpoint)
  const others = sheets.filter((other) => other !== name)
  const notices = [
    ...(input.sheet === undefined && others.length > 0
      ? [notice('sheets', { name, others: others.map((other) => `"${other}"`).join(', ') })]
      : []),
    ...(title === undefined ? [] : [notice('skipped_lines', { count: skip, first: title.slice(0, 80) })]),
    ...(rows.errors.length > 0 ? [notice('error_cells', { count: rows.errors.length, cells: rows.errors.slice(0, 20).join(', ') })] : []),
  ]
  const names = header ? (head[0] ?? []) : []
  return { sheet: name, sheets, range: utils.encode_range(range), skip, header, names, width: rows.width, rejected: 0, notices, ...written }
}

/** The texts of the cells of a range. */
class SheetRows {
  readonly width: number
  readonly errors: string[] = []
  readonly #cells: readonly (readonly (CellObject | undefined)[] | undefined)[]
  readonly #from: number

  constructor(sheet: Sheet, { s, e }: Range) {
    this.#cells = sheet['!data'] ?? []
    this.#from = s.c
    this.width = e.c - s.c + 1
  }

  texts(row: number): string[] {
    const cells = this.#cells[row]
    return Array.from({ length: this.width }, (_, i) => {
      const cell = cells?.[this.#from + i]
      if (cell?.t !== 'e') return cellText(cell)
      this.errors.push(`${utils.encode_cell({ c: this.#from + i, r: row })} ${cell.w ?? ''}`.trim())
      return ''
    })
  }

  isBlank(row: number): boolean {
    return this.texts(row).every((text) => text === '')
  }
}

function writeRows(source: SheetRows, { from, to, cells }: { from: number; to: number; cells: string }, checkpoint: Checkpoint) {
  const output = new CellsFile(cells)
  const encoder = new TextEncoder()
  let rows = 0
  try {
    for (let row = from; row <= to; row++) {
      const texts = source.texts(row)
      if (texts.every((text) => text === '')) continue
      output.number(++rows)
      output.number(row + 1)
      for (const text of texts) {
        const bytes = encoder.encode(text)
        output.cell(bytes, 0, bytes.length, null)
      }
      output.endRow()
      if (rows % 1000 === 0) checkpoint((row - from) / (to - from + 1), 'rows')
    }
  } finally {
    output.close()
  }
  return { rows, lineEnds: output.lineEnds, longest: output.longest }
}

function chooseSheet({ path, limit, sheet: asked, range }: ReadWorkbookInput): { name: string; sheet: Sheet; sheets: string[] } {
  const bytes = readFileSync(path)
  if (bytes.length > LARGEST_BYTES)
    throw new EngineError('FILE_UNSUPPORTED', 'The workbook is larger than 256 MiB. Save the sheet as CSV.', { bytes: bytes.length })
  checkZip(bytes)
  const lastRow = range && limit !== null ? utils.decode_range(range).s.r + limit : limit
  const workbook = parsed(bytes, lastRow)
  const sheets = workbook.SheetNames.filter((name) => workbook.Sheets[name]?.['!ref'] !== undefined)
  if (sheets.length === 0)
    throw new EngineError('FILE_EMPTY', 'No sheet of the workbook holds anything. Check that the right file was chosen.', {
      sheets: workbook.SheetNames,
    })
  const name = asked === undefined ? sheets[0] : (sheets.find((one) => one === asked) ?? workbook.SheetNames[Number(asked) - 1])
  if (name === undefined || !sheets.includes(name))
    throw invalid(
      'sheet',
      `The workbook has no sheet "${asked}" that holds anything; it has ${sheets.map((one) => `"${one}"`).join(', ')}.`,
    )
  return { name, sheet: workbook.Sheets[name], sheets }
}

function chooseRange(sheet: Sheet, asked: string | undefined): Range {
  const used = utils.decode_range(sheet['!ref'] as string)
  if (asked === undefined) return used
  const [, from, fromRow, to, toRow] = /^\$?([A-Za-z]{1,3})\$?(\d*):\$?([A-Za-z]{1,3})\$?(\d*)$/.exec(asked.trim()) ?? []
  if (from === undefined) throw invalid('range', `A range is written as B3:F100, got "${asked}".`)
  const wished = {
    s: { c: utils.decode_col(from.toUpperCase()), r: fromRow ? Number(fromRow) - 1 : used.s.r },
    e: { c: utils.decode_col(to.toUpperCase()), r: toRow ? Number(toRow) - 1 : used.e.r },
  }
  const range = {
    s: { c: Math.max(wished.s.c, 0), r: Math.max(wished.s.r, 0) },
    e: { c: Math.min(wished.e.c, used.e.c), r: Math.min(wished.e.r, used.e.r) },
  }
  if (range.e.c < range.s.c || range.e.r < range.s.r)
    throw invalid('range', `The range ${asked} holds nothing; the sheet uses ${utils.encode_range(used)}.`)
  return range
}

const invalid = (path: string, message: string) => new EngineError('INVALID_INPUT', message, { issues: [{ path, message }] })

function parsed(bytes: Uint8Array, limit: number | null) {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
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
