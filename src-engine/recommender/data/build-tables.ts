import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import { type FindBound, IMPORT_JOB, type ImportOrder, type OpenTable } from '#engine/datasets/port'
import type { JobRun, Jobs } from '#engine/jobs/jobs'
import { literal, type Warehouse } from '#engine/warehouse/duckdb'
import type { RecommenderTable } from '../answers/contract.ts'
import { countCouples } from '../job.ts'
import type { Notice } from '../notices.ts'
import { detailsSql, filledSql, hasDetailsSql, leftOutSql, ventesSql } from './lines-sql.ts'
import { readSales } from './read-sales.ts'

/** What building the tables needs to be run, also a second time. */
export interface DataFacts {
  lines: { path: string; name: string } | { dataset: string } | null
  map: string | null
  /** Profession of lines without one. */
  profession: string
  count_pairs: boolean
  min_pair: number
}

export interface BuildDeps {
  warehouse: Warehouse
  files: Files
  jobs: Jobs
  findBound: FindBound
  openTable: OpenTable
}

/**
 * Builds ventes and details from order lines, and couples from the baskets where the project has none; each becomes a dataset bound to its
 * role, by an import like any other.
 *
 * @returns what was made and what was noticed.
 */
export async function buildTables(
  deps: BuildDeps,
  facts: DataFacts,
  job: JobRun,
): Promise<{ made: RecommenderTable[]; notices: Notice[] }> {
  const notices: Notice[] = []
  const made: RecommenderTable[] = []
  if (facts.lines) made.push(...(await fromLines(deps, facts, job, notices)))
  const ventes = deps.findBound(job.project_id, 'ventes')
  if (ventes && facts.count_pairs && (made.includes('ventes') || !deps.findBound(job.project_id, 'couples'))) {
    job.progress(0.6, 'couples')
    if (await countInto(deps, ventes.relation, facts.min_pair, job)) made.push('couples')
  }
  if (made.length > 0) notices.unshift({ code: 'made_tables', tables: made })
  return { made, notices }
}

async function fromLines(
  deps: BuildDeps,
  { lines, map, profession }: DataFacts,
  job: JobRun,
  notices: Notice[],
): Promise<RecommenderTable[]> {
  const { warehouse, openTable } = deps
  const { project_id, signal } = job
  const from = lines && 'dataset' in lines ? { project_id, dataset: lines.dataset } : { path: (lines as { path: string }).path }
  const opened = await openTable(from, { table: 'order_lines', map: map ?? undefined, signal })
  try {
    const filled = filledSql(opened.relation)
    const [{ left }] = await warehouse.all<{ left: number }>(leftOutSql(opened.relation), [], { signal })
    if (left > 0) notices.push({ code: 'lines_left_out', lines: left })
    job.progress(0.2, 'ventes')
    const made: RecommenderTable[] = []
    if (!(await importTable(deps, ventesSql(filled, profession), 'ventes', job))) throw nothing()
    made.push('ventes')
    const [{ described }] = await warehouse.all<{ described: boolean }>(hasDetailsSql(filled), [], { signal })
    if (!described) return made
    job.progress(0.5, 'details')
    if (await importTable(deps, detailsSql(filled), 'details', job)) made.push('details')
    return made
  } finally {
    await opened.close()
  }
}

/** Counts in a worker, since the pairs are many; the rows pass by as text. */
async function countInto(deps: BuildDeps, ventes: string, least: number, job: JobRun): Promise<boolean> {
  const path = deps.files.temporary('couples.csv')
  try {
    const sales = await readSales(deps.warehouse, ventes, job)
    await job.compute(countCouples, { sales, least, path }, { from: 0.65, to: 0.8 })
    const columns = `{ID_PRODUIT_A: 'VARCHAR', ID_PRODUIT_B: 'VARCHAR', OCCURENCE_PAIR: 'BIGINT', PROFESSION_CLIENT: 'VARCHAR'}`
    const rows = `read_csv(${literal(path)}, delim = ',', quote = '"', escape = '"', header = true, columns = ${columns})`
    return await importTable(deps, `SELECT * FROM ${rows}`, 'couples', job)
  } finally {
    await rm(dirname(path), { recursive: true, force: true })
  }
}

/** @returns false when the query gives no row: nothing is then imported. */
async function importTable({ warehouse, files, jobs }: BuildDeps, sql: string, table: RecommenderTable, job: JobRun): Promise<boolean> {
  const file = files.temporary(`${table}.parquet`)
  try {
    await warehouse.run(`COPY (${sql}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`, [], { signal: job.signal })
    const [{ rows }] = await warehouse.all<{ rows: number }>(`SELECT count(*) AS rows FROM read_parquet(${literal(file)})`)
    if (rows === 0) return false
    const order: ImportOrder = { file, name: table, table }
    const { status, error } = await job.join(jobs.submit(IMPORT_JOB, order, job))
    if (status === 'completed') return true
    throw new EngineError(error ? (error.code as 'INTERNAL') : 'CANCELLED', error?.message ?? 'The import was cancelled.', error?.details)
  } finally {
    await rm(dirname(file), { recursive: true, force: true })
  }
}

const nothing = () =>
  new EngineError(
    'RECOMMENDER_LINES_UNUSABLE',
    'No line has an order and a product with a positive quantity. Say which columns they are with --map "NAME=order_id,OTHER=product_id".',
    { hint: '--map "NAME=order_id,OTHER=product_id"' },
  )
