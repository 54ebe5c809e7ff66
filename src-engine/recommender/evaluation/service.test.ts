import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, failed, type TestEngine, thrown } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { writeSmallSales } from '#engine/testing/small-recommender'
import type { TrainResult } from '../answers/contract.ts'
import type { EvaluationResult, TuneResult } from './answers/contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-evaluation-'))
let test: TestEngine
let files: { ventes: string; details: string }
let run: TrainResult
type EvalInput = Parameters<TestEngine['api']['recommender']['eval']>[0]
const train = () => done<TrainResult>(test, test.api.recommender.train({ ...files, epochs: 2, no_components: 8, threads: 1 }))
const evaluate = (input: EvalInput) => done<EvaluationResult>(test, test.api.recommender.eval(input))
const write = (name: string, value: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(value))
  return path
}

beforeAll(async () => {
  test = await openTestEngine({ environment: {} })
  files = writeSmallSales(folder, { rows: 1500 })
  run = await train()
}, 60_000)
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('eval', () => {
  it('evaluates held-out baskets by size, with intervals and baselines on the same samples', async () => {
    const [out, preds] = [join(folder, 'out.json'), join(folder, 'preds.json')]
    const result = await evaluate({ ventes: files.ventes, max_basket_m: 2, leave_one_out: true, k: 5, baselines: true, out, preds })
    expect(result).toMatchObject({ run: run.run, profile: 'balanced_v3', source: 'holdout', leak: null, warnings: [] })
    expect(result.results.map(({ basket_m }) => basket_m)).toEqual([1, 2, 'loo'])
    for (const size of result.results) {
      expect(size.n).toBeGreaterThan(20)
      expect(size.in_training).toBe(0)
      expect(size.hit).toBeGreaterThan(0.4)
      expect(size.mrr).toBeLessThanOrEqual(size.hit)
      expect(size.hit_interval?.low).toBeLessThanOrEqual(size.hit)
      expect(size.hit_interval?.high).toBeGreaterThanOrEqual(size.hit)
      expect(size.by_profession.reduce((sum, { n }) => sum + n, 0)).toBe(size.n)
    }
    const popularity = result.baselines.find(({ method, basket_m }) => method === 'popularity' && basket_m === 2)
    expect(popularity?.difference.hit).toBeGreaterThan(0.1)
    expect(result.baselines).toHaveLength(15)
    expect(JSON.parse(readFileSync(out, 'utf8')).results).toEqual(result.results)
    const written = JSON.parse(readFileSync(preds, 'utf8'))
    expect(written.recommended).toHaveLength(result.results.reduce((sum, { n }) => sum + n, 0))
    const again = await evaluate({ protocol: preds, k: 5, mode: 'auto' })
    expect(again.results[0]).toMatchObject({ basket_m: null, n: written.samples.length, in_training: 0 })
  })

  it('keeps the figures and lists them', async () => {
    const { evaluations } = await test.api.recommender.evaluations({ run: run.run, limit: 1 })
    const id = evaluations[0].evaluation_id as number
    expect((await test.api.recommender.evaluation({ evaluation_id: id })).results[0].hit).toBe(evaluations[0].results[0].hit)
    await test.api.recommender.deleteEvaluation({ evaluation_id: id })
    expect(await thrown(test.api.recommender.evaluation({ evaluation_id: id }))).toMatchObject({ code: 'RECOMMENDER_EVALUATION_NOT_FOUND' })
  })

  it('is the same for the same seed, and says when training rows are allowed', async () => {
    const figures = async (input: EvalInput) => (await evaluate({ ventes: files.ventes, n_samples: 60, ...input })).results[0]
    const { seconds: _a, ...first } = await figures({ seed: 5 })
    const { seconds: _b, ...second } = await figures({ seed: 5 })
    expect(first).toEqual(second)
    const leaking = await evaluate({ ventes: files.ventes, allow_train: true, n_samples: 200 })
    expect(leaking).toMatchObject({ source: 'all_rows', leak: 'training' })
    expect(leaking.results[0].in_training).toBeGreaterThan(100)
    expect(leaking.warnings).toHaveLength(2)
  })

  it('takes a protocol as it is: numbers or texts, unknown products are misses, known rows are counted', async () => {
    const row = readFileSync(files.ventes, 'utf8')
      .split('\n')
      .filter((line) => line.split(',').length === 3)
    const ids = row.map((line) => JSON.parse(line.split('"')[1]) as number[])
    const samples = [
      { observed: [101], expected: ['never-seen', 999_999] },
      { observed: ['unknown'], expected: [102], profession: 'PEINTRE' },
      ...ids.slice(0, 50).map(([a, ...others]) => ({ observed: [a], expected: others })),
    ]
    const preds = join(folder, 'p.json')
    const { results, source } = await evaluate({ protocol: write('protocol.json', { samples }), preds })
    expect(source).toBe('protocol')
    expect(results[0]).toMatchObject({ n: 52, basket_m: null, unknown_expected: 2 })
    expect(results[0].in_training).toBeGreaterThan(30)
    const { recommended } = JSON.parse(readFileSync(preds, 'utf8'))
    expect(recommended).toHaveLength(52)
    expect(recommended[0]).not.toContain(101)
  })

  it.each([
    ['{"samples":[]}', /at least one sample/],
    ['{"samples":[{"observed":[1],"expected":[]}]}', /sample 0/],
    ['not json', /no JSON/],
  ])('refuses the protocol %s', async (text, message) => {
    const protocol = join(folder, 'bad.json')
    writeFileSync(protocol, text)
    const error = await failed(test, test.api.recommender.eval({ protocol }))
    expect(error.code).toBe('RECOMMENDER_PROTOCOL_INVALID')
    expect(error.message).toMatch(message)
  })

  it('refuses a size above the greatest, a missing run, sales without a held-out basket, and no sales at all', async () => {
    const refusals = [
      [{ ventes: files.ventes, basket_m: 3, max_basket_m: 2 }, 'INVALID_INPUT'],
      [{ ventes: files.ventes, artifact_dir: 'run_20000101_000000' }, 'RECOMMENDER_RUN_NOT_FOUND'],
      [{}, 'RECOMMENDER_NO_SALES'],
    ] as const
    for (const [input, code] of refusals) expect(await thrown(test.api.recommender.eval(input))).toMatchObject({ code })
    const error = await failed(test, test.api.recommender.eval({ ventes: files.ventes, basket_m: 90 }))
    expect(error.code).toBe('RECOMMENDER_NO_SAMPLES')
  })
})

