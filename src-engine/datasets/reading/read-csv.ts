import { statSync } from 'node:fs'
import { assertWidth } from '../domain/column-names.ts'
import { type CsvRecord, CsvRecords, LONGEST_RECORD_BYTES, tooLong } from '../domain/csv-records.ts'
import { type Dialect, proposeDialect } from '../domain/dialect.ts'
import { decoderOf, type Encoding, utf8Table } from '../domain/encodings.ts'
import { type Notice, notice } from '../domain/notices.ts'
import { isOrangeHeader, orangeRoles, type Role } from '../domain/orange-header.ts'
import { commonWidth } from '../domain/title-rows.ts'
import { CellsFile } from './cells-file.ts'
import { eachChunk } from './each-chunk.ts'
import { binary, TextScan } from './scan-text.ts'

export const SAMPLE_BYTES = 256 * 1024

export interface ReadCsvInput {
  path: string
  /** Bytes of a byte order mark to skip. */
  bom: number
  /** Look at so many bytes only; null for the whole file. */
  limit: number | null
  /** Files to write: the rows that are as wide as the table, and the others with the reason. */
  cells: string
  rejected: string
  chosen: Partial<Dialect> & { encoding?: Encoding }
}

export interface CellsOutput {
  /** Names as written; empty when the file has no header. */
  names: string[]
  width: number
  rows: number
  rejected: number
  lineEnds: boolean
  longest: number
  notices: Notice[]
}

export interface ReadCsvOutput extends CellsOutput {
  encoding: Encoding
  dialect: Dialect
  bytes: number
  lineEnd: 'crlf' | 'lf'
  /** Column → what it is for, where the file says it. */
  roles: Record<string, Role>
}

type Checkpoint = (share: number, step: string) => void

/**
 * Brings a delimited text to the plain form of {@link CellsFile}: encoding over the whole text, dialect from its beginning,
 * then each record; a row of another width is set aside with its line.
 *
 * @throws {EngineError} `FILE_LINE_TOO_LONG`, `FILE_UNSUPPORTED`, `FILE_DAMAGED`.
 */
export function readCsv(input: ReadCsvInput, checkpoint: Checkpoint): ReadCsvOutput {
  const { path, bom, chosen } = input
  const sample = sampleOf(path, bom, statSync(path).size - bom)
  const scan = new TextScan(chosen.encoding)
  const limit = input.limit === null ? null : Math.max(input.limit, sample.length)
  const size = eachChunk(path, bom, limit, (chunk, share) => {
    scan.push(chunk)
    checkpoint(share * 0.25, 'encoding')
  })
  const { encoding, notices: told } = scan.end(size.read >= size.whole)
  const complete = sample.length >= size.whole
  const decoder = decoderOf(encoding)
  const decode = (bytes: Uint8Array) => decoder.decode(bytes)
  const { dialect, records: head, title } = proposeDialect(sample, complete, decode, chosen)
  const names = dialect.header ? (head[0] ?? []) : []
  const orange = dialect.header && isOrangeHeader(head)
  const width = dialect.header ? namedWidth(names, head) : commonWidth(head).width
  assertWidth(width)
  const writer = new RowWriter(input, { names, width, more: orange ? 2 : 0, table: utf8Table(encoding) })
  const records = new CsvRecords(dialect)
  try {
    const take = (record: CsvRecord) => writer.take(record)
    eachChunk(path, bom, limit, (chunk, share) => {
      records.push(chunk, take)
      checkpoint(0.25 + share * 0.75, 'rows')
    })
    if (complete || limit === null) records.end(take)
  } finally {
    writer.close()
  }
  const skipped = title === '' ? [] : [notice('skipped_lines', { count: dialect.skip, first: title.slice(0, 80) })]
  const left = records.comments === 0 ? [] : [notice('comment_lines', { count: records.comments, mark: dialect.comment ?? '' })]
  const notices = [...told, ...skipped, ...left, ...writer.notices()]
  return {
    ...writer.summary(),
    encoding,
    dialect,
    bytes: size.read,
    lineEnd: lineEndOf(sample),
    roles: orange ? orangeRoles(head) : {},
    notices,
  }
}

/** Columns of a file with a header: its names, less nameless ones at the end that stay empty below. */
function namedWidth(names: readonly string[], head: readonly string[][]): number {
  let width = names.length
  while (width > 1 && names[width - 1].trim() === '' && head.every((record) => (record[width - 1] ?? '').trim() === '')) width--
  return width
}

