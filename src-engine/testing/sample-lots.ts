import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableRow } from '#engine/datasets/port'
import { openDatabase } from '#engine/db/open'
import { createLotsStore } from '#engine/lots/store'

const TEXTS = ['code_lot', 'site_code', 'genetique', 'date_mise_en_gavage', 'season', 'jour']

/** Rows of a packaged sample file in the columns of its table. */
export function sampleRows(name: 'lots_gavage' | 'gavage_data_lots'): TableRow[] {
  const text = readFileSync(join(import.meta.dirname, `../../resources/sample/${name}.csv`), 'utf8')
  const [header, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return lines.map((cells, i) => {
    const pairs = header.map(
      (column, j) => [column, cells[j] === '' ? null : TEXTS.includes(column) ? cells[j] : Number(cells[j])] as const,
    )
    return { row: i + 1, values: Object.fromEntries(pairs) }
  })
}

/** Puts rows into the tables of a workspace past the import of files. */
export function putRows(workspace: string, table: 'lots' | 'gavage_data', rows: readonly TableRow[], project_id = 1) {
  const db = openDatabase(workspace)
  const coming = createLotsStore(db).tables[table].open(project_id)
  const rejected = coming.stage(rows)
  const outcome = db.transaction(() => coming.finish()).immediate()
  coming.discard()
  db.close()
  return { ...outcome, rejected }
}

/** The packaged lots with their days. */
export function putSample(workspace: string, keep: (row: TableRow) => boolean = () => true): void {
  putRows(workspace, 'lots', sampleRows('lots_gavage').filter(keep))
  putRows(workspace, 'gavage_data', sampleRows('gavage_data_lots'))
}
