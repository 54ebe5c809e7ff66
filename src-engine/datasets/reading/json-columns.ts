import { literal } from '#engine/warehouse/duckdb'
import { assertWidth } from '../domain/column-names.ts'
import type { ReadingTools } from './source.ts'

/** One more than are read. */
const MOST_KEYS = 2001
const DEEPEST = 8

interface JsonColumn {
  name: string
  /** Expression of the cell as text. */
  cell: string
}

/**
 * The columns of the objects of a relation: their keys in the order of first appearance; with `flatten` the keys of nested objects
 * too, as `a.b`. A key that holds an object in one row and a value in another gives both.
 *
 * @param relation - with `row`, `is_object`, `json`.
 * @throws {EngineError} `FILE_UNSUPPORTED` for over 2,000 keys.
 */
export async function jsonColumns(relation: string, flatten: boolean, tools: ReadingTools): Promise<JsonColumn[]> {
  const [whole] = await keysOf(relation, ['$'], tools)
  const paths = whole.map((key) => ({ name: key, path: keyPath('$', key) }))
  const columns = flatten ? await flattened(relation, paths, 1, tools) : paths.map((found) => column(found, 'any'))
  assertWidth(columns.length)
  return columns
}

interface Found {
  name: string
  path: string
}

async function flattened(relation: string, paths: readonly Found[], depth: number, tools: ReadingTools): Promise<JsonColumn[]> {
  if (paths.length === 0) return []
  const counts = paths.flatMap(({ path }, i) => {
    const type = `json_type(json, ${literal(path)})`
    return [`count(*) FILTER (${type} = 'OBJECT') AS o${i}`, `count(*) FILTER (${type} <> 'OBJECT' AND ${type} <> 'NULL') AS v${i}`]
  })
  const [count] = await tools.warehouse.all<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${relation} WHERE is_object`)
  const nested = paths.map((_, i) => count[`o${i}`] > 0 && depth < DEEPEST)
  const keys = await keysOf(
    relation,
    paths.filter((_, i) => nested[i]).map(({ path }) => path),
    tools,
  )
  const columns: JsonColumn[] = []
  for (const [i, found] of paths.entries()) {
    if (!nested[i]) columns.push(column(found, 'any'))
    else {
      if (count[`v${i}`] > 0) columns.push(column(found, 'values'))
      const below = (keys.shift() ?? []).map((key) => ({ name: `${found.name}.${key}`, path: keyPath(found.path, key) }))
      columns.push(...(await flattened(relation, below, depth + 1, tools)))
    }
    if (columns.length > MOST_KEYS) break
  }
  return columns
}

function column({ name, path }: Found, keep: 'any' | 'values'): JsonColumn {
  const text = `json_extract_string(json, ${literal(path)})`
  return { name, cell: keep === 'any' ? text : `CASE WHEN json_type(json, ${literal(path)}) <> 'OBJECT' THEN ${text} END` }
}

/** Keys of the objects that stand at each path, in the order of their first appearance. */
async function keysOf(relation: string, paths: readonly string[], { warehouse, signal }: ReadingTools): Promise<string[][]> {
  const all: string[][] = []
  for (const path of paths) {
    const keys = `json_keys(json, ${literal(path)})`
    const found = await warehouse.all<{ key: string }>(
      `SELECT key FROM (
         SELECT row, unnest(${keys}) AS key, generate_subscripts(${keys}, 1) AS place FROM ${relation} WHERE is_object)
       GROUP BY key ORDER BY min(row), arg_min(place, row), key LIMIT ${MOST_KEYS}`,
      [],
      { signal },
    )
    all.push(found.map(({ key }) => key))
  }
  return all
}

const keyPath = (path: string, key: string) => `${path}."${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
