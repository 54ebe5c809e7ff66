import { uuidv7 } from '#engine/base/ids'
import type { TableImport, TableOutcome, TableRejection, TableRow } from '#engine/datasets/port'
import type { Db } from '#engine/db/open'
import { DFU_NUMBERS, DFU_WORDS, ITEM_NUMBERS, ITEM_WORDS } from './domain/dims.ts'

interface Dim {
  table: 'dim_item' | 'dim_dfu'
  key: 'item_id' | 'dfu_id'
  words: readonly string[]
  numbers: readonly string[]
}

const ITEM: Dim = { table: 'dim_item', key: 'item_id', words: ITEM_WORDS, numbers: ITEM_NUMBERS }
const DFU: Dim = { table: 'dim_dfu', key: 'dfu_id', words: ['item_id', 'location', ...DFU_WORDS], numbers: DFU_NUMBERS }

export interface FactsDfu {
  dfu_id: string
  item_id: string | null
  location: string | null
}

/** DFUs of the sales: they become rows of dim_dfu as long as no file has described any. */
export interface FactsImport {
  stage(rows: readonly FactsDfu[]): void
  /** What the sales and dim_dfu do not have in common; nothing is unknown as long as no file has described any DFU. */
  compare(): { unknown_dfus: number; unknown_examples: string[]; dfus_without_facts: number }
  finish(): { inserted: number }
  discard(): void
}

/** How rows of files come into dim_item and dim_dfu: beside them first, then all at once. */
export function createTablePorts(db: Db, now: () => string) {
  let opened = 0
  const dim = (what: Dim) => ({ open: (project_id: number) => openDim(db, now, what, project_id, `staged_${what.table}_${++opened}`) })
  return {
    dim_item: dim(ITEM),
    dim_dfu: dim(DFU),
    facts: { open: (project_id: number): FactsImport => openFacts(db, now, project_id, `staged_facts_${++opened}`) },
  }
}

