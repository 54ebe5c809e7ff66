import { readFile, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { Clock } from '#engine/base/clock'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Files } from '#engine/base/files'
import type { Log } from '#engine/base/log'
import type { Jobs } from '#engine/jobs/jobs'
import type { ReportsPort } from '#engine/reports/port'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import { createCharts } from './charts/service.ts'
import type { Column, datasets as contract, RejectedCell, Role } from './contract.ts'
import { parseColumnMap, parseOnBreak, parseRoles } from './domain/column-map.ts'
import { findColumn, unknown } from './domain/match-columns.ts'
import { told } from './domain/notices.ts'
import { createExports } from './export/service.ts'
import { type FillFacts, fillTable } from './fill-table.ts'
import { createFindVersion } from './find-version.ts'
import { freeFiles } from './free-files.ts'
import { createGrid } from './grid/service.ts'
import type { ImportFacts } from './import-facts.ts'
import { importFile } from './import-file.ts'
import { openKeptFiles } from './kept-files.ts'
import type { FindLast } from './open-known.ts'
import type { BoundPorts, TablePorts } from './port.ts'
import { previewFile } from './preview-file.ts'
import { createProfiles } from './profile/service.ts'
import type { ReadingTools } from './reading/source.ts'
import type { DatasetRow, DatasetsStore, Metadata, VersionRow } from './store.ts'
import type { ChartsStore } from './store-charts.ts'
import type { ProfilesStore } from './store-profiles.ts'
import { writeRejectedCsv } from './write-rejected-csv.ts'
import { asRejectedCell } from './write-version.ts'

const PAGE = 2000

export interface DatasetsDeps {
  store: DatasetsStore
  profiles: ProfilesStore
  charts: ChartsStore
  warehouse: Warehouse
  files: Files
  jobs: Jobs
  events: Events
  clock: Clock
  log: Log
  workspace: string
  tables: TablePorts
  bound: BoundPorts
  reports: Pick<ReportsPort, 'write'>
}

