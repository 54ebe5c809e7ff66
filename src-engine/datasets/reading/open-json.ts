import { statSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { literal } from '#engine/warehouse/duckdb'
import { columnNames } from '../domain/column-names.ts'
import { transcode } from '../job.ts'
import { firstBytes } from './file-kind.ts'
import { cellOf, NO_READING, type ReadingSettings, type ReadingTools, type Source } from './source.ts'

const LARGEST_OBJECT_BYTES = 16 * 1024 * 1024
const MOST_COLUMNS = 2000

/**
 * Objects of a JSON array, or of one line each, as rows; keys in the order of their first appearance. Nested values stay JSON
 * text; an array without any object gives one column, `value`.
 *
 * @throws {EngineError} `FILE_DAMAGED`, `FILE_UNSUPPORTED`.
 */
export async function openJson(
  path: string,
  text: { bom: number; lines: boolean },
  settings: ReadingSettings,
  tools: ReadingTools,
): Promise<Source> {
  const { warehouse, folder, signal } = tools
  const output = join(folder, 'utf8.json')
  const read = await tools.compute(transcode, { path, bom: text.bom, limit: null, output, encoding: settings.encoding })
  const values = join(folder, 'values.parquet')
  const limit = tools.preview ? 'LIMIT 1000' : ''
  const objects = `read_json_objects(${literal(output)}, format = '${text.lines ? 'newline_delimited' : shapeOf(output)}', maximum_object_size = ${LARGEST_OBJECT_BYTES})`
  await damagedUnlessRead(output, () =>
    warehouse.run(
      `COPY (SELECT row_number() OVER () AS row, json_type(json) = 'OBJECT' AS is_object, json FROM (SELECT json FROM ${objects} ${limit})) TO ${literal(values)} (FORMAT parquet)`,
      [],
      { signal },
    ),
  )
  const relation = `read_parquet(${literal(values)})`
  const [count] = await warehouse.all<{ rows: number; objects: number }>(
    `SELECT count(*) AS rows, count(*) FILTER (is_object) AS objects FROM ${relation}`,
  )
  const keys = count.objects > 0 ? await keysOf(relation, tools) : []
  const { names, repeated } = columnNames(count.objects > 0 ? keys : ['value'])
  const cells = count.objects > 0 ? keys.map(keyPath) : ['$']
  const select = cells.map((cell, i) => {
    const text = `json_extract_string(json, ${literal(cell)})`
    return `CASE WHEN trim(${text}) <> '' THEN ${text} END AS ${cellOf(i)}`
  })
  const table = join(folder, 'cells.parquet')
  await warehouse.run(
    `COPY (SELECT row, NULL::BIGINT AS line, ${select.join(', ')} FROM ${relation} WHERE is_object = ${count.objects > 0}) TO ${literal(table)} (FORMAT parquet)`,
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
    bytes: statSync(path).size,
    reading: { ...NO_READING, format: text.lines ? 'jsonl' : 'json', encoding: read.encoding },
    warnings: [...read.warnings, ...repeated.map((name) => `Two keys differ in case only; the later one became "${name}".`)],
  }
}

async function keysOf(relation: string, { warehouse, signal }: ReadingTools): Promise<string[]> {
  const keys = await warehouse.all<{ key: string }>(
    `SELECT key FROM (
       SELECT row, unnest(json_keys(json)) AS key, generate_subscripts(json_keys(json), 1) AS place FROM ${relation} WHERE is_object)
     GROUP BY key ORDER BY min(row), arg_min(place, row), key LIMIT ${MOST_COLUMNS + 1}`,
    [],
    { signal },
  )
  if (keys.length > MOST_COLUMNS)
    throw new EngineError(
      'FILE_UNSUPPORTED',
      `The objects have over ${MOST_COLUMNS} different keys: this is no table. Choose the keys that are needed.`,
      {
        limit: MOST_COLUMNS,
      },
    )
  return keys.map(({ key }) => key)
}

const keyPath = (key: string) => `$."${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** An array, or values one after the other. */
const shapeOf = (path: string) => (new TextDecoder().decode(firstBytes(path, 4096)).trimStart().startsWith('[') ? 'array' : 'unstructured')

async function damagedUnlessRead(path: string, read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (error) {
    if (error instanceof EngineError) throw error
    const reason = (error as Error).message.split('\n')[0].replace(` in file "${path}"`, '').trim()
    throw new EngineError(
      'FILE_DAMAGED',
      `The file begins like JSON but does not follow it (${reason}). Correct it, or read it with --format csv.`,
      {},
      { cause: error },
    )
  }
}
