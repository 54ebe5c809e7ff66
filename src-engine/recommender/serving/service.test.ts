import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { done, type TestEngine, thrown } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { writeSmallSales } from '#engine/testing/small-recommender'
import type { TrainResult } from '../answers/contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-serving-'))
let test: TestEngine
let first: TrainResult
let second: TrainResult
const environment = { ADMIN_KEY: 'secret', W_COV: '0.2', PROFMIX_TOPK: 'many', W_PL_ABS: '0.05' }
const train = (seed: number) => {
  const files = writeSmallSales(folder, { seed })
  return done<TrainResult>(test, test.api.recommender.train({ ...files, epochs: 2, no_components: 8, threads: 1, run_tag: `s${seed}` }))
}
const ask = (input: Parameters<TestEngine['api']['recommender']['recommend']>[0]) => test.api.recommender.recommend(input)

beforeAll(async () => {
  test = await openTestEngine({ environment })
  first = await train(1)
}, 60_000)
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

describe('recommend', () => {
  it('answers a basket with products that go with it, and parts that sum to each score', async () => {
    const answer = await ask({ product_ids: [101, '102'], k: 5, expand: true, explain: true })
    expect(answer).toMatchObject({ run: first.run, profile: 'balanced_v3', bucket: '2', unknown_products: [] })
    expect(answer.items).toHaveLength(5)
    const ids = answer.items.map(({ product_id }) => product_id)
    expect(new Set(ids).size).toBe(5)
    expect(ids).not.toContain(101)
    expect(ids.filter((id) => Number(id) < 110).length).toBeGreaterThanOrEqual(3)
    for (const { score, reasons } of answer.items) expect(Object.values(reasons).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 5)
    expect(answer.profession_mix[0]).toMatchObject({ profession: 'PEINTRE' })
    expect(answer.items[0].reason_text).toMatch(/^bought with 10[12] in \d+ % of PEINTRE orders that hold it$/)
    expect(answer.items[0].evidence?.[0]).toMatchObject({ profession: 'PEINTRE', share: expect.any(Number) })
    expect(answer.items[0]).toMatchObject({ gamme: expect.stringMatching(/^Gamme/), is_private_label: expect.any(Boolean) })
  })

  it('speaks French, takes a profession whatever its case, and other profiles and drafts', async () => {
    const answer = await ask({ products: ['131'], profession: 'macon', lang: 'fr', profile: 'diversity_friendly_v2' })
    expect(answer.profession_mix).toEqual([{ profession: 'MACON', weight: 1 }])
    expect(answer.items.some(({ reason_text }) => reason_text.startsWith('acheté avec 131 dans'))).toBe(true)
    const draft = {
      basket_params_by_size: { default: { W_PAIR: 0, W_EMB: 0, W_POPP: 0, W_COV: 0, W_POPG: 1, W_PL_BASE: 0, DIVERSIFY: 0 } },
    }
    const popular = await ask({ products: ['131'], draft, k: 3 })
    expect(popular.items[0].reasons).toMatchObject({ popg: 1, pair: 0 })
    expect(popular.profile).toBe('draft')
  })

  it('answers baskets that it cannot learn from with what is popular', async () => {
    for (const product_ids of [[], [1, 2, 'x']]) {
      const answer = await ask({ product_ids, k: 4 })
      expect(answer.items).toHaveLength(4)
      expect(answer.profession_mix).toEqual([{ profession: 'ANY', weight: 1 }])
      expect(answer.unknown_products).toEqual(product_ids.map(String))
    }
    expect((await ask({ product_ids: [101], k: 1000 })).items).toHaveLength(39)
  })

  it.each([
    ['k 0', { product_ids: [101], k: 0 }, 'INVALID_INPUT'],
    ['10,000 products', { product_ids: Array.from({ length: 10_000 }, (_, i) => i) }, 'INVALID_INPUT'],
    ['an unknown profession', { product_ids: [101], profession: 'ASTRONAUTE' }, 'RECOMMENDER_PROFESSION_UNKNOWN'],
    ['an unknown profile', { product_ids: [101], profile: 'none_such' }, 'RECOMMENDER_PROFILE_NOT_FOUND'],
    ['a missing run', { product_ids: [101], run: 'run_20000101_000000' }, 'RECOMMENDER_RUN_NOT_FOUND'],
    [
      'a weight that is no number',
      { product_ids: [101], draft: { basket_params_by_size: { 1: { W_PAIR: Number.NaN } } } },
      'RECOMMENDER_PROFILE_INVALID',
    ],
  ])('refuses %s', async (_what, input, code) => {
    expect(await thrown(ask(input as never))).toMatchObject({ code })
  })
})

