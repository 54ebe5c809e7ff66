import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { openFiles, safeName } from './files.ts'

const withCode = (code: string) => expect.objectContaining({ code })
const folders: string[] = []
function workspace() {
  folders.push(mkdtempSync(join(tmpdir(), 'tessera-files-')))
  return folders.at(-1) as string
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('safeName', () => {
  it('keeps an ordinary name and takes the folders away', () => {
    expect(safeName('lots été.csv')).toBe('lots été.csv')
    expect(safeName('../../etc/passwd')).toBe('passwd')
    expect(safeName('C:\\Users\\x\\lots.csv')).toBe('lots.csv')
    expect(safeName('..')).toBe('file')
  })

  it('never leaves its folder, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const path = join(sep, 'base', safeName(name))
        expect(path.startsWith(join(sep, 'base', sep))).toBe(true)
        expect(path.split(sep)).toHaveLength(3)
      }),
    )
  })
})

describe('openFiles', () => {
  it('keeps an upload until a call names it', async () => {
    const files = openFiles(workspace())
    const token = await files.stage(Readable.from(['a;b\n']), '../lots.csv')
    const { path, name } = await files.resolve(token, { door: 'http' })
    expect(name).toBe('lots.csv')
    expect(readFileSync(path, 'utf8')).toBe('a;b\n')
  })

  it('leaves nothing of an upload that breaks', async () => {
    const files = openFiles(workspace())
    const broken = Readable.from(
      (async function* () {
        yield 'a'
        throw new Error('the line went dead')
      })(),
    )
    await expect(files.stage(broken, 'x.csv')).rejects.toThrow('the line went dead')
  })

  it.each([
    ['a path that is not there', join(tmpdir(), 'not-there.csv'), 'command', 'FILE_NOT_FOUND'],
    ['a folder', tmpdir(), 'command', 'FILE_NOT_A_FILE'],
    ['a path through HTTP', join(tmpdir(), 'not-there.csv'), 'http', 'FORBIDDEN'],
    ['a path through the window', '/etc/passwd', 'window', 'FORBIDDEN'],
    ['an upload that is gone', 'upload:01900000-0000-7000-8000-000000000000', 'http', 'DATASET_UPLOAD_UNKNOWN'],
  ] as const)('refuses %s', async (_what, token, door, code) => {
    await expect(openFiles(workspace()).resolve(token, { door })).rejects.toEqual(withCode(code))
  })

  it('reads a path from the command line', async () => {
    const folder = workspace()
    writeFileSync(join(folder, 'x.csv'), 'a')
    expect(await openFiles(folder).resolve(join(folder, 'x.csv'), { door: 'command' })).toEqual({
      path: join(folder, 'x.csv'),
      name: 'x.csv',
    })
  })
})
