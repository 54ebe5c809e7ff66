import { stat } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Download } from '#engine/base/contract'
import type { Files } from '#engine/base/files'
import { DFU_NUMBERS, DFU_WORDS } from './domain/dims.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import type { DfuStore } from './store.ts'
import type { AssignmentQuery } from './store-assignments.ts'
import type { DfuQuery } from './store-dims.ts'
import type { RunRow } from './store-runs.ts'
import { assignmentOf } from './views.ts'
import { type Cell, writePages } from './write-table.ts'

const PAGE = 2_000

interface Deps {
  store: DfuStore
  files: Files
}

export function exportAssignments(
  { store, files }: Deps,
  run: RunRow,
  query: AssignmentQuery,
  options: { safe: boolean },
): Promise<Download> {
  const own = [
    'dfu_id',
    'item_id',
    'location',
    'cluster_id',
    'label',
    'confidence',
    'runner_up',
    'distance',
    'n_months',
    'trend_direction',
  ] as const
  const pages = pagesOf((offset) =>
    store.assignments(run.run_id, query, PAGE, offset).map((row) => {
      const told = assignmentOf(row, run.clusters)
      return [...own.map((name) => told[name]), ...row.values]
    }),
  )
  return write(files, `dfu_run_${run.run_id}_assignments.csv`, [...own, ...SERIES_FEATURES], pages, options)
}

export function exportDfus({ store, files }: Deps, project_id: number, query: DfuQuery, options: { safe: boolean }): Promise<Download> {
  const own = ['dfu_id', 'item_id', 'location', 'cluster_assignment', ...DFU_WORDS, ...DFU_NUMBERS] as const
  const extras = store.columnsOf('dim_dfu', project_id).filter((name) => !(own as readonly string[]).includes(name))
  const pages = pagesOf((offset) =>
    store
      .listDfus(project_id, query, PAGE, offset)
      .rows.map((row) => [...own.map((name) => row[name]), ...extras.map((name) => cellOf(row.extra[name]))]),
  )
  return write(files, 'dim_dfu.csv', [...own, ...extras], pages, options)
}

async function* pagesOf(page: (offset: number) => Cell[][]): AsyncGenerator<Cell[][]> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = page(offset)
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    await nextTurn()
  }
}

async function write(
  files: Files,
  name: string,
  header: readonly string[],
  pages: AsyncIterable<Cell[][]>,
  options: { safe: boolean },
): Promise<Download> {
  const out = files.temporary(name)
  await writePages(out, header, pages, options)
  return { out, name, type: 'text/csv; charset=utf-8', bytes: (await stat(out)).size }
}

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'string' ? value : value == null ? null : String(value)
