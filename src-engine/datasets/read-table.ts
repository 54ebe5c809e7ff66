import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import type { Jobs } from '#engine/jobs/jobs'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { assertBound, bindTable, tableRows } from './bind-table.ts'
import { parseColumnMap } from './domain/column-map.ts'
import { told } from './domain/notices.ts'
import type { ReadTable } from './port.ts'
import { proveTypes } from './prove-types.ts'
import { openSource } from './reading/open-source.ts'
import type { ReadingTools } from './reading/source.ts'
import { rejectedSql } from './write-version.ts'

const PAGE = 2000

interface Deps {
  warehouse: Warehouse
  files: Files
  jobs: Pick<Jobs, 'compute'>
}

/** Gives other capabilities the rows of a file without keeping it. */
export function createReadTable({ warehouse, files, jobs }: Deps): ReadTable {
  return async (file, { table, needed, map, signal }) => {
    const folder = dirname(files.temporary('read'))
    const drop = () => rm(folder, { recursive: true, force: true })
    const compute: ReadingTools['compute'] = (job, input) => jobs.compute(job, input, { signal })
    const tools: ReadingTools = { warehouse, folder, compute, signal, preview: false }
    try {
      const source = await openSource(file.path, {}, tools)
      const bound = bindTable(table, source.names, map === undefined ? {} : parseColumnMap(map))
      assertBound(bound)
      const lacking = needed.filter((column) => bound.match.columns.every(({ to, from }) => to !== column || from === null))
      if (lacking.length > 0) throw missing(lacking, source.names)
      const typed = await proveTypes(source, {}, bound.wanted, tools)
      async function* pages() {
        try {
          for await (const rows of tableRows(typed, bound, warehouse, signal)) yield { rows, rejected: [] }
          const rejected = rejectedSql(typed, null)
          if (rejected === null) return
          const reasons = `SELECT row, coalesce('"' || "column" || '": ', '') || string_agg(reason || coalesce(', got "' || value || '"', ''), '; ') AS reason FROM (${rejected}) GROUP BY row, "column" ORDER BY row`
          for await (const page of warehouse.batches<{ row: number; reason: string }>(reasons, PAGE, { signal }))
            yield { rows: [], rejected: page }
        } finally {
          await drop()
        }
      }
      return { pages: pages(), ...told([...source.notices, ...typed.notices]) }
    } catch (error) {
      await drop()
      throw error
    }
  }
}

const missing = (columns: readonly string[], names: readonly string[]) =>
  new EngineError(
    'DATASET_COLUMN_MISSING',
    `The file has no column for ${columns.join(', ')}; it has ${names.map((name) => `"${name}"`).join(', ')}. Say which one it is with --map "NAME=${columns[0]}".`,
    { missing: [...columns], columns: [...names], hint: `--map "NAME=${columns[0]}"` },
  )
