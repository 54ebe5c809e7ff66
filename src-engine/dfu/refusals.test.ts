import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, failed, importFile, type TestEngine, thrown } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { AllResult } from './results/contract.ts'

const sample = join(import.meta.dirname, '../../resources/sample/dfu')
const folder = mkdtempSync(join(tmpdir(), 'tessera-dfu-'))
const place = (name: string) => join(folder, name)
const quick = { k_range: [3, 7], gap_b: 2 }

let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine()
  await importFile(test, join(sample, 'fact_sales_monthly.csv'), 'fact_sales_monthly')
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('refusals', () => {
  let other: TestEngine
  beforeAll(async () => {
    other = await openTestEngine()
  })
  afterAll(() => other.close())
  const months = (n: number, step = 1) =>
    Array.from({ length: n }, (_, i) => `${2022 + Math.floor((i * step) / 12)}-${String(((i * step) % 12) + 1).padStart(2, '0')}`)
  async function sales(dfus: number, at: string[], demand: (dfu: number, t: number) => number) {
    const rows = Array.from({ length: dfus }, (_, dfu) => at.map((month, t) => `A${dfu},${month},${demand(dfu, t)}`)).flat()
    writeFileSync(place('bad.csv'), `item_id,month,demand\n${rows.join('\n')}\n`)
    return importFile(other, place('bad.csv'), 'fact_sales_monthly')
  }

  it('no sales', async () => {
    for (const call of [other.api.dfu.features({}), other.api.dfu.train({}), other.api.dfu.all({})])
      expect((await thrown(call))?.code).toBe('DFU_NO_FACTS')
    expect((await thrown(other.api.dfu.label({})))?.code).toBe('DFU_RUN_NOT_FOUND')
  })

  it('three months of history', async () => {
    await sales(20, months(3), (dfu, t) => 3 * dfu + t)
    const error = await failed(other, other.api.dfu.all({}))
    expect(error).toMatchObject({ code: 'DFU_NONE_ELIGIBLE', details: { longest: 3, min_months: 12 } })
  })

  it('no demand at all, and one DFU', async () => {
    await sales(20, months(24), () => 0)
    expect(await failed(other, other.api.dfu.all({}))).toMatchObject({ code: 'DFU_FEATURES_UNUSABLE' })
    await sales(1, months(24), (_, t) => t)
    expect(await failed(other, other.api.dfu.all({}))).toMatchObject({ code: 'DFU_TOO_FEW', details: { dfus: 1 } })
  })

  it('notices quarterly sales', async () => {
    const { warnings } = await sales(30, months(12, 3), (dfu, t) => 10 + 3 * dfu + ((dfu * t) % 7))
    expect(warnings[0]).toMatch(/quarterly/)
    expect((await done<AllResult>(other, other.api.dfu.all(quick))).warnings[0]).toMatch(/quarterly/)
  })

  it('has no year-over-year figure and no seasonal label on 13 months: said, not faked', async () => {
    await sales(40, months(13), (dfu, t) => (dfu % 2 === 0 ? Math.round(100 * (1 + Math.cos((2 * Math.PI * t) / 12))) : 5 + dfu + (t % 3)))
    const { run_id, warnings, labels } = await done<AllResult>(other, other.api.dfu.all(quick))
    expect(warnings.join()).toMatch(/13 months are too few to compare a month with the year before/)
    expect(labels.some(({ rule }) => rule === 'seasonal')).toBe(false)
    expect((await other.api.dfu.show({ run_id })).removed.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['year_over_year_correlation', 'growth_rate']),
    )
  })

  it.each([
    ['a range that falls', { k_range: [5, 3] }],
    ['a range of one', { k_range: [5] }],
    ['a cluster size that no K can meet', { min_cluster_size_pct: 60 }],
    ['a cluster size above 100 / K', { k_range: [4, 5], min_cluster_size_pct: 26 }],
    ['an unknown field', { colour: 'red' }],
  ])('%s fails the contract', async (_, input) => {
    expect((await thrown(test.api.dfu.train(input as never)))?.code).toBe('INVALID_INPUT')
  })

  it.each([
    ['a feature that is no column', { item_features: ['colour'] }, 'DFU_FEATURE_UNKNOWN'],
    ['a month outside the sales', { until: '2031-01' }, 'DFU_MONTH_OUT_OF_RANGE'],
    [
      'more clusters than different DFUs',
      { k: 60, min_months: 24, time_window: 24, until: '2025-12', input: place('few.csv') },
      'CLUSTERING_K_OUT_OF_RANGE',
    ],
  ])('%s', async (_, input, code) => {
    writeFileSync(
      place('few.csv'),
      `dfu_id,n_months,mean_demand,cv_demand\n${Array.from({ length: 9 }, (_, i) => `D${i},24,${i * i},${i}`).join('\n')}\n`,
    )
    expect(await failed(test, test.api.dfu.train(input))).toMatchObject({ code })
  })

  it.each([
    ['no CSV', '{"a": [1, 2\n"', /no CSV|cannot be used/],
    ['no dfu_id', 'item,mean_demand\nA,1\n', /has no column dfu_id/],
    ['a DFU twice', 'dfu_id,mean_demand\nA,1\nA,2\n', /repeat a dfu_id/],
    ['text for a number', 'dfu_id,mean_demand\nA,1\nB,many\n', /1 cells of mean_demand are no numbers/],
    ['none of the features', 'dfu_id,colour\nA,1\n', /none of the features/],
    ['no row', 'dfu_id,mean_demand\n', /has no row|no CSV/],
  ])('a file of features with %s', async (name, content, message) => {
    const path = place(`${name.replaceAll(' ', '-')}.csv`)
    writeFileSync(path, content)
    const error = await failed(test, test.api.dfu.train({ input: path }))
    expect(error.code).toBe('DFU_INPUT_UNUSABLE')
    expect(error.message).toMatch(message)
  })

  it('PostgreSQL, until it comes', async () => {
    expect(await thrown(test.api.dfu.update({ target: 'postgres' }))).toMatchObject({
      code: 'DFU_TARGET_UNAVAILABLE',
      message: expect.stringContaining('comes with the synchronisation'),
    })
  })

  it('a place for files through another door than the command line', async () => {
    const call = test.engine.call('dfu', 'features', { output: '/etc/features.csv' }, { door: 'window' })
    expect(await thrown(call)).toMatchObject({ code: 'FORBIDDEN' })
  })
})
