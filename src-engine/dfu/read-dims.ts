import { EngineError } from '#engine/base/errors'
import { DFU_NUMBERS, ITEM_NUMBERS } from './domain/dims.ts'
import type { RawFeatures } from './domain/prepare.ts'
import type { FeatureParams } from './params.ts'
import type { DfuStore } from './store.ts'

type Value = string | number | null
type Dims = Pick<RawFeatures, 'numeric' | 'categorical'>

interface Dfus {
  ids: readonly string[]
  items: readonly (string | null)[]
}

/**
 * The wanted columns of dim_item and dim_dfu for the given DFUs; a number stays a number, all else is a word.
 *
 * @throws {EngineError} `DFU_FEATURE_UNKNOWN`.
 */
export async function readDims(
  store: DfuStore,
  { item_features, dfu_features }: Pick<FeatureParams, 'item_features' | 'dfu_features'>,
  { ids, items }: Dfus,
  call: { project_id: number; breathe(): Promise<void> },
): Promise<Dims> {
  if (item_features.length + dfu_features.length === 0) return { numeric: [], categorical: [] }
  assertKnown(store, 'dim_item', item_features, call.project_id)
  assertKnown(store, 'dim_dfu', dfu_features, call.project_id)
  const dfuRows = await readAll(store, 'dim_dfu', ['item_id', ...dfu_features], call)
  const itemRows = await readAll(store, 'dim_item', item_features, call)
  const itemOf = (i: number) => items[i] ?? (dfuRows.get(ids[i])?.[0] as string | null | undefined) ?? ''
  const ofItems = item_features.map((name, c) =>
    columnOf(
      name,
      ids.map((_, i) => itemRows.get(itemOf(i))?.[c] ?? null),
      ITEM_NUMBERS,
    ),
  )
  const ofDfus = dfu_features.map((name, c) =>
    columnOf(
      name,
      ids.map((id) => dfuRows.get(id)?.[c + 1] ?? null),
      DFU_NUMBERS,
    ),
  )
  const columns = [...ofItems, ...ofDfus]
  return {
    numeric: columns.flatMap((column) => ('numbers' in column ? [{ name: column.name, values: column.numbers }] : [])),
    categorical: columns.flatMap((column) => ('words' in column ? [{ name: column.name, values: column.words }] : [])),
  }
}

function assertKnown(store: DfuStore, table: 'dim_item' | 'dim_dfu', wanted: readonly string[], project_id: number): void {
  if (wanted.length === 0) return
  const known = store.columnsOf(table, project_id)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const has = known.length > 0 ? `it has values in ${known.join(', ')}` : `it has no values; import it with --table ${table}`
  throw new EngineError('DFU_FEATURE_UNKNOWN', `${table} has no column ${unknown.join(', ')}; ${has}.`, { table, unknown, known })
}

async function readAll(
  store: DfuStore,
  table: 'dim_item' | 'dim_dfu',
  columns: readonly string[],
  { project_id, breathe }: { project_id: number; breathe(): Promise<void> },
): Promise<Map<string, Value[]>> {
  const rows = new Map<string, Value[]>()
  if (columns.length === 0) return rows
  for (let after = ''; ; ) {
    const { page, last } = store.dimPage(table, project_id, after, columns)
    for (const [key, ...values] of page) rows.set(key, values)
    if (last) return rows
    after = page[page.length - 1][0]
    await breathe()
  }
}

type Column = { name: string; numbers: Float64Array } | { name: string; words: (string | null)[] }

function columnOf(name: string, values: readonly Value[], numbers: readonly string[]): Column {
  const isNumeric =
    numbers.includes(name) ||
    (values.some((value) => value !== null) && values.every((value) => value === null || typeof value === 'number'))
  if (isNumeric) return { name, numbers: Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN)) }
  return { name, words: values.map((value) => (value === null ? null : String(value))) }
}
