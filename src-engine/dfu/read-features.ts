import { EngineError } from '#engine/base/errors'
import { zeros } from '#engine/math/matrix'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { SERIES_FEATURES } from './domain/features.ts'
import type { FeatureTable } from './feature-table.ts'

const BATCH = 4_000
const TOLD_ONLY = ['trend_direction']

/**
 * Reads a CSV of any of our steps as text; an empty cell is null.
 *
 * @throws {EngineError} `DFU_INPUT_UNUSABLE` when it is no CSV or lacks a needed column.
 */
export async function readCsv(
  warehouse: Warehouse,
  { path, name }: { path: string; name: string },
  needed: readonly string[],
): Promise<{ columns: string[]; relation: string }> {
  const relation = `read_csv(${literal(path)}, delim = ',', header = true, all_varchar = true, quote = '"', escape = '"', nullstr = '', strict_mode = true, null_padding = false)`
  const described = await warehouse.all<{ column_name: string }>(`DESCRIBE SELECT * FROM ${relation}`).catch((error) => {
    throw unusable(name, `it is no CSV with commas and a header (${String((error as Error).message).split('\n')[0]})`, error)
  })
  const columns = described.map(({ column_name }) => column_name)
  const lacking = needed.filter((column) => !columns.includes(column))
  if (lacking.length > 0) throw unusable(name, `it has no column ${lacking.join(', ')}; it has ${columns.slice(0, 40).join(', ')}`)
  return { columns, relation }
}

/**
 * Reads clustering_features.csv: `dfu_id`, `n_months` when it is there, any of the features, and further columns, which are numbers
 * when all their cells are.
 *
 * @throws {EngineError} `DFU_INPUT_UNUSABLE`.
 */
export async function readFeatures(
  warehouse: Warehouse,
  file: { path: string; name: string },
  { signal, breathe }: { signal?: AbortSignal; breathe(): Promise<void> },
): Promise<FeatureTable> {
  const { columns, relation } = await readCsv(warehouse, file, ['dfu_id'])
  const known = SERIES_FEATURES.filter((name) => columns.includes(name))
  const others = columns.filter((name) => ![...SERIES_FEATURES, ...TOLD_ONLY, 'dfu_id', 'n_months'].includes(name as never))
  const all = <T>(sql: string) =>
    warehouse.all<T>(sql, [], { signal }).catch((error) => {
      throw signal?.aborted ? error : unusable(file.name, String((error as Error).message).split('\n')[0], error)
    })
  await assertRows(all, relation, file.name, known)
  const numbers = await numericOf(all, relation, others)
  const words = others.filter((name) => !numbers.includes(name))
  const [{ n }] = await all<{ n: number }>(`SELECT count(*) AS n FROM ${relation}`)
  const series = zeros(n, SERIES_FEATURES.length)
  series.data.fill(Number.NaN)
  const months = new Float64Array(n)
  const numeric = numbers.map((name) => ({ name, values: new Float64Array(n) }))
  const categorical = words.map((name) => ({ name, values: new Array<string | null>(n) }))
  const ids: string[] = []
  const sql = `SELECT dfu_id, ${columns.includes('n_months') ? numberOf('n_months') : 'NULL'} AS n_months, ${[
    ...known.map((name, j) => `${numberOf(name)} AS s${j}`),
    ...numbers.map((name, j) => `${numberOf(name)} AS n${j}`),
    ...words.map((name, j) => `${identifier(name)} AS w${j}`),
  ].join(', ')} FROM ${relation} ORDER BY dfu_id`
  for await (const batch of warehouse.batches<Record<string, number | string | null>>(sql, BATCH, { signal })) {
    for (const row of batch) {
      const i = ids.length
      ids.push(row.dfu_id as string)
      months[i] = Number(row.n_months ?? 0)
      known.forEach((name, j) => {
        series.data[i * series.cols + SERIES_FEATURES.indexOf(name)] = (row[`s${j}`] as number | null) ?? Number.NaN
      })
      numeric.forEach(({ values }, j) => {
        values[i] = (row[`n${j}`] as number | null) ?? Number.NaN
      })
      categorical.forEach(({ values }, j) => {
        values[i] = row[`w${j}`] as string | null
      })
    }
    await breathe()
  }
  return {
    ids,
    items: ids.map(() => null),
    locations: ids.map(() => null),
    months,
    raw: { series, numeric, categorical },
    seasons: null,
    grid: null,
    gridMonths: [],
    excluded: [],
    notices: [{ code: 'no_volume_curves' }],
    source: { kind: 'file', path: file.path, name: file.name },
  }
}

const numberOf = (name: string) => `TRY_CAST(${identifier(name)} AS DOUBLE)`
type All = <T>(sql: string) => Promise<T[]>

async function assertRows(all: All, relation: string, name: string, known: readonly string[]): Promise<void> {
  const broken = known.map(
    (column) => `count(*) FILTER (${identifier(column)} IS NOT NULL AND NOT coalesce(isfinite(${numberOf(column)}), false))`,
  )
  const [row] = await all<Record<string, number>>(
    `SELECT count(*) AS n, count(*) - count(dfu_id) AS unnamed, count(dfu_id) - count(DISTINCT dfu_id) AS repeated,
     ${broken.map((sql, i) => `${sql} AS b${i}`).join(', ') || '0 AS b0'} FROM ${relation}`,
  )
  if (row.n === 0) throw unusable(name, 'it has no row')
  if (row.unnamed > 0) throw unusable(name, `${row.unnamed} rows have no dfu_id`)
  if (row.repeated > 0) throw unusable(name, `${row.repeated} rows repeat a dfu_id; it needs one row per DFU`)
  if (known.length === 0) throw unusable(name, `it has none of the features: ${SERIES_FEATURES.join(', ')}`)
  const wrong = known.find((_, i) => row[`b${i}`] > 0)
  if (wrong) throw unusable(name, `${row[`b${known.indexOf(wrong)}`]} cells of ${wrong} are no numbers`)
}

async function numericOf(all: All, relation: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const counts = names.map(
    (name, i) => `count(${identifier(name)}) > 0 AND bool_and(coalesce(isfinite(${numberOf(name)}), ${identifier(name)} IS NULL)) AS c${i}`,
  )
  const [row] = await all<Record<string, boolean>>(`SELECT ${counts.join(', ')} FROM ${relation}`)
  return names.filter((_, i) => row[`c${i}`])
}

export const unusable = (name: string, why: string, cause?: unknown): EngineError =>
  new EngineError(
    'DFU_INPUT_UNUSABLE',
    `The file ${name} cannot be used: ${why}. Give a file of the step before.`,
    { file: name },
    { cause },
  )
