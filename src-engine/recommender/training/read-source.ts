import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { keepCopy } from '#engine/base/kept-file'
import type { FindBound, OpenTable } from '#engine/datasets/port'
import type { RecommenderTable } from '../answers/contract.ts'
import { basketKey } from '../domain/model.ts'
import type { Source } from './train-facts.ts'

/** Where the copies of files lie. */
export const inputsOf = (workspace: string): string => join(workspace, 'recommender', 'inputs')

/** A private copy of a file, so that a training can be repeated whatever happens to the file. */
export async function keepInput(
  workspace: string,
  { path, name }: { path: string; name: string },
): Promise<Extract<Source, { kind: 'file' }>> {
  const kept = await keepCopy(inputsOf(workspace), { path, name })
  return { kind: 'file', ...kept, name }
}

interface Deps {
  findBound: FindBound
  openTable: OpenTable
}

/** The bound version of a table as a source; null when nothing is bound. */
export function boundSource({ findBound }: Pick<Deps, 'findBound'>, project_id: number, table: RecommenderTable): Source | null {
  const found = findBound(project_id, table)
  if (!found) return null
  const { name, version_id, version_number, content_hash } = found
  return { kind: 'version', version_id, name, version_number, sha256: content_hash }
}

/**
 * Hands the relation of a source to `read`.
 *
 * @throws {EngineError} `RECOMMENDER_NO_SALES` when the version is gone; what reading a file throws.
 */
export async function withSource<T>(
  { findBound, openTable }: Deps,
  source: Source,
  { project_id, table, map, signal }: { project_id: number; table: RecommenderTable; map?: string; signal: AbortSignal },
  read: (relation: string, warnings: string[]) => Promise<T>,
): Promise<T> {
  if (source.kind === 'version') {
    const found = findBound(project_id, table, source.version_id)
    if (found) return read(found.relation, [])
    throw new EngineError(
      'RECOMMENDER_NO_SALES',
      `Version ${source.version_number} of ${source.name} is gone. Bind ${table} again and train anew.`,
      {
        table,
        name: source.name,
      },
    )
  }
  if (!existsSync(source.path))
    throw new EngineError('FILE_NOT_FOUND', `The copy of ${source.name} is no longer in the workspace. Train with the file again.`, {
      file: source.name,
    })
  const opened = await openTable({ path: source.path }, { table, map, signal })
  try {
    return await read(opened.relation, opened.warnings)
  } finally {
    await opened.close()
  }
}

interface Protocol {
  samples: { observed: (string | number)[]; expected: (string | number)[] }[]
}

/**
 * Keys of the product sets of a protocol file: observed and expected products of each sample together.
 *
 * @throws {EngineError} `RECOMMENDER_PROTOCOL_INVALID`.
 */
export async function protocolKeys({ path, name }: { path: string; name: string }): Promise<string[]> {
  const text = await readFile(path, 'utf8')
  try {
    const { samples } = JSON.parse(text) as Protocol
    return [...new Set(samples.map(({ observed, expected }) => basketKey([...observed, ...expected])))]
  } catch (error) {
    throw new EngineError(
      'RECOMMENDER_PROTOCOL_INVALID',
      `A protocol as JSON was expected: {"samples":[{"observed":[…],"expected":[…]}]}; ${name} is none (${(error as Error).message}).`,
      { file: name },
      { cause: error },
    )
  }
}
