import { describe, expect, test } from 'vitest'
import { createFormat } from '../ui/format.ts'
import type { Binding, RejectedCell } from './answers.ts'
import {
  accentedWords,
  bestTable,
  boundCount,
  breakingValues,
  figuresOf,
  isCut,
  lacksMeasures,
  openQuestions,
  rowNumbers,
  totalBytes,
  writeCell,
} from './view.ts'

const column = (to: string, from: string | null, candidates: string[] = [], required = false): Binding['columns'][number] => ({
  to,
  from,
  by: from === null ? 'none' : 'synonym',
  type: 'text',
  required,
  candidates,
  synonyms: [to],
})
const missing = (...names: string[]): Binding['problems'][number] => ({
  code: 'DATASET_COLUMN_MISSING',
  message: '',
  details: { missing: names },
})
const lots: Binding = {
  table: 'lots',
  columns: [column('code_lot', 'Lot', [], true), column('site_code', 'Site'), column('genetique', 'Race'), column('itm', null)],
  unused: [],
  problems: [],
}
const gavage: Binding = {
  table: 'gavage_data',
  columns: [column('code_lot', 'Lot'), column('lot_id', null), column('jour', null, [], true)],
  unused: [],
  problems: [missing('jour')],
}
const cell = (row: number, code: RejectedCell['code'], value: string | null = null): RejectedCell => ({
  row,
  line: row + 1,
  column: code === 'type' ? 'Poids' : null,
  value,
  code,
  reason: '',
  cells: [],
})

describe('the table that a file fits', () => {
  test('has most columns in the file and none missing that it needs', () => {
    expect(boundCount(lots)).toBe(3)
    expect(bestTable([gavage, lots])).toBe('lots')
    expect(bestTable([gavage])).toBeNull()
    expect(bestTable([])).toBeNull()
  })

  test('is not proposed for two columns that happen to fit', () =>
    expect(bestTable([{ ...lots, columns: [column('code_lot', 'Lot'), column('site_code', 'Site'), column('itm', null)] }])).toBeNull())

  test('may leave open which of two columns is meant', () =>
    expect(bestTable([{ ...lots, columns: [...lots.columns, column('season', 'Saison', ['Season'])] }])).toBe('lots'))
})

test('lots without any number have no measures', () => {
  expect(lacksMeasures(lots)).toBe(true)
  expect(lacksMeasures({ ...lots, columns: [...lots.columns, { ...column('sigma', 'Sigma'), type: 'number' }] })).toBe(false)
  expect(lacksMeasures(gavage)).toBe(false)
})

test('a list of bad cells may leave rows out', () => {
  expect(isCut([cell(1, 'type'), cell(1, 'type'), cell(2, 'type')], 2)).toBe(false)
  expect(isCut([cell(1, 'type')], 2)).toBe(true)
})

describe('open questions', () => {
  test('none when all is clear', () => expect(openQuestions(lots)).toEqual([]))

  test('a needed column that is not there', () => expect(openQuestions(gavage)).toEqual([{ to: 'jour', kind: 'missing', candidates: [] }]))

  test('each of several columns of which one is enough', () =>
    expect(
      openQuestions({ ...gavage, columns: [column('code_lot', null), column('lot_id', null)], problems: [missing('code_lot', 'lot_id')] }),
    ).toEqual([
      { to: 'code_lot', kind: 'missing', candidates: [] },
      { to: 'lot_id', kind: 'missing', candidates: [] },
    ]))

  test('two candidates, both named', () =>
    expect(openQuestions({ ...lots, columns: [column('season', 'Saison', ['Season'])] })).toEqual([
      { to: 'season', kind: 'ambiguous', candidates: ['Saison', 'Season'] },
    ]))
})

test('rows keep their numbers when lines before them are no rows', () => {
  expect(rowNumbers(3, [])).toEqual([1, 2, 3])
  expect(rowNumbers(3, [cell(2, 'columns'), cell(3, 'header'), cell(1, 'type', 'x')])).toEqual([1, 4, 5])
  expect(rowNumbers(0, [cell(1, 'columns')])).toEqual([])
})

test('breaking values, most frequent first; rows that are none do not count', () =>
  expect(breakingValues([cell(1, 'type', 'x'), cell(2, 'type', 'n.d.'), cell(3, 'type', 'n.d.'), cell(4, 'columns')])).toEqual([
    { value: 'n.d.', count: 2 },
    { value: 'x', count: 1 },
  ]))

describe('cells', () => {
  const words = { yes: 'oui', no: 'non' }
  const fr = createFormat('fr')

  test.each([
    [[1, 2, null], 0, false],
    [[1, 2.5, 'x'], 1, true],
    [[0.125, 3.1], 3, true],
    [[1.5e-7], 8, true],
    [[1e-30], 10, true],
    [[7, 1e21], 0, true],
    [[1969, 1970], 0, false],
    [[9, 12_467], 0, true],
  ])('%j need %i decimals, thousands marks: %s', (values, digits, grouped) => expect(figuresOf(values)).toEqual({ digits, grouped }))

  test.each([
    [1970, 'integer', 0, false, '1970'],
    [-4, 'integer', 0, false, '\u22124'],
    [1970, 'integer', 0, true, '1\u00a0970'],
    [1234.5, 'number', 2, true, '1\u00a0234,50'],
    [true, 'boolean', 0, false, 'oui'],
    ['2026-11-20', 'date', 0, false, '20 nov. 2026'],
    ['L-001', 'text', 0, false, 'L-001'],
  ] as const)('%j as %s with %i decimals, thousands marks %s, is written %s', (value, type, digits, grouped, text) =>
    expect(writeCell(value, type, { digits, grouped }, fr, words)).toBe(text),
  )
})

test('deleting counts the file and every version', () =>
  expect(totalBytes({ file_size: 100, versions: [{ bytes: 30 }, { bytes: 12 }] })).toBe(142))

test('words that show whether the encoding is right, each once', () => {
  const columns = [{ name: 'Génétique', type: 'text', missing: 0, distinct: 2, format: null } as const]
  expect(
    accentedWords({
      columns,
      raw: [
        ['Sère 12', 'plain'],
        ['Génétique', null],
        ['dâ€™oie', ''],
      ],
    }),
  ).toEqual(['Génétique', 'Sère', 'dâ€™oie'])
  expect(accentedWords({ columns: [], raw: [['é', 'è', 'à']] }, 2)).toEqual(['é', 'è'])
})
