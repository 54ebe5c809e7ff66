import { uuidv7 } from '#engine/base/ids'
import type { TableImport, TableOutcome, TablePorts, TableRejection, TableRow } from '#engine/datasets/port'
import type { Db } from '#engine/db/open'

const TEXTS = ['source_lot_id', 'site_code', 'genetique', 'date_mise_en_gavage', 'season']
const NUMBERS = ['itm', 'sigma', 'pctg_perte_gavage', 'total_corn_real', 'nb_meg', 'poids_foie_moyen_g']
const DAILY = ['corn_real', 'nb_morts']
/** The file's own lot_id is kept as `source_lot_id`; ours is given by the store. */
const columnOf = (name: string) => (name === 'lot_id' ? 'source_lot_id' : name)

type Values = TableRow['values']

/** How rows of files come into the tables of lots: beside them first, then all at once. */
export function createTablePorts(db: Db, now: () => string): Pick<TablePorts, 'lots' | 'gavage_data'> {
  let opened = 0
  return {
    lots: { open: (project_id) => openLots(db, now, project_id, `staged_lots_${++opened}`) },
    gavage_data: { open: (project_id) => openGavageData(db, now, project_id, `staged_gavage_${++opened}`) },
  }
}

function openLots(db: Db, now: () => string, project_id: number, staged: string): TableImport {
  db.exec(
    `CREATE TEMP TABLE ${staged}(code_lot TEXT PRIMARY KEY, row INTEGER NOT NULL, uid TEXT NOT NULL, ${[...TEXTS, ...NUMBERS].join(', ')})`,
  )
  const insert = db.prepare(
    `INSERT OR IGNORE INTO temp.${staged}(code_lot, row, uid, ${[...TEXTS, ...NUMBERS].join(', ')}) VALUES (?, ?, ?, ${[...TEXTS, ...NUMBERS].map(() => '?').join(', ')})`,
  )
  const first = db.prepare<[string], number>(`SELECT row FROM temp.${staged} WHERE code_lot = ?`).pluck()
  const given = new Set<string>()

  const stageOne = ({ row, values }: TableRow): string | null => {
    const code = textOf(values.code_lot)
    if (code === null) return 'code_lot is missing.'
    for (const name of Object.keys(values)) given.add(columnOf(name))
    const wrong = NUMBERS.find((name) => !isNumberOrMissing(values[name]))
    if (wrong) return `${wrong} must be a number, got "${values[wrong]}".`
    const texts = TEXTS.map((name) => textOf(values[name === 'source_lot_id' ? 'lot_id' : name]))
    const done = insert.run(code, row, uuidv7(), ...texts, ...NUMBERS.map((name) => values[name] ?? null))
    return done.changes === 1 ? null : `code_lot ${code} stands already in row ${first.get(code)}; the first one is kept.`
  }

  /** A column that the file does not have leaves the stored values as they are. */
  const finish = (): TableOutcome => {
    const columns = [...TEXTS, ...NUMBERS].filter((name) => given.has(name))
    const staged_rows = count(db, `SELECT count(*) FROM temp.${staged}`)
    const inserted =
      staged_rows -
      count(db, `SELECT count(*) FROM temp.${staged} s JOIN lots_gavage l ON l.project_id = ? AND l.code_lot = s.code_lot`, project_id)
    const at = now()
    const changed = db
      .prepare(
        `INSERT INTO lots_gavage(project_id, code_lot, uid, created_at, updated_at${columns.map((name) => `, ${name}`).join('')})
         SELECT ?, code_lot, uid, ?, ?${columns.map((name) => `, ${name}`).join('')} FROM temp.${staged} WHERE true ORDER BY row
         ${onConflict('project_id, code_lot', 'lots_gavage', columns)}`,
      )
      .run(project_id, at, at).changes
    return { inserted, updated: changed - inserted, unchanged: staged_rows - changed }
  }
  return importOf(db, staged, stageOne, finish)
}

