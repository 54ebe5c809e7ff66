import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import type { ApplyResult } from './contract.ts'

type TestEngine = Awaited<ReturnType<typeof openTestEngine>>
type Steps = NonNullable<Parameters<TestEngine['api']['preparation']['apply']>[0]['step']>

let test: TestEngine
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-prepare-'))
  test = await openTestEngine()
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, content: string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
async function imported(name: string, content: string) {
  const { task_id } = await test.api.datasets.import({ file: file(`${name}.csv`, content), name, missing: [''] })
  const job = await test.finished(task_id)
  expect(job.error).toBeNull()
}
async function applied(dataset: string, step: Steps, version?: number): Promise<ApplyResult> {
  const { task_id } = await test.api.preparation.apply({ dataset, version, step })
  const job = await test.finished(task_id)
  expect(job.error).toBeNull()
  return job.result as ApplyResult
}
const rowsOf = async (dataset: string, version?: number) => (await test.api.datasets.rows({ dataset, version })).rows

const HEADER = 'code;site;corn;loss;birds;placed'
const JANUARY = [
  HEADER,
  'L1;Auch;10.5;2.1;700;03/01/2024',
  'L2;Auch;-999;1.9;720;04/01/2024',
  'L2;Auch;-999;1.9;720;04/01/2024',
  'L3;Condom;11.0;!!;810;09/01/2024',
  'L4;Condom;12.0;!!;790;10/01/2024',
  'L5;Auch;9.5;2.4;12000;11/01/2024',
  'L6;Condom;;2.2;800;12/01/2024',
].join('\n')
const EIGHT: Steps = [
  { step: 'deduplicate' },
  { step: 'missing_tokens', columns: ['corn', 'loss'], tokens: ['-999', '!!'] },
  { step: 'convert', columns: ['loss'], to: 'number' },
  { step: 'fill_missing', columns: ['corn'], method: 'median', by: ['site'] },
  { step: 'outliers', columns: ['birds'], method: 'range', high: 2000, action: 'remove' },
  { step: 'derive', name: 'corn_per_bird', expression: 'corn / birds' },
  { step: 'date_parts', column: 'placed', parts: ['month'] },
  { step: 'drop', columns: ['code'] },
]

