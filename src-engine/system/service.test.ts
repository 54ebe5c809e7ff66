import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestEngine } from '#engine/testing/open-test-engine'
import { readLog } from './read-log.ts'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tessera-system-'))
})
afterEach(() => rmSync(workspace, { recursive: true, force: true }))

test('settings are used from the next start on, not before', async () => {
  const first = await openTestEngine({ workspace })
  const before = await first.api.system.settings({})
  expect(before).toMatchObject({ threads: 0, memory_mb: 0, in_use: { threads: availableParallelism() } })
  const changed = await first.api.system.configure({ threads: 1, memory_mb: 512 })
  expect(changed).toMatchObject({ threads: 1, memory_mb: 512, in_use: before.in_use })
  await first.close()

  const second = await openTestEngine({ workspace })
  expect((await second.api.system.settings({})).in_use).toEqual({ threads: 1, memory_mb: 512 })
  expect((await second.api.system.about({})).threads).toBe(1)
  expect(await second.api.system.configure({ threads: 0 })).toMatchObject({ threads: 0, memory_mb: 512 })
  await second.close()
})

test('a damaged settings file counts as none', async () => {
  writeFileSync(join(workspace, 'settings.json'), '{"threads": -3, "memory_mb": 256')
  const { api, close } = await openTestEngine({ workspace })
  expect(await api.system.settings({})).toMatchObject({ threads: 0, memory_mb: 0 })
  await close()
})

test.each([[{ threads: -1 }], [{ threads: 257 }], [{ memory_mb: 0.5 }]])('%j is refused', async (input) => {
  const { api, close } = await openTestEngine({ workspace })
  await expect(api.system.configure(input)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await close()
})

test('the log is read from its end, newest first; what is no line of it is left out', async () => {
  expect(await readLog(workspace, 10)).toEqual([])
  mkdirSync(join(workspace, 'logs'), { recursive: true })
  const line = (second: number, level: number, rest: object) => JSON.stringify({ time: `2026-11-20T08:00:0${second}.000Z`, level, ...rest })
  const text = ['cut off"}', line(1, 30, { msg: 'opened' }), line(2, 50, { msg: 'failed', reference: '4fa8', err: { message: 'no disk' } })]
  writeFileSync(join(workspace, 'logs', 'tessera.log'), `${text.join('\n')}\n`)
  expect(await readLog(workspace, 10)).toEqual([
    { at: '2026-11-20T08:00:02.000Z', level: 'error', message: 'failed · 4fa8 · no disk' },
    { at: '2026-11-20T08:00:01.000Z', level: 'info', message: 'opened' },
  ])
  expect(await readLog(workspace, 1)).toHaveLength(1)
})
