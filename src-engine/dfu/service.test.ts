import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { done, importFile, type TestEngine, thrown } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { SERIES_FEATURES } from './domain/features.ts'
import type { AllResult, DriftResult, FeaturesResult, TrainResult } from './results/contract.ts'

const sample = join(import.meta.dirname, '../../resources/sample/dfu')
const folder = mkdtempSync(join(tmpdir(), 'tessera-dfu-'))
const place = (name: string) => join(folder, name)
const quick = { k_range: [3, 7], gap_b: 2 }

const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
let test: TestEngine
let all: AllResult
beforeAll(async () => {
  test = await openTestEngine()
  for (const table of ['fact_sales_monthly', 'dim_item', 'dim_dfu'] as const) await importFile(test, join(sample, `${table}.csv`), table)
  all = await done(test, test.api.dfu.all({ ...quick, output_dir: place('all') }))
}, 60_000)
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('the tables', () => {
  it('take a file again without doubling a row, and keep further columns', async () => {
    expect(await importFile(test, join(sample, 'dim_dfu.csv'), 'dim_dfu')).toMatchObject({ inserted: 0, updated: 0, unchanged: 400 })
    writeFileSync(place('more.csv'), 'item_id,location,colour,total_lt\nI001,LYON,red,7\n')
    expect(await importFile(test, place('more.csv'), 'dim_dfu')).toMatchObject({ inserted: 0, updated: 1 })
    const { dfus } = await test.api.dfu.list({ dfu_id: 'I001|LYON' })
    expect(dfus[0]).toMatchObject({ region: 'Est', total_lt: 7, extra: { colour: 'red' }, made_from_facts: false })
    expect((await test.api.dfu.list({ extra: 'colour=red' })).total).toBe(1)
  })

  it('say what the sales hold', async () => {
    const { bound, check, dfus, items, item_columns } = await test.api.dfu.facts({})
    expect({ bound, dfus, items }).toEqual({ bound: true, dfus: 400, items: 40 })
    expect(check).toMatchObject({ dfus: 400, months: 36, spacing: 'monthly', unknown_dfus: 0, negative_rows: 0, duplicate_rows: 0 })
    expect(item_columns).toEqual(['category', 'brand_name', 'case_weight', 'pack_case', 'description'])
  })

  it('make the DFUs from the sales until a file describes them; repeats, returns and unknown DFUs are said', async () => {
    const own = await openTestEngine()
    writeFileSync(place('sales.csv'), 'item,county,date,qty\nA,X,2024-01-01,5\nA,X,2024-01-15,-2\nB,X,2024-03-01,4\nB,X,,4\n')
    const { warnings } = await importFile(own, place('sales.csv'), 'fact_sales_monthly')
    expect(warnings).toEqual([
      '1 rows without a DFU or a readable month were left out.',
      'No DFU has a record in 2024-02.',
      '1 rows of 1 DFUs are negative (returns); they were kept and summed.',
      '1 rows repeat a DFU and month; they were summed.',
    ])
    const made = await own.api.dfu.list({})
    expect(made.dfus.map(({ dfu_id, item_id, location, made_from_facts }) => [dfu_id, item_id, location, made_from_facts])).toEqual([
      ['A|X', 'A', 'X', true],
      ['B|X', 'B', 'X', true],
    ])
    writeFileSync(place('dfus.csv'), 'item,county,brand\nA,X,alba\nC,X,dune\n')
    await importFile(own, place('dfus.csv'), 'dim_dfu')
    expect((await own.api.dfu.list({})).dfus.map(({ dfu_id }) => dfu_id)).toEqual(['A|X', 'C|X'])
    expect((await own.api.dfu.facts({})).check).toMatchObject({ unknown_dfus: 1, unknown_examples: ['B|X'], dfus_without_facts: 1 })
    await own.close()
  })
})

