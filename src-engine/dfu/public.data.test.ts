import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { AllResult, FeaturesResult } from './results/contract.ts'

const data = join(import.meta.dirname, '../../../shared/data')
const scale = join(data, 'iowa_liquor/scale_item_county_month.parquet')

async function importSales(file: string) {
  const test = await openTestEngine()
  const done = async <T>(started: Promise<{ task_id: number }>): Promise<T> => {
    const { error, result } = await test.finished((await started).task_id)
    expect(error).toBeNull()
    return result as T
  }
  const imported = await done<{ rows: number; warnings: string[] }>(test.api.datasets.import({ file, table: 'fact_sales_monthly' }))
  return { ...test, done, imported }
}

it.skipIf(!existsSync(scale))(
  'equals the reference on 1,672,695 rows, in seconds (needs ../shared/data)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tessera-scale-'))
    const { api, done, imported, close } = await importSales(scale)
    expect(imported.rows).toBe(1_672_695)
    const output = join(folder, 'features.csv')
    const { dfus } = await done<FeaturesResult>(api.dfu.features({ min_months: 1, output }))
    const { columns, rows, dfus: expected } = golden<{ columns: string[]; rows: (string | number | null)[][]; dfus: number }>('dfu-scale')
    expect(dfus).toBe(expected)
    const [header, ...lines] = readFileSync(output, 'utf8')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','))
    const ours = new Map(lines.map((cells) => [cells[0], cells]))
    for (const row of rows) {
      const cells = ours.get(row[0] as string) as string[]
      columns.slice(1).forEach((column, j) => {
        const [mine, theirs] = [cells[header.indexOf(column)], row[j + 1] as number | null]
        const what = `${column} of ${row[0]}`
        if (theirs === null) expect(mine, what).toBe('')
        else expect(Math.abs(Number(mine) - theirs), what).toBeLessThan(1e-9 + 1e-6 * Math.abs(theirs))
      })
    }
    await close()
    rmSync(folder, { recursive: true })
  },
  120_000,
)

const labelsOf = async (file: string) => {
  const { api, done, close } = await importSales(join(data, file))
  const result = await done<AllResult>(api.dfu.all({ gap_b: 2 }))
  await close()
  return result
}

it.skipIf(!existsSync(data))(
  'calls intermittent parts intermittent, and none of them seasonal (needs ../shared/data)',
  async () => {
    const { labels, dfus } = await labelsOf('demand/carparts_monthly_long.csv')
    expect(dfus).toBe(2674)
    expect(new Set(labels.map(({ rule }) => rule))).toEqual(new Set(['intermittent']))
  },
  120_000,
)

it.skipIf(!existsSync(data))(
  'gives 13 months neither a year-over-year figure nor a season (needs ../shared/data)',
  async () => {
    const { labels, warnings, removed } = await labelsOf('online_retail/dfu/fact_sales_monthly.csv')
    expect(warnings.join()).toContain('13 months are too few')
    expect(removed.map(({ column }) => column)).toContain('year_over_year_correlation')
    expect(labels.some(({ rule }) => rule === 'seasonal')).toBe(false)
    expect(new Set(labels.map(({ label }) => label)).size).toBe(labels.length)
  },
  120_000,
)

it.skipIf(!existsSync(data))(
  'tells fast from slow and intermittent liquors apart (needs ../shared/data)',
  async () => {
    const { labels } = await labelsOf('iowa_liquor/fact_sales_monthly.csv')
    expect(labels.length).toBeGreaterThanOrEqual(3)
    expect(labels.some(({ label }) => label.startsWith('high_volume'))).toBe(true)
    expect(labels.some(({ rule }) => rule === 'intermittent')).toBe(true)
  },
  120_000,
)