describe('tune', () => {
  it('never makes the validation part worse, reports on samples it has not searched, and saves the profile', async () => {
    const started = test.api.recommender.tune({
      ...{ ventes: files.ventes, n_samples: 60, max_basket_m: 1, rounds: 1, profile: 'precision_pair_heavy_v2', save_as: 'tuned' },
    })
    const result = await done<TuneResult>(test, started)
    const [size] = result.results
    expect(size.validation_after).toBeGreaterThanOrEqual(size.validation_before)
    expect([size.n_validation, size.n_test]).toEqual([30, 30])
    const { profiles } = await test.api.recommender.profiles({})
    expect(profiles.find(({ name }) => name === 'tuned')?.profile).toEqual(result.profile)
  })
})

describe('test baskets', () => {
  it('saves, asks, compares with the last time and asks again after a training', async () => {
    const saved = await test.api.recommender.saveCase({ name: 'plâtre', product_ids: [101, 102], expected: [103, 131], k: 8 })
    expect(saved).toMatchObject({ product_ids: ['101', '102'], expected: ['103', '131'], last: null })
    expect(await thrown(test.api.recommender.saveCase({ name: 'Plâtre', product_ids: [101] }))).toMatchObject({
      code: 'RECOMMENDER_CASE_NAME_TAKEN',
    })
    await test.api.recommender.saveCase({ name: 'inconnu', product_ids: [101], profession: 'ASTRONAUTE' })
    const first = await test.api.recommender.runCases({})
    expect(first).toMatchObject({ total: 2, passed: 0, failed: 2 })
    const plaster = first.results.find(({ name }) => name === 'plâtre')
    expect(plaster?.items).toHaveLength(8)
    expect(plaster?.items.every(({ is_new }) => !is_new)).toBe(true)
    expect(plaster?.missing).toEqual(['131'])
    expect(first.results.find(({ name }) => name === 'inconnu')?.error).toMatch(/ASTRONAUTE/)
    const next = await train()
    const { cases } = await test.api.recommender.cases({})
    expect(cases.map(({ last }) => last?.run)).toEqual([next.run, next.run])
    await test.api.recommender.deleteCase({ case: String(saved.case_id) })
    expect(await thrown(test.api.recommender.deleteCase({ case: 'plâtre' }))).toMatchObject({ code: 'RECOMMENDER_CASE_NOT_FOUND' })
  })
})