const lineEndOf = (sample: Uint8Array) => {
  const at = sample.indexOf(10)
  return at > 0 && sample[at - 1] === 13 ? 'crlf' : 'lf'
}

interface Shape {
  names: readonly string[]
  width: number
  /** Records of the header below the names. */
  more: number
  table: Uint8Array[] | null
}

class RowWriter {
  readonly #cells: CellsFile
  readonly #rejected: CellsFile
  readonly #names: readonly string[]
  readonly #width: number
  readonly #table: Uint8Array[] | null
  readonly #header: string[]
  #headerPending: number
  #row = 0
  #kept = 0
  #trailing = 0

  constructor(files: { cells: string; rejected: string }, { names, width, more, table }: Shape) {
    this.#cells = new CellsFile(files.cells)
    this.#rejected = new CellsFile(files.rejected)
    this.#names = names
    this.#header = names.slice(0, width).map((name) => name.trim())
    this.#headerPending = names.length > 0 ? 1 + more : 0
    this.#width = width
    this.#table = table
  }

  take(record: CsvRecord): void {
    if (this.#headerPending > 0) {
      this.#headerPending--
      return
    }
    this.#row++
    const { count } = record
    const fault = this.#faultOf(record)
    if (fault !== null) {
      this.#setAside(record, ...fault)
      return
    }
    if (count > this.#width) this.#trailing++
    this.#kept++
    this.#cells.number(this.#row)
    this.#cells.number(record.line)
    for (let i = 0; i < this.#width; i++) this.#cells.cell(record.bytes, record.starts[i], record.ends[i], this.#table)
    this.#cells.endRow()
  }

  #faultOf(record: CsvRecord): [code: string, reason: string] | null {
    const { count } = record
    const fits = count === this.#width || (count > this.#width && this.#isBlankFrom(record, this.#width))
    if (!fits) return ['columns', `${this.#width} cells were expected, ${count} were found`]
    return this.#isHeader(record) ? ['header', 'the line of column names stands again'] : null
  }

  #isBlankFrom({ bytes, count, starts, ends }: CsvRecord, from: number): boolean {
    for (let i = from; i < count; i++) for (let at = starts[i]; at < ends[i]; at++) if (bytes[at] !== 32) return false
    return true
  }

  #isHeader(record: CsvRecord): boolean {
    const header = this.#header
    if (header.length < 2 || record.ends[0] - record.starts[0] < header[0].length) return false
    return header.every((name, i) => this.#text(record, i).trim() === name)
  }

  #text({ bytes, starts, ends }: CsvRecord, i: number): string {
    const part = bytes.subarray(starts[i], ends[i])
    if (this.#table === null) return new TextDecoder().decode(part)
    const table = this.#table
    return new TextDecoder().decode(Uint8Array.from([...part].flatMap((byte) => (byte < 128 ? [byte] : [...table[byte - 128]]))))
  }

  #setAside(record: CsvRecord, code: string, reason: string): void {
    const cells = JSON.stringify(Array.from({ length: Math.min(record.count, 1000) }, (_, i) => this.#text(record, i)))
    this.#rejected.number(this.#row)
    this.#rejected.number(record.line)
    for (const text of [code, reason, cells]) {
      const bytes = new TextEncoder().encode(text)
      this.#rejected.cell(bytes, 0, bytes.length, null)
    }
    this.#rejected.endRow()
  }

  close(): void {
    try {
      this.#cells.close()
    } finally {
      this.#rejected.close()
    }
  }

  summary() {
    return {
      names: [...this.#names].slice(0, this.#width),
      width: this.#width,
      rows: this.#kept,
      rejected: this.#row - this.#kept,
      lineEnds: this.#cells.lineEnds || this.#rejected.lineEnds,
      longest: Math.max(this.#cells.longest, this.#rejected.longest),
    }
  }

  notices(): Notice[] {
    return this.#trailing > 0 ? [notice('trailing', { count: this.#trailing })] : []
  }
}

/** The beginning of the text, with its first line whole. */
function sampleOf(path: string, bom: number, size: number): Uint8Array {
  for (let wanted = SAMPLE_BYTES; ; wanted *= 4) {
    const parts: Uint8Array[] = []
    eachChunk(path, bom, wanted, (chunk) => parts.push(chunk))
    const sample = Buffer.concat(parts)
    if (sample.length >= size || sample.includes(10) || sample.includes(13)) return sample
    if (wanted <= LONGEST_RECORD_BYTES) continue
    const zero = sample.indexOf(0)
    throw zero < 0 ? tooLong(1) : binary(`a NUL byte at position ${zero}`)
  }
}
