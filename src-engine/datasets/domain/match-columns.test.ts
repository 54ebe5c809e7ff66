import { describe, expect, it } from 'vitest'
import { parseColumnMap } from './column-map.ts'
import { columnNames, isCodeName } from './column-names.ts'
import { matchColumns } from './match-columns.ts'

const from = (names: string[], to: string, map = {}) => matchColumns('lots', names, map).columns.find((column) => column.to === to)

describe('matchColumns', () => {
  it.each([
    ['code_lot', 'Numéro de lot'],
    ['code_lot', 'N° LOT'],
    ['code_lot', 'Lot code'],
    ['site_code', 'Code site'],
    ['genetique', 'GENETIQUE'],
    ['genetique', 'Breed'],
    ['season', 'Saison'],
    ['pctg_perte_gavage', '% perte'],
    ['total_corn_real', 'Maïs total (kg)'],
    ['nb_meg', 'Nombre mis en gavage'],
    ['poids_foie_moyen_g', 'Poids foie moyen [g]'],
  ])('finds %s in a column named %s', (to, name) => {
    expect(from([name], to)).toMatchObject({ from: name, by: 'synonym' })
  })

  it('prefers the very name, and what was mapped before all', () => {
    expect(from(['lot', 'code_lot'], 'code_lot')).toMatchObject({ from: 'code_lot', candidates: [] })
    expect(from(['lot', 'code_lot'], 'code_lot', { LOT: 'code_lot' })).toMatchObject({ from: 'lot', by: 'map' })
  })

  it('asks when two columns fit', () => {
    const { problems } = matchColumns('lots', ['lot', 'Numéro de lot'])
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'DATASET_COLUMN_AMBIGUOUS',
        details: expect.objectContaining({ candidates: ['lot', 'Numéro de lot'] }),
      }),
    ])
  })

  it('says what is missing and what the file has', () => {
    expect(matchColumns('lots', ['a', 'b']).problems).toEqual([
      expect.objectContaining({
        code: 'DATASET_COLUMN_MISSING',
        details: expect.objectContaining({ missing: ['code_lot'], columns: ['a', 'b'] }),
      }),
    ])
    expect(matchColumns('gavage_data', ['jour']).problems).toMatchObject([{ details: { missing: ['code_lot', 'lot_id'] } }])
    expect(matchColumns('gavage_data', ['jour', 'lot_id']).problems).toEqual([])
  })

  it('names a column of the map that is neither in the file nor in the table', () => {
    const { problems } = matchColumns('lots', ['lot'], { foo: 'site_code', lot: 'bar' })
    expect(problems).toMatchObject([
      { code: 'DATASET_COLUMN_UNKNOWN', details: { column: 'foo', columns: ['lot'] } },
      { code: 'DATASET_COLUMN_UNKNOWN', details: { column: 'bar' } },
    ])
  })

  it('lists the columns that nobody takes', () => {
    expect(matchColumns('lots', ['lot', 'note']).unused).toEqual(['note'])
  })
})

describe('parseColumnMap', () => {
  it.each([
    ['a=b', { a: 'b' }],
    ['Numéro de lot=code_lot, Site = site_code', { 'Numéro de lot': 'code_lot', Site: 'site_code' }],
    ['"a, ""b""=c"=d,e=f', { 'a, "b"=c': 'd', e: 'f' }],
    ['{"a=b":"c"}', { 'a=b': 'c' }],
  ])('%s', (text, map) => {
    expect(parseColumnMap(text)).toEqual(map)
  })
  it.each(['a', 'a=', '=b', 'a=b,c', '{"a":1}', '{', '["a"]x'])('refuses %s', (text) => {
    expect(() => parseColumnMap(text)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

it('gives every column a name of its own', () => {
  expect(columnNames([' a ', '', 'A', 'a'])).toEqual({ names: ['a', 'column_2', 'A_2', 'a_3'], repeated: ['A_2', 'a_3'] })
})

it('tells codes by their name', () => {
  expect(['Code INSEE', 'code_lot', 'N° client', 'SIRET', 'Numéro'].map(isCodeName)).toEqual([true, true, true, true, true])
  expect(['codec', 'n', 'nombre', 'Année', 'no'].map(isCodeName)).toEqual([false, false, false, false, false])
})
