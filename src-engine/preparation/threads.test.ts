import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'

type Steps = NonNullable<Parameters<Awaited<ReturnType<typeof openTestEngine>>['api']['preparation']['apply']>[0]['step']>

it('gives the same numbers bit for bit with one thread and with three', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-threads-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const rows = Array.from({ length: 300_000 }, (_, i) => `${i % 37};${((i * 7919) % 100_003) / 7};${i % 11 ? Math.sqrt(i) : ''}`)
  const path = join(folder, 'threads.csv')
  writeFileSync(path, ['g;x;y', ...rows].join('\n'))
  const step: Steps = [
    { step: 'fill_missing', columns: ['y'], method: 'mean', by: ['g'] },
    { step: 'scale', columns: ['x', 'y'], method: 'zscore' },
    { step: 'encode', columns: ['g'], method: 'frequency' },
    { step: 'derive', name: 'z', expression: 'x * y + g' },
    {
      step: 'aggregate',
      by: ['g'],
      values: (['sum', 'mean', 'std', 'first', 'last'] as const).map((name) => ({ column: 'z', function: name })),
    },
  ]
  const answers = []
  const hashes = []
  for (const threads of [1, 3]) {
    const other = await openTestEngine({ threads })
    const { task_id } = await other.api.datasets.import({ file: path, name: 'threads' })
    await other.finished(task_id)
    await other.finished((await other.api.preparation.apply({ dataset: 'threads', step })).task_id)
    answers.push((await other.api.datasets.rows({ dataset: 'threads', version: 2 })).rows)
    const filter: Steps = [
      { step: 'filter', where: 'x > 2000' },
      { step: 'fill_missing', columns: ['y'], method: 'mean' },
    ]
    await other.finished((await other.api.preparation.apply({ dataset: 'threads', version: 1, step: filter })).task_id)
    const { versions } = await other.api.datasets.versions({ dataset: 'threads' })
    hashes.push(versions.map(({ content_hash }) => content_hash))
    await other.close()
  }
  expect(answers[0].length).toBeGreaterThan(1)
  expect(answers[1]).toEqual(answers[0])
  expect(hashes[0]).toHaveLength(3)
  expect(hashes[1]).toEqual(hashes[0])
})
