import { statSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { literal } from '#engine/warehouse/duckdb'
import { columnNames } from '../domain/column-names.ts'
import type { Dialect } from '../domain/dialect.ts'
import { notice } from '../domain/notices.ts'
import { readText, readWorkbook } from '../job.ts'
import { CELLS_DIALECT } from './cells-file.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import { openJson } from './open-json.ts'
import { openParquet } from './open-parquet.ts'
import { type CellsOutput, SAMPLE_BYTES } from './read-csv.ts'
import { NO_READING, type ReadingSettings, type ReadingTools, type Source } from './source.ts'

const PREVIEW_SHEET_ROWS = 1000

/**
 * Brings any supported file to a relation.
 *
 * @throws {EngineError} `FILE_EMPTY`, `FILE_UNSUPPORTED`, `FILE_DAMAGED`, `FILE_LINE_TOO_LONG`, `FILE_NO_ROWS`, `DISK_FULL`.
 */
export async function openSource(path: string, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const { kind, bom } = fileKind(path)
  const format = agreedFormat(kind, settings.format)
  const source = await {
    csv: () => openText(path, bom, settings, tools),
    json: () => openJson(path, { bom, lines: format === 'jsonl' }, settings, tools),
    jsonl: () => openJson(path, { bom, lines: format !== 'json' }, settings, tools),
    parquet: () => openParquet(path, tools),
    xlsx: () => openWorkbook(path, settings, tools),
  }[format]()
  if (source.rows === 0 && source.rejected === null)
    throw new EngineError('FILE_NO_ROWS', `The file has no row below its header (${source.names.slice(0, 20).join(', ')}).`, {
      columns: source.names,
    })
  return source
}

/** Text may be read as any text format that the user names; a binary format is what it is. */
function agreedFormat(kind: FileKind, asked: FileKind | undefined): FileKind {
  const isText = (format: FileKind) => format !== 'parquet' && format !== 'xlsx'
  if (asked === undefined || asked === kind) return kind
  if (isText(kind) && isText(asked)) return asked
  throw new EngineError('FILE_UNSUPPORTED', `The file was to be read as ${asked}, but its content is ${kind}. Leave --format out.`, {
    found: kind,
    asked,
  })
}

async function openText(path: string, bom: number, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const files = { cells: join(tools.folder, 'cells'), rejected: join(tools.folder, 'ragged') }
  const limit = tools.preview ? SAMPLE_BYTES : null
  const output = await tools.compute(readText, { path, bom, limit, ...files, chosen: chosenDialect(settings) })
  const { dialect, encoding } = output
  const { relation, names, repeated } = await openCells(files.cells, output, tools)
  const ragged = ['row', 'line', 'code', 'reason', 'cells']
  const types = ['BIGINT', 'BIGINT', 'VARCHAR', 'VARCHAR', 'VARCHAR']
  return {
    relation,
    names,
    rejected: output.rejected > 0 ? readCells(files.rejected, ragged, types, output) : null,
    rows: output.rows,
    bytes: bom + output.bytes,
    reading: { ...NO_READING, format: 'csv', encoding, delimiter: dialect.delimiter, quote: dialect.quote, header: dialect.header },
    notices: [...output.notices, ...repeated],
  }
}

/** @throws {EngineError} `INVALID_INPUT` for a delimiter that is no single ASCII character. */
function chosenDialect({
  delimiter,
  quote,
  header,
  encoding,
}: ReadingSettings): Partial<Dialect> & { encoding?: ReadingSettings['encoding'] } {
  const mark = delimiter === 'tab' || delimiter === '\\t' ? '\t' : delimiter
  if (mark !== undefined && (mark.length !== 1 || mark > '~' || /["'\r\n]/.test(mark)))
    throw new EngineError('INVALID_INPUT', `A delimiter is one character (or tab), got "${delimiter}".`, {
      issues: [{ path: 'delimiter', message: 'one character was expected' }],
    })
  return {
    ...(mark === undefined ? {} : { delimiter: mark }),
    ...(quote === undefined ? {} : { quote: quote === 'none' ? null : quote }),
    ...(header === undefined ? {} : { header }),
    ...(encoding === undefined ? {} : { encoding }),
  }
}

async function openWorkbook(path: string, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const cells = join(tools.folder, 'cells')
  const limit = tools.preview ? PREVIEW_SHEET_ROWS : null
  const output = await tools.compute(readWorkbook, { path, limit, cells, header: settings.header })
  const { relation, names, repeated } = await openCells(cells, output, tools)
  return {
    relation,
    names,
    rejected: null,
    rows: output.rows,
    bytes: statSync(path).size,
    reading: { ...NO_READING, format: 'xlsx', header: output.header, sheet: output.sheet },
    notices: [...output.notices, ...repeated],
  }
}

/** Keeps the cells as Parquet, where each column can be read alone and again and again. */
async function openCells(path: string, output: CellsOutput, { warehouse, folder, signal }: ReadingTools) {
  const { names, repeated } = columnNames(Array.from({ length: output.width }, (_, i) => output.names[i] ?? ''))
  const columns = ['row', 'line', ...names.map((_, i) => `c${i + 1}`)]
  const types = columns.map((_, i) => (i < 2 ? 'BIGINT' : 'VARCHAR'))
  const kept = join(folder, 'cells.parquet')
  await warehouse.run(`COPY (SELECT * FROM ${readCells(path, columns, types, output)}) TO ${literal(kept)} (FORMAT parquet)`, [], {
    signal,
  })
  return { relation: `read_parquet(${literal(kept)})`, names, repeated: repeated.map((name) => notice('repeated', { name })) }
}

function readCells(path: string, columns: readonly string[], types: readonly string[], { lineEnds, longest }: CellsOutput): string {
  const shape = columns.map((name, i) => `'${name}': '${types[i]}'`).join(', ')
  const room = Math.max(2 * 1024 * 1024, longest + 1024)
  return `read_csv(${literal(path)}, ${CELLS_DIALECT}, columns = {${shape}}, parallel = ${!lineEnds}, max_line_size = ${room}, buffer_size = ${Math.max(8 * 1024 * 1024, room * 2)})`
}
