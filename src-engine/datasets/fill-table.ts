import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '#engine/base/clock'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Files } from '#engine/base/files'
import type { JobRun } from '#engine/jobs/jobs'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { assertBound, type Bound, bindTable, boundRelation } from './bind-table.ts'
import type { FillResult } from './contract.ts'
import { notice, told } from './domain/notices.ts'
import { createFindVersion } from './find-version.ts'
import type { KeptFiles } from './kept-files.ts'
import type { BoundLook, BoundPorts, TableImport, TableName, TablePorts } from './port.ts'
import { proveTypes } from './prove-types.ts'
import { openParquet } from './reading/open-parquet.ts'
import type { ReadingTools } from './reading/source.ts'
import { isBound, OWNERS, stageRows } from './stage-rows.ts'
import type { DatasetsStore } from './store.ts'
import type { TypedSource } from './typed-source.ts'

export interface FillFacts {
  dataset_id: number
  version_number: number
  table: TableName
}

interface Deps {
  store: DatasetsStore
  warehouse: Warehouse
  files: Files
  kept: KeptFiles
  events: Events
  clock: Clock
  tables: TablePorts
  bound: BoundPorts
}

/** Gives the rows of a version to a table of the project, as its import would; nothing shows before the job completes. */
export async function fillTable(deps: Deps, facts: FillFacts, job: JobRun): Promise<() => FillResult> {
  const { store, warehouse, kept } = deps
  const { table: name } = facts
  const { dataset, version } = createFindVersion(store)(String(facts.dataset_id), facts.version_number, job)
  const folder = dirname(deps.files.temporary('fill'))
  mkdirSync(folder, { recursive: true })
  const compute: ReadingTools['compute'] = (task, input) => job.compute(task, input)
  const tools: ReadingTools = { warehouse, folder, compute, signal: job.signal, preview: false }
  const taken: { table?: TableImport; look?: BoundLook } = {}
  const discard = () => {
    taken.table?.discard()
    taken.look?.discard()
  }
  try {
    const source = await openParquet(kept.pathOf('versions', version.content_hash), tools)
    const bound = bindTable(name, source.names, mapOf(version.settings.map, source.names))
    assertBound(bound)
    const typed = await proveTypes(source, {}, bound.wanted, tools)
    const refused = await offer(deps, { name, typed, bound, rows: version.rows, folder }, taken, job)
    const first = refused.relation ? await firstReasons(warehouse, refused.relation) : []
    if (refused.rows >= version.rows) throw nothingTaken(version.rows, first)
    return () => {
      store.fill({ project_id: job.project_id, version_id: version.version_id, table: name, at: deps.clock.now().toISOString() })
      const outcome = taken.table?.finish()
      taken.look?.finish()
      discard()
      for (const what of ['datasets', OWNERS[name]]) deps.events.changed(what, job.project_id)
      const { dataset_id } = dataset
      const { version_id, version_number, rows } = version
      const sentences = [...(taken.look?.warnings ?? []), ...first.map(({ row, reason }) => `Row ${row} was refused: ${reason}.`)]
      const warnings = told(sentences.map((text) => notice('said', { text })))
      return {
        dataset_id,
        name: dataset.name,
        version_id,
        version_number,
        table: name,
        rows,
        refused_rows: refused.rows,
        ...warnings,
        ...outcome,
      }
    }
  } catch (error) {
    discard()
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Offered {
  name: TableName
  typed: TypedSource
  bound: Bound
  rows: number
  folder: string
}

/** Shows the rows to the owner of the table, which keeps them beside it until `finish`. */
async function offer(
  { bound: ports, tables, warehouse }: Deps,
  given: Offered,
  taken: { table?: TableImport; look?: BoundLook },
  job: JobRun,
) {
  const { name, typed, bound, rows, folder } = given
  if (isBound(name)) {
    taken.look = await ports[name].look(boundRelation(typed, bound), job)
    return { rows: taken.look.refusedRows, relation: taken.look.refused }
  }
  taken.table = tables[name].open(job.project_id)
  return stageRows({ typed, bound, table: taken.table, total: rows }, { warehouse, job, folder })
}

/** Columns that a step took away or renamed are no longer mapped. */
const mapOf = (map: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(map).filter(([from]) => names.includes(from)))

const firstReasons = (warehouse: Warehouse, relation: string) =>
  warehouse.all<{ row: number; reason: string }>(`SELECT row, reason FROM ${relation} ORDER BY row LIMIT 5`)

const nothingTaken = (rows: number, [first]: readonly { row: number; reason: string }[]) =>
  new EngineError(
    'DATASET_TOO_MANY_REJECTED',
    `None of the ${rows} rows could be used.${first ? ` In row ${first.row}: ${first.reason}.` : ''} Prepare the dataset so that they fit, or choose another table.`,
    { rejected_rows: rows, first: first ? [{ ...first, column: null }] : [] },
  )
