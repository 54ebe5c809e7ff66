import { readFile } from 'node:fs/promises'
import { EngineError } from '#engine/base/errors'
import type { Manifest } from '../artifacts/files.ts'
import { openNpz, readCsr } from '../artifacts/npz.ts'
import { readArtifact, readManifest } from '../artifacts/read-files.ts'
import { basketKey, type Model } from '../domain/model.ts'
import type { Sample } from '../domain/samples.ts'

/**
 * The samples of a protocol file; ids may be texts or numbers.
 *
 * @throws {EngineError} `RECOMMENDER_PROTOCOL_INVALID` with the first sample that is wrong.
 */
export async function readProtocol({ path, name }: { path: string; name: string }): Promise<Sample[]> {
  const text = await readFile(path, 'utf8')
  let samples: unknown
  try {
    samples = (JSON.parse(text) as { samples?: unknown }).samples
  } catch (error) {
    throw invalid(name, `it is no JSON (${(error as Error).message})`, error)
  }
  if (!Array.isArray(samples) || samples.length === 0) throw invalid(name, 'it has no list "samples" with at least one sample')
  return samples.map((sample, i) => sampleOf(sample, i, name))
}

function sampleOf(given: unknown, i: number, name: string): Sample {
  const { observed, expected, profession } = (given ?? {}) as Record<string, unknown>
  if (!isIdList(observed)) throw invalid(name, `sample ${i} has no list "observed" of ids`)
  if (!isIdList(expected) || expected.length === 0) throw invalid(name, `sample ${i} has no list "expected" of at least one id`)
  const named = typeof profession === 'string' && profession !== '' ? profession : null
  return { observed: observed.map(String), expected: expected.map(String), profession: named }
}

const isIdList = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string' || typeof id === 'number')

const invalid = (name: string, why: string, cause?: unknown): EngineError =>
  new EngineError(
    'RECOMMENDER_PROTOCOL_INVALID',
    `A protocol as JSON was expected: {"samples":[{"observed":[…],"expected":[…],"profession":…}]}; ${name} cannot be used: ${why}.`,
    { file: name },
    { cause },
  )

/** Keys of the product sets of the training rows of a run. */
export async function trainingKeys(directory: string, { product_ids }: Pick<Model, 'product_ids'>): Promise<Set<string>> {
  const manifest: Manifest = await readManifest(directory)
  const { indptr, indices } = readCsr(openNpz(await readArtifact(directory, manifest, 'interactions.npz'), 'interactions.npz'))
  const keys = new Set<string>()
  for (let row = 0; row + 1 < indptr.length; row++)
    keys.add(basketKey(Array.from(indices.subarray(indptr[row], indptr[row + 1]), (item) => product_ids[item])))
  return keys
}
