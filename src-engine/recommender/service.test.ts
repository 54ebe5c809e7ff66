import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '#engine/math/random'
import { done, failed, type TestEngine, thrown } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { DataAnswer, TrainResult } from './answers/contract.ts'
import { loadModel } from './artifacts/load-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-recommender-'))
let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Baskets of two trades: products of one ten go together. */
function basketsCsv(rows = 600): string {
  const random = seeded(1)
  const lines = Array.from({ length: rows }, (_, i) => {
    const ten = random.integer(4)
    const products = [...new Set(Array.from({ length: 2 + random.integer(4) }, () => 100 + 10 * ten + random.integer(10)))]
    return `${ten < 2 ? 'PEINTRE' : 'MACON'};${1 + (i % 3)};"[${products.join(', ')}]"`
  })
  return `PROFESSION_CLIENT;NB_OCCURENCES_COMMANDE;LIST_ID_PRODUITS\n${lines.join('\n')}\n`
}
const detailsCsv = `ID_PRODUIT;LIB_PRODUIT;ID_GAMME;LIB_GAMME;ID_UNIVERS;LIB_UNIVERS;ID_MARQUE\n${Array.from({ length: 42 }, (_, i) => `${100 + i};Produit ${i};${Math.floor(i / 5)};Gamme ${Math.floor(i / 5)};1;Tout;${i % 7 === 0 ? 1 : 0}`).join('\n')}\n`
const ventes = () => write('ventes.csv', basketsCsv())
const details = () => write('details.csv', detailsCsv)
const small = { epochs: 3, no_components: 8 }
const train = (input: Parameters<TestEngine['api']['recommender']['train']>[0]) =>
  done<TrainResult>(test, test.api.recommender.train({ ...small, ...input }))
const hashesOf = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory)
      .filter((name) => name.includes('.np'))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(directory, name)))
          .digest('hex'),
      ]),
  )

