import { copyFile, rm, stat } from 'node:fs/promises'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import type { Jobs } from '#engine/jobs/jobs'
import { identifier, literal, type PlainRow, type Warehouse } from '#engine/warehouse/duckdb'
import type { Column, Reading } from '../contract.ts'
import { parseConditions } from '../domain/conditions.ts'
import { ENCODING_NAMES, type Encoding } from '../domain/encodings.ts'
import { type Notice, notice, told } from '../domain/notices.ts'
import type { FindVersion } from '../find-version.ts'
import { columnNamed, conditionSql } from '../grid/condition-sql.ts'
import { writeBook } from '../job.ts'
import type { KeptFiles } from '../kept-files.ts'
import type { VersionRow } from '../store.ts'
import { answerSql } from '../write-version.ts'
import { writtenSql } from './cell-sql.ts'
import type { ExportFormat, exportProcedures } from './contract.ts'
import { NotEncodable, type TextDialect, writeText } from './write-text.ts'

const PAGE = 2000
const MOST_SHEET_ROWS = 1_048_575
const MOST_SHEET_CELLS = 2_000_000

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

interface Deps {
  find: FindVersion
  warehouse: Warehouse
  files: Files
  jobs: Pick<Jobs, 'compute'>
  kept: KeptFiles
}

interface Task {
  path: string
  version: VersionRow
  columns: Column[]
  /** Rows to write, in order. */
  from: string
  rows: number
  call: Call
}

interface Wishes {
  delimiter?: string
  decimal?: ',' | '.'
  encoding?: Encoding
  safe: boolean
}

/** Writes versions as files that other programs read. */
export function createExports({ find, warehouse, files, jobs, kept }: Deps): Handlers<typeof exportProcedures> {
  async function writeDelimited({ path, version, columns, from, call }: Task, format: ExportFormat, wishes: Wishes) {
    const { reading, written = {} } = version.settings
    const dialect = dialectOf(reading, format, wishes)
    const decimal = wishes.decimal ?? reading.decimal ?? (dialect.delimiter === ';' ? ',' : '.')
    const select = columns.map((column, i) => `${writtenSql(column, written[column.name], decimal)} AS c${i + 1}`)
    async function* pages() {
      for await (const page of warehouse.batches<PlainRow>(`SELECT ${select.join(', ')} ${from}`, PAGE, { signal: call.signal }))
        yield page.map((row) => Object.values(row) as (string | null)[])
    }
    const table = () => ({ names: columns.map(({ name }) => name), texts: columns.map(({ type }) => type === 'text'), pages: pages() })
    const notices: Notice[] = []
    try {
      await writeText(path, table(), dialect, wishes.safe)
    } catch (error) {
      if (!(error instanceof NotEncodable)) throw error
      notices.push(notice('encoding_widened', { encoding: ENCODING_NAMES[dialect.encoding], letter: error.letter }))
      Object.assign(dialect, { encoding: 'utf-8', byteOrderMark: true })
      await writeText(path, table(), dialect, wishes.safe)
    }
    return { encoding: dialect.encoding, delimiter: dialect.delimiter, ...told(notices) }
  }

  async function writeSheet({ path, columns, from, rows, call }: Task, name: string): Promise<void> {
    if (rows > MOST_SHEET_ROWS || rows * columns.length > MOST_SHEET_CELLS)
      throw new EngineError(
        'DATASET_TOO_LARGE',
        `A sheet holds at most ${MOST_SHEET_ROWS} rows and is written up to ${MOST_SHEET_CELLS} cells; there are ${rows} rows of ${columns.length}. Export CSV or Parquet, or fewer columns.`,
        { rows, columns: columns.length },
      )
    const select = columns.map(({ name, type }, i) => `${answerSql(type, identifier(name))} AS c${i + 1}`)
    const found = await warehouse.all<PlainRow>(`SELECT ${select.join(', ')} ${from}`, [], { signal: call.signal })
    const input = {
      path,
      sheet: name,
      columns: columns.map(({ name, type }) => ({ name, type })),
      rows: found.map((row) => Object.values(row)),
    }
    await jobs.compute(writeBook, input, { signal: call.signal })
  }

  async function copy({ path, version, columns, from, rows, call }: Task, format: 'json' | 'jsonl' | 'parquet'): Promise<void> {
    if (format === 'parquet' && rows === version.rows && columns.length === version.columns.length)
      return copyFile(kept.pathOf('versions', version.content_hash), path)
    const select = columns.map(({ name, type }) =>
      type === 'datetime' && format !== 'parquet' ? `${answerSql(type, identifier(name))} AS ${identifier(name)}` : identifier(name),
    )
    const form = format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : `FORMAT json, ARRAY ${format === 'json'}`
    await warehouse.run(`COPY (SELECT ${select.join(', ')} ${from}) TO ${literal(path)} (${form})`, [], { signal: call.signal })
  }

  return {
    async export({ dataset: ref, version: number, format, columns: asked, filter, search, ...wishes }, call) {
      const { dataset, version } = find(ref, number, call)
      const columns = asked === undefined ? version.columns : asked.map((name) => columnNamed(version.columns, name))
      const where = conditionSql(version.columns, filter === undefined ? [] : parseConditions(filter), search)
      const file = `read_parquet(${literal(kept.pathOf('versions', version.content_hash))}, file_row_number = true)`
      const from = `FROM ${file} WHERE ${where} ORDER BY file_row_number`
      const rows =
        where === 'true' ? version.rows : (await warehouse.all<{ n: number }>(`SELECT count(*) AS n FROM ${file} WHERE ${where}`))[0].n
      const name = `${dataset.name}.${format}`
      const path = files.temporary(name)
      const task: Task = { path, version, columns, from, rows, call }
      try {
        const isText = format === 'csv' || format === 'tsv' || format === 'txt'
        const done = isText ? await writeDelimited(task, format, wishes) : { encoding: null, delimiter: null, ...told([]) }
        if (format === 'xlsx') await writeSheet(task, dataset.name)
        else if (!isText) await copy(task, format)
        const { size: bytes } = await stat(path)
        return { out: path, name, type: isText ? `${TYPES[format]}; charset=${done.encoding}` : TYPES[format], bytes, rows, ...done }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
  }
}

/** The dialect of the file that the dataset came from, or a plain one; what the call says comes first. */
function dialectOf(reading: Reading, format: ExportFormat, { delimiter, encoding }: Wishes): TextDialect {
  const own = reading.format === 'csv'
  const mark = delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter
  if (mark !== undefined && (mark.length !== 1 || mark > '~' || /["'\r\n]/.test(mark)))
    throw new EngineError('INVALID_INPUT', `A delimiter is one character (or tab), got "${delimiter}".`, {
      issues: [{ path: 'delimiter', message: 'one character was expected' }],
    })
  const written = encoding ?? (own ? ((reading.encoding as Encoding | null) ?? 'utf-8') : 'utf-8')
  return {
    delimiter: mark ?? (format === 'tsv' ? '\t' : own ? (reading.delimiter ?? ',') : ','),
    quote: (own ? reading.quote : null) ?? '"',
    escape: own ? reading.escape : null,
    comment: own ? reading.comment : null,
    header: own ? (reading.header ?? true) : true,
    lineEnd: own ? (reading.line_end ?? 'lf') : 'crlf',
    encoding: written === 'iso-8859-1' ? 'windows-1252' : written,
    byteOrderMark: own && encoding === undefined ? (reading.byte_order_mark ?? false) : written.startsWith('utf-16'),
  }
}
