import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
  const { task_id } = await test.api.datasets.import({ file: file(`${name}.csv`, content), name })
  const job = await test.finished(task_id)
  expect(job.error).toBeNull()
}
async function applied(dataset: string, step: Steps): Promise<ApplyResult> {
  const { task_id } = await test.api.preparation.apply({ dataset, step })
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
  'L4;Condom;12.0;3.0;790;10/01/2024',
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
      [6, 6, 3, 2],
      [6, 6, 3, 0],
      [6, 6, 1, 2],
      [6, 5, 1, 0],
      [5, 5, 1, 0],
      [5, 5, 1, 0],
      [5, 5, 1, 0],
    ])
    expect(await rowsOf('january')).toEqual([
      ['Auch', 10.5, 2.1, 700, '2024-01-03', 1, 10.5 / 700],
      ['Auch', 10, 1.9, 720, '2024-01-04', 1, 10 / 720],
      ['Condom', 11, null, 810, '2024-01-09', 1, 11 / 810],
      ['Condom', 12, 3, 790, '2024-01-10', 1, 12 / 790],
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
})