/** Imports files and gives back what was imported. A version never changes. */
export function createDatasets(deps: DatasetsDeps): Handlers<typeof contract> {
  const { store, profiles, charts, reports, warehouse, files, jobs, events, clock, workspace, log, bound } = deps
  const kept = openKeptFiles(workspace)
  profiles.collect()
  kept.collect(store.hashes()).catch((error) => log.warn({ err: error }, 'leftovers could not be removed'))
  const dropUpload = (path: string) =>
    path.startsWith(join(workspace, 'tmp') + sep) ? rm(dirname(path), { recursive: true, force: true }) : null

  jobs.register<ImportFacts>('datasets.import', async (facts, job) => {
    const commit = await importFile({ ...deps, kept }, facts, job)
    return () => {
      const result = commit()
      void dropUpload(facts.file)
      return result
    }
  })

  jobs.register<FillFacts>('datasets.fill', (facts, job) => fillTable({ ...deps, kept }, facts, job))

  const factsOf = async <I extends { file: string; map?: string; types?: string; on_break?: string }>(
    { file, map, types, on_break, ...input }: I,
    call: Call,
  ) => {
    const { path, name } = await files.resolve(file, call)
    return {
      ...input,
      file: path,
      filename: name,
      map: map === undefined ? undefined : parseColumnMap(await mapText(files, map, call)),
      types: types === undefined ? undefined : parseColumnMap(types, 'types'),
      on_break: on_break === undefined ? undefined : parseOnBreak(on_break),
    }
  }

  const find = createFindVersion(store)
  const now = () => clock.now().toISOString()

  const rejectedCells = (version: VersionRow) =>
    version.rejected_hash === null
      ? null
      : `(SELECT row, line, "column", value, code, reason, cells FROM read_parquet(${literal(kept.pathOf('versions', version.rejected_hash))}))`

  return {
    ...createExports({ find, warehouse, files, jobs, kept }),
    ...createGrid({ find, warehouse, kept, workspace }),
    ...createProfiles({ store: profiles, find, warehouse, jobs, kept, now }),
    ...createCharts({
      store: charts,
      find,
      warehouse,
      kept,
      reports,
      now,
      changed: (project_id) => events.changed('datasets', project_id),
    }),
    async import(input, call) {
      return { task_id: jobs.submit('datasets.import', await factsOf(input, call), call) }
    },
    async preview(input, call) {
      const facts = await factsOf(input, call)
      const folder = dirname(files.temporary('preview'))
      const compute: ReadingTools['compute'] = (job, given) => jobs.compute(job, given, { signal: call.signal })
      try {
        const findLast: FindLast = (shape) => store.lastOfShape(call.project_id, shape)
        return await previewFile(facts, { warehouse, folder, compute, signal: call.signal, preview: true }, findLast)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    list({ offset, limit }, { project_id }) {
      const { total, rows } = store.list(project_id, limit, offset)
      return { total, datasets: rows.map((dataset) => summary(dataset, store.version(dataset.dataset_id) as VersionRow)) }
    },
    show({ dataset: ref, version: number }, call) {
      const { dataset, version } = find(ref, number, call)
      const { content_hash, columns, notices, settings } = version
      const versions = store.versions(dataset.dataset_id).map(versionOf)
      const feeds = store.feeds(dataset.dataset_id).filter(({ table }) => table in bound)
      return { ...summary(dataset, version), content_hash, columns, ...told(notices), ...settings, versions, feeds }
    },
    versions({ dataset: ref }, call) {
      const { dataset } = find(ref, undefined, call)
      const all = store.versions(dataset.dataset_id)
      const versions = all.map((version, index) => ({
        ...versionOf(version, index, all),
        columns: version.columns,
        steps: store.steps(version.version_id) as Record<string, unknown>[],
      }))
      return { dataset_id: dataset.dataset_id, name: dataset.name, versions }
    },
    restore({ dataset: ref, version: number }, call) {
      const { version: parent } = find(ref, number, call)
      const { content_hash, rejected_hash, rows, rejected_rows, columns, notices, bytes } = parent
      const kept = { content_hash, rejected_hash, rows, rejected_rows, columns, notices, bytes }
      const at = clock.now().toISOString()
      const made = store.atomically(() =>
        store.derive({ ...kept, parent, origin: 'restore', description: '', steps: [], user_id: call.user_id, task_id: null, at }),
      )
      events.changed('datasets', call.project_id)
      return { dataset_id: parent.dataset_id, ...made, restored_version: number, rows }
    },
    fill({ dataset: ref, version: number, table: asked }, call) {
      const { dataset, version } = find(ref, number, call)
      const table = asked ?? version.settings.table
      if (table === null)
        throw new EngineError(
          'DATASET_NO_TABLE',
          `The dataset ${dataset.name} was imported into no table. Say which one it is to fill with --table.`,
          { dataset: dataset.name },
        )
      const facts: FillFacts = { dataset_id: dataset.dataset_id, version_number: version.version_number, table }
      return { task_id: jobs.submit('datasets.fill', facts, call) }
    },
    async rejected({ dataset: ref, version: number, offset, limit }, call) {
      const { version } = find(ref, number, call)
      const cells = rejectedCells(version)
      const columns = version.columns.map(({ name }) => name)
      if (cells === null) return { total: 0, rejected_rows: 0, columns, rejected: [] }
      const [{ total }] = await warehouse.all<{ total: number }>(`SELECT count(*) AS total FROM ${cells}`)
      const page = await warehouse.all<Omit<RejectedCell, 'cells'> & { cells: string }>(
        `SELECT * FROM ${cells} LIMIT ${limit} OFFSET ${offset}`,
      )
      return { total, rejected_rows: version.rejected_rows, columns, rejected: page.map(asRejectedCell) }
    },
    async exportRejected({ dataset: ref, version: number, safe }, call) {
      const { dataset, version } = find(ref, number, call)
      const cells = rejectedCells(version)
      async function* pages() {
        if (cells === null) return
        const all = warehouse.batches<Omit<RejectedCell, 'cells'> & { cells: string }>(`SELECT * FROM ${cells}`, PAGE, {
          signal: call.signal,
        })
        for await (const page of all) yield page.map(asRejectedCell)
      }
      const name = `${dataset.name}_rejected.csv`
      const columns = version.columns.map((column) => column.name)
      return writeRejectedCsv(files.temporary(name), { name, columns, safe }, pages())
    },
    update({ dataset: ref, name, tags, notes, roles }, call) {
      const { dataset, version } = find(ref, undefined, call)
      const other = name === undefined ? undefined : store.byName(call.project_id, name)
      if (other && other.dataset_id !== dataset.dataset_id)
        throw new EngineError('DATASET_NAME_TAKEN', `A dataset is already named ${other.name}. Choose another name.`, { name })
      const { metadata } = dataset
      const next = {
        tags: tags === undefined ? metadata.tags : [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))],
        notes: notes ?? metadata.notes,
        roles: roles === undefined ? metadata.roles : withRoles(metadata.roles, parseRoles(roles), version.columns),
      }
      store.update(dataset.dataset_id, { name: name ?? dataset.name, metadata: next, at: clock.now().toISOString() })
      events.changed('datasets', call.project_id)
      return { dataset_id: dataset.dataset_id, name: name ?? dataset.name, ...next }
    },
    async deleteVersion({ dataset: ref, version: number }, call) {
      const { dataset, version } = find(ref, number, call)
      if (store.versions(dataset.dataset_id).length === 1)
        throw new EngineError('DATASET_LAST_VERSION', `Version ${number} is the only one of ${dataset.name}. Delete the dataset instead.`, {
          dataset: dataset.name,
          version: number,
        })
      store.removeVersion(version, clock.now().toISOString())
      const bytes_freed = await freeFiles(store, kept, [version])
      events.changed('datasets', call.project_id)
      return { dataset_id: dataset.dataset_id, name: dataset.name, version_number: number, bytes_freed }
    },
    async delete({ dataset: ref }, call) {
      const { dataset } = find(ref, undefined, call)
      const versions = store.versions(dataset.dataset_id)
      store.remove(dataset.dataset_id)
      const bytes_freed = await freeFiles(store, kept, versions)
      events.changed('datasets', call.project_id)
      return { dataset_id: dataset.dataset_id, name: dataset.name, versions: versions.length, bytes_freed }
    },
  }
}