describe('recommender train', () => {
  it('trains from files, keeps sets aside, writes a whole run and lists it', async () => {
    const result = await train({ ventes: ventes(), details: details(), make_current_symlink: true, run_tag: 'essai' })
    expect(result).toMatchObject({ items: 40, users: 2, features: 40 + 8 + 1 + 1, current: true, epochs_run: 3, stopped: 'epochs' })
    expect(result.run).toMatch(/^run_\d{8}_\d{6}_essai$/)
    expect(await test.api.recommender.verify({})).toMatchObject({ run: result.run, ok: true })
    const { current, runs } = await test.api.recommender.runs({})
    expect(current).toBe(result.run)
    expect(runs[0]).toMatchObject({ run: result.run, run_id: result.run_id, current: true, complete: true, items: 40, professions: 2 })
    const shown = await test.api.recommender.show({ run: String(result.run_id) })
    expect(shown.holdout_sets).toBeGreaterThan(10)
    expect(shown.curve.map(({ epoch }) => epoch)).toEqual([1, 2, 3])
    expect(shown.sources.ventes).toMatchObject({ name: 'ventes.csv' })
    const curve = await test.api.recommender.curve({ task_id: shown.task_id as number })
    expect(curve).toMatchObject({ phase: 'ended', epochs: shown.curve, best_epoch: result.best_epoch })
  })

  it('gives a model whose figures agree with each other', async () => {
    const { directory, baskets } = await train({ ventes: ventes(), details: details() })
    const model = await loadModel(directory)
    const any = model.pairs[model.professions.length]
    expect(model.professions).toEqual(['MACON', 'PEINTRE'])
    expect(any.rows).toBe(baskets)
    expect([...any.basket_count]).toEqual([...model.popularity])
    expect(model.index.get('107')).toBe(7)
    expect(model.product_ids[7]).toBe(107)
    expect(model.products.get(7)).toEqual({ label: 'Produit 7', gamme: 'Gamme 1', univers: 'Tout' })
    expect([model.gamme[7], model.univers[7], model.private_label[7], model.private_label[8]]).toEqual([1, 1, 1, 0])
    expect(model.item_embeddings).toHaveLength(40 * 8)
    expect(model.context_embeddings).toHaveLength(40 * 8)
    expect(model.ease?.items).toHaveLength(40)
    // Products of two tens never share a basket.
    const [from, to] = [any.count.indptr[0], any.count.indptr[1]]
    expect(Math.max(...any.count.indices.subarray(from, to))).toBeLessThan(10)
    const held = [...model.holdout]
    expect(held.length).toBeGreaterThan(10)
  })

  it('never lets a held-out set into the interactions', async () => {
    const { directory } = await train({ ventes: ventes(), holdout: 0.4 })
    const model = await loadModel(directory)
    const rows = basketsCsv().trim().split('\n').slice(1)
    const keys = rows.map((row) => (/\[(.*)\]/.exec(row)?.[1] ?? '').split(', ').sort().join(','))
    const kept = keys.filter((key) => !model.holdout.has(key))
    expect(model.pairs[2].rows).toBe(kept.length)
    expect(kept.length).toBeLessThan(keys.length)
  })

  it('gives the same bits twice with --deterministic, and says otherwise', async () => {
    const [a, b] = [
      await train({ ventes: ventes(), deterministic: true, seed: 7 }),
      await train({ ventes: ventes(), deterministic: true, seed: 7 }),
    ]
    expect(a.reproducible).toBe(true)
    expect(hashesOf(a.directory)).toEqual(hashesOf(b.directory))
    const other = await train({ ventes: ventes(), deterministic: true, seed: 8 })
    expect(hashesOf(other.directory)['model.npz']).not.toBe(hashesOf(a.directory)['model.npz'])
  })

  it.each(['bpr', 'logistic', 'softmax'] as const)('learns by %s too', async (loss) => {
    const { directory, mrr } = await train({ ventes: ventes(), loss, epochs: 12 })
    expect(mrr).toBeGreaterThan(0.1)
    const { params } = await loadModel(directory)
    expect(params).toMatchObject({ loss, lr: loss === 'softmax' ? 0.003 : 0.05 })
  })

  it('takes the whole catalogue, without own features for what was never sold', async () => {
    const all = { ventes: ventes(), details: details(), include_all_items: true }
    const [warm, cold] = [await train(all), await train({ ...all, cold_identity_token: 0 })]
    expect([warm.items, cold.items]).toEqual([42, 42])
    expect(warm.features - cold.features).toBe(2)
    const capped = await train({ ventes: ventes(), max_items: 5, min_occ: 3 })
    expect(capped.items).toBe(5)
  })

  it('takes pairs counted outside and names the leak', async () => {
    const pairs = write(
      'couples.csv',
      "ID_PRODUIT_A,ID_PRODUIT_B,OCCURENCE_PAIR,PROFESSION_CLIENT\n100,101,9,PEINTRE\n100,102,3,\"['PEINTRE', 'MACON']\"\n",
    )
    const { directory, warnings } = await train({ ventes: ventes(), pairs })
    expect(warnings.join(' ')).toContain('leaks')
    const { pairs_source, pairs: populations } = await loadModel(directory)
    expect(pairs_source).toBe('couples')
    expect(populations.map(({ count }) => count.indices.length)).toEqual([2, 4, 4])
  })

  it('keeps the sets of a protocol out altogether', async () => {
    const [, row] = basketsCsv()
      .split('\n')
      .filter((line) => line.includes(', '))
    const [first, ...rest] = (/\[(.*)\]/.exec(row)?.[1] ?? '').split(', ')
    const holdout_protocol = write(
      'protocol.json',
      JSON.stringify({
        samples: [
          { observed: [first], expected: rest },
          { observed: ['1'], expected: ['2'] },
        ],
      }),
    )
    const { run, warnings } = await train({ ventes: ventes(), holdout: 0, holdout_protocol })
    const shown = await test.api.recommender.show({ run })
    expect(shown).toMatchObject({ excluded_sets: 1, holdout_sets: 0, mrr: null, best_epoch: 3 })
    expect(warnings.join(' ')).toMatch(/1 product sets of the protocol are in no row/)
  })

  it('is repeated with the same data though the file is gone', async () => {
    const file = ventes()
    const first = await train({ ventes: file, deterministic: true })
    rmSync(file)
    const again = await done<TrainResult>(test, test.api.recommender.repeat({ run: first.run }))
    expect(again.run).not.toBe(first.run)
    expect(hashesOf(again.directory)).toEqual(hashesOf(first.directory))
  })

  it('cannot be repeated once its copy of the data is gone, and says so', async () => {
    const { run } = await train({ ventes: write('passing.csv', basketsCsv(150)) })
    rmSync(join(test.workspace, 'recommender', 'inputs'), { recursive: true })
    expect(await failed(test, test.api.recommender.repeat({ run }))).toMatchObject({
      code: 'FILE_NOT_FOUND',
      details: { file: 'passing.csv' },
    })
  })

  it('gives trainings of one second names of their own', async () => {
    const file = ventes()
    const started = await Promise.all([1, 2, 3].map(() => test.api.recommender.train({ ...small, ventes: file, run_tag: 'same' })))
    const results = await Promise.all(started.map(({ task_id }) => test.finished(task_id)))
    expect(new Set(results.map(({ result }) => result?.run)).size).toBe(3)
  })

  it('stops early on a cancel and keeps the best epoch', async () => {
    const { task_id } = await test.api.recommender.train({ ventes: ventes(), epochs: 1000, patience: 1000, no_components: 64 })
    while ((await test.api.recommender.curve({ task_id })).epochs.length < 2) await wait(20)
    await test.api.jobs.cancel({ task_id })
    const { status, result } = await test.finished(task_id)
    expect(status).toBe('cancelled')
    expect(result).toMatchObject({ stopped: 'cancel' })
    const { run, epochs_run, best_epoch, mrr } = result as unknown as TrainResult
    const { epochs } = await test.api.recommender.curve({ task_id })
    expect(epochs_run).toBeLessThan(1000)
    expect(mrr).toBe(Math.max(...epochs.map((epoch) => epoch.mrr as number)))
    expect(epochs[best_epoch - 1].mrr).toBe(mrr)
    expect(await test.api.recommender.verify({ run })).toMatchObject({ ok: true })
  })

  it('leaves nothing of a training that is cancelled before its first epoch', async () => {
    const { task_id } = await test.api.recommender.train({ ventes: ventes() })
    await test.api.jobs.cancel({ task_id })
    expect(await test.finished(task_id)).toMatchObject({ status: 'cancelled', result: null })
    await wait(50)
    expect(readdirSync(join(test.workspace, 'artifacts')).filter((name) => name.startsWith('.part'))).toEqual([])
  })
})

