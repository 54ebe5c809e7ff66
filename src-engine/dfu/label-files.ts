import { readFile } from 'node:fs/promises'
import { zeros } from '#engine/math/matrix'
import { identifier, type Warehouse } from '#engine/warehouse/duckdb'
import { byFeature, type LabelledCluster } from './describe-clusters.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import { clusterProfiles } from './domain/profile.ts'
import { readCsv, unusable } from './read-features.ts'

interface InFile {
  path: string
  name: string
}

const NEEDED = ['mean_demand', 'trend_slope', 'cv_demand', 'seasonality_strength', 'year_over_year_correlation', 'zero_demand_pct'] as const

/**
 * Clusters as the files of a training hold them: cluster_assignments.csv with the features of its DFUs.
 *
 * @throws {EngineError} `DFU_INPUT_UNUSABLE`.
 */
export async function readClusters(warehouse: Warehouse, { assignments, centroids }: { assignments: InFile; centroids: InFile | null }) {
  const needed = ['dfu_id', 'cluster_id', 'n_months', ...NEEDED]
  const { columns, relation } = await readCsv(warehouse, assignments, needed)
  const known = SERIES_FEATURES.filter((name) => columns.includes(name))
  const select = known.map((name, j) => `TRY_CAST(${identifier(name)} AS DOUBLE) AS s${j}`).join(', ')
  const rows = await warehouse
    .all<Record<string, number | null> & { dfu_id: string }>(
      `SELECT dfu_id, TRY_CAST(cluster_id AS INTEGER) AS cluster, TRY_CAST(n_months AS INTEGER) AS months, ${select} FROM ${relation} ORDER BY dfu_id`,
    )
    .catch((error) => {
      throw unusable(assignments.name, String((error as Error).message).split('\n')[0], error)
    })
  if (rows.length === 0) throw unusable(assignments.name, 'it has no row')
  const wrong = rows.find(({ dfu_id, cluster }) => dfu_id === null || cluster === null || cluster < 1)
  if (wrong) throw unusable(assignments.name, `DFU ${wrong.dfu_id ?? '(none)'} has no cluster_id from 1`)
  const ids = [...new Set(rows.map(({ cluster }) => cluster as number))].sort((a, b) => a - b)
  if (centroids) await assertSame(warehouse, centroids, ids)
  const series = zeros(rows.length, SERIES_FEATURES.length)
  series.data.fill(Number.NaN)
  rows.forEach((row, i) => {
    known.forEach((name, j) => {
      series.data[i * series.cols + SERIES_FEATURES.indexOf(name)] = row[`s${j}`] ?? Number.NaN
    })
  })
  const labels = Int32Array.from(rows, ({ cluster }) => ids.indexOf(cluster as number))
  const months = Float64Array.from(rows, (row) => row.months ?? 1)
  const data = { series, months, seasons: null, grid: null, confidence: new Float64Array(rows.length) }
  const clusters = clusterProfiles(data, labels, ids.length).map(
    ({ n, medians, relative_trend, volume_percentile }, label): LabelledCluster => ({
      cluster_id: ids[label],
      label: '',
      auto_label: '',
      renamed: false,
      trace: { tier: 'medium', rule: 'steady', degree: null, steps: [] },
      n,
      profile: byFeature(medians),
      relative_trend,
      volume_percentile,
    }),
  )
  return { clusters, assigned: rows.map(({ dfu_id, cluster }): [string, number] => [dfu_id, cluster as number]) }
}

/** The run that cluster_metadata.json names; null when it names none. */
export async function runOfMetadata({ path, name }: InFile): Promise<number | null> {
  try {
    const { run_id } = JSON.parse(await readFile(path, 'utf8')) as { run_id?: unknown }
    return Number.isInteger(run_id) ? (run_id as number) : null
  } catch (error) {
    throw unusable(name, 'it is no JSON of a training', error)
  }
}

async function assertSame(warehouse: Warehouse, centroids: InFile, ids: readonly number[]): Promise<void> {
  const { relation } = await readCsv(warehouse, centroids, ['cluster_id'])
  const rows = await warehouse.all<{ cluster: number | null }>(
    `SELECT TRY_CAST(cluster_id AS INTEGER) AS cluster FROM ${relation} ORDER BY 1`,
  )
  const others = rows.map(({ cluster }) => cluster)
  if (others.join() !== ids.join())
    throw unusable(centroids.name, `its clusters (${others.join(', ')}) are not those of the assignments (${ids.join(', ')})`)
}
