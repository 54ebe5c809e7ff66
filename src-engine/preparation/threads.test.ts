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
  for (const threads of [1, 3]) {
    const other = await openTestEngine({ threads })
    const { task_id } = await other.api.datasets.import({ file: path, name: 'threads' })
    await other.finished(task_id)
    await other.finished((await other.api.preparation.apply({ dataset: 'threads', step })).task_id)
    answers.push((await other.api.datasets.rows({ dataset: 'threads', version: 2 })).rows)
    await other.close()
  }
  expect(answers[0].length).toBeGreaterThan(1)
  expect(answers[1]).toEqual(answers[0])
})
