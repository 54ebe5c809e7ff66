import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { EngineError } from '#engine/base/errors'
import { type Artifact, FORMAT, MANIFEST, type Manifest } from './files.ts'

/**
 * The manifest of a run.
 *
 * @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when it is missing or no manifest.
 */
export async function readManifest(directory: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(join(directory, MANIFEST), 'utf8')) as Manifest
    if (manifest.format === FORMAT && typeof manifest.files === 'object') return manifest
  } catch (error) {
    throw damagedRun(directory, MANIFEST, 'it is missing or cannot be read', error)
  }
  throw damagedRun(directory, MANIFEST, `it has another format than ${FORMAT}`)
}

/**
 * The bytes of a file of a run, proven to be those that were written.
 *
 * @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` naming the file.
 */
export async function readArtifact(directory: string, manifest: Manifest, name: Artifact): Promise<Uint8Array> {
  const known = manifest.files[name]
  if (!known) throw damagedRun(directory, name, 'the manifest does not name it')
  const bytes = await readFile(join(directory, name)).catch((error) => {
    throw damagedRun(directory, name, 'it is missing', error)
  })
  if (bytes.length !== known.bytes || hashOf(bytes) !== known.sha256) throw damagedRun(directory, name, 'it does not hold what was written')
  return bytes
}

/** The same for JSON, packed or not. */
export async function readJson<T>(directory: string, manifest: Manifest, name: Artifact): Promise<T> {
  const bytes = await readArtifact(directory, manifest, name)
  return JSON.parse(new TextDecoder().decode(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as T
}

/** @returns the size of a file, null when it is not there. */
export const bytesOf = async (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  )

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const damagedRun = (directory: string, file: string, why: string, cause?: unknown) =>
  new EngineError(
    'RECOMMENDER_RUN_DAMAGED',
    `The run in ${directory} is damaged: ${file}: ${why}. Train again, or go back with: tessera recommender rollback`,
    { directory, run: directory.split(/[\\/]/).at(-1), file },
    { cause },
  )
