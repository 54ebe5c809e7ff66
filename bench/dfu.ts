import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DUCKDB, featuresSql } from '#engine/dfu/features-sql'
import { kMeans } from '#engine/math/k-means'
import { silhouettes } from '#engine/math/silhouette'
import { literal, openWarehouse } from '#engine/warehouse/duckdb'
import type { Bench, Case, Measured } from './case.ts'
import { overlappingGroups } from './rows.ts'
import { timed } from './timed.ts'

const KS = Array.from({ length: 10 }, (_, i) => i + 3)
const SALES = join(import.meta.dirname, '../../shared/data/iowa_liquor/scale_item_county_month.parquet')
const LAST_MONTH = 2022 * 12 + 9
const WINDOW = 24

/**
 * The sweep of K with silhouettes beside scikit-learn, and the features of 1.67 million sales rows beside pandas (one function per
 * DFU, and vectorised on a pivot) and beside DuckDB alone, which only sums the months. Quality: sum of inertias; sum of total_demand.
 */
export function dfuCases(bench: Bench): Case[] {
  const sizes = bench.long ? [10_000, 50_000] : [10_000]
  return [...sizes.map((rows) => sweep(bench, rows)), ...features(bench)].filter((item) => item !== null)
}

function sweep(bench: Bench, rows: number): Case | null {
  const { kernels, python } = bench
  if (!python) return null
  const { file, x } = overlappingGroups(bench, rows, 20, 8)
  return {
    name: `K sweep 3–12 with silhouettes, ${rows.toLocaleString('en')} × 20`,
    peer: 'scikit-learn',
    rounds: 1,
    target: 2.5,
    better: 'lower',
    ours: () =>
      timed(() => {
        const fits = KS.map((k) => ({ k, ...kMeans(kernels, x, { k, seed: 42 }) }))
        silhouettes(kernels, x, fits)
        return fits.reduce((sum, { inertia }) => sum + inertia, 0)
      }),
    theirs: async () => {
      const { seconds, inertia } = await python({ task: 'k_sweep_with_silhouettes', file, rows, ks: KS, n_init: 10, seed: 42 })
      return { seconds, quality: inertia }
    },
  }
}

function features(bench: Bench): Case[] {
  const { python } = bench
  if (!existsSync(SALES)) {
    console.log(`No ${SALES}: the features are not measured.`)
    return []
  }
  const ours = () => computed(bench, (sales) => featuresSql(sales, { lastMonth: LAST_MONTH, months: WINDOW, gridMonths: 0 }, DUCKDB))
  const what = { rounds: bench.quick ? 1 : 3, better: 'higher' as const, name: 'DFU features of 1,672,695 sales rows', ours }
  const pandas = (task: string) => async () => {
    const { seconds, total } = await (python as NonNullable<typeof python>)({ task, sales: SALES, last: LAST_MONTH, window: WINDOW })
    return { seconds, quality: total }
  }
  const beside: Case[] = python ? [{ ...what, peer: 'pandas, pivot', target: 1, theirs: pandas('features_by_pivot') }] : []
  if (python && bench.long)
    beside.push({ ...what, rounds: 1, peer: 'pandas, a function per DFU', target: 10, theirs: pandas('features_by_group') })
  const monthsOnly = (sales: string) =>
    `SELECT dfu_id, month_number, sum(demand) AS total_demand FROM ${sales} WHERE month_number > ${LAST_MONTH - WINDOW} GROUP BY ALL`
  return [...beside, { ...what, peer: 'DuckDB, months only', target: 0.2, theirs: () => computed(bench, monthsOnly) }]
}

async function computed({ folder }: Bench, sql: (sales: string) => string): Promise<Measured> {
  const sales = `(SELECT item || '|' || county AS dfu_id, 12 * CAST(month[1:4] AS INTEGER) + CAST(month[6:7] AS INTEGER) - 1 AS month_number,
    CAST(bottles AS DOUBLE) AS demand FROM read_parquet(${literal(SALES)}))`
  const warehouse = openWarehouse({ memoryMb: 1024, threads: 2, temp: folder })
  const began = performance.now()
  let total = 0
  for await (const batch of warehouse.batches<{ total_demand: number }>(sql(sales), 4000))
    for (const row of batch) total += row.total_demand
  const seconds = (performance.now() - began) / 1000
  await warehouse.close()
  console.log(`features: ${seconds.toFixed(2)} s, memory of the process ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)
  return { seconds, quality: total }
}
