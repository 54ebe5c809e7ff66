import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JobRun } from '#engine/jobs/jobs'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import { type Bound, tableRows } from './bind-table.ts'
import type { BoundTable, TableImport, TableName } from './port.ts'
import type { TypedSource } from './typed-source.ts'

/** Whose queries the filling of a table changes. */
export const OWNERS: Record<TableName, string> = {
  lots: 'lots',
  gavage_data: 'lots',
  fact_sales_monthly: 'dfu',
  dim_item: 'dfu',
  dim_dfu: 'dfu',
  ventes: 'recommender',
  details: 'recommender',
  couples: 'recommender',
}

const BOUND: readonly TableName[] = ['fact_sales_monthly', 'ventes', 'details', 'couples'] satisfies BoundTable[]
export const isBound = (table: TableName): table is BoundTable => BOUND.includes(table)

interface Staging {
  typed: TypedSource
  bound: Bound
  table: TableImport
  total: number
}

/** Gives the rows to the table, batch by batch. What it refuses is noted in a file, for there may be many. */
export async function stageRows(
  { typed, bound, table, total }: Staging,
  { warehouse, job, folder }: { warehouse: Warehouse; job: JobRun; folder: string },
) {
  const path = join(folder, 'refused.jsonl')
  writeFileSync(path, '')
  let staged = 0
  let rows = 0
  for await (const batch of tableRows(typed, bound, warehouse, job.signal)) {
    const refused = table.stage(batch)
    appendFileSync(path, refused.map((rejection) => `${JSON.stringify(rejection)}\n`).join(''))
    rows += refused.length
    staged += batch.length
    job.progress(0.75 + 0.18 * (staged / Math.max(1, total)), 'table')
    await job.breathe()
  }
  const relation = `read_json(${literal(path)}, format = 'newline_delimited', columns = {row: 'BIGINT', reason: 'VARCHAR'})`
  return { rows, relation: rows > 0 ? relation : null }
}