describe('dfu all', () => {
  it('labels the six patterns that the sample has at K = 6', async () => {
    expect(all.k).toBe(6)
    expect(all.labels.map(({ label }) => label).sort()).toEqual([
      'high_volume_growing',
      'intermittent_low_volume',
      'low_volume_declining',
      'medium_volume_steady',
      'seasonal_high_volume',
      'seasonal_medium_volume',
    ])
    expect(all.update).toMatchObject({ updated: 385, unchanged: 0, missing: 0, untouched: 15, dry_run: false })
    const { clusters } = await test.api.dfu.clusters({})
    expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(400)
    const seasonal = clusters.find(({ cluster_assignment }) => cluster_assignment === 'seasonal_high_volume')
    expect((await test.api.dfu.list({ cluster: 'seasonal_high_volume' })).total).toBe(seasonal?.count)
    expect(seasonal?.avg_demand).toBeGreaterThan(500)
  })

  it('writes the files of the requirement; inertia and silhouette follow from the matrix alone', () => {
    expect(readdirSync(place('all')).sort()).toEqual([
      'centroids_parallel.png',
      'cluster_assignments.csv',
      'cluster_centroids.csv',
      'cluster_labels.csv',
      'cluster_metadata.json',
      'cluster_profiles.json',
      'cluster_sizes.png',
      'clustering_features.csv',
      'clustering_matrix.csv',
      'elbow.png',
      'excluded_dfus.csv',
      'gap.png',
      'pca_scatter.png',
      'seasonal_curves.png',
      'silhouette.png',
    ])
    const [, ...matrix] = rowsOf(place('all/clustering_matrix.csv'))
    const groups = Map.groupBy(matrix, (row) => row[1])
    let inertia = 0
    for (const rows of groups.values()) {
      for (let j = 2; j < rows[0].length; j++) {
        const mean = rows.reduce((sum, row) => sum + Number(row[j]), 0) / rows.length
        inertia += rows.reduce((sum, row) => sum + (Number(row[j]) - mean) ** 2, 0)
      }
    }
    expect(inertia).toBeCloseTo(all.inertia, 6)
    const metadata = JSON.parse(readFileSync(place('all/cluster_metadata.json'), 'utf8'))
    expect(metadata).toMatchObject({
      run_id: all.run_id,
      k: 6,
      params: { random_state: 42 },
      log1p: expect.arrayContaining(['mean_demand']),
    })
    expect(readFileSync(place('all/elbow.png')).subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('the steps one by one', () => {
  let features: FeaturesResult
  let train: TrainResult
  beforeAll(async () => {
    features = await done(test, test.api.dfu.features({ min_months: 10, output: place('steps/clustering_features.csv') }))
    train = await done(test, test.api.dfu.train({ input: features.output, ...quick, output_dir: place('steps'), no_match: true }))
  }, 60_000)

  it('features: one row a DFU, those left out with the reason', () => {
    const [header, ...rows] = rowsOf(features.output)
    expect(header.filter((name) => name !== 'trend_direction')).toEqual(['dfu_id', 'n_months', ...SERIES_FEATURES])
    expect(rows).toHaveLength(features.dfus)
    expect(features.dfus + features.excluded_total).toBe(400)
    expect(features.excluded[0].reason).toMatch(/months since its first record, at least 10 are needed/)
  })

  it('train takes the parameters of the latest features when it is given none', async () => {
    const again = await done<TrainResult>(test, test.api.dfu.train({ ...quick, no_match: true }))
    const { params, n_dfus } = await test.api.dfu.show({ run_id: again.run_id })
    expect(params.min_months).toBe(10)
    expect([n_dfus, again.inertia]).toEqual([features.dfus, train.inertia])
  })

  it('label and update work on the files', async () => {
    const files = { assignments: place('steps/cluster_assignments.csv'), centroids: place('steps/cluster_centroids.csv') }
    const labelled = await test.api.dfu.label({
      ...files,
      metadata: place('steps/cluster_metadata.json'),
      output: place('steps/cluster_labels.csv'),
    })
    expect(labelled).toMatchObject({ run_id: train.run_id, saved: false })
    expect(labelled.labels.map(({ cluster_id, label, n }) => ({ cluster_id, label, n }))).toEqual(
      train.labels.map(({ cluster_id, label, n }) => ({ cluster_id, label, n })),
    )
    const dry = await test.api.dfu.update({
      input: place('steps/cluster_labels.csv'),
      dry_run: true,
      output: place('changes.csv'),
      limit: 3,
    })
    expect(dry.changes).toHaveLength(Math.min(3, dry.updated))
    expect(rowsOf(place('changes.csv'))).toHaveLength(dry.updated + 1)
    expect(await test.api.dfu.update({ input: place('steps/cluster_labels.csv') })).toMatchObject({ updated: dry.updated, dry_run: false })
    expect(await test.api.dfu.update({ input: place('steps/cluster_labels.csv') })).toMatchObject({ updated: 0, unchanged: features.dfus })
  })

  it('label takes other thresholds: the window as JSON, the command as YAML', async () => {
    const { run_id } = train
    const strict = await test.api.dfu.label({ run_id, thresholds: { seasonality_threshold: 12 }, dry_run: true })
    expect(strict).toMatchObject({ saved: false, output: null })
    expect(strict.labels.some(({ rule }) => rule === 'seasonal')).toBe(false)
    writeFileSync(place('config.yaml'), 'clustering:\n  labeling:\n    seasonality_threshold: 12\n')
    expect((await test.api.dfu.label({ run_id, config: place('config.yaml'), dry_run: true })).labels).toEqual(strict.labels)
    expect((await test.api.dfu.show({ run_id })).clusters.some(({ trace }) => trace.rule === 'seasonal')).toBe(true)
  })
})

describe('a run', () => {
  it('shows one DFU: months, features with their place, trace, neighbours', async () => {
    const { assignments } = await test.api.dfu.assignments({ run_id: all.run_id, label: 'seasonal_high_volume', limit: 1 })
    const shown = await test.api.dfu.series({ run_id: all.run_id, dfu_id: assignments[0].dfu_id, nearest: 3 })
    expect(shown.months).toHaveLength(24)
    expect(shown.months?.reduce((sum, { demand }) => sum + demand, 0)).toBe(shown.dfu.values.total_demand)
    expect(shown.history).toHaveLength(12)
    expect(shown.own_trace.rule).toBe('seasonal')
    expect(shown.distances[0]).toMatchObject({ cluster_id: shown.dfu.cluster_id })
    expect(shown.distances[0].distance).toBeCloseTo(shown.dfu.distance, 4)
    expect(shown.nearest.map(({ label }) => label)).toEqual(new Array(3).fill('seasonal_high_volume'))
    expect(shown.nearest[0].demand).toHaveLength(12)
    expect(shown.features.find(({ feature }) => feature === 'mean_demand')?.percentile).toBeGreaterThan(0.5)
  })

  it('gives curves, a map and a report', async () => {
    const { months, clusters } = await test.api.dfu.curves({ run_id: all.run_id })
    expect([months.length, clusters.length, clusters[0].median.length]).toEqual([24, 6, 24])
    expect((await test.api.dfu.map({ run_id: all.run_id, limit: 100 })).dfu_ids.length).toBeLessThanOrEqual(100)
    for (const lang of ['fr', 'en'] as const) {
      const { out } = await test.api.reports.build({ kind: 'dfu', id: String(all.run_id), lang })
      const html = readFileSync(out, 'utf8')
      expect(html).toContain(lang === 'fr' ? 'Nombre de groupes' : 'Number of clusters')
      expect(html).toContain('seasonal_high_volume')
    }
  })

  it('is repeated with the same clusters, and compared', async () => {
    const again = await done<TrainResult>(test, test.api.dfu.repeat({ run_id: all.run_id }))
    expect(again.inertia).toBe(all.inertia)
    const agreement = await test.api.dfu.compare({ run_a: all.run_id, run_b: again.run_id })
    expect(agreement).toMatchObject({ adjusted_rand: 1, kept_share: 1, same_label_share: 1, changed: { total: 0, dfus: [] } })
  })

  it('keeps a given name on the matched cluster of a later run, until it is taken back', async () => {
    const { run_id } = await done<TrainResult>(test, test.api.dfu.train({ min_months: 12, ...quick }))
    await test.api.dfu.rename({ run_id, cluster_id: 1, label: 'core range' })
    const later = await done<TrainResult>(test, test.api.dfu.train({ min_months: 12, ...quick, until: '2025-11' }))
    expect(later.matched_run_id).toBe(run_id)
    expect(later.labels.find(({ cluster_id }) => cluster_id === 1)?.label).toBe('core range')
    expect(await test.api.dfu.rename({ run_id: later.run_id, cluster_id: 1 })).toMatchObject({
      label: 'medium_volume_steady',
      renamed: false,
    })
    const [taken, unknown] = await Promise.all([
      thrown(test.api.dfu.rename({ run_id, cluster_id: 2, label: 'Core Range' })),
      thrown(test.api.dfu.rename({ run_id, cluster_id: 99, label: 'x' })),
    ])
    expect([taken?.code, unknown?.code]).toEqual(['DFU_LABEL_TAKEN', 'DFU_CLUSTER_NOT_FOUND'])
  })

  it('tells the drift of later months with its causes', async () => {
    const { run_id } = await done<TrainResult>(test, test.api.dfu.train({ min_months: 12, ...quick, until: '2025-06' }))
    const drift = await done<DriftResult>(test, test.api.dfu.drift({ run_id, output: place('drift.csv') }))
    expect(drift.new_months).toEqual(['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'])
    expect(drift.kept + drift.changed_total).toBe(drift.common)
    expect(drift.migration.flat().reduce((sum, n) => sum + n, 0)).toBe(drift.common)
    expect(drift.changed_total).toBeGreaterThan(0)
    expect(drift.changed[0].why).toMatch(/went from .+ to /)
    expect(rowsOf(place('drift.csv'))).toHaveLength(drift.changed_total + 1)
    const same = await done<DriftResult>(test, test.api.dfu.drift({ run_id, until: '2025-06' }))
    expect(same).toMatchObject({ changed_total: 0, new_months: [], recommendation: 'keep' })
  })

  it('uses columns of the dimensions on request', async () => {
    const wanted = { min_months: 12, item_features: ['category', 'case_weight'], dfu_features: ['abc_vol', 'total_lt'] }
    const { run_id } = await done<TrainResult>(test, test.api.dfu.train({ ...wanted, k_range: [3, 4], gap_b: 1 }))
    const { columns, matched_run_id } = await test.api.dfu.show({ run_id })
    expect(columns).toEqual(expect.arrayContaining(['case_weight', 'total_lt', 'abc_vol=A', 'abc_vol=B', 'category=eau']))
    expect(matched_run_id).toBeNull()
    await test.api.dfu.delete({ run_id })
  })

  it('is cancelled without leaving anything', async () => {
    const before = await test.api.dfu.runs({})
    const { task_id } = await test.api.dfu.train({ min_months: 12, n_init: 100, gap_b: 100 })
    await vi.waitFor(async () => expect((await test.api.jobs.show({ task_id })).progress).toBeGreaterThan(0.1), 20_000)
    await test.api.jobs.cancel({ task_id })
    expect((await test.finished(task_id)).status).toBe('cancelled')
    expect((await test.api.dfu.runs({})).total).toBe(before.total)
  })

  it('leaves no folder when it is cancelled while its files are written', async () => {
    const folder = join(test.workspace, 'dfu')
    const runs = () => readdirSync(folder, { recursive: true }).filter((name) => /run_\d+$/.test(String(name)))
    const before = runs()
    const { task_id } = await test.api.dfu.all({ min_months: 12, k_range: [3, 4], gap_b: 1, n_init: 1 })
    await vi.waitFor(() => expect(runs().length).toBeGreaterThan(before.length), { timeout: 20_000, interval: 5 })
    await test.api.jobs.cancel({ task_id })
    expect((await test.finished(task_id)).status).toBe('cancelled')
    expect(runs()).toEqual(before)
  })

  it('is deleted with its rows and files', async () => {
    const { run_id, output_dir } = await done<TrainResult>(test, test.api.dfu.train({ min_months: 12, k_range: [3, 4], gap_b: 1 }))
    expect(readdirSync(output_dir).length).toBeGreaterThan(8)
    expect(await test.api.dfu.delete({ run_id })).toMatchObject({ run_id, rows: 1 + 385 + 15 })
    expect(() => readdirSync(output_dir)).toThrow('ENOENT')
    expect((await thrown(test.api.dfu.show({ run_id })))?.code).toBe('DFU_RUN_NOT_FOUND')
  })

  it('is the same on one thread', async () => {
    const single = await openTestEngine({ threads: 1 })
    await importFile(single, join(sample, 'fact_sales_monthly.csv'), 'fact_sales_monthly')
    const alone = await done<TrainResult>(single, single.api.dfu.train({ ...quick, output_dir: place('single') }))
    expect([alone.inertia, alone.silhouette, alone.data_hash, alone.per_k]).toEqual([all.inertia, all.silhouette, all.data_hash, all.per_k])
    expect(readFileSync(place('single/clustering_matrix.csv'))).toEqual(readFileSync(place('all/clustering_matrix.csv')))
    await single.close()
  }, 60_000)
})