describe('bad tables', () => {
  const row = (cells: string) => `PROFESSION_CLIENT;NB_OCCURENCES_COMMANDE;LIST_ID_PRODUITS\n${cells}\n`
  it.each([
    ['only single products', row('A;1;1\nA;1;2'), {}, 'RECOMMENDER_NOTHING_TO_LEARN'],
    ['only empty baskets', row('A;1;[]\nA;2;'), {}, 'RECOMMENDER_NOTHING_TO_LEARN'],
    [
      'a weight that is no number, when rows weigh',
      row('A;NaN;"1,2"\nA;-3;"1,2"\nA;1;"1,2"'),
      { weight: 'occ' as const },
      'RECOMMENDER_WEIGHTS_INVALID',
    ],
    ['nothing above min_occ', row('A;1;"1,2"'), { min_occ: 5 }, 'RECOMMENDER_NOTHING_TO_LEARN'],
    ['no column of products', 'a;b\n1;2\n', {}, 'DATASET_COLUMN_MISSING'],
  ])('refuses %s', async (_what, text, given, code) => {
    const started = test.api.recommender.train({ ...small, ...given, ventes: write('bad.csv', text) })
    expect((await failed(test, started)).code).toBe(code)
  })

  it('takes odd rows as they are and says so', async () => {
    const odd = write(
      'odd.csv',
      `${basketsCsv(200)}MACON;x;"[100, 101]"\nMACON;1;\n;1;"100,100,101"\nMACON;1;"[{""element"":100},{""element"":109}]"\n`,
    )
    const { warnings, warnings_fr } = await train({ ventes: odd })
    expect(warnings.join(' ')).toMatch(/1 rows hold no product.*1 rows have a NB_OCCURENCES_COMMANDE.*1 rows name no profession/)
    expect(warnings_fr).toHaveLength(warnings.length)
  })

  it('has no baskets in a new project', async () => {
    expect(await thrown(test.api.recommender.train({}))).toMatchObject({ code: 'RECOMMENDER_NO_SALES' })
    expect(await thrown(test.api.recommender.data({}))).toMatchObject({ code: 'RECOMMENDER_NO_SALES' })
    expect(await test.api.recommender.check({})).toMatchObject({ ventes: null, check: null })
  })

  it('refuses a protocol that is none', async () => {
    const started = test.api.recommender.train({ ...small, ventes: ventes(), holdout_protocol: write('p.json', '{"rows":[]}') })
    expect((await failed(test, started)).code).toBe('RECOMMENDER_PROTOCOL_INVALID')
  })
})

