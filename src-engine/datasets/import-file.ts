import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import type { Clock } from '#engine/base/clock'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Files } from '#engine/base/files'
import type { JobRun } from '#engine/jobs/jobs'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import { assertBound, bindTable, boundRelation, renamed } from './bind-table.ts'
import type { ImportResult } from './contract.ts'
import { notice, told } from './domain/notices.ts'
import type { ImportFacts } from './import-facts.ts'
import type { Kept, KeptFiles } from './kept-files.ts'
import { givenOf, openKnown } from './open-known.ts'
import type { BoundLook, BoundPorts, TableImport, TablePorts } from './port.ts'
import { proveTypes } from './prove-types.ts'
import type { ReadingTools } from './reading/source.ts'
import { isBound, OWNERS, stageRows } from './stage-rows.ts'
import type { DatasetsStore } from './store.ts'
import type { TypedSource } from './typed-source.ts'
import { describeColumns, rejectedSql, writeRejected, writeVersion } from './write-version.ts'

export interface ImportDeps {
  store: DatasetsStore
  warehouse: Warehouse
  files: Files
  kept: KeptFiles
  events: Events
  clock: Clock
  tables: TablePorts
  bound: BoundPorts
}

/**
 * Imports a file. Everything is written beside its place first; what the answer runs puts it there within the transaction
 * that completes the job, so a failure at any point leaves nothing but, at worst, a file that the next start removes.
 */
