import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { literal } from '#engine/warehouse/duckdb'
import { parquetOptions } from '#engine/warehouse/parquet-options'
import { columnNames } from '../domain/column-names.ts'
import { jsonHead } from '../domain/json-head.ts'
import { notice } from '../domain/notices.ts'
import { transcode } from '../job.ts'
import { firstBytes } from './file-kind.ts'
import { jsonColumns } from './json-columns.ts'
import { SAMPLE_BYTES } from './read-csv.ts'
import { cellOf, NO_READING, type PlainText, type ReadingSettings, type ReadingTools, type Source } from './source.ts'

const LARGEST_OBJECT_BYTES = 16 * 1024 * 1024

/**
 * Objects of a JSON array, or of one line each, as rows; keys in the order of their first appearance. Nested objects stay JSON text,
 * or with `flatten` become columns (`a.b`); arrays always stay JSON text. An array without any object gives one column, `value`.
 *
 * @throws {EngineError} `FILE_DAMAGED`, `FILE_UNSUPPORTED`.
 */
export async function openJson(text: PlainText, lines: boolean, settings: ReadingSettings, tools: ReadingTools): Promise<Source> {
  const { warehouse, folder, signal } = tools
  const { output, ...read } = await utf8Text(text, lines, settings, tools)
  const values = join(folder, 'values.parquet')
  const objects = `read_json_objects(${literal(output)}, format = '${lines ? 'newline_delimited' : shapeOf(output)}', maximum_object_size = ${LARGEST_OBJECT_BYTES})`
  await damagedUnlessRead(output, () =>
    warehouse.run(
      `COPY (SELECT row_number() OVER () AS row, json_type(json) = 'OBJECT' AS is_object, json FROM ${objects}) TO ${literal(values)} (FORMAT parquet)`,
      [],
      { signal },
    ),
  )
  const relation = `read_parquet(${literal(values)})`
  const [count] = await warehouse.all<{ rows: number; objects: number }>(
    `SELECT count(*) AS rows, count(*) FILTER (is_object) AS objects FROM ${relation}`,
  )
  const { flatten = false } = settings
  const found =
    count.objects > 0 ? await jsonColumns(relation, flatten, tools) : [{ name: 'value', cell: "json_extract_string(json, '$')" }]
  const { names, repeated } = columnNames(found.map(({ name }) => name))
  const select = found.map(({ cell }, i) => `CASE WHEN trim(${cell}) <> '' THEN ${cell} END AS ${cellOf(i)}`)
  const table = join(folder, 'cells.parquet')
  await warehouse.run(
    `COPY (SELECT row, NULL::BIGINT AS line, ${select.join(', ')} FROM ${relation} WHERE is_object = ${count.objects > 0}) TO ${literal(table)} ${parquetOptions(found.length, 'snappy')}`,
    [],
    { signal },
  )
  const others = count.objects > 0 && count.objects < count.rows
  return {
    relation: `read_parquet(${literal(table)})`,
    names,
    rejected: others
      ? `(SELECT row, NULL::BIGINT AS line, 'object' AS code, 'an object was expected' AS reason, json_array(json)::VARCHAR AS cells FROM ${relation} WHERE NOT is_object)`
      : null,
    rows: count.objects > 0 ? count.objects : count.rows,
    bytes: read.bytes,
    reading: { ...NO_READING, format: lines ? 'jsonl' : 'json', encoding: read.encoding, flatten },
    notices: [...read.notices, ...repeated.map((name) => notice('repeated', { name }))],
  }
}

/** The text in UTF-8; for a preview the values that are whole within the first bytes, when there are any. */
async function utf8Text({ path, bom, brought }: PlainText, lines: boolean, { encoding }: ReadingSettings, tools: ReadingTools) {
  const bytes = statSync(path).size
  const bring = { path, bom, encoding: brought ? ('utf-8' as const) : encoding, repair: false, limitLines: false }
  if (tools.preview && (bytes > SAMPLE_BYTES || brought)) {
    const cut = join(tools.folder, 'cut.json')
    const read = await tools.compute(transcode, { ...bring, limit: SAMPLE_BYTES, output: cut })
    const head = jsonHead(readFileSync(cut), lines)
    const output = join(tools.folder, 'head.json')
    if (head) writeFileSync(output, head)
    if (head) return { ...read, output, bytes: SAMPLE_BYTES }
  }
  const output = join(tools.folder, 'utf8.json')
  return { ...(await tools.compute(transcode, { ...bring, limit: null, output })), output, bytes }
}

/** An array, or values one after the other. */
const shapeOf = (path: string) => (new TextDecoder().decode(firstBytes(path, 4096)).trimStart().startsWith('[') ? 'array' : 'unstructured')

async function damagedUnlessRead(path: string, read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (error) {
    if (error instanceof EngineError) throw error
    if ((error as Error).message.includes('maximum_object_size'))
      throw new EngineError(
        'FILE_UNSUPPORTED',
        'A value of the JSON is larger than 16 MiB; rows are expected, as an array of objects or one object a line. Check that the file is a table.',
        { found: 'a value over 16 MiB', limit_bytes: LARGEST_OBJECT_BYTES },
        { cause: error },
      )
    const reason = (error as Error).message.split('\n')[0].replace(` in file "${path}"`, '').trim()
    throw new EngineError(
      'FILE_DAMAGED',
      `The file begins like JSON but does not follow it (${reason}). Correct it, or read it with --format csv.`,
      {},
      { cause: error },
    )
  }
}
