import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type KeptFiles, openKeptFiles } from './kept-files.ts'

let workspace = ''
let kept: KeptFiles
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tessera-kept-'))
  mkdirSync(join(workspace, 'tmp'))
  kept = openKeptFiles(workspace)
})
afterEach(() => rmSync(workspace, { recursive: true, force: true }))

function save(content: string) {
  const path = join(workspace, 'tmp', 'new')
  writeFileSync(path, content)
  return path
}

it('names a file by its content and keeps the same content once', async () => {
  const first = await kept.keep('files', save('abc'))
  expect(first).toEqual({
    hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    bytes: 3,
    path: join(workspace, 'files', first.hash),
  })
  expect((await kept.keep('files', save('abc'))).path).toBe(first.path)
  expect(readFileSync(first.path, 'utf8')).toBe('abc')
})

it('says how many bytes a removal frees', async () => {
  const { hash } = await kept.keep('versions', save('abcd'))
  expect(await kept.remove('versions', hash)).toBe(4)
  expect(await kept.remove('versions', hash)).toBe(0)
})

it('copies so that a later change of the original does not matter', async () => {
  const original = join(workspace, 'original')
  writeFileSync(original, 'before')
  await kept.copy(original, join(workspace, 'tmp', 'copy'))
  writeFileSync(original, 'after!')
  expect(readFileSync(join(workspace, 'tmp', 'copy'), 'utf8')).toBe('before')
})

it('removes old files that nobody refers to, and leaves the young ones to who is writing them', async () => {
  const [known, old, young] = await Promise.all(
    ['a', 'b', 'c'].map((text, i) => {
      const path = join(workspace, 'tmp', String(i))
      writeFileSync(path, text)
      return kept.keep('versions', path)
    }),
  )
  const hoursAgo = new Date(Date.now() - 2 * 3600 * 1000)
  for (const { path } of [known, old]) utimesSync(path, hoursAgo, hoursAgo)
  await kept.collect(new Set([known.hash]))
  expect([known, old, young].map(({ path }) => existsSync(path))).toEqual([true, false, true])
})
