// A process of its own: the same work as ours.ts in plain SQL, nothing proved and no history kept.
import { join } from 'node:path'
import { literal, openWarehouse } from '#engine/warehouse/duckdb'

const [, , file, folder] = process.argv
const warehouse = openWarehouse({ memoryMb: 1024, threads: 2, temp: folder })
const seconds: Record<string, number> = {}
async function timed(name: string, work: () => Promise<unknown>) {
  const began = performance.now()
  await work()
  seconds[name] = (performance.now() - began) / 1000
}
const read = literal(join(folder, 'read.parquet'))
const done = literal(join(folder, 'done.parquet'))
const numbers = ['id', 'weight', 'count', 'rate', 'price', 'grade', 'measure']
const pairs = numbers.flatMap((a, i) => numbers.slice(i + 1).map((b) => `corr(${a}, ${b})`))
await timed('import', () => warehouse.run(`COPY (FROM read_csv(${literal(file)})) TO ${read} (FORMAT parquet, COMPRESSION zstd)`))
await timed('profile', async () => {
  await warehouse.all(`SUMMARIZE FROM read_parquet(${read})`)
  await warehouse.all(`SELECT ${pairs.join(', ')} FROM read_parquet(${read})`)
})
await timed('steps', () =>
  warehouse.run(`COPY (
    WITH fitted AS (SELECT median(weight) AS weight, quantile_cont(price, 0.25) AS q1, quantile_cont(price, 0.75) AS q3,
      avg("count") AS mean, stddev_pop("count") AS deviation FROM read_parquet(${read}))
    SELECT t.* REPLACE (coalesce(t.weight, f.weight) AS weight,
        greatest(f.q1 - 1.5 * (f.q3 - f.q1), least(f.q3 + 1.5 * (f.q3 - f.q1), t.price)) AS price,
        (t."count" - f.mean) / f.deviation AS "count"),
      ${[0, 1, 2, 3, 4].map((n) => `(t.site = 'S${n}')::INTEGER AS site_S${n}`).join(', ')},
      greatest(f.q1 - 1.5 * (f.q3 - f.q1), least(f.q3 + 1.5 * (f.q3 - f.q1), t.price)) * coalesce(t.weight, f.weight) AS value
    FROM read_parquet(${read}) t, fitted f WHERE grade >= 2) TO ${done} (FORMAT parquet, COMPRESSION zstd)`),
)
const [answer] = await warehouse.all<{ rows: number; mean: number }>(
  `SELECT count(*) AS rows, avg(value) AS mean FROM read_parquet(${done})`,
)
console.log(JSON.stringify({ seconds, ...answer, peak_mb: process.resourceUsage().maxRSS / 1024 }))
await warehouse.close()
