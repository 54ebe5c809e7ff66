import { identifier, literal } from '#engine/warehouse/duckdb'
import { bindTable } from './bind-table.ts'
import { openKeptFiles } from './kept-files.ts'
import type { FindBound } from './port.ts'
import type { DatasetsStore } from './store.ts'

/** Finds the rows of a table that stays in a version; which column is which follows from the names and the mapping of the import. */
export function createFindBound({ store, workspace }: { store: DatasetsStore; workspace: string }): FindBound {
  const kept = openKeptFiles(workspace)
  return (project_id, table, version_id) => {
    const version = store.bound(project_id, table, version_id)
    if (!version) return null
    const { dataset_id, name, version_number, content_hash, rows, columns, settings } = version
    const names = columns.map((column) => column.name)
    const select = bindTable(table, names, settings.map).match.columns.map(({ to, from, type }) => {
      const value = from === null ? 'NULL' : identifier(from)
      return type === 'number' ? `CAST(${value} AS DOUBLE) AS ${to}` : `nullif(trim(CAST(${value} AS VARCHAR)), '') AS ${to}`
    })
    const relation = `(SELECT ${select.join(', ')} FROM read_parquet(${literal(kept.pathOf('versions', content_hash))}))`
    return { dataset_id, name, version_id: version.version_id, version_number, content_hash, rows, relation }
  }
}
