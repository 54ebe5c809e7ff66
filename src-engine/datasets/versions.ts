import type { Clock } from '#engine/base/clock'
import type { Events } from '#engine/base/events'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { notice } from './domain/notices.ts'
import { createFindVersion } from './find-version.ts'
import { openKeptFiles } from './kept-files.ts'
import type { VersionsPort } from './port.ts'
import type { DatasetsStore, VersionRow } from './store.ts'
import { describeColumns } from './write-version.ts'

interface Deps {
  store: DatasetsStore
  warehouse: Warehouse
  events: Events
  clock: Clock
  workspace: string
}

/** Gives versions to the preparation and takes the next one from it. */
export function createVersionsPort({ store, warehouse, events, clock, workspace }: Deps): VersionsPort {
  const kept = openKeptFiles(workspace)
  const findVersion = createFindVersion(store)
  const rowOf = (project_id: number, ref: string, number?: number): VersionRow & { name: string } => {
    const { dataset, version } = findVersion(ref, number, { project_id })
    return { ...version, name: dataset.name }
  }

  return {
    find(project_id, ref, number) {
      const { dataset_id, name, version_id, version_number, content_hash, rows, columns } = rowOf(project_id, ref, number)
      return { dataset_id, name, version_id, version_number, content_hash, rows, columns, path: kept.pathOf('versions', content_hash) }
    },
    stepsOf: (version_id) => store.steps(version_id),
    async prepare(made, { project_id, user_id, task_id, signal }) {
      const { dataset_id, columns, description, steps, warnings } = made
      const parent = rowOf(project_id, String(dataset_id), made.version_number)
      const relation = `read_parquet(${literal(made.path)})`
      const wanted = columns.map((column) => ({ ...column, format: formatOf(parent, column), value: identifier(column.name) }))
      const described = await describeColumns(relation, wanted, { warehouse, signal })
      const version = await kept.keep('versions', made.path)
      return () => {
        const added = store.derive({
          parent,
          origin: 'preparation',
          description,
          content_hash: version.hash,
          rejected_hash: null,
          rows: described.rows,
          rejected_rows: 0,
          columns: described.columns,
          notices: warnings.map((text) => notice('said', { text })),
          steps,
          bytes: version.bytes,
          user_id,
          task_id,
          at: clock.now().toISOString(),
        })
        events.changed('datasets', project_id)
        return { dataset_id, ...added, rows: described.rows, name: parent.name, feeds: store.feeds(dataset_id) }
      }
    },
  }
}

/** A column keeps the way its cells were written in the file as long as it keeps its name and type. */
const formatOf = (parent: VersionRow, { name, type }: { name: string; type: string }) =>
  parent.columns.find((column) => column.name === name && column.type === type)?.format ?? null