describe('the life of runs', () => {
  it('promotes, refuses what is damaged and names the file, goes back, cleans up', async () => {
    const artifact_root = mkdtempSync(join(folder, 'runs-'))
    const runs: TrainResult[] = []
    for (let i = 0; i < 3; i++) runs.push(await train({ ventes: ventes(), artifact_root, run_tag: `t${i}` }))
    const [a, b, c] = runs.map(({ run }) => run)
    expect(await test.api.recommender.promote({ run: a, artifact_root })).toMatchObject({ run: a, previous: null })
    expect(await test.api.recommender.promote({ run: c, artifact_root })).toMatchObject({ run: c, previous: a })
    expect(await test.api.recommender.rollback({ artifact_root })).toMatchObject({ run: a, previous: c })
    const file = join(artifact_root, b, 'train_pop.npy')
    const content = readFileSync(file)
    content[content.length - 1] ^= 1
    writeFileSync(file, content)
    expect(await test.api.recommender.verify({ run: b, artifact_root })).toMatchObject({ ok: false, damaged: ['train_pop.npy'] })
    const refused = await thrown(test.api.recommender.promote({ run: b, artifact_root }))
    expect(refused).toMatchObject({ code: 'RECOMMENDER_RUN_DAMAGED' })
    expect(refused?.message).toContain('train_pop.npy')
    await expect(loadModel(join(artifact_root, b))).rejects.toMatchObject({
      code: 'RECOMMENDER_RUN_DAMAGED',
      details: { file: 'train_pop.npy' },
    })
    const planned = await test.api.recommender.cleanup({ keep: 1, dry_run: true, artifact_root })
    expect(planned).toMatchObject({ removed: [{ run: b }], kept: [c, a], bytes_freed: 0 })
    expect(existsSync(join(artifact_root, b))).toBe(true)
    const cleaned = await test.api.recommender.cleanup({ keep: 1, artifact_root })
    expect(cleaned.bytes_freed).toBe(planned.removed[0].bytes)
    expect(existsSync(join(artifact_root, b))).toBe(false)
    expect(await thrown(test.api.recommender.show({ run: b }))).toMatchObject({ code: 'RECOMMENDER_RUN_NOT_FOUND' })
  })

  it('computes again what is missing or damaged beside the model', async () => {
    const { run, directory } = await train({ ventes: ventes(), details: details() })
    const before = hashesOf(directory)
    rmSync(join(directory, 'item_emb_norm.npy'))
    writeFileSync(join(directory, 'top_popp_by_prof.npy'), 'broken')
    expect(await test.api.recommender.verify({ run })).toMatchObject({
      ok: false,
      missing: ['item_emb_norm.npy'],
      damaged: ['top_popp_by_prof.npy'],
    })
    await done(test, test.api.recommender.precompute({ run }))
    expect(hashesOf(directory)).toEqual(before)
    expect(await test.api.recommender.verify({ run })).toMatchObject({ ok: true })
  })

  it.each(['mapping.json.gz', 'model.npz', 'pair_boost_idx.npz', 'holdout.json.gz'])('refuses to load a run without %s', async (file) => {
    const { directory } = await train({ ventes: ventes(), epochs: 1 })
    rmSync(join(directory, file))
    await expect(loadModel(directory)).rejects.toMatchObject({ code: 'RECOMMENDER_RUN_DAMAGED', details: { file } })
  })

  it('deletes a run and says the bytes', async () => {
    const { run, directory } = await train({ ventes: ventes() })
    const { bytes_freed } = await test.api.recommender.delete({ run })
    expect(bytes_freed).toBeGreaterThan(10_000)
    expect(existsSync(directory)).toBe(false)
  })

  it('goes with its project, and says the bytes', async () => {
    const caller = { door: 'command' as const, project: 'passing', create: true }
    const call = <T>(room: string, name: string, input: object) => test.engine.call(room, name, input, caller) as Promise<T>
    const { directory } = await done<TrainResult>(test, call('recommender', 'train', { ...small, ventes: ventes() }))
    const { bytes_freed } = await call<{ bytes_freed: number }>('projects', 'delete', { ref: 'passing' })
    expect(bytes_freed).toBeGreaterThan(10_000)
    expect(existsSync(directory)).toBe(false)
  })

  it('shows no run of another project', async () => {
    const { run } = await train({ ventes: ventes() })
    const mine = await test.api.recommender.runs({})
    expect(mine.runs.map((one) => one.run)).toContain(run)
    const other = (await test.engine.call('recommender', 'runs', {}, { door: 'command', project: 'other', create: true })) as typeof mine
    expect(other.runs.map((one) => one.run)).not.toContain(run)
  })
})

