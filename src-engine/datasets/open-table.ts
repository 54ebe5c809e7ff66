import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Files } from '#engine/base/files'
import { hashOfFile } from '#engine/base/kept-file'
import type { Jobs } from '#engine/jobs/jobs'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { assertBound, type Bound, bindTable, boundRelation } from './bind-table.ts'
import { parseColumnMap } from './domain/column-map.ts'
import { told } from './domain/notices.ts'
import { createFindVersion } from './find-version.ts'
import { openKeptFiles } from './kept-files.ts'
import type { OpenTable } from './port.ts'
import { proveTypes } from './prove-types.ts'
import { openSource } from './reading/open-source.ts'
import type { ReadingTools } from './reading/source.ts'
import type { DatasetsStore } from './store.ts'

interface Deps {
  store: DatasetsStore
  warehouse: Warehouse
  files: Files
  jobs: Pick<Jobs, 'compute'>
  workspace: string
}

/** Gives other capabilities a table of theirs out of a file or a dataset, without keeping it. */
export function createOpenTable({ store, warehouse, files, jobs, workspace }: Deps): OpenTable {
  const findVersion = createFindVersion(store)
  const kept = openKeptFiles(workspace)
  return async (from, { table, map, signal }) => {
    const mapping = map === undefined ? {} : parseColumnMap(map)
    if ('dataset' in from) {
      const { version } = findVersion(from.dataset, undefined, from)
      const bound = bindTable(
        table,
        version.columns.map(({ name }) => name),
        mapping,
      )
      assertBound(bound)
      const { content_hash } = version
      return { relation: versionRelation(kept.pathOf('versions', content_hash), bound), content_hash, warnings: [], close: async () => {} }
    }
    const folder = dirname(files.temporary('table'))
    const close = () => rm(folder, { recursive: true, force: true })
    const compute: ReadingTools['compute'] = (job, input) => jobs.compute(job, input, { signal })
    const tools: ReadingTools = { warehouse, folder, compute, signal, preview: false }
    try {
      const source = await openSource(from.path, {}, tools)
      const bound = bindTable(table, source.names, mapping)
      assertBound(bound)
      const typed = await proveTypes(source, {}, bound.wanted, tools)
      const { warnings } = told([...source.notices, ...typed.notices])
      return { relation: boundRelation(typed, bound), content_hash: await hashOfFile(from.path), warnings, close }
    } catch (error) {
      await close()
      throw error
    }
  }
}

function versionRelation(path: string, { match }: Bound): string {
  const select = match.columns.map(({ to, from, type }) => {
    const value = from === null ? 'NULL' : identifier(from)
    return type === 'number' ? `TRY_CAST(${value} AS DOUBLE) AS ${to}` : `nullif(trim(CAST(${value} AS VARCHAR)), '') AS ${to}`
  })
  return `(SELECT ${select.join(', ')} FROM read_parquet(${literal(path)}))`
}
