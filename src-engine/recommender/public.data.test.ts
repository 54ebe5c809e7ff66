import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { done } from '#engine/testing/dfu-steps'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { DataAnswer, TrainResult } from './answers/contract.ts'
import { loadModel } from './artifacts/load-run.ts'
import { readRun } from './job.ts'

const data = join(import.meta.dirname, '../../../shared/data')
/** Any Python with NumPy and SciPy; without one the files are not shown to it. */
const python = process.env.TESSERA_PYTHON ?? 'python3'
const hasNumpy = () => {
  try {
    execFileSync(python, ['-c', 'import numpy, scipy'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const LOAD = `
import sys, os, gzip, json, numpy as np, scipy.sparse as sp
d = sys.argv[1]
m = json.load(gzip.open(os.path.join(d, 'mapping.json.gz')))
n, p = len(m['item_id_map']), len(m['user_id_map'])
e = np.load(os.path.join(d, 'item_emb_norm.npy'))
x, f = (sp.load_npz(os.path.join(d, name + '.npz')) for name in ('interactions', 'item_features'))
model, pairs, rev, ease = (np.load(os.path.join(d, name + '.npz')) for name in ('model', 'pair_boost_idx', 'pair_rev_idx', 'ease'))
assert e.shape[0] == n and np.allclose(np.linalg.norm(e, axis=1), 1, atol=1e-5)
r = f @ model['item_feature_embeddings']
assert np.allclose(r / np.linalg.norm(r, axis=1, keepdims=True), e, atol=1e-5)
assert np.array_equal(np.load(os.path.join(d, 'train_pop.npy')), np.asarray(x.sum(0)).ravel())
assert np.load(os.path.join(d, 'pop_by_prof_norm.npy')).shape == (p, n)
assert np.load(os.path.join(d, 'top_popp_by_prof.npy')).max() < n
short = x[np.diff(x.indptr) <= 1000]
c = (short.T @ short).tocsr(); c.setdiag(0); c.eliminate_zeros()
ours = sp.csr_matrix((pairs['ANY_count'].astype('f4'), pairs['ANY_indices'].astype('i4'), pairs['ANY_indptr']), shape=(n, n))
assert abs(c - ours).max() == 0
w = 1 / np.sqrt(np.maximum(np.diff(short.indptr) - 1, 1)); g = (short.T @ sp.diags(w) @ short).toarray()
lam = g.diagonal().mean(); q = np.linalg.inv(g + lam * np.eye(n)); b = -q / q.diagonal(); np.fill_diagonal(b, 0)
assert np.array_equal(ease['items'], np.arange(n)) and np.abs(b - ease['weights']).max() < 2e-3, np.abs(b - ease['weights']).max()
print(json.dumps({'items': n, 'pairs': int(ours.nnz), 'reverse': int(len(rev['ANY_indices']))}))
`

it.skipIf(!existsSync(data)).each([
  ['groceries', 169, 7011, 60_000],
  ['online_retail', 3791, 19_027, 120_000],
])(
  'trains on %s, loads in moments, and NumPy finds the same figures (needs ../shared/data)',
  async (name, products, rows) => {
    const test = await openTestEngine()
    const file = (table: string) => join(data, name, 'baskets', `${table}.parquet`)
    await done(test, test.api.datasets.import({ file: file('df_ventes_grouped'), table: 'ventes' }))
    await done(test, test.api.datasets.import({ file: file('df_details_produits'), table: 'details' }))
    await done(test, test.api.datasets.import({ file: file('df_couple_produit'), table: 'couples' }))
    const { check } = (await test.api.recommender.check({})) as DataAnswer
    expect(check).toMatchObject({ rows, products, unknown_products: 0, empty_baskets: 0, couples: { undirected: true } })
    const { directory, items, mrr } = await done<TrainResult>(test, test.api.recommender.train({ epochs: 5, make_current_symlink: true }))
    expect(items).toBeGreaterThan(0.98 * products)
    expect(mrr).toBeGreaterThan(name === 'groceries' ? 0.13 : 0.06)
    const model = await loadModel(directory)
    const away = await test.engine.jobs.compute(readRun, { directory })
    expect(away.item_embeddings).toEqual(model.item_embeddings)
    expect(away.pairs[0].count.data.buffer).toBeInstanceOf(SharedArrayBuffer)
    const seconds = await fastest(() => test.engine.jobs.compute(readRun, { directory }))
    console.log(`${name}: a run of ${items} products is loaded in ${seconds.toFixed(2)} s`)
    expect(seconds).toBeLessThan(3)
    if (hasNumpy()) {
      const found = JSON.parse(execFileSync(python, ['-c', LOAD, directory], { encoding: 'utf8' }))
      expect(found).toEqual({ items, pairs: model.pairs.at(-1)?.count.indices.length, reverse: model.reverse.at(-1)?.indices.length })
    } else console.log('no Python with NumPy here: the files were not shown to it')
    expect(readFileSync(join(directory, 'params.json'), 'utf8')).toContain('"reproducible": false')
    await test.close()
  },
  240_000,
)

async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const began = performance.now()
    await work()
    times.push((performance.now() - began) / 1000)
  }
  return Math.min(...times)
}
