import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { golden } from '#engine/testing/golden'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { putSample } from '#engine/testing/sample-lots'
import type { ClusterResult, ReferenceResult } from './answers/contract.ts'

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>
const withCode = (code: string) => expect.objectContaining({ code })

let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine({ threads: 2 })
  await test.api.lots.runs({})
  putSample(test.workspace)
})
afterAll(() => test.close())

async function clustered(input: Parameters<TestEngine['api']['lots']['cluster']>[0] = {}, engine = test): Promise<ClusterResult> {
  const { task_id } = await engine.api.lots.cluster(input)
  const job = await engine.finished(task_id)
  expect(job.error).toBeNull()
  return job.result as ClusterResult
}

describe('lots.cluster', () => {
  it('splits the sample, counts what it leaves out and keeps the run', async () => {
    const result = await clustered({ n_clusters: 4 })
    expect(result.n_lots + result.excluded_rows).toBe(1200)
    expect(result.excluded.length).toBe(Math.min(100, result.excluded_rows))
    expect(result.clusters.map(({ n }) => n).reduce((a, b) => a + b)).toBe(result.n_lots)
    expect(result.clusters.map(({ cluster_id }) => cluster_id)).toEqual([1, 2, 3, 4])
    expect(result.features).toHaveLength(7)
    const shown = await test.api.lots.show({ run_id: result.run_id })
    expect(shown).toMatchObject({ n_lots: result.n_lots, inertia: result.inertia, code_version: 'test', converged: true })
    const { assignments, total } = await test.api.lots.assignments({ run_id: result.run_id, limit: 5000 })
    expect(total).toBe(result.n_lots)
    expect(assignments.map(({ confidence }) => confidence)).toEqual(
      assignments.map(({ confidence }) => confidence).toSorted((a, b) => a - b),
    )
    for (const { confidence, distance, runner_up_distance } of assignments)
      expect(confidence).toBeCloseTo((runner_up_distance - distance) / runner_up_distance, 12)
    const mean = assignments.reduce((sum, { confidence }) => sum + confidence, 0) / total
    expect(result.avg_confidence).toBeCloseTo(mean, 12)
  })

  it('keeps the numbers of the latest like run, whatever the seed, and numbers by size when told', async () => {
    const first = await clustered({ n_clusters: 3, modele_version: 'match' })
    const second = await clustered({ n_clusters: 3, modele_version: 'match', random_state: 7 })
    expect(second).toMatchObject({ matched_run_id: first.run_id })
    expect(second.matched_share).toBeGreaterThan(0.95)
    const four = await clustered({ n_clusters: 4, modele_version: 'match' })
    expect(four.clusters.map(({ cluster_id, matched }) => [cluster_id, matched])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ])
    const alone = await clustered({ n_clusters: 4, modele_version: 'match', no_match: true })
    const sizes = alone.clusters.map(({ n }) => n)
    expect(alone.matched_run_id).toBeNull()
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    const elsewhere = await clustered({ n_clusters: 3, modele_version: 'match', site_codes: ['LL'] })
    expect(elsewhere.matched_run_id).toBeNull()
  })

  it('gives the same lots the same clusters with 1 and 2 threads, in another order of import and when repeated', async () => {
    const single = await openTestEngine({ threads: 1 })
    await single.api.lots.runs({})
    putSample(single.workspace)
    const input = { n_clusters: 4, modele_version: 'same', random_state: 3 }
    const here = await clustered(input)
    const there = await clustered(input, single)
    const of = async ({ api }: TestEngine, run_id: number) =>
      (await api.lots.assignments({ run_id, limit: 5000, sort: 'code_lot' })).assignments.map(({ lot_id: _, ...rest }) => rest)
    const expected = await of(test, here.run_id)
    expect(await of(single, there.run_id)).toEqual(expected)
    expect(there).toMatchObject({ inertia: here.inertia, silhouette: here.silhouette, data_hash: here.data_hash })
    await single.close()

    const { task_id } = await test.api.lots.repeat({ run_id: here.run_id })
    const repeated = (await test.finished(task_id)).result as ClusterResult
    expect(await of(test, repeated.run_id)).toEqual(expected)
  })

  it.each([
    ['LOTS_TOO_FEW', { site_codes: ['XX'] }, /0 of 1200 are eligible: site_codes XX removed 1200/],
    ['LOTS_TOO_FEW', { min_lots: 1201 }, /lack a value \(/],
    ['LOTS_TOO_FEW', { min_duree_gavage: 15 }, /min_duree_gavage 15 removed 1200/],
    ['CLUSTERING_K_OUT_OF_RANGE', { min_lots: 2, n_clusters: 20, site_codes: ['PG'], genetique: 'pekin' }, /at least 20 lots/],
    ['INVALID_INPUT', { n_clusters: 1 }, /n_clusters/],
    ['INVALID_INPUT', { n_clusters: 21 }, /n_clusters/],
    ['INVALID_INPUT', { features: ['poids'] }, /features/],
    ['INVALID_INPUT', { min_duree_gavage: 13, max_duree_gavage: 12 }, /max_duree_gavage/],
  ])('refuses with %s %o', async (code, input, message) => {
    const runs = (await test.api.lots.runs({})).total
    const refused = test.api.lots.cluster(input as never)
    await expect(refused).rejects.toThrow(withCode(code))
    await expect(refused).rejects.toThrow(message)
    expect((await test.api.lots.runs({})).total).toBe(runs)
  })

  it('refuses 19 eligible lots and an empty project, saying how many there are', async () => {
    const few = await openTestEngine()
    await expect(few.api.lots.cluster({})).rejects.toThrow(withCode('LOTS_NONE'))
    putSample(few.workspace, ({ row, values }) => row <= 30 && Object.values(values).every((value) => value !== null))
    await few.api.lots.cluster({ min_lots: 19 })
    const { eligible } = await few.api.lots.eligible({})
    await expect(few.api.lots.cluster({ min_lots: eligible + 1 })).rejects.toMatchObject({
      code: 'LOTS_TOO_FEW',
      data: { eligible, min_lots: eligible + 1 },
    })
    await few.close()
  })
})

