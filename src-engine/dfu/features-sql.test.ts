import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { literal, openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import { SERIES_FEATURES } from './domain/features.ts'
import { monthNumber } from './domain/months.ts'
import { usableSql } from './facts-sql.ts'
import { DUCKDB, type FeatureWindow, featuresSql } from './features-sql.ts'

type Sale = [dfu_id: string, month: string, demand: number]
type Row = Record<string, number | null> & { dfu_id: string; n_months: number }
const folder = mkdtempSync(join(tmpdir(), 'tessera-features-'))
const open = (threads: number) => openWarehouse({ memoryMb: 512, threads, temp: folder })
let warehouse: Warehouse
beforeAll(() => {
  warehouse = open(2)
})
afterAll(async () => {
  await warehouse.close()
  rmSync(folder, { recursive: true })
})

let written = 0
function relationOf(sales: readonly Sale[]): string {
  const path = join(folder, `sales-${++written}.csv`)
  writeFileSync(path, `dfu_id,month,demand\n${sales.map((sale) => sale.join(',')).join('\n')}\n`)
  const types = `{dfu_id: 'VARCHAR', month: 'VARCHAR', demand: 'DOUBLE'}`
  return `(SELECT *, CAST(NULL AS VARCHAR) AS item_id, CAST(NULL AS VARCHAR) AS location FROM read_csv(${literal(path)}, header = true, columns = ${types}))`
}
const features = (sales: readonly Sale[], window: Partial<FeatureWindow> & { last: string }, on = warehouse) =>
  on.all<Row>(
    featuresSql(usableSql(relationOf(sales)), { lastMonth: monthNumber(window.last), months: 24, gridMonths: 0, ...window }, DUCKDB),
  )
const monthly = (dfu: string, demand: readonly number[], year = 2021): Sale[] =>
  demand.map((value, t) => [dfu, `${year + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')}`, value])

describe('features of a series', () => {
  it('by hand: 1, 2, 3, 4 from January on', async () => {
    const [row] = await features(monthly('a', [1, 2, 3, 4]), { last: '2021-04' })
    expect(row).toMatchObject({
      n_months: 4,
      mean_demand: 2.5,
      median_demand: 2.5,
      min_demand: 1,
      max_demand: 4,
      total_demand: 10,
      trend_slope: 1,
      trend_pct_change: 300,
      peak_month: 4,
      zero_demand_pct: 0,
      sparsity_score: 0,
      outlier_count: 0,
      acceleration: 0,
      recent_vs_historical: 2,
      growth_rate: null,
      year_over_year_correlation: null,
    })
    expect(row.std_demand).toBeCloseTo(Math.sqrt(5 / 3), 12)
    expect(row.cv_demand).toBeCloseTo(Math.sqrt(5 / 3) / 2.5, 12)
    expect(row.seasonality_strength).toBeCloseTo(3 / 2.5, 12)
  })

  it('by hand: a year that repeats itself doubled', async () => {
    const year = [10, 20, 30, 40, 50, 60, 60, 50, 40, 30, 20, 10]
    const [row] = await features(monthly('a', [...year, ...year.map((x) => 2 * x)]), { last: '2022-12' })
    expect(row.year_over_year_correlation).toBeCloseTo(1, 12)
    expect(row.growth_rate).toBeCloseTo(1, 12)
    expect([row.season_1, row.season_6]).toEqual([15 / 52.5, 90 / 52.5])
  })

  it('counts from the first record in the window; a month without one is 0', async () => {
    const [row] = await features(
      [
        ['a', '2021-03', 5],
        ['a', '2021-03', 1],
        ['a', '2021-06', 4],
      ],
      { last: '2021-07' },
    )
    expect(row).toMatchObject({ n_months: 5, total_demand: 10, zero_demand_pct: 0.6, trend_pct_change: -100 })
    expect(row.sparsity_score).toBeCloseTo(0.6, 12)
  })

  it('leaves out what is not in the window, and gives the grid on request', async () => {
    const sales = [...monthly('old', [7, 7]), ...monthly('new', [3, 5], 2022)]
    const rows = await features(sales, { last: '2022-03', months: 6, gridMonths: 4 })
    expect(rows.map(({ dfu_id }) => dfu_id)).toEqual(['new'])
    expect([rows[0].demand_0, rows[0].demand_1, rows[0].demand_2, rows[0].demand_3]).toEqual([null, 3, 5, 0])
  })

  it('has no ratio to a mean of 0', async () => {
    const [zero, balanced] = await features([...monthly('1', [0, 0, 0, 0]), ...monthly('2', [1, -1, 1, -1])], { last: '2021-04' })
    for (const row of [zero, balanced])
      expect([row.cv_demand, row.seasonality_strength, row.peak_month, row.demand_stability]).toEqual([null, null, null, null])
    expect(zero.zero_demand_pct).toBe(1)
  })
})

describe('features of many series', () => {
  const { sales, features: expected } = golden<{ sales: Sale[]; features: Row[] }>('dfu')

  it('equal those of the reference within 1e-9', async () => {
    const rows = await features(sales, { last: '2023-12' })
    expect(rows.map(({ dfu_id }) => dfu_id)).toEqual(expected.map(({ dfu_id }) => dfu_id))
    const names = ['n_months', ...SERIES_FEATURES, ...Array.from({ length: 12 }, (_, m) => `season_${m + 1}`)]
    rows.forEach((row, i) => {
      for (const name of names) {
        const [ours, theirs] = [row[name], expected[i][name]]
        const what = `${name} of ${row.dfu_id}`
        if (ours === null || theirs === null) expect(ours, what).toBe(theirs)
        else expect(Math.abs(ours - theirs), what).toBeLessThan(1e-9 + 1e-9 * Math.abs(theirs))
      }
    })
  })

  it('are the same bits on one thread and two, and in another order of rows', async () => {
    const single = open(1)
    const [one, two, turned] = await Promise.all([
      features(sales, { last: '2023-12' }, single),
      features(sales, { last: '2023-12' }),
      features([...sales].reverse(), { last: '2023-12' }),
    ])
    await single.close()
    expect(two).toEqual(one)
    expect(turned).toEqual(one)
  })
})

describe('months of the sales', () => {
  it.each([
    ['2021-03', 2021 * 12 + 2],
    ['2021-3-15', 2021 * 12 + 2],
    ['2021-11-01 00:00:00', 2021 * 12 + 10],
    ['2021/10', 2021 * 12 + 9],
    ['202112', 2021 * 12 + 11],
    ['20211201', 2021 * 12 + 11],
    ['12/2021', 2021 * 12 + 11],
    ['1.2021', 2021 * 12],
    ['2021-13', null],
    ['March', null],
  ])('%s', async (month, expected) => {
    const rows = await warehouse.all<{ month_number: number }>(`SELECT month_number FROM ${usableSql(relationOf([['a', month, 1]]))}`)
    expect(rows[0]?.month_number ?? null).toBe(expected)
  })
})
