import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { openFiles } from '#engine/base/files'
import { answerStaged, stageFile } from './staging.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-staging-'))
const files = openFiles(join(folder, 'workspace'))
const path = join(folder, 'lots été.csv')
writeFileSync(path, 'code_lot;itm\n1;2\n')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('keeps a copy of a file named by its path', async () => {
  const { file, name } = await stageFile({ files }, { path })
  expect(name).toBe('lots été.csv')
  const kept = await files.resolve(file, { door: 'window' })
  expect(kept.path).not.toBe(path)
  expect(readFileSync(kept.path, 'utf8')).toBe('code_lot;itm\n1;2\n')
})

it('keeps bytes that the page made', async () => {
  const bytes = new Uint8Array([97, 59, 98]).buffer
  const { file } = await stageFile({ files }, { name: 'made.csv', bytes })
  expect(readFileSync((await files.resolve(file, { door: 'window' })).path, 'utf8')).toBe('a;b')
})

it.each([
  ['a folder', folder, 'FILE_NOT_A_FILE'],
  ['a file that is not there', join(folder, 'no.csv'), 'FILE_NOT_FOUND'],
])('says why %s cannot be taken', async (_what, wrong, code) => {
  const said: unknown[] = []
  const close = vi.fn()
  const port = { postMessage: (message: unknown) => void said.push(message), close }
  await answerStaged(Promise.resolve({ files }), { path: wrong }, port)
  expect(said).toEqual([{ error: { code, message: expect.stringContaining(wrong), data: expect.anything() } }])
  expect(close).toHaveBeenCalledOnce()
})
