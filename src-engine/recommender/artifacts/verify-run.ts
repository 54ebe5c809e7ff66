import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hashOfFile } from '#engine/base/kept-file'
import type { Verdict } from '../answers/contract.ts'
import { ARTIFACTS, MANIFEST } from './files.ts'
import { bytesOf, readManifest } from './read-files.ts'

/** Reads every file of a run, piece by piece, and compares it with the manifest. Throws for no damage: the verdict names it. */
export async function verifyRun(directory: string): Promise<Verdict> {
  const manifest = await readManifest(directory).catch(() => null)
  const present = await readdir(directory)
  const expected = [...new Set<string>([...ARTIFACTS, ...Object.keys(manifest?.files ?? {})])]
  const missing = expected.filter((name) => !present.includes(name))
  const damaged: string[] = []
  let bytes = 0
  for (const name of expected.filter((one) => present.includes(one))) {
    bytes += (await bytesOf(join(directory, name))) ?? 0
    const known = manifest?.files[name]
    if (manifest && (!known || (await hashOfFile(join(directory, name))) !== known.sha256)) damaged.push(name)
  }
  if (!manifest) (present.includes(MANIFEST) ? damaged : missing).push(MANIFEST)
  return {
    run: basename(directory),
    directory,
    ok: missing.length === 0 && damaged.length === 0,
    missing,
    damaged,
    unexpected: present.filter((name) => name !== MANIFEST && !expected.includes(name)),
    files: present.length,
    bytes,
  }
}