describe('apply', () => {
  it('does eight steps, tells each and makes the next version with its history', async () => {
    await imported('january', JANUARY)
    const result = await applied('january', EIGHT)
    expect(result).toMatchObject({ version_number: 2, rows: 5, name: 'january' })
    expect(
      result.steps.map(({ rows_before, rows_after, missing_after, changed_cells }) => [
        rows_before,
        rows_after,
        missing_after,
        changed_cells,
      ]),
    ).toEqual([
      [7, 6, 1, 0],
      [6, 6, 4, 3],
      [6, 6, 4, 0],
      [6, 6, 2, 2],
      [6, 5, 2, 0],
      [5, 5, 2, 0],
      [5, 5, 2, 0],
      [5, 5, 2, 0],
    ])
    expect(await rowsOf('january')).toEqual([
      ['Auch', 10.5, 2.1, 700, '2024-01-03', 1, 10.5 / 700],
      ['Auch', 10, 1.9, 720, '2024-01-04', 1, 10 / 720],
      ['Condom', 11, null, 810, '2024-01-09', 1, 11 / 810],
      ['Condom', 12, null, 790, '2024-01-10', 1, 12 / 790],
      ['Condom', 11.5, 2.2, 800, '2024-01-12', 1, 11.5 / 800],
    ])
    const { versions } = await test.api.datasets.versions({ dataset: 'january' })
    expect(versions.map(({ version_number, origin, parent_version_number }) => [version_number, origin, parent_version_number])).toEqual([
      [2, 'preparation', 1],
      [1, 'import', null],
    ])
    expect(versions[0].steps).toHaveLength(8)
    expect(versions[0].steps[3]).toMatchObject({ settings: EIGHT[3], status: 'done', parameters: { fills: [{ column: 'corn' }] } })
    expect(await rowsOf('january', 1)).toHaveLength(7)
  })

  it('keeps the later steps when one in the middle is edited or switched off', async () => {
    const edited = EIGHT.with(3, { step: 'fill_missing', columns: ['corn'], method: 'constant', value: '11' })
    const result = await applied('january', edited, 1)
    expect(result.steps.map(({ step, status }) => [step, status])).toEqual(EIGHT.map(({ step }) => [step, 'done']))
    expect((await rowsOf('january', result.version_number)).map((row) => row[1])).toEqual([10.5, 11, 11, 12, 11])
    const off = await applied('january', EIGHT.with(4, { ...EIGHT[4], enabled: false } as never), 1)
    expect(off).toMatchObject({ rows: 6 })
    expect(off.steps[4]).toMatchObject({ status: 'off', number: 5 })
  })

  it('fails with the number of the step and writes nothing', async () => {
    const before = await test.api.datasets.versions({ dataset: 'january' })
    const files = readdirSync(join(test.workspace, 'versions'))
    const { task_id } = await test.api.preparation.apply({
      dataset: 'january',
      version: 1,
      step: [EIGHT[0], { step: 'drop', columns: ['nothing'] }],
    })
    const { error } = await test.finished(task_id)
    expect(error).toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN', details: { number: 2, step: 'drop', column: 'nothing' } })
    const empty = await test.api.preparation.apply({ dataset: 'january', version: 1, step: [{ step: 'filter', where: 'birds < 0' }] })
    expect((await test.finished(empty.task_id)).error).toMatchObject({ code: 'PREPARATION_NOTHING_LEFT' })
    expect(await test.api.datasets.versions({ dataset: 'january' })).toEqual(before)
    expect(readdirSync(join(test.workspace, 'versions'))).toEqual(files)
  })

  it('writes nothing when it is cancelled', async () => {
    await imported('long', ['id;v', ...Array.from({ length: 200_000 }, (_, i) => `${i};${(i * 7919) % 1000}`)].join('\n'))
    const files = () => ['versions', 'files', 'tmp'].map((shelf) => readdirSync(join(test.workspace, shelf)))
    const before = files()
    const sorts: Steps = Array.from({ length: 40 }, (_, i) => ({ step: 'sort', by: [{ column: i % 2 ? 'id' : 'v', descending: true }] }))
    const { task_id } = await test.api.preparation.apply({ dataset: 'long', step: sorts })
    await expect.poll(async () => (await test.api.jobs.show({ task_id })).progress, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0.02)
    await test.api.jobs.cancel({ task_id })
    expect(await test.finished(task_id)).toMatchObject({ status: 'cancelled', result: null })
    expect(files()).toEqual(before)
    expect((await test.api.datasets.versions({ dataset: 'long' })).versions).toHaveLength(1)
  })

  it('joins another dataset of the project', async () => {
    await imported('sites', 'site;km\nAuch;10\nCondom;45')
    const result = await applied('january', [{ step: 'join', dataset: 'sites', on: [{ left: 'site', right: 'site' }] }], 1)
    expect(result.columns.at(-1)).toEqual({ name: 'km', type: 'integer' })
    expect((await rowsOf('january', result.version_number)).map((row) => row.at(-1))).toEqual([10, 10, 10, 45, 45, 10, 45])
  })
})

describe('going back', () => {
  it('makes a version that equals the old one without a copy of its data', async () => {
    const files = readdirSync(join(test.workspace, 'versions'))
    const back = await test.api.datasets.restore({ dataset: 'january', version: 1 })
    expect(back).toMatchObject({ restored_version: 1, rows: 7 })
    expect(await rowsOf('january')).toEqual(await rowsOf('january', 1))
    expect(readdirSync(join(test.workspace, 'versions'))).toEqual(files)
    const { versions } = await test.api.datasets.versions({ dataset: 'january' })
    expect(versions[0]).toMatchObject({ version_number: back.version_number, origin: 'restore', parent_version_number: 1, steps: [] })
    expect(versions[0].content_hash).toBe(versions.at(-1)?.content_hash)
    await expect(test.api.datasets.restore({ dataset: 'january', version: 99 })).rejects.toMatchObject({ code: 'DATASET_NOT_FOUND' })
  })
})