export async function importFile(deps: ImportDeps, facts: ImportFacts, job: JobRun): Promise<() => ImportResult> {
  const folder = dirname(deps.files.temporary('import'))
  const table = facts.table && !isBound(facts.table) ? deps.tables[facts.table].open(job.project_id) : null
  const run: Run = { job, folder, table, look: null }
  const discard = () => {
    table?.discard()
    run.look?.discard()
  }
  try {
    const commit = await prepare(deps, facts, run)
    return () => {
      try {
        return commit()
      } finally {
        discard()
      }
    }
  } catch (error) {
    discard()
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Run {
  job: JobRun
  folder: string
  table: TableImport | null
  /** What the owner of a bound table said of the rows. */
  look: BoundLook | null
}

async function prepare(deps: ImportDeps, facts: ImportFacts, run: Run): Promise<() => ImportResult> {
  const { store, warehouse, kept, clock } = deps
  const { job, folder, table } = run
  const compute: ReadingTools['compute'] = (task, input) => job.compute(task, input, { from: 0.02, to: 0.5 })
  const tools: ReadingTools = { warehouse, folder, compute, signal: job.signal, preview: false }
  const before = await stat(facts.file).catch((error) => {
    throw new EngineError(
      'FILE_NOT_FOUND',
      `The file ${facts.file} is no longer there. Import it again.`,
      { file: facts.file },
      { cause: error },
    )
  })
  const { typed, bound, known } = await readTyped(deps, facts, tools, job)
  job.progress(0.6, 'version')
  const written = await writeVersion(typed, tools)
  const described = await describeColumns(`read_parquet(${literal(written)})`, versionColumns(typed), tools)
  job.progress(0.75, 'table')
  if (bound && facts.table && isBound(facts.table)) run.look = await deps.bound[facts.table].look(boundRelation(typed, bound), job)
  const { look } = run
  const staged = table && bound ? await stageRows({ typed, bound, table, total: described.rows }, { warehouse, job, folder }) : null
  const refused = look ? { rows: look.refusedRows, relation: look.refused } : staged
  const aside = rejectedSql(typed, refused?.relation ?? null)
  const rejected = aside ? await writeRejected(aside, tools) : null
  const used = described.rows - (refused?.rows ?? 0)
  if (used === 0) throw await nothingUsed(warehouse, rejected)
  const original = await keepOriginal(deps, facts.file, before, folder)
  const version = await kept.keep('versions', written)
  const rejectedFile = rejected ? await kept.keep('versions', rejected.path) : null
  const notices = [
    ...known.notices,
    ...typed.source.notices,
    ...typed.notices,
    ...(look?.warnings ?? []).map((text) => notice('said', { text })),
  ]
  const reading = { ...typed.source.reading, decimal: typed.decimal, missing: typed.source.types ? null : typed.missing }
  job.progress(0.98, 'save')

  return () => {
    const names = described.columns.map(({ name }) => name)
    const target = targetOf(store, job.project_id, facts, names)
    const added = store.add({
      ...target,
      project_id: job.project_id,
      user_id: job.user_id,
      task_id: job.task_id,
      filename: facts.filename ?? basename(facts.file),
      file_size: original.bytes,
      file_hash: original.hash,
      content_hash: version.hash,
      rejected_hash: rejectedFile?.hash ?? null,
      rows: described.rows,
      rejected_rows: rejected?.rows ?? 0,
      columns: described.columns,
      notices,
      settings: {
        reading,
        map: known.facts.map ?? {},
        types: known.facts.types,
        table: facts.table ?? null,
        given: givenOf(known.facts),
        written: typed.written,
      },
      shape_hash: known.shape_hash,
      roles: known.source.roles ?? {},
      bytes: version.bytes,
      at: clock.now().toISOString(),
    })
    const outcome = { ...(facts.table ? { table: facts.table } : {}), ...table?.finish() }
    deps.events.changed('datasets', job.project_id)
    look?.finish()
    if (facts.table) deps.events.changed(OWNERS[facts.table], job.project_id)
    const { rows, columns } = described
    const { breaks } = typed
    return { ...added, name: target.name, rows, columns, ...told(notices), rejected_rows: rejected?.rows ?? 0, breaks, reading, ...outcome }
  }
}

/** Reads the file and proves its types, for the table when one is named. */
async function readTyped({ store }: ImportDeps, given: ImportFacts, tools: ReadingTools, job: JobRun) {
  const known = await openKnown(given, tools, (shape) => store.lastOfShape(job.project_id, shape))
  const { source: opened, facts } = known
  const { map = {} } = facts
  const { table } = given
  job.progress(0.5, 'types')
  const source = table ? opened : { ...opened, names: renamed(opened.names, map) }
  const bound = table ? bindTable(table, source.names, map) : null
  if (bound) assertBound(bound)
  return { typed: await proveTypes(source, facts, bound?.wanted ?? null, tools), bound, known }
}

/** The columns as the written version has them. */
const versionColumns = ({ columns }: TypedSource) =>
  columns.map((column) => ({ ...column, value: `"${column.name.replaceAll('"', '""')}"` }))

async function keepOriginal({ kept }: ImportDeps, path: string, before: { size: number; mtimeMs: number }, folder: string): Promise<Kept> {
  const copy = join(folder, 'original')
  await kept.copy(path, copy)
  const after = await stat(path)
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new EngineError('FILE_UNREADABLE', 'The file was changed while it was read. Import it again once it rests.', { file: path })
  return kept.keep('files', copy)
}

async function nothingUsed(warehouse: Warehouse, rejected: { path: string; rows: number } | null): Promise<EngineError> {
  const reasons = rejected
    ? await warehouse.all<{ row: number; column: string | null; reason: string }>(
        `SELECT row, "column", reason FROM read_parquet(${literal(rejected.path)}) ORDER BY row LIMIT 5`,
      )
    : []
  const [first] = reasons
  const why = first ? ` In row ${first.row}${first.column ? `, column "${first.column}"` : ''}: ${first.reason}.` : ''
  return new EngineError(
    'DATASET_TOO_MANY_REJECTED',
    `None of the ${rejected?.rows ?? 0} rows could be used.${why} Check the mapping and the settings.`,
    {
      rejected_rows: rejected?.rows ?? 0,
      first: reasons,
    },
  )
}

/**
 * The dataset that gets the version: the one of this name when its last file had the same columns, else a new one. A name that the user
 * gave is never changed.
 */
function targetOf(store: DatasetsStore, project_id: number, facts: ImportFacts, columns: readonly string[]) {
  const wished = (facts.name ?? parse(facts.filename ?? basename(facts.file)).name).slice(0, 200)
  for (let n = 1; ; n++) {
    const name = n === 1 ? wished : `${wished} (${n})`
    const found = store.byName(project_id, name)
    if (!found) return { dataset_id: null, name }
    const last = store.lastImport(found.dataset_id) ?? store.version(found.dataset_id)
    const has = last?.columns.map((column) => column.name) ?? []
    if (has.length === columns.length && columns.every((column) => has.includes(column)))
      return { dataset_id: found.dataset_id, name: found.name }
    if (facts.name !== undefined)
      throw new EngineError(
        'DATASET_NAME_TAKEN',
        `A dataset named ${name} with other columns exists already. Choose another --name, or delete it first.`,
        { name, columns: has },
      )
  }
}
