import { statSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import type { Dialect } from '../domain/dialect.ts'
import { readArff, readText, readWorkbook, transcode } from '../job.ts'
import { type FileKind, type FoundKind, fileKind } from './file-kind.ts'
import { openCells, readCells } from './open-cells.ts'
import { openJson } from './open-json.ts'
import { openParquet } from './open-parquet.ts'
import { SAMPLE_BYTES } from './read-csv.ts'
import { NO_READING, type PlainText, type ReadingSettings, type ReadingTools, type Source } from './source.ts'

const PREVIEW_SHEET_ROWS = 1000
const RAGGED = ['row', 'line', 'code', 'reason', 'cells']
const RAGGED_TYPES = ['BIGINT', 'BIGINT', 'VARCHAR', 'VARCHAR', 'VARCHAR']

/**
 * Brings any supported file to a relation.
 *
 * @throws {EngineError} `FILE_EMPTY`, `FILE_UNSUPPORTED`, `FILE_DAMAGED`, `FILE_LINE_TOO_LONG`, `FILE_NO_ROWS`, `DISK_FULL`.
 */
export async function openSource(path: string, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const found = fileKind(path, settings.encoding)
  const format = agreedFormat(found.kind, settings.format)
  const isText = format !== 'parquet' && format !== 'xlsx'
  const text = isText ? await plainText(path, { ...found, kind: format }, settings, tools) : null
  const source = await {
    csv: (given: PlainText) => openText(given, settings, tools),
    json: (given: PlainText) => openJson(given, format === 'jsonl', settings, tools),
    jsonl: (given: PlainText) => openJson(given, format !== 'json', settings, tools),
    arff: (given: PlainText) => openArff(given, settings, tools),
    parquet: () => openParquet(path, tools),
    xlsx: () => openWorkbook(path, settings, tools),
  }[format](text as PlainText)
  if (source.rows === 0 && source.rejected === null)
    throw new EngineError(
      'FILE_NO_ROWS',
      `The file has no row below its header (${source.names.slice(0, 20).join(', ')}). Check the file, or give --header false when its first line is a row.`,
      {
        columns: source.names,
      },
    )
  if (!text) return source
  const { encoding = source.reading.encoding, notices } = text
  const reading = { ...source.reading, encoding, byte_order_mark: found.bom > 0, mojibake_repaired: settings.repair_mojibake ?? false }
  return { ...source, bytes: text.brought ? text.bytes : source.bytes, reading, notices: [...notices, ...source.notices] }
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

async function plainText(
  path: string,
  { kind, bom, utf16 }: FoundKind,
  settings: ReadingSettings,
  tools: ReadingTools,
): Promise<PlainText> {
  const { repair_mojibake: repair = false, encoding } = settings
  const size = statSync(path).size
  if (utf16 === null && !repair && kind !== 'arff') return { path, bom, brought: false, bytes: size, notices: [] }
  const output = join(tools.folder, 'plain.txt')
  const limit = tools.preview && kind !== 'arff' ? SAMPLE_BYTES : null
  const isJson = kind === 'json' || kind === 'jsonl'
  const input = { path, bom, limit, output, encoding: utf16 ?? encoding, repair, limitLines: !isJson }
  const read = await tools.compute(transcode, input)
  return { path: output, bom: 0, brought: true, bytes: Math.min(size, limit ?? size), ...read }
}

async function openText({ path, bom, brought }: PlainText, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const files = { cells: join(tools.folder, 'cells'), rejected: join(tools.folder, 'ragged') }
  const limit = tools.preview ? SAMPLE_BYTES : null
  const chosen = { ...chosenDialect(settings), ...(brought ? { encoding: 'utf-8' as const } : { encoding: settings.encoding }) }
  const output = await tools.compute(readText, { path, bom, limit, ...files, chosen })
  const { dialect, encoding, lineEnd } = output
  const { relation, names, repeated } = await openCells(files.cells, output, tools)
  const { delimiter, quote, comment, skip, header } = dialect
  const found = { delimiter, quote, escape: dialect.escape, comment, skip, header }
  return {
    relation,
    names,
    rejected: output.rejected > 0 ? readCells(files.rejected, RAGGED, RAGGED_TYPES, output) : null,
    rows: output.rows,
    bytes: bom + output.bytes,
    reading: { ...NO_READING, format: 'csv', encoding, line_end: lineEnd, ...found },
    roles: output.roles,
    notices: [...output.notices, ...repeated],
  }
}

/** @throws {EngineError} `INVALID_INPUT` for a mark that is no single ASCII character. */
function chosenDialect({ delimiter, quote, comment, skip, header, ...settings }: ReadingSettings): Partial<Dialect> {
  const mark = (name: string, text: string, refused: RegExp): string | null => {
    if (text === 'none' && name !== 'delimiter') return null
    const one = text === 'tab' || text === '\\t' ? '\t' : text
    if (one.length === 1 && one <= '~' && !refused.test(one)) return one
    throw new EngineError(
      'INVALID_INPUT',
      `The ${name} is one character${name === 'delimiter' ? ' (or tab)' : ' or none'}, got "${text}".`,
      {
        issues: [{ path: name, message: 'one character was expected' }],
      },
    )
  }
  return {
    ...(delimiter === undefined ? {} : { delimiter: mark('delimiter', delimiter, /["'\r\n]/) as string }),
    ...(quote === undefined ? {} : { quote: quote === 'none' ? null : quote }),
    ...(settings.escape === undefined ? {} : { escape: mark('escape', settings.escape, /[\w\s]/) }),
    ...(comment === undefined ? {} : { comment: mark('comment', comment, /[\w\s]/) }),
    ...(skip === undefined ? {} : { skip }),
    ...(header === undefined ? {} : { header }),
  }
}

async function openArff({ path }: PlainText, _settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const files = { cells: join(tools.folder, 'cells'), rejected: join(tools.folder, 'ragged') }
  const output = await tools.compute(readArff, { path, limit: tools.preview ? SAMPLE_BYTES : null, ...files })
  const { relation, names } = await openCells(files.cells, output, tools)
  const used = output.weights ? names : names.slice(0, -1)
  return {
    relation: output.weights ? relation : `(SELECT * EXCLUDE (c${names.length}) FROM ${relation})`,
    names: used,
    declared: Object.fromEntries(used.map((name, index) => [name, output.declared[index] ?? 'number'])),
    rejected: output.rejected > 0 ? readCells(files.rejected, RAGGED, RAGGED_TYPES, output) : null,
    rows: output.rows,
    bytes: output.bytes,
    reading: { ...NO_READING, format: 'arff', decimal: '.' },
    notices: output.notices,
  }
}

async function openWorkbook(path: string, { header, skip, sheet, range }: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const cells = join(tools.folder, 'cells')
  const limit = tools.preview ? PREVIEW_SHEET_ROWS : null
  const output = await tools.compute(readWorkbook, { path, limit, cells, header, skip, sheet, range })
  const { relation, names, repeated } = await openCells(cells, output, tools)
  const found = { header: output.header, skip: output.skip, sheet: output.sheet, range: range === undefined ? null : output.range }
  return {
    relation,
    names,
    rejected: null,
    rows: output.rows,
    bytes: statSync(path).size,
    reading: { ...NO_READING, format: 'xlsx', ...found },
    sheets: output.sheets,
    notices: [...output.notices, ...repeated],
  }
}
