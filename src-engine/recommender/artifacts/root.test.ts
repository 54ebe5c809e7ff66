import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ARTIFACTS, FORMAT, MANIFEST } from './files.ts'
import { hashOf } from './read-files.ts'
import { isComplete, listRuns, pointTo, readCurrent, resolveRun, runBefore } from './root.ts'
import { verifyRun } from './verify-run.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tessera-runs-'))
})
afterEach(() => rmSync(root, { recursive: true }))

/** A folder with every file, each with its own name as content. */
function makeRun(name: string): string {
  const directory = join(root, name)
  mkdirSync(directory)
  const files: Record<string, { sha256: string; bytes: number }> = {}
  for (const file of ARTIFACTS) {
    writeFileSync(join(directory, file), file)
    files[file] = { sha256: hashOf(new TextEncoder().encode(file)), bytes: file.length }
  }
  writeFileSync(join(directory, MANIFEST), JSON.stringify({ format: FORMAT, run: name, created_at: '', files }))
  return directory
}
const paths = { paths: true }
const [first, second, third] = ['run_20260101_080000', 'run_20260102_080000_b', 'run_20260103_080000']

describe('resolveRun', () => {
  it('takes the one asked for, else run_current, else the latest complete one', async () => {
    const directories = [first, second, third].map(makeRun)
    expect(await listRuns(root)).toEqual([third, second, first])
    expect(await resolveRun(root, undefined, paths)).toBe(directories[2])
    rmSync(join(directories[2], 'ease.npz'))
    expect(await resolveRun(root, undefined, paths)).toBe(directories[1])
    await pointTo(root, first)
    expect(await resolveRun(root, undefined, paths)).toBe(directories[0])
    expect(await resolveRun(root, second, paths)).toBe(directories[1])
  })

  it('understands the ways in which the requirement names a run', async () => {
    const directory = makeRun(first)
    await pointTo(root, first)
    for (const asked of [
      'artifacts',
      'artifacts/',
      'artifacts/run_current',
      `artifacts/${first}`,
      './artifacts',
      'run_current',
      first,
      root,
      directory,
      `${directory}/`,
      join(root, 'run_current'),
    ])
      expect(await resolveRun(root, asked, paths), asked).toMatch(/run_20260101_080000\/?$/)
  })

  it.each([
    ['a run that is not there', 'run_20200101_000000', 'RECOMMENDER_RUN_NOT_FOUND'],
    ['run_current before any', 'run_current', 'RECOMMENDER_RUN_NOT_FOUND'],
    ['nothing at all', undefined, 'RECOMMENDER_RUN_NOT_FOUND'],
    ['a word that is no run', 'banana', 'RECOMMENDER_RUN_NOT_FOUND'],
    ['a folder from outside', '/etc', 'FORBIDDEN'],
    ['a way out of the folder', '../secret', 'FORBIDDEN'],
  ])('refuses %s', async (_what, asked, code) => {
    await expect(resolveRun(root, asked, { paths: false })).rejects.toMatchObject({ code })
  })
})

describe('run_current', () => {
  it('is a link that moves as a whole, and remembers the way back', async () => {
    for (const run of [first, second, third]) makeRun(run)
    expect(await pointTo(root, first)).toBeNull()
    expect(await pointTo(root, third)).toBe(first)
    expect(lstatSync(join(root, 'run_current')).isSymbolicLink()).toBe(true)
    expect(await runBefore(root)).toBe(first)
    await pointTo(root, first)
    expect(await runBefore(root)).toBe(third)
  })

  it('may be a small file with the name, as where links are not allowed', async () => {
    makeRun(first)
    writeFileSync(join(root, 'run_current'), `${first}\n`)
    expect(await readCurrent(root)).toBe(first)
    expect(await resolveRun(root, 'artifacts/run_current', paths)).toBe(join(root, first))
    makeRun(second)
    await pointTo(root, second)
    expect(await readCurrent(root)).toBe(second)
  })

  it('that points nowhere is none', async () => {
    writeFileSync(join(root, 'run_current'), 'run_20200101_000000')
    expect(await readCurrent(root)).toBeNull()
  })

  it('goes back to the newest older complete run when there is no history', async () => {
    for (const run of [first, second, third]) makeRun(run)
    writeFileSync(join(root, 'run_current'), third)
    rmSync(join(root, second, 'params.json'))
    expect(await runBefore(root)).toBe(first)
  })
})

describe('verifyRun', () => {
  it('finds nothing wrong in a whole run', async () => {
    expect(await verifyRun(makeRun(first))).toMatchObject({
      ok: true,
      missing: [],
      damaged: [],
      unexpected: [],
      files: ARTIFACTS.length + 1,
    })
  })

  it('names what is missing, what was changed at the same length, and what is strange', async () => {
    const directory = makeRun(first)
    rmSync(join(directory, 'train_pop.npy'))
    const file = join(directory, 'ease.npz')
    writeFileSync(file, readFileSync(file, 'utf8').replace('e', 'E'))
    writeFileSync(join(directory, 'notes.txt'), 'mine')
    expect(await isComplete(directory)).toBe(false)
    expect(await verifyRun(directory)).toMatchObject({
      ok: false,
      missing: ['train_pop.npy'],
      damaged: ['ease.npz'],
      unexpected: ['notes.txt'],
    })
  })

  it('says that a manifest is missing or no manifest', async () => {
    const directory = makeRun(first)
    writeFileSync(join(directory, MANIFEST), '{')
    expect(await verifyRun(directory)).toMatchObject({ ok: false, damaged: [MANIFEST] })
    rmSync(join(directory, MANIFEST))
    expect(await verifyRun(directory)).toMatchObject({ ok: false, missing: [MANIFEST] })
  })
})
