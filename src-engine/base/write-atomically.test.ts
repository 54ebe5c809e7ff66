import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeAtomically } from './write-atomically.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a new file in a new folder, then another content over it, and nothing beside it', async () => {
  const path = join(folder, 'a', 'b.html')
  await writeAtomically(path, 'é')
  await writeAtomically(path, new Uint8Array([0, 255]))
  expect([...readFileSync(path)]).toEqual([0, 255])
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.html'])
})

test('a folder in the way is refused and left alone', async () => {
  const path = join(folder, 'b.html')
  mkdirSync(path)
  writeFileSync(join(path, 'kept'), '')
  await expect(writeAtomically(path, 'x')).rejects.toMatchObject({ code: 'FILE_NOT_A_FILE' })
  expect(readdirSync(folder)).toEqual(['b.html'])
})

test.skipIf(!canMount())('a full disk is named, the old file stays whole, no half file is left', async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  try {
    const path = join(folder, 'r.pdf')
    await writeAtomically(path, 'old')
    await expect(writeAtomically(path, new Uint8Array(1_000_000))).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['r.pdf'])
  } finally {
    execFileSync('umount', [folder])
  }
})

/** Mounting needs root and a kernel that lets it; elsewhere the test is shown as skipped. */
function canMount(): boolean {
  if (process.getuid?.() !== 0) return false
  const probe = mkdtempSync(join(tmpdir(), 'atomic-probe-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe])
    return true
  } catch {
    return false
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}
