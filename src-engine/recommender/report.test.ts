import { describe, expect, it } from 'vitest'
import type { RunDetails } from './answers/contract.ts'
import type { EvaluationResult } from './evaluation/answers/contract.ts'
import { recommenderReport } from './report.ts'

const run: RunDetails = {
  ...{ run: 'run_20260101_080000', run_id: 1, directory: '/runs/run_20260101_080000', current: true, complete: true, bytes: 10 },
  ...{ items: 40, professions: 2, baskets: 500, features: 50, pairs: 300, pairs_source: 'baskets', loss: 'warp', no_components: 8 },
  ...{
    epochs_run: 2,
    best_epoch: 2,
    mrr: 0.21,
    hit: 0.47,
    stopped: 'patience',
    reproducible: true,
    seconds: 3,
    created_at: '2026-01-01T08:00:00.000Z',
  },
  ...{
    seconds_per_epoch: 0.5,
    users: 2,
    holdout_sets: 50,
    held_out_rows: 60,
    excluded_sets: 0,
    data_hash: 'abcdef0123456789',
    code_version: '0.1.0',
  },
  ...{ ease_items: 40, cold_items: 0, pairs_min_count: 1, task_id: 3, warnings: ['odd'], warnings_fr: ['étrange'] },
  sources: { ventes: { name: 'v.parquet', version_id: null, sha256: 'aa' }, details: null, couples: null },
  params: {
    ...{ weight: 'none', no_components: 8, epochs: 30, lr: 0.05, loss: 'warp', max_sampled: 10, threads: 1, patience: 5, min_occ: 1 },
    ...{ include_all_items: false, cold_identity_token: 1, symmetrize_pairs: false, max_items: 0, max_basket: 1000, ease_items: 8000 },
    ...{ topk_per_prof: 3000, seed: 42, holdout: 0.1, deterministic: true },
  },
  curve: [
    { epoch: 1, loss: 2, mrr: 0.1, hit: 0.3, seconds: 0.5 },
    { epoch: 2, loss: 1, mrr: 0.21, hit: 0.47, seconds: 0.5 },
  ],
  artifacts: [{ name: 'model.npz', bytes: 9 }],
}

it('carries run, data and seed on every figure, and the curve of both measures', () => {
  const report = recommenderReport({ run, project: 'default', evaluations: [] }, 'en')
  expect(report.lineage.filter(({ onFigures }) => onFigures).map(({ value }) => value)).toEqual([run.run, 'abcdef012345', '42'])
  const charts = report.blocks.filter((block) => block.kind === 'chart')
  expect(charts.map(({ title }) => title)).toEqual(['Held-out baskets by epoch', 'Loss by epoch'])
  expect(charts[0].chart).toMatchObject({ at: [1, 2], marks: [{ at: 2 }], series: [{ values: [0.1, 0.21] }, { values: [0.3, 0.47] }] })
})

it('draws no measure that is not there', () => {
  const curve = run.curve.map((point) => ({ ...point, mrr: null, hit: null }))
  const { blocks } = recommenderReport({ run: { ...run, curve }, project: 'p', evaluations: [] }, 'en')
  expect(blocks.filter((block) => block.kind === 'chart')).toHaveLength(1)
})

it('speaks French throughout', () => {
  const text = JSON.stringify(recommenderReport({ run, project: 'p', evaluations: [] }, 'fr'))
  expect(text).toContain('étrange')
  expect(text).toContain('aucune meilleure époque')
  expect(text).not.toMatch(/odd|Training|Summary|baskets|Products/)
})

describe('evaluations', () => {
  const evaluation: EvaluationResult = {
    ...{ evaluation_id: 1, run: run.run, profile: 'balanced_v3', source: 'holdout', mode: 'auto', seed: 42, leak: 'couples', warnings: [] },
    ...{ warnings_fr: [], seconds: 1, created_at: '2026-01-02T08:00:00.000Z', out: null, preds: null },
    results: [
      {
        ...{ basket_m: 'loo', k: 10, n: 800, hit: 0.4, recall: 0.4, mrr: 0.2, coverage: 0.5, diversity: 0.6, novelty: 5 },
        ...{ hit_interval: { low: 0.37, high: 0.43 }, recall_interval: null, mrr_interval: null },
        ...{ unknown_expected: 0, in_training: 0, by_profession: [], seconds: 1 },
      },
    ],
    baselines: [
      {
        ...{ method: 'popularity', basket_m: 'loo', k: 10, n: 800, hit: 0.3, recall: 0.3, mrr: 0.1, seconds: 1 },
        difference: { hit: 0.1, hit_interval: null, mrr: 0.1, mrr_interval: null },
      },
    ],
  }

  it('stand in a chart with their interval and baselines, in a table, and a leak is told', () => {
    const { blocks } = recommenderReport({ run, project: 'p', evaluations: [evaluation] }, 'fr')
    const [chart] = blocks.filter((block) => block.kind === 'chart')
    expect(chart.chart).toMatchObject({
      bars: [
        { label: 'balanced_v3 · tous sauf un', value: 0.4, low: 0.37, high: 0.43 },
        { label: 'popularity · tous sauf un', value: 0.3 },
      ],
    })
    expect(blocks.some((block) => block.kind === 'note' && block.text.includes('fuite'))).toBe(true)
    const table = blocks.find((block) => block.kind === 'table' && block.title.startsWith('Évaluations'))
    expect(table).toMatchObject({ rows: [['2026-01-02', 'balanced_v3', 'tous sauf un', 10, 800, 0.4, 0.4, 0.2, 0.5, 'couples']] })
  })

  it('that are not there are asked for', () => {
    expect(JSON.stringify(recommenderReport({ run, project: 'p', evaluations: [] }, 'en'))).toContain('tessera recommender eval')
  })
})