describe('version, products', () => {
  it('tells counts, the settings below the profiles and what of the environment was not understood', async () => {
    const version = await test.api.recommender.version({})
    expect(version).toMatchObject({
      run: first.run,
      items: 40,
      professions: 2,
      profession_names: ['MACON', 'PEINTRE'],
      profile: 'balanced_v3',
    })
    expect(version.weights).toMatchObject({ W_COV: 0.2, W_PL_BASE: 0.05, W_PAIR: 0.6 })
    expect(version.warnings).toEqual([expect.stringContaining('PROFMIX_TOPK')])
  })

  it('finds products by label or id without accents, and tells their neighbours', async () => {
    expect((await test.api.recommender.products({ search: '139' })).products[0]).toMatchObject({ product_id: 139, label: 'Plâtre n° 39' })
    expect((await test.api.recommender.products({ search: 'PLATRE 38' })).products.map(({ product_id }) => product_id)).toEqual([138])
    const { pairs, similar } = await test.api.recommender.neighbours({ product_id: 101, limit: 3 })
    expect(pairs).toHaveLength(3)
    expect(pairs.every(({ product_id }) => Number(product_id) < 110)).toBe(true)
    expect(similar[0].cosine).toBeGreaterThanOrEqual(similar[2].cosine)
    const { products, unknown_products } = await test.api.recommender.enrich({ product_ids: [100, 7] })
    expect(products[0]).toMatchObject({ product_id: 100, is_private_label: true })
    expect(unknown_products).toEqual(['7'])
  })
})

describe('profiles', () => {
  it('saves, lists, compares and deletes', async () => {
    const profile = { basket_params_by_size: { '1': { W_PAIR: 0.9 }, '2+': { W_PAIR: 0.5, PL_MULT: 0.3 } } }
    await test.api.recommender.saveProfile({ name: 'winter', profile })
    expect((await test.api.recommender.saveProfile({ name: 'Winter', profile })).replaced).toBe(true)
    const { profiles, settings } = await test.api.recommender.profiles({})
    expect(profiles.map(({ name }) => name)).toEqual(['balanced_v3', 'precision_pair_heavy_v2', 'diversity_friendly_v2', 'Winter'])
    expect(profiles[3].profile.basket_params_by_size['2+']).toEqual({ W_PAIR: 0.5, W_PL_PER_BASK_PL: 0.3 })
    expect(settings.find(({ name }) => name === 'W_COV')).toMatchObject({ default: 0.1, below: 0.2, min: 0, max: 10 })
    const { differences } = await test.api.recommender.compareProfiles({ a: 'winter', b: 'winter', sizes: [1, 2] })
    expect(differences).toEqual([])
    const other = await test.api.recommender.compareProfiles({ a: 'winter', b: 'precision_pair_heavy_v2', sizes: [1] })
    expect(other.differences).toContainEqual({ size: 1, name: 'W_PAIR', a: 0.9, b: 0.75 })
    await test.api.recommender.deleteProfile({ name: 'winter' })
    expect(await thrown(test.api.recommender.deleteProfile({ name: 'winter' }))).toMatchObject({ code: 'RECOMMENDER_PROFILE_NOT_FOUND' })
    expect(await thrown(test.api.recommender.saveProfile({ name: 'Balanced_V3', profile }))).toMatchObject({
      code: 'RECOMMENDER_PROFILE_PACKAGED',
    })
  })
})

describe('reload', () => {
  it('asks for the admin key', async () => {
    for (const admin_key of [undefined, 'wrong!', ''])
      expect(await thrown(test.api.recommender.reload({ admin_key }))).toMatchObject({ code: 'RECOMMENDER_ADMIN_KEY_WRONG' })
  })

  it('answers from the old run until the new one is ready, without a failing request', async () => {
    second = await train(2)
    let isReloading = true
    const answers: string[] = []
    const load = (async () => {
      while (isReloading) {
        answers.push((await ask({ product_ids: [101, 102] })).run)
        await nextTurn()
      }
    })()
    const reloaded = await test.api.recommender.reload({
      artifact_dir: `artifacts/${second.run}`,
      admin_key: 'secret',
      profile: 'diversity_friendly_v2',
    })
    isReloading = false
    await load
    expect(reloaded).toMatchObject({ run: second.run, profile: 'diversity_friendly_v2', items: 40 })
    expect(new Set(answers)).toContain(first.run)
    const after = await ask({ product_ids: [101] })
    expect(after).toMatchObject({ run: second.run, profile: 'diversity_friendly_v2' })
    expect((await ask({ product_ids: [101], run: first.run })).run).toBe(first.run)
  })

  it('keeps the run that it has when the other is missing or damaged, and names the file', async () => {
    const gone = test.api.recommender.reload({ artifact_dir: 'artifacts/run_20000101_000000', admin_key: 'secret' })
    expect(await thrown(gone)).toMatchObject({ code: 'RECOMMENDER_RUN_NOT_FOUND' })
    const broken = await train(3)
    expect(readdirSync(broken.directory)).toContain('item_emb_norm.npy')
    writeFileSync(join(broken.directory, 'item_emb_norm.npy'), 'nonsense')
    const damaged = test.api.recommender.reload({ artifact_dir: broken.run, admin_key: 'secret' })
    expect(await thrown(damaged)).toMatchObject({ code: 'RECOMMENDER_RUN_DAMAGED', data: { file: 'item_emb_norm.npy' } })
    expect((await test.api.recommender.version({})).run).toBe(second.run)
  })
})
