import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ChartConfig, ChartType, ShownChart } from './contract.ts'
import type { ChartDataOf } from './data/contract.ts'

let test: Awaited<ReturnType<typeof openTestEngine>>
const folder = mkdtempSync(join(tmpdir(), 'tessera-charts-'))
beforeAll(async () => {
  test = await openTestEngine()
  await imported('small', SMALL)
  const many = Array.from({ length: 12_000 }, (_, i) => `${i};${Math.sin(i)};${(i % 10) - 3};${'abcdefghij'[i % 10]}`)
  await imported('many', `i;s;m;letter\n${many.join('\n')}\n`)
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Nine weights 1 … 8 and 30: quartiles 3, 5, 7, so whiskers end at 1 and 8 and 30 lies beyond 7 + 1.5 · 4 = 13. */
const SMALL = `site;weight;day;ok;price;note
LL;1;2024-01-01;oui;10,5;a
LL;2;2024-01-01;non;;b
LL;3;2024-01-02;oui;20,5;c
LL;4;2024-01-02;oui;1,25;d
LS;5;2024-01-03;non;2,5;e
LS;6;2024-01-03;oui;3,5;f
LS;7;2024-01-04;non;4,5;g
O'K;8;2024-01-04;oui;5,5;h
;30;2024-01-05;oui;6,5;i
`

async function imported(name: string, content: string) {
  const path = join(folder, 'data.csv')
  writeFileSync(path, content)
  expect((await test.finished((await test.api.datasets.import({ file: path, name })).task_id)).error).toBeNull()
}

const chart = (config: ChartConfig, dataset = 'small'): Promise<ShownChart> => test.api.datasets.chart({ dataset, ...config })
const figures = async <K extends ChartType>(config: ChartConfig & { type: K }, dataset?: string) =>
  (await chart(config, dataset)).data as ChartDataOf<K>

describe('box plots, by hand', () => {
  it('of a column', async () => {
    const { boxes } = await figures({ type: 'box', y: 'weight' })
    const whole = { label: 'weight', n: 9, min: 1, low: 1, q1: 3, median: 5, q3: 7, high: 8, max: 30, outliers: 1, farthest: [30] }
    expect(boxes).toEqual([whole])
    expect((await figures({ type: 'box', columns: ['weight'] })).boxes).toEqual([whole])
  })

  it('of groups, the largest first; rows without a group are not told', async () => {
    const shown = await chart({ type: 'box', x: 'site', y: 'weight' })
    const { boxes, other_groups } = shown.data as ChartDataOf<'box'>
    expect(boxes.map(({ label, n, q1, median, q3 }) => [label, n, q1, median, q3])).toEqual([
      ['LL', 4, 1.75, 2.5, 3.25],
      ['LS', 3, 5.5, 6, 6.5],
      ["O'K", 1, 8, 8, 8],
    ])
    expect([other_groups, shown.rows, shown.told_rows]).toEqual([0, 9, 8])
    expect(shown.finding).toEqual({
      code: 'medians',
      values: { column: 'weight', group: 'site', low: 2.5, least: 'LL', high: 8, greatest: "O'K" },
    })
  })

  it('of all columns of numbers that vary', async () => {
    expect((await figures({ type: 'box' })).boxes.map(({ label }) => label)).toEqual(['weight', 'price'])
  })
})

describe('histograms, by hand', () => {
  it('of bins that were asked for', async () => {
    const { edges, series, rule } = await figures({ type: 'histogram', x: 'weight', bins: 2 })
    expect({ edges, series, rule }).toEqual({ edges: [1, 15.5, 30], series: [{ label: null, counts: [8, 1] }], rule: 'given' })
  })

  it('of Freedman and Diaconis: 2 · 4 / ∛9 = 3.846 wide, so 29 / 3.846 = 7.54 gives 8 bins', async () => {
    const { edges, rule, series } = await figures({ type: 'histogram', x: 'weight' })
    expect([rule, edges.length - 1]).toEqual(['freedman-diaconis', 8])
    expect(series[0].counts).toEqual([4, 4, 0, 0, 0, 0, 0, 1])
  })

  it('of dates and levels, with no bin narrower than a day', async () => {
    const { edges, series } = await figures({ type: 'histogram', x: 'day', colour: 'site', bins: 100 })
    expect(edges).toEqual(['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'])
    expect(series).toEqual([
      { label: 'LL', counts: [2, 2, 0, 0] },
      { label: 'LS', counts: [0, 0, 2, 1] },
      { label: "O'K", counts: [0, 0, 0, 1] },
    ])
  })
})

describe('bars and lines, by hand', () => {
  it('counts rows, the most frequent first', async () => {
    const { bars, aggregate } = await figures({ type: 'bar', x: 'site' })
    expect(aggregate).toBe('count')
    expect(bars.map(({ label, value }) => [label, value])).toEqual([
      ['LL', 4],
      ['LS', 3],
      ["O'K", 1],
    ])
  })

  it.each([
    ['mean', [8, 6, 2.5]],
    ['sum', [18, 10, 8]],
    ['median', [8, 6, 2.5]],
    ['min', [8, 5, 1]],
    ['max', [8, 7, 4]],
    ['count', [4, 3, 1]],
  ] as const)('joins by %s', async (aggregate, values) => {
    const { bars } = await figures({ type: 'bar', x: 'site', y: 'weight', aggregate })
    expect(bars.map(({ value }) => value)).toEqual(values)
  })

  it('sums decimals without drift', async () => {
    const { bars } = await figures({ type: 'bar', x: 'ok', y: 'price', aggregate: 'sum' })
    expect(bars).toEqual([
      { label: 'true', value: 47.75, count: 6 },
      { label: 'false', value: 7, count: 3 },
    ])
  })

  it('keeps dates in order and leaves gaps in lines', async () => {
    const { at, series, joined_into } = await figures({ type: 'line', x: 'day', y: 'weight', colour: 'site' })
    expect([at, joined_into]).toEqual([['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04'], null])
    expect(series.map(({ label, values }) => [label, values])).toEqual([
      ['LL', [1.5, 3.5, null, null]],
      ['LS', [null, null, 5.5, 7]],
      ["O'K", [null, null, null, 8]],
    ])
  })

  it('joins 12,000 places into 500 steps that count every row', async () => {
    const shown = await chart({ type: 'line', x: 'i' }, 'many')
    const { at, series, joined_into } = shown.data as ChartDataOf<'line'>
    expect([at.length, joined_into, shown.told_rows]).toEqual([500, 500, 12_000])
    expect(series[0].values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(12_000)
  })

  it('shows thirty bars and says how many are left out', async () => {
    const { bars, other_categories } = await figures({ type: 'bar', x: 'i' }, 'many')
    expect([bars.length, other_categories]).toEqual([30, 11_970])
  })
})

describe('points', () => {
  it('have the number of their row, a category and a size; missing ones are left out', async () => {
    const shown = await chart({ type: 'scatter', x: 'weight', y: 'price', colour: 'site', size: 'weight' })
    const { xs, ys, row_numbers, colour, sizes } = shown.data as ChartDataOf<'scatter'>
    expect(xs).toEqual([1, 3, 4, 5, 6, 7, 8, 30])
    expect(ys).toEqual([10.5, 20.5, 1.25, 2.5, 3.5, 4.5, 5.5, 6.5])
    expect(row_numbers).toEqual([1, 3, 4, 5, 6, 7, 8, 9])
    expect(colour).toEqual({ column: 'site', levels: ['LL', 'LS', "O'K"], values: [0, 0, 0, 1, 1, 1, 2, null] })
    expect(sizes?.values).toEqual(xs)
    expect([shown.rows, shown.told_rows, shown.sample]).toEqual([9, 8, null])
  })

  it('are a sample above 5,000: the same for a seed, another for another one', async () => {
    const sampled = async (seed?: number) => {
      const shown = await chart({ type: 'scatter', x: 'i', y: 's', colour: 'm', seed }, 'many')
      return { ...shown, points: shown.data as ChartDataOf<'scatter'> }
    }
    const [one, again, other] = [await sampled(), await sampled(42), await sampled(43)]
    expect(one.sample).toEqual({ points: 5000, of: 12_000, seed: 42 })
    expect(one.points.row_numbers).toEqual(again.points.row_numbers)
    expect(one.points.row_numbers).not.toEqual(other.points.row_numbers)
    expect(one.points.xs).toEqual(one.points.row_numbers.map((row) => row - 1))
    expect(one.points.colour?.levels).toBeNull()
    const upper = one.points.row_numbers.filter((row) => row > 6000).length
    expect(Math.abs(upper - 2500)).toBeLessThan(150)
  })

  it('of a matrix share their rows and correlate as Pearson says', async () => {
    const { columns, values, correlations } = await figures({ type: 'scatter_matrix', columns: ['i', 's', 'm'], colour: 'letter' }, 'many')
    expect([columns, values.map((of) => of.length)]).toEqual([
      ['i', 's', 'm'],
      [1000, 1000, 1000],
    ])
    expect(correlations[0][0]).toBeCloseTo(1, 12)
    expect(correlations[2][1]).toBe(correlations[1][2])
  })
})

describe('outliers, by hand', () => {
  it.each([
    ['iqr', -3, 13],
    // mean 66/9 = 7.333…, Σ(x − mean)² = 1104 − 9 · 7.333² = 620, std = √(620/9) = 8.29993
    ['zscore', 66 / 9 - 3 * Math.sqrt(620 / 9), 66 / 9 + 3 * Math.sqrt(620 / 9)],
    // |x − 5| = 4 3 2 1 0 1 2 3 25, so the MAD is 2
    ['modified_zscore', 5 - (3.5 * 2) / 0.6745, 5 + (3.5 * 2) / 0.6745],
  ] as const)('by %s', async (method, low, high) => {
    const { columns, outliers } = await figures({ type: 'outliers', columns: ['weight'], method })
    expect(columns[0].low).toBeCloseTo(low, 12)
    expect(columns[0].high).toBeCloseTo(high, 12)
    expect(outliers.map(({ row, value }) => [row, value])).toEqual(method === 'zscore' ? [] : [[9, 30]])
  })

  it('of a column without spread are none', async () => {
    await imported('flat', 'a;b\n1;1\n1;2\n1;3\n1;4\n9;5\n')
    const { columns, outliers } = await figures({ type: 'outliers', columns: ['a', 'b'] }, 'flat')
    expect([columns[0], outliers]).toEqual([{ column: 'a', low: null, high: null, outliers: 0, n: 5 }, []])
  })
})

describe('a filter', () => {
  it('leaves rows out of every figure', async () => {
    const shown = await chart({ type: 'box', y: 'weight', filter: 'weight<9;site is filled' })
    expect([shown.rows, (shown.data as ChartDataOf<'box'>).boxes[0].median]).toEqual([8, 4.5])
  })
})

describe('is refused', () => {
  it.each<[ChartConfig, string, string]>([
    [{ type: 'histogram' }, 'INVALID_INPUT', 'needs x'],
    [{ type: 'histogram', x: 'weight', size: 'price' }, 'INVALID_INPUT', 'does not know size'],
    [{ type: 'histogram', x: 'nix' }, 'DATASET_COLUMN_UNKNOWN', 'nix'],
    [{ type: 'histogram', x: 'site' }, 'DATASET_CHART_UNSUITED', '"site" holds text'],
    [{ type: 'histogram', x: 'weight', colour: 'day' }, 'DATASET_CHART_UNSUITED', '"day" holds date'],
    [{ type: 'scatter', x: 'weight', y: 'price', size: 'note' }, 'DATASET_CHART_UNSUITED', '"note" holds text'],
    [{ type: 'scatter', x: 'weight', y: 'price', colour: 'day' }, 'DATASET_CHART_UNSUITED', '"day" holds date'],
    [{ type: 'scatter_matrix', columns: ['weight'] }, 'DATASET_CHART_UNSUITED', '2 to 6'],
    [{ type: 'scatter_matrix', columns: ['weight', 'weight'] }, 'DATASET_CHART_UNSUITED', '2 to 6'],
    [{ type: 'bar', x: 'site', y: 'note' }, 'DATASET_CHART_UNSUITED', '"note" holds text'],
    [{ type: 'box', x: 'day', y: 'weight' }, 'DATASET_CHART_UNSUITED', '"day" holds date'],
    [{ type: 'outliers', columns: ['site'] }, 'DATASET_CHART_UNSUITED', '"site" holds text'],
    [{ type: 'histogram', x: 'weight', filter: 'weight>99' }, 'DATASET_CHART_EMPTY', '"weight"'],
    [{ type: 'bar', x: 'site', filter: 'site is missing' }, 'DATASET_CHART_EMPTY', '"site"'],
    [{ type: 'scatter', x: 'weight', y: 'price', filter: 'weight=2' }, 'DATASET_CHART_EMPTY', '"price"'],
    [{ type: 'histogram', x: 'weight', filter: 'weight>abc' }, 'INVALID_INPUT', 'abc'],
  ])('%o', async (config, code, words) => {
    await expect(chart(config)).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
  })
})

it('gives the same figures on one thread and on three', async () => {
  const told = await Promise.all(
    [1, 3].map(async (threads) => {
      const other = await openTestEngine({ threads })
      const path = join(folder, `threads-${threads}.csv`)
      const rows = Array.from({ length: 150_000 }, (_, i) => `${((i * 7919) % 10_007) / 7};${i % 97 === 0 ? '' : Math.sin(i)};${i % 5}`)
      writeFileSync(path, `a;b;c\n${rows.join('\n')}\n`)
      await other.finished((await other.api.datasets.import({ file: path, name: 'x' })).task_id)
      const configs: ChartConfig[] = [
        { type: 'bar', x: 'c', y: 'b' },
        { type: 'line', x: 'a', y: 'b', aggregate: 'sum' },
        { type: 'scatter', x: 'a', y: 'b' },
        { type: 'outliers', method: 'zscore', factor: 1.2 },
      ]
      const all = await Promise.all(configs.map((config) => other.api.datasets.chart({ dataset: 'x', ...config })))
      await other.close()
      return all.map(({ data }) => data)
    }),
  )
  expect(told[0]).toEqual(told[1])
})