describe('recipes', () => {
  it('are saved, listed, written as JSON and read again', async () => {
    const saved = await test.api.preparation.saveRecipe({ name: 'monthly', dataset: 'january', version: 1, step: EIGHT })
    expect(saved).toMatchObject({ steps_count: 8, columns_count: 6 })
    await expect(test.api.preparation.saveRecipe({ name: 'Monthly', step: EIGHT })).rejects.toMatchObject({
      code: 'PREPARATION_RECIPE_NAME_TAKEN',
    })
    const written = await test.api.preparation.exportRecipe({ recipe: 'monthly' })
    const content = JSON.parse(readFileSync(written.out, 'utf8'))
    expect(content).toMatchObject({ format: 'tessera-recipe', version: 1, name: 'monthly', columns: saved.columns, steps: saved.steps })
    const read = await test.api.preparation.importRecipe({ file: written.out, name: 'again' })
    expect(read.steps).toEqual(saved.steps)
    const { total, recipes } = await test.api.preparation.recipes({})
    expect([total, recipes.map(({ name }) => name)]).toEqual([2, ['again', 'monthly']])
    const replaced = await test.api.preparation.saveRecipe({ name: 'again', step: EIGHT.slice(0, 1), replace: true })
    expect(replaced).toMatchObject({ recipe_id: read.recipe_id, steps_count: 1 })
    await test.api.preparation.deleteRecipe({ recipe: 'again' })
    await expect(test.api.preparation.recipe({ recipe: 'again' })).rejects.toMatchObject({ code: 'PREPARATION_RECIPE_NOT_FOUND' })
  })

  it.each([
    ['no JSON', '{"steps":', 'is no JSON'],
    ['another JSON', '{"a":1}', 'steps'],
    ['an unknown step', '[{"step":"explode"}]', 'steps.0'],
    ['an unknown setting', '[{"step":"deduplicate","colums":["a"]}]', 'colums'],
  ])('are refused when a file holds %s', async (_what, content, says) => {
    const call = test.api.preparation.apply({ dataset: 'january', recipe: file('broken.json', content) })
    await expect(call).rejects.toMatchObject({ code: 'PREPARATION_RECIPE_INVALID', message: expect.stringContaining(says) })
  })

  it('are given in one way', async () => {
    await expect(test.api.preparation.apply({ dataset: 'january' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(test.api.preparation.apply({ dataset: 'january', saved: 'monthly', step: EIGHT })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})

describe('replay', () => {
  const FEBRUARY = [
    'Code Lot;Site;maïs;loss;birds;placed;note',
    'L8;Auch;10;2.5;700;01/02/2024;x',
    'L9;Auch;-999;!!;650;02/02/2024;y',
    'L9;Auch;-999;!!;650;02/02/2024;y',
  ].join('\n')

  it('asks for a mapping first, with a proposal', async () => {
    await imported('february', FEBRUARY)
    const mapping = await test.api.preparation.mapping({ dataset: 'february', saved: 'monthly' })
    expect(mapping.complete).toBe(false)
    const told = mapping.columns.map(({ name, found, suggested, steps }) => [name, found, suggested, steps])
    expect(told).toEqual([
      ['corn', null, 'maïs', [2, 4, 6]],
      ['loss', 'loss', null, [2, 3]],
      ['site', 'Site', null, [4]],
      ['birds', 'birds', null, [5, 6]],
      ['placed', 'placed', null, [7]],
      ['code', null, 'Code Lot', [8]],
    ])
    expect(mapping.columns[0].candidates).toEqual([{ name: 'maïs', type: 'integer', score: 0.2, reason: 'type' }])
    const call = test.api.preparation.replay({ on: 'february', saved: 'monthly' })
    await expect(call).rejects.toMatchObject({
      code: 'PREPARATION_MAPPING_NEEDED',
      data: { hint: expect.stringContaining('code="Code Lot"') },
    })
  })

  it.each([
    ['text', 'corn=maïs,code="Code Lot"'],
    ['text the other way round', 'maïs=corn,"Code Lot"=code'],
    ['an object', { corn: 'maïs', code: 'Code Lot' }],
  ])('maps columns by %s and does every step', async (_how, map) => {
    const { task_id } = await test.api.preparation.replay({ on: 'february', version: 1, saved: 'monthly', map })
    const { error, result } = await test.finished(task_id)
    expect(error).toBeNull()
    const { steps, version_number, columns } = result as ApplyResult
    expect(steps.map(({ number, step, status }) => [number, step, status])).toEqual([
      [0, 'rename', 'done'],
      ...EIGHT.map(({ step }, i) => [i + 1, step, 'done']),
    ])
    expect(columns.map(({ name }) => name)).toEqual(['Site', 'corn', 'loss', 'birds', 'placed', 'placed_month', 'note', 'corn_per_bird'])
    expect(await rowsOf('february', version_number)).toEqual([
      ['Auch', 10, 2.5, 700, '2024-02-01', 2, 'x', 10 / 700],
      ['Auch', 10, null, 650, '2024-02-02', 2, 'y', 10 / 650],
    ])
  })

  it('skips what cannot be done, with the reason, when told so', async () => {
    const { task_id } = await test.api.preparation.replay({ on: 'february', version: 1, saved: 'monthly', skip_missing: true })
    const { steps } = (await test.finished(task_id)).result as ApplyResult
    expect(steps.map(({ status }) => status)).toEqual(['done', 'skipped', 'done', 'skipped', 'done', 'skipped', 'done', 'skipped'])
    expect(steps[3].reason).toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN', details: { column: 'corn' } })
  })

  it('refuses a mapping to a column that is not there, and makes nothing when no step can be done', async () => {
    const wrong = test.api.preparation.replay({ on: 'february', saved: 'monthly', map: { corn: 'nowhere' } })
    await expect(wrong).rejects.toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN' })
    const twice = test.api.preparation.replay({ on: 'february', version: 1, saved: 'monthly', map: { corn: 'maïs', code: 'maïs' } })
    await expect(twice).rejects.toMatchObject({ code: 'PREPARATION_COLUMN_EXISTS' })
    const { task_id } = await test.api.preparation.replay({
      on: 'february',
      version: 1,
      step: [{ step: 'drop', columns: ['corn'] }],
      skip_missing: true,
    })
    expect((await test.finished(task_id)).error).toMatchObject({ code: 'PREPARATION_NOTHING_LEFT' })
  })
})

describe('preview', () => {
  it('shows the step asked for: counts, changed cells with their old values, one column before and after', async () => {
    const answer = await test.api.preparation.preview({ dataset: 'january', version: 1, step: EIGHT, show: 4, column: 'corn' })
    expect(answer).toMatchObject({ total_rows: 7, rows_used: 7, partial: false, shown: 4, rows_total: 6 })
    expect(answer.steps.map(({ rows_after }) => rows_after)).toEqual([6, 6, 6, 6, 5, 5, 5, 5])
    expect(answer.rows.map(({ row, changed }) => [row, changed])).toEqual([
      [1, []],
      [2, [{ column: 2, before: null }]],
      [4, []],
      [5, []],
      [6, []],
      [7, [{ column: 2, before: null }]],
    ])
    expect(answer.columns[2]).toMatchObject({ name: 'corn', type: 'number', missing: 0, changed: 2, min: 9.5, max: 12 })
    expect(answer.column?.before).toMatchObject({ missing: 2, rows: 6, histogram: { kind: 'range', missing: 2 } })
    expect(answer.column?.after?.histogram.counts.reduce((sum, n) => sum + n, 0)).toBe(6)
    expect(answer.column?.after?.histogram.edges).toEqual(answer.column?.before?.histogram.edges)
  })

  it('shows only rows that changed when told, and goes on behind a step that fails', async () => {
    const step: Steps = [
      { step: 'missing_tokens', tokens: ['-999'] },
      { step: 'drop', columns: ['nothing'] },
    ]
    const answer = await test.api.preparation.preview({ dataset: 'january', version: 1, step, changed_only: true })
    expect(answer).toMatchObject({ shown: 1, rows_total: 2 })
    expect(answer.rows.map(({ row, changed }) => [row, changed[0].before])).toEqual([
      [2, -999],
      [3, -999],
    ])
    expect(answer.steps[1]).toMatchObject({ status: 'skipped', reason: { code: 'PREPARATION_COLUMN_UNKNOWN' } })
  })

  it('computes on the first rows and says so; in a job on all of them', async () => {
    const input = { dataset: 'long', step: [{ step: 'filter', where: 'v < 500' }] as Steps, limit: 3, column: 'v' }
    const first = await test.api.preparation.preview({ ...input, sample: 1000 })
    expect(first).toMatchObject({ total_rows: 200_000, rows_used: 1000, partial: true })
    const { task_id } = await test.api.preparation.previewWhole(input)
    const { result } = await test.finished(task_id)
    expect(result).toMatchObject({ rows_used: 200_000, partial: false, rows_total: 100_000, rows: first.rows })
    expect((await test.api.datasets.versions({ dataset: 'long' })).versions).toHaveLength(1)
  })

  it('gives the same for few columns, kept in memory, and for many, kept in files', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `c${i}`)
    await imported('broad', [names.join(';'), ...[1, 2, 3].map((row) => names.map((_, i) => row * i).join(';'))].join('\n'))
    const step: Steps = [
      { step: 'filter', where: 'c1 > 1' },
      { step: 'sort', by: [{ column: 'c1', descending: true }] },
      { step: 'derive', name: 'z', expression: 'c1 + c99' },
    ]
    const narrow = await test.api.preparation.preview({ dataset: 'broad', step: [{ step: 'select', columns: ['c1', 'c99'] }, ...step] })
    const broad = await test.api.preparation.preview({
      dataset: 'broad',
      step: [...step, ...step.map((one) => ({ ...one, enabled: false })), { step: 'select', columns: ['c1', 'c99', 'z'] }],
    })
    expect(broad.rows.map(({ cells }) => cells)).toEqual(narrow.rows.map(({ cells }) => cells))
    expect(broad.rows[0].cells).toEqual([3, 297, 300])
  })

  it('leaves no file behind, also when it fails', async () => {
    const before = readdirSync(join(test.workspace, 'tmp'))
    const input = { dataset: 'january', step: [{ step: 'deduplicate' }] as Steps, column: 'nowhere' }
    await expect(test.api.preparation.preview(input)).rejects.toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN' })
    const { task_id } = await test.api.preparation.previewWhole(input)
    expect((await test.finished(task_id)).error).toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN' })
    expect(readdirSync(join(test.workspace, 'tmp'))).toEqual(before)
  })
})

describe('suggestions', () => {
  it('say what strikes, why, and give steps that can be done', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => {
      const number = i % 40 === 0 ? '?' : `${i},5`
      return [
        `N${i}`,
        i % 10 ? 10 + (i % 7) : -999,
        i === 3 ? 4000 : i % 11,
        number,
        ['Auch', 'Condom', 'Eauze'][i % 3],
        'same',
        i % 4 ? i : '',
        i % 5 ? '' : 1,
      ].join(';')
    })
    await imported('odd', ['who;corn;birds;txt;site;const;gaps;holes', ...lines, lines[0]].join('\n'))
    const { suggestions, rows_used } = await test.api.preparation.suggest({ dataset: 'odd' })
    expect(rows_used).toBe(201)
    const found = suggestions.map(({ column, code }) => `${column ?? '*'} ${code}`)
    for (const wanted of [
      '* DUPLICATES',
      'who IDENTIFIER',
      'corn SENTINEL',
      'birds OUTLIERS',
      'site CATEGORIES',
      'const CONSTANT',
      'gaps MISSING',
      'holes CONSTANT',
    ])
      expect(found).toContain(wanted)
    for (const { step, reason } of suggestions) {
      expect(reason).toMatch(/^[A-Z0-9].+\.$/)
      const { steps } = await test.api.preparation.preview({ dataset: 'odd', step: [step] })
      expect(steps[0]).toMatchObject({ status: 'done' })
    }
    const one = await test.api.preparation.suggest({ dataset: 'odd', column: 'gaps' })
    expect(one.suggestions.map(({ column }) => column)).toEqual(['gaps'])
    expect(one.suggestions[0].step).toEqual({ step: 'fill_missing', enabled: true, columns: ['gaps'], method: 'median' })
  })
})

describe('the list of steps', () => {
  it('gives titles in both languages and the schema of the settings', async () => {
    const { steps, functions } = await test.api.preparation.steps({})
    expect(steps).toHaveLength(23)
    expect(functions).toContain('coalesce')
    for (const { step, title, schema } of steps) {
      expect(title.en && title.fr && title.en !== title.fr).toBeTruthy()
      expect(schema).toMatchObject({ type: 'object', properties: { step: { const: step } } })
    }
  })
})