/** A `map` that names a .json file stands for the content of it. */
async function mapText(files: Files, map: string, call: Call): Promise<string> {
  if (!/\.json$/i.test(map) && !map.startsWith('upload:')) return map
  const { path } = await files.resolve(map, call)
  return readFile(path, 'utf8')
}

/** The roles of a dataset after a change; `none` takes one away. */
function withRoles(roles: Metadata['roles'], changes: Record<string, Role | 'none'>, columns: readonly Column[]): Metadata['roles'] {
  const names = columns.map(({ name }) => name)
  const next: Record<string, Role | 'none'> = { ...roles }
  for (const [written, role] of Object.entries(changes)) {
    const name = findColumn(names, written)
    const problem = name === undefined ? unknown(written, 'the dataset', names) : null
    if (problem) throw new EngineError(problem.code, problem.message, problem.details)
    next[name as string] = role
  }
  return Object.fromEntries(Object.entries(next).filter((entry): entry is [string, Role] => entry[1] !== 'none'))
}

const summary = (
  { metadata, ...dataset }: DatasetRow,
  { version_id, version_number, rows, columns, rejected_rows, settings }: VersionRow,
) => ({
  ...dataset,
  ...metadata,
  version_id,
  version_number,
  rows,
  columns_count: columns.length,
  rejected_rows,
  table: settings.table,
})

function versionOf(version: VersionRow, _index: number, all: readonly VersionRow[]) {
  const { version_id, version_number, description, content_hash, rows, rejected_rows, bytes, origin, created_at } = version
  const parent = all.find((one) => one.version_id === version.parent_version_id)
  const told = { version_id, version_number, description, content_hash, rows, rejected_rows, bytes, origin, created_at }
  return { ...told, parent_version_number: parent?.version_number ?? null }
}