function openDim(db: Db, now: () => string, { table, key, words, numbers }: Dim, project_id: number, staged: string): TableImport {
  const columns = [...words, ...numbers, 'extra']
  db.exec(`CREATE TEMP TABLE ${staged}(${key} TEXT PRIMARY KEY, row INTEGER NOT NULL, uid TEXT NOT NULL, ${columns.join(', ')})`)
  const insert = db.prepare(
    `INSERT OR IGNORE INTO temp.${staged}(${key}, row, uid, ${columns.join(', ')}) VALUES (?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  )
  const first = db.prepare<[string], number>(`SELECT row FROM temp.${staged} WHERE ${key} = ?`).pluck()
  const given = new Set<string>()

  const stageOne = ({ row, values }: TableRow): string | null => {
    const id = dfuKey(values, key)
    if (id === null) return key === 'dfu_id' ? 'Neither dfu_id nor item_id is given.' : `${key} is missing.`
    for (const name of Object.keys(values)) given.add(name)
    const cells = [...words.map((name) => textOf(values[name])), ...numbers.map((name) => values[name] ?? null), values.extra ?? '{}']
    const done = insert.run(id, row, uuidv7(), ...cells)
    return done.changes === 1 ? null : `${key} ${id} stands already in row ${first.get(id)}; the first one is kept.`
  }
  const stage = db.transaction((rows: readonly TableRow[]): TableRejection[] =>
    rows.flatMap((row) => {
      const reason = stageOne(row)
      return reason === null ? [] : [{ row: row.row, reason }]
    }),
  )
  const own: Record<string, string> = table === 'dim_dfu' ? { made_from_facts: '0' } : {}
  const finish = (): TableOutcome => {
    const taken = columns.filter((name) => given.has(name))
    const rows = countOf(db, `SELECT count(*) FROM temp.${staged}`)
    const known = countOf(
      db,
      `SELECT count(*) FROM temp.${staged} s JOIN ${table} d ON d.project_id = ${project_id} AND d.${key} = s.${key}`,
    )
    const changed = db.prepare(upsertSql({ table, key, staged, taken, own })).run(project_id, now(), now()).changes
    if (table === 'dim_dfu') db.prepare('DELETE FROM dim_dfu WHERE project_id = ? AND made_from_facts = 1').run(project_id)
    return { inserted: rows - known, updated: changed - (rows - known), unchanged: rows - changed }
  }
  return { stage, finish, discard: () => void db.exec(`DROP TABLE IF EXISTS temp.${staged}`) }
}

interface Upsert {
  table: string
  key: string
  staged: string
  taken: readonly string[]
  /** Columns that we set ourselves. */
  own: Record<string, string>
}

/** A column that the file does not have keeps its values; only rows that differ are written, so that `changes` counts them. */
function upsertSql({ table, key, staged, taken, own }: Upsert): string {
  const ownNames = Object.keys(own)
  const sets = [
    ...taken.map((name) => [name, name === 'extra' ? `json_patch(${table}.extra, excluded.extra)` : `excluded.${name}`]),
    ...ownNames.map((name) => [name, `excluded.${name}`]),
  ]
  const names = [...taken, ...ownNames].map((name) => `, ${name}`).join('')
  const values = [...taken, ...Object.values(own)].map((value) => `, ${value}`).join('')
  const write =
    sets.length === 0
      ? 'NOTHING'
      : `UPDATE SET ${sets.map(([name, value]) => `${name} = ${value}`).join(', ')}, updated_at = excluded.updated_at, row_version = row_version + 1
         WHERE ${sets.map(([name, value]) => `${table}.${name} IS NOT ${value}`).join(' OR ')}`
  return `INSERT INTO ${table}(project_id, ${key}, uid, created_at, updated_at${names})
    SELECT ?, ${key}, uid, ?, ?${values} FROM temp.${staged} WHERE true ORDER BY row
    ON CONFLICT(project_id, ${key}) DO ${write}`
}

function openFacts(db: Db, now: () => string, project_id: number, staged: string): FactsImport {
  db.exec(`CREATE TEMP TABLE ${staged}(dfu_id TEXT PRIMARY KEY, uid TEXT NOT NULL, item_id TEXT, location TEXT)`)
  const described = `d.project_id = ${project_id} AND d.made_from_facts = 0`
  const isDescribed = () => countOf(db, `SELECT count(*) FROM dim_dfu d WHERE ${described}`)
  const insert = db.prepare(`INSERT OR IGNORE INTO temp.${staged}(dfu_id, uid, item_id, location) VALUES (?, ?, ?, ?)`)
  return {
    stage: db.transaction((rows: readonly FactsDfu[]) => {
      for (const { dfu_id, item_id, location } of rows) insert.run(dfu_id, uuidv7(), item_id, location)
    }),
    compare: () => {
      const unknown = `FROM temp.${staged} s WHERE NOT EXISTS (SELECT 1 FROM dim_dfu d WHERE ${described} AND d.dfu_id = s.dfu_id)`
      const without = `FROM dim_dfu d WHERE ${described} AND NOT EXISTS (SELECT 1 FROM temp.${staged} s WHERE s.dfu_id = d.dfu_id)`
      if (isDescribed() === 0) return { unknown_dfus: 0, unknown_examples: [], dfus_without_facts: 0 }
      return {
        unknown_dfus: countOf(db, `SELECT count(*) ${unknown}`),
        unknown_examples: db.prepare<[], string>(`SELECT s.dfu_id ${unknown} ORDER BY 1 LIMIT 5`).pluck().all(),
        dfus_without_facts: countOf(db, `SELECT count(*) ${without}`),
      }
    },
    finish: () => {
      if (isDescribed() > 0) return { inserted: 0 }
      const made = db.prepare(
        `INSERT OR IGNORE INTO dim_dfu(project_id, dfu_id, uid, item_id, location, made_from_facts, created_at, updated_at)
         SELECT ?, dfu_id, uid, item_id, location, 1, ?, ? FROM temp.${staged} ORDER BY dfu_id`,
      )
      return { inserted: made.run(project_id, now(), now()).changes }
    },
    discard: () => void db.exec(`DROP TABLE IF EXISTS temp.${staged}`),
  }
}

const countOf = (db: Db, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0

function textOf(value: TableRow['values'][string] | undefined): string | null {
  const text = String(value ?? '').trim()
  return text === '' ? null : text
}

/** Without a dfu_id it is item_id|location, or item_id alone. */
function dfuKey(values: TableRow['values'], key: 'item_id' | 'dfu_id'): string | null {
  const id = textOf(values[key])
  if (id !== null || key === 'item_id') return id
  const [item, location] = [textOf(values.item_id), textOf(values.location)]
  return item !== null && location !== null ? `${item}|${location}` : item
}