function openGavageData(db: Db, now: () => string, project_id: number, staged: string): TableImport {
  const columns = ['lot_id', 'jour', 'repas', 'row', 'uid', ...DAILY]
  db.exec(
    `CREATE TEMP TABLE ${staged}(lot_id INTEGER, jour TEXT, repas INTEGER, row INTEGER NOT NULL, uid TEXT NOT NULL, ${DAILY.join(', ')}, PRIMARY KEY (lot_id, jour, repas))`,
  )
  const insert = db.prepare(`INSERT OR IGNORE INTO temp.${staged}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  const first = db
    .prepare<[number, string, number], number>(`SELECT row FROM temp.${staged} WHERE lot_id = ? AND jour = ? AND repas = ?`)
    .pluck()
  const nextMeal = db
    .prepare<[number, string], number>(`SELECT coalesce(max(repas), 0) + 1 FROM temp.${staged} WHERE lot_id = ? AND jour = ?`)
    .pluck()
  const lotOf = lotFinder(db, project_id)
  const given = new Set<string>()

  /** Without a meal number the n-th row of a lot's day is its meal n, so that the same file again changes nothing. */
  const stageOne = ({ row, values }: TableRow): string | null => {
    for (const name of Object.keys(values)) given.add(name)
    const day = dayOf(values.jour)
    if (day === null) return `jour must be a day number or a date, got "${values.jour ?? ''}".`
    const wrong = [...DAILY, 'repas'].find((name) => !isNumberOrMissing(values[name]))
    if (wrong) return `${wrong} must be a number, got "${values[wrong]}".`
    const lot = lotOf(values)
    if (typeof lot === 'string') return lot
    const meal = Math.trunc(Number(values.repas ?? nextMeal.get(lot, day)))
    const done = insert.run(lot, day, meal, row, uuidv7(), ...DAILY.map((name) => values[name] ?? null))
    return done.changes === 1
      ? null
      : `Meal ${meal} of day ${day} of this lot stands already in row ${first.get(lot, day, meal)}; the first one is kept.`
  }

  const finish = (): TableOutcome => {
    const columns = DAILY.filter((name) => given.has(name))
    const staged_rows = count(db, `SELECT count(*) FROM temp.${staged}`)
    const inserted = staged_rows - count(db, `SELECT count(*) FROM temp.${staged} JOIN gavage_data_lots USING (lot_id, jour, repas)`)
    const at = now()
    const changed = db
      .prepare(
        `INSERT INTO gavage_data_lots(project_id, uid, lot_id, jour, repas, created_at, updated_at${columns.map((name) => `, ${name}`).join('')})
         SELECT ?, uid, lot_id, jour, repas, ?, ?${columns.map((name) => `, ${name}`).join('')} FROM temp.${staged} WHERE true ORDER BY row
         ${onConflict('lot_id, jour, repas', 'gavage_data_lots', columns)}`,
      )
      .run(project_id, at, at).changes
    countDays(db, staged, at)
    return { inserted, updated: changed - inserted, unchanged: staged_rows - changed }
  }
  return importOf(db, staged, stageOne, finish)
}

/** `duree_gavage` of a lot is its number of distinct days. */
function countDays(db: Db, staged: string, at: string): void {
  const days = '(SELECT count(DISTINCT jour) FROM gavage_data_lots g WHERE g.lot_id = lots_gavage.lot_id)'
  db.prepare(
    `UPDATE lots_gavage SET duree_gavage = ${days}, updated_at = ?, row_version = row_version + 1
     WHERE lot_id IN (SELECT lot_id FROM temp.${staged}) AND duree_gavage IS NOT ${days}`,
  ).run(at)
}

function importOf(db: Db, staged: string, stageOne: (row: TableRow) => string | null, finish: () => TableOutcome): TableImport {
  const stage = db.transaction((rows: readonly TableRow[]): TableRejection[] =>
    rows.flatMap((row) => {
      const reason = stageOne(row)
      return reason === null ? [] : [{ row: row.row, reason }]
    }),
  )
  return { stage, finish, discard: () => void db.exec(`DROP TABLE IF EXISTS temp.${staged}`) }
}

/** Finds the lot of a daily row: by the file's lot_id, else by its code_lot; a lot_id that is a code counts too. */
function lotFinder(db: Db, project_id: number): (values: Values) => number | string {
  const bySource = db
    .prepare<[number, string], number>('SELECT lot_id FROM lots_gavage WHERE project_id = ? AND source_lot_id = ? LIMIT 2')
    .pluck()
  const byCode = db.prepare<[number, string], number>('SELECT lot_id FROM lots_gavage WHERE project_id = ? AND code_lot = ?').pluck()
  return (values) => {
    const source = textOf(values.lot_id)
    const code = textOf(values.code_lot)
    if (source === null && code === null) return 'Neither lot_id nor code_lot is given.'
    const found = source === null ? [] : bySource.all(project_id, source)
    if (found.length === 1) return found[0]
    const lot_id = byCode.get(project_id, code ?? source ?? '')
    if (lot_id !== undefined) return lot_id
    if (found.length > 1) return `lot_id ${source} belongs to several lots; give code_lot.`
    return `No lot ${code ?? source} was imported; import the lots first.`
  }
}

/** Only rows that differ are written, so that `changes` counts them. */
function onConflict(key: string, table: string, columns: readonly string[]): string {
  if (columns.length === 0) return `ON CONFLICT(${key}) DO NOTHING`
  const sets = columns.map((name) => `${name} = excluded.${name}`).join(', ')
  const differs = columns.map((name) => `${table}.${name} IS NOT excluded.${name}`).join(' OR ')
  return `ON CONFLICT(${key}) DO UPDATE SET ${sets}, updated_at = excluded.updated_at, row_version = row_version + 1 WHERE ${differs}`
}

const count = (db: Db, sql: string, ...values: number[]): number =>
  db
    .prepare<number[], number>(sql)
    .pluck()
    .get(...values) ?? 0

function textOf(value: Values[string] | undefined): string | null {
  const text = String(value ?? '').trim()
  return text === '' ? null : text
}

const isNumberOrMissing = (value: Values[string] | undefined): boolean =>
  value == null || (typeof value === 'number' && Number.isFinite(value))

function dayOf(value: Values[string] | undefined): string | null {
  const text = textOf(value)
  return text !== null && (/^\d{1,4}$/.test(text) || /^\d{4}-\d{2}-\d{2}/.test(text)) ? text.replace(/^0+(?=\d+$)/, '') : null
}