interface Reference {
  lots: number
  complete: number
  fits: {
    k: number
    inertia: number
    inertia_of_10_starts: number
    silhouette: number
    sizes: number[]
    avg_confidence: number
    means: Record<string, number>[]
  }[]
}

describe('beside scikit-learn on the sample', () => {
  const { lots, complete, fits } = golden<Reference>('lots')

  it.each(fits)('is never worse by more than 0.1 % at k = $k', async ({ k, inertia_of_10_starts }) => {
    const result = await clustered({ n_clusters: k, modele_version: 'golden' })
    expect([result.n_lots + result.excluded_rows, result.n_lots]).toEqual([lots, complete])
    expect(result.inertia).toBeLessThanOrEqual(inertia_of_10_starts * 1.001)
  })

  it.each(fits.filter(({ k }) => k <= 4))('finds the same clusters at k = $k', async ({ k, ...expected }) => {
    const result = await clustered({ n_clusters: k, n_init: 100, modele_version: 'golden', no_match: true })
    expect(result.inertia).toBeCloseTo(expected.inertia, 4)
    expect(result.silhouette).toBeCloseTo(expected.silhouette, 5)
    expect(result.avg_confidence).toBeCloseTo(expected.avg_confidence, 8)
    expect(result.clusters.map(({ n }) => n)).toEqual(expected.sizes)
    result.clusters.forEach(({ means }, i) => {
      for (const [feature, mean] of Object.entries(expected.means[i])) expect(means[feature]).toBeCloseTo(mean, 6)
    })
  })
})

