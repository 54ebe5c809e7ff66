import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Notice, notice } from './domain/notices.ts'
import type { ImportFacts } from './import-facts.ts'
import { openSource } from './reading/open-source.ts'
import type { ReadingTools, Source } from './reading/source.ts'

/** What an analyst decided about a file, as it was given with the call. */
export type Given = Omit<ImportFacts, 'file' | 'filename' | 'name' | 'same_as_last'>

/** The last import of a file with the same format and columns. */
export interface LastTime {
  dataset: string
  version: number
  imported_at: string
  given: Given
}

export type FindLast = (shape_hash: string) => LastTime | null

export interface Known {
  source: Source
  /** The facts of the call, with those of the last time where they were asked for. */
  facts: ImportFacts
  shape_hash: string
  last: LastTime | null
  notices: Notice[]
}

/** Opens a file; with `same_as_last` in the way the last file of its shape was read, else it says that there was one. */
export async function openKnown(facts: ImportFacts, tools: ReadingTools, findLast: FindLast): Promise<Known> {
  const source = await openSource(facts.file, facts, tools)
  const shape_hash = shapeOf(source)
  const last = findLast(shape_hash)
  if (last === null) return { source, facts, shape_hash, last, notices: [] }
  const told = { dataset: last.dataset, version: last.version }
  const usable = usableGiven(last.given, facts)
  const added = Object.keys(usable).filter((name) => facts[name as keyof ImportFacts] === undefined)
  if (!facts.same_as_last || added.length === 0)
    return { source, facts, shape_hash, last, notices: added.length > 0 ? [notice('known_shape', told)] : [] }
  const merged = { ...usable, ...withoutUndefined(facts) }
  const folder = join(tools.folder, 'again')
  mkdirSync(folder)
  return {
    source: await openSource(facts.file, merged, { ...tools, folder }),
    facts: merged,
    shape_hash,
    last,
    notices: [notice('same_as_last', told)],
  }
}

/** A table is always named with the call, and a map fits the table that it was made for. */
function usableGiven({ table, map, ...reading }: Given, facts: ImportFacts): Given {
  return map !== undefined && table === facts.table ? { ...reading, map } : reading
}

/** The settings that were really given. */
export function givenOf(facts: ImportFacts): Given {
  const { file: _file, filename: _filename, name: _name, same_as_last: _same, ...given } = facts
  return withoutUndefined(given)
}

const withoutUndefined = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T

function shapeOf({ names, reading }: Source): string {
  const format = reading.format === 'jsonl' ? 'json' : reading.format
  return createHash('sha256')
    .update([format, ...names].join('\x1f'))
    .digest('hex')
}