describe('recommender data', () => {
  const lines = `N° facture,Désignation,Code article,Qté,Métier,Famille\n${[
    'F1,Vis,10.0,2,MACON,Fixation',
    'F1,Clou,20,1,MACON,Fixation',
    'F1,Clou,20,1,MACON,Fixation',
    'F2,Clou,20,1,MACON,Fixation',
    'F2,Vis,10,5,MACON,Fixation',
    'F3,Vis longue,10,1,,Fixation',
    'F3,Retour,20,-1,,',
    'F4,Colle,30,1,PEINTRE,Colle',
    ',Perdu,30,1,PEINTRE,Colle',
  ].join('\n')}\n`

  it('builds the three tables from order lines of any names and checks them', async () => {
    const own = await openTestEngine()
    const answer = await done<DataAnswer & { made: string[] }>(
      own,
      own.api.recommender.data({ lines: write('lignes.csv', lines), min_pair: 1 }),
    )
    expect(answer.made).toEqual(['ventes', 'details', 'couples'])
    expect(answer.check).toMatchObject({ rows: 3, orders: 4, products: 3, listed: 3, single_baskets: 2, unknown_products: 0 })
    expect(answer.check?.professions.map(({ profession }) => profession)).toEqual(['MACON', 'PEINTRE', 'TOUS'])
    expect((await own.api.datasets.rows({ dataset: 'couples' })).rows).toEqual([
      ['10', '20', 2, 'MACON'],
      ['20', '10', 2, 'MACON'],
    ])
    expect(answer.warnings.join(' ')).toContain('2 lines without order')
    const { rows } = await own.api.datasets.rows({ dataset: 'details' })
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual([
      ['10', 'Vis'],
      ['20', 'Clou'],
      ['30', 'Colle'],
    ])
    expect(await own.api.recommender.check({})).toMatchObject({ check: answer.check, ventes: { name: 'ventes' } })
    await own.close()
  })

  it('refuses lines without an order', async () => {
    const started = test.api.recommender.data({ lines: write('none.csv', 'order,product\n,1\n') })
    expect((await failed(test, started)).code).toBe('RECOMMENDER_LINES_UNUSABLE')
  })
})
