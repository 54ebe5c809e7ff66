import { identifier, type Warehouse } from '#engine/warehouse/duckdb'
import { readCsv, unusable } from './read-features.ts'
import type { UpdateResult } from './results/contract.ts'
import type { DfuStore } from './store.ts'
import type { RunRow } from './store-runs.ts'
import { type Cell, writePages } from './write-table.ts'

const BATCH = 2_000
const LABEL_COLUMNS = ['cluster_label', 'label', 'cluster_assignment']

type Labels = AsyncIterable<readonly (readonly [string, string])[]>

/** Labels of the DFUs of a run, batch by batch. */
export async function* labelsOfRun(store: DfuStore, run: RunRow): Labels {
  const labelOf = new Map(run.clusters.map(({ cluster_id, label }) => [cluster_id, label]))
  const all = store.labelled(run.run_id)
  for (let start = 0; start < all.length; start += BATCH)
    yield all.slice(start, start + BATCH).map(([dfu_id, cluster_id]) => [dfu_id, labelOf.get(cluster_id) ?? ''] as const)
}

/** Labels of a cluster_labels.csv, batch by batch. */
export async function* labelsOfFile(warehouse: Warehouse, file: { path: string; name: string }): Labels {
  const { columns, relation } = await readCsv(warehouse, file, ['dfu_id'])
  const column = LABEL_COLUMNS.find((name) => columns.includes(name))
  if (!column) throw unusable(file.name, `it has no column ${LABEL_COLUMNS.join(' or ')}; it has ${columns.join(', ')}`)
  const sql = `SELECT dfu_id, ${identifier(column)} AS label FROM ${relation} WHERE dfu_id IS NOT NULL AND ${identifier(column)} IS NOT NULL`
  try {
    for await (const batch of warehouse.batches<{ dfu_id: string; label: string }>(sql, BATCH))
      yield batch.map(({ dfu_id, label }) => [dfu_id, label] as const)
  } catch (error) {
    throw unusable(file.name, String((error as Error).message).split('\n')[0], error)
  }
}

interface Wanted {
  project_id: number
  dry_run: boolean
  /** CSV for every change. */
  output: string | null
  limit: number
  offset: number
}

/** Labels beside dim_dfu, with what they would change; `write` belongs into a transaction, `discard` after it. */
export async function stageLabels(store: DfuStore, labels: Labels, project_id: number) {
  const staged = store.openLabels(project_id)
  try {
    for await (const batch of labels) staged.stage(batch)
    const update = { target: 'sqlite' as const, ...staged.counts(), missing_examples: staged.missingExamples(), by_label: staged.byLabel() }
    return { ...staged, update }
  } catch (error) {
    staged.discard()
    throw error
  }
}

/** Writes labels into dim_dfu in one transaction; a dry run says what would change. */
export async function updateDfus(
  store: DfuStore,
  labels: Labels,
  { project_id, dry_run, output, limit, offset }: Wanted,
): Promise<UpdateResult> {
  const staged = await stageLabels(store, labels, project_id)
  try {
    const result: UpdateResult = { ...staged.update, dry_run, changes: staged.changes(limit, offset), output }
    if (output !== null) await writePages(output, ['dfu_id', 'from', 'to'], pagesOf(staged, result.updated))
    if (!dry_run) staged.write()
    return result
  } finally {
    staged.discard()
  }
}

async function* pagesOf(staged: Pick<ReturnType<DfuStore['openLabels']>, 'changes'>, total: number): AsyncGenerator<Cell[][]> {
  for (let offset = 0; offset < total; offset += BATCH)
    yield staged.changes(BATCH, offset).map(({ dfu_id, from, to }) => [dfu_id, from, to])
}
