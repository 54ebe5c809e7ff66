import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TableRow } from '#engine/datasets/port'
import { sql as first } from '#engine/db/migrations/0001-first'
import { sql as lotsTables } from '#engine/db/migrations/0003-lots'
import { createLotsStore } from './store.ts'

let db: Database.Database
beforeEach(() => {
  db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  db.exec(first)
  db.exec(lotsTables)
  db.exec(`INSERT INTO users(id, uid, username, created_at, updated_at) VALUES (1, 'u', 'local', '', '')`)
  for (const id of [1, 2])
    db.prepare(`INSERT INTO projects(id, uid, name, owner_id, created_at, updated_at) VALUES (?, ?, ?, 1, '', '')`).run(
      id,
      `p${id}`,
      `p${id}`,
    )
})

const rowsOf = (values: TableRow['values'][]): TableRow[] => values.map((one, i) => ({ row: i + 1, values: one }))

function put(table: 'lots' | 'gavage_data', values: TableRow['values'][], project_id = 1) {
  const coming = createLotsStore(db).tables[table].open(project_id)
  const rejected = coming.stage(rowsOf(values))
  const outcome = db.transaction(() => coming.finish())()
  coming.discard()
  return { ...outcome, rejected }
}
const stored = (columns: string, table = 'lots_gavage') => db.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1`).all()

describe('lots', () => {
  it('are inserted, updated or left alone by code, never doubled', () => {
    const a = { code_lot: 'A', site_code: 'LL', itm: 15 }
    const b = { code_lot: 'B', site_code: 'LS', itm: null }
    expect(put('lots', [a, b])).toEqual({ inserted: 2, updated: 0, unchanged: 0, rejected: [] })
    expect(put('lots', [a, b])).toEqual({ inserted: 0, updated: 0, unchanged: 2, rejected: [] })
    expect(put('lots', [{ ...a, itm: 16 }, b, { code_lot: 'C', site_code: null, itm: 1 }])).toMatchObject({
      inserted: 1,
      updated: 1,
      unchanged: 1,
    })
    expect(stored('code_lot, itm, row_version')).toEqual([
      { code_lot: 'A', itm: 16, row_version: 2 },
      { code_lot: 'B', itm: null, row_version: 1 },
      { code_lot: 'C', itm: 1, row_version: 1 },
    ])
  })

  it('keep the values of columns that a later file does not have', () => {
    put('lots', [{ code_lot: 'A', site_code: 'LL', itm: 15 }])
    put('lots', [{ code_lot: 'A', sigma: 80 }])
    expect(stored('code_lot, site_code, itm, sigma')).toEqual([{ code_lot: 'A', site_code: 'LL', itm: 15, sigma: 80 }])
  })

  it('of one project are not those of another', () => {
    put('lots', [{ code_lot: 'A' }])
    expect(put('lots', [{ code_lot: 'A' }], 2)).toMatchObject({ inserted: 1 })
    expect(stored('lot_id')).toHaveLength(2)
  })

  it.each([
    [{ code_lot: null }, 'code_lot is missing.'],
    [{ code_lot: ' ' }, 'code_lot is missing.'],
    [{ code_lot: 'A', itm: 'abc' }, 'itm must be a number, got "abc".'],
    [{ code_lot: 'A', sigma: Number.NaN }, 'sigma must be a number, got "NaN".'],
  ])('refuse %o', (values, reason) => {
    expect(put('lots', [values]).rejected).toEqual([{ row: 1, reason }])
    expect(stored('lot_id')).toEqual([])
  })

  it('refuse a code that stands twice in a file and keep the first', () => {
    expect(
      put('lots', [
        { code_lot: 'A', itm: 1 },
        { code_lot: 'A', itm: 2 },
      ]).rejected,
    ).toEqual([{ row: 2, reason: 'code_lot A stands already in row 1; the first one is kept.' }])
    expect(stored('itm')).toEqual([{ itm: 1 }])
  })

  it('are not there before the import is finished, nor after it is given up', () => {
    const coming = createLotsStore(db).tables.lots.open(1)
    coming.stage(rowsOf([{ code_lot: 'A' }]))
    expect(stored('lot_id')).toEqual([])
    coming.discard()
    coming.discard()
    expect(stored('lot_id')).toEqual([])
  })
})

describe('daily rows', () => {
  beforeEach(() => {
    put('lots', [
      { code_lot: 'A', lot_id: '77' },
      { code_lot: 'B', lot_id: '78' },
      { code_lot: 'C', lot_id: '78' },
    ])
  })

  it('find their lot by the lot_id of the file, else by its code, and count distinct days', () => {
    const outcome = put('gavage_data', [
      { lot_id: '77', jour: '1', corn_real: 0.5 },
      { lot_id: '77', jour: '1', corn_real: 0.6 },
      { lot_id: '77', jour: '02', corn_real: 0.7 },
      { code_lot: 'B', jour: '2026-01-05', corn_real: 1 },
    ])
    expect(outcome).toEqual({ inserted: 4, updated: 0, unchanged: 0, rejected: [] })
    expect(stored('code_lot, duree_gavage')).toEqual([
      { code_lot: 'A', duree_gavage: 2 },
      { code_lot: 'B', duree_gavage: 1 },
      { code_lot: 'C', duree_gavage: null },
    ])
  })

  it('come again without doubling, whole or in part', () => {
    const days = [
      { code_lot: 'A', jour: '1' },
      { code_lot: 'A', jour: '1' },
      { code_lot: 'A', jour: '2' },
    ]
    put('gavage_data', days)
    expect(put('gavage_data', days)).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 })
    expect(put('gavage_data', [{ code_lot: 'A', jour: '3' }])).toMatchObject({ inserted: 1 })
    expect(stored('duree_gavage', 'lots_gavage')).toContainEqual({ duree_gavage: 3 })
  })

  it('keep the meal number of the file', () => {
    put('gavage_data', [{ code_lot: 'A', jour: '1', repas: 2, corn_real: 1 }])
    expect(
      put('gavage_data', [
        { code_lot: 'A', jour: '1', repas: 1, corn_real: 2 },
        { code_lot: 'A', jour: '1', repas: 1, corn_real: 3 },
      ]).rejected,
    ).toHaveLength(1)
    expect(stored('repas, corn_real', 'gavage_data_lots')).toEqual([
      { repas: 1, corn_real: 2 },
      { repas: 2, corn_real: 1 },
    ])
  })

  it.each([
    [{ code_lot: 'Z', jour: '1' }, 'No lot Z was imported; import the lots first.'],
    [{ jour: '1' }, 'Neither lot_id nor code_lot is given.'],
    [{ lot_id: '78', jour: '1' }, 'lot_id 78 belongs to several lots; give code_lot.'],
    [{ code_lot: 'A', jour: null }, 'jour must be a day number or a date, got "".'],
    [{ code_lot: 'A', jour: 'lundi' }, 'jour must be a day number or a date, got "lundi".'],
    [{ code_lot: 'A', jour: '1', corn_real: 'x' }, 'corn_real must be a number, got "x".'],
  ])('refuse %o', (values, reason) => {
    expect(put('gavage_data', [values]).rejected).toEqual([{ row: 1, reason }])
  })
})