describe('reading a run', () => {
  let run: ClusterResult
  beforeAll(async () => {
    run = await clustered({ n_clusters: 4, modele_version: 'read' })
  })

  it('explains a lot: the parts sum to the margin, the smallest change moves it to the border', async () => {
    const { run_id } = run
    const { assignments } = await test.api.lots.assignments({ run_id, limit: 1, offset: 10 })
    const why = await test.api.lots.why({ run_id, lot: assignments[0].code_lot })
    expect(why.parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(why.margin, 10)
    expect(why.margin).toBeCloseTo(assignments[0].runner_up_distance ** 2 - assignments[0].distance ** 2, 10)
    expect(why.distances.map(({ cluster_id }) => cluster_id).slice(0, 2)).toEqual([assignments[0].cluster_id, assignments[0].runner_up])
    expect(why.nearest).toHaveLength(5)
    expect(why.segment.n).toBeLessThanOrEqual(why.segment.cluster_n)
    expect(await test.api.lots.why({ run_id, lot_id: assignments[0].lot_id })).toEqual(why)
    await expect(test.api.lots.why({ run_id, lot: 'LOT-9999' })).rejects.toThrow(withCode('LOTS_LOT_NOT_FOUND'))
    await expect(test.api.lots.why({ run_id })).rejects.toThrow(withCode('INVALID_INPUT'))
  })

  it('adds segments, confidences and points up to the lots of the run', async () => {
    const { run_id, n_lots } = run
    const { segments } = await test.api.lots.segments({ run_id })
    expect(segments.reduce((sum, { n }) => sum + n, 0)).toBe(n_lots)
    expect(segments[0].segment).toBe(`${segments[0].genetique}|${segments[0].site_code}|${segments[0].cluster_id}`)
    const { clusters, edges } = await test.api.lots.confidence({ run_id })
    expect(edges).toHaveLength(21)
    expect(clusters.flatMap(({ counts }) => counts).reduce((a, b) => a + b)).toBe(n_lots)
    const map = await test.api.lots.map({ run_id })
    expect(map.lot_ids).toHaveLength(n_lots)
    expect(map).toMatchObject({ thinned: false, lots: n_lots })
    expect((await test.api.lots.map({ run_id, limit: 100 })).lot_ids.length).toBeLessThanOrEqual(100)
    const { excluded, total } = await test.api.lots.excluded({ run_id })
    expect([excluded.length, total]).toEqual([run.excluded_rows, run.excluded_rows])
    expect(excluded[0].missing.length).toBeGreaterThan(0)
  })

  it('pages, filters and sorts the lots', async () => {
    const { run_id } = run
    const page = await test.api.lots.assignments({
      run_id,
      sort: 'itm',
      order: 'desc',
      limit: 10,
      offset: 5,
      cluster_id: 2,
      site_code: 'LL',
    })
    const values = page.assignments.map(({ values }) => values.itm as number)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(new Set(page.assignments.map(({ cluster_id, site_code }) => `${cluster_id}${site_code}`))).toEqual(new Set(['2LL']))
    expect(page.total).toBe((await test.api.lots.assignments({ run_id, cluster_id: 2, site_code: 'LL', limit: 5000 })).assignments.length)
    expect((await test.api.lots.assignments({ run_id, search: 'lot-0001' })).total).toBeLessThanOrEqual(1)
  })

  it('compares two runs over their common lots', async () => {
    const other = await clustered({ n_clusters: 3, modele_version: 'read', no_match: true })
    const answer = await test.api.lots.compare({ run_a: run.run_id, run_b: other.run_id })
    expect(answer.migration.flat().reduce((a, b) => a + b)).toBe(answer.common)
    expect(answer.changed.lots.length).toBe(Math.min(200, answer.changed.total))
    expect(answer.differences.map(({ parameter }) => parameter)).toEqual(['n_clusters', 'no_match'])
    const same = await test.api.lots.compare({ run_a: run.run_id, run_b: run.run_id })
    expect(same).toMatchObject({ adjusted_rand: 1, kept_share: 1, changed: { total: 0, lots: [] }, differences: [] })
  })

  it('counts eligible lots and previews k', async () => {
    const survey = await test.api.lots.eligible({ site_codes: ['LL', 'LS'], genetique: 'MULARD' })
    expect(survey.removed.map(({ filter }) => filter)).toEqual(['site_codes', 'genetique', 'missing_values'])
    expect(survey.lots - survey.removed.reduce((sum, { removed }) => sum + removed, 0)).toBe(survey.eligible)
    expect(survey.correlations[0][0]).toBeCloseTo(1, 12)
    expect(survey.choices.site_codes.map(({ value }) => value).toSorted()).toEqual(['BR', 'LL', 'LS', 'MT', 'PG'])
    const preview = await test.api.lots.preview({})
    expect(preview.per_k.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(preview).toMatchObject({ sampled: false, lots: preview.used })
  })

  it('is never worse than ml-kmeans by more than 0.1 %', async () => {
    const { task_id } = await test.api.lots.reference({ run_id: run.run_id })
    const { result } = await test.finished(task_id)
    const { version } = createRequire(import.meta.url)('../../node_modules/ml-kmeans/package.json')
    expect(result as ReferenceResult).toMatchObject({
      run_id: run.run_id,
      inertia: run.inertia,
      starts: 10,
      library: `ml-kmeans ${version}`,
    })
    expect((result as ReferenceResult).difference_pct).toBeLessThan(0.1)
  })

  it('is deleted with its rows, and is then unknown', async () => {
    const gone = await clustered({ n_clusters: 2, modele_version: 'gone' })
    const { rows, bytes } = await test.api.lots.delete({ run_id: gone.run_id })
    expect(rows).toBe(1 + gone.n_lots + gone.excluded_rows)
    expect(bytes).toBeGreaterThan(100_000)
    await expect(test.api.lots.show({ run_id: gone.run_id })).rejects.toThrow(withCode('LOTS_RUN_NOT_FOUND'))
  })
})
