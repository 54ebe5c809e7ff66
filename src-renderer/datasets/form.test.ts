import { describe, expect, test } from 'vitest'
import { chosen, commandOf, defaultName, EMPTY_FORM, importCommand, importInput, previewInput, remapped, typesFor } from './form.ts'

const FILE = 'upload:1'

describe('what is asked of the engine', () => {
  test('nothing but the file when nothing was decided', () => expect(previewInput(FILE, EMPTY_FORM, null)).toEqual({ file: FILE }))

  test('the mapping goes from the column of the file to that of the table, and only with a table', () => {
    const form = { ...EMPTY_FORM, map: { itm: 'Rendement (t/ha)' } }
    expect(previewInput(FILE, form, 'lots')).toEqual({ file: FILE, table: 'lots', map: '{"Rendement (t/ha)":"itm"}' })
    expect(previewInput(FILE, form, null)).toEqual({ file: FILE })
  })

  test('types by column', () =>
    expect(previewInput(FILE, { ...EMPTY_FORM, types: { Code: 'text' } }, null)).toEqual({ file: FILE, types: '{"Code":"text"}' }))

  test('what happens to breaking cells, by column', () =>
    expect(previewInput(FILE, { ...EMPTY_FORM, onBreak: { ITM: 'blank' } }, null)).toEqual({ file: FILE, on_break: '{"ITM":"blank"}' }))

  test('a blank name is no name', () => {
    expect(importInput(FILE, { ...EMPTY_FORM, name: '  ' }, null).name).toBeUndefined()
    expect(importInput(FILE, { ...EMPTY_FORM, name: ' Lots ' }, null).name).toBe('Lots')
  })
})

describe('choices', () => {
  test('what was found anyway is no choice', () => {
    expect(chosen({ decimal: '.' }, 'decimal', ',', ',')).toEqual({})
    expect(chosen({}, 'header', false, true)).toEqual({ header: false })
    expect(chosen({ header: false }, 'header', true, true)).toEqual({})
  })

  test('a column of the file feeds one column of the table', () => {
    const map = remapped({ itm: 'A', sigma: 'B' }, 'nb_meg', 'A')
    expect(map).toEqual({ sigma: 'B', nb_meg: 'A' })
    expect(remapped(map, 'sigma', null)).toEqual({ nb_meg: 'A' })
  })

  test('the map that was there is left as it was', () => {
    const map = Object.freeze({ itm: 'A' })
    remapped(map, 'itm', 'B')
    expect(map).toEqual({ itm: 'A' })
  })
})

test('a column is only given a type that its table can take', () => {
  expect(typesFor('number').map(({ name }) => name)).toEqual(['1 234,5', '1,234.5'])
  expect(typesFor('date').map(({ name }) => name)).not.toContain('text')
  expect(typesFor(undefined)).toHaveLength(13)
})

test.each([
  ['lots.csv', 'lots'],
  ['lots.2026.csv', 'lots.2026'],
  ['lots', 'lots'],
  ['.hidden', '.hidden'],
])('the dataset of %s is named %s', (file, name) => expect(defaultName(file)).toBe(name))

describe('the command', () => {
  test('quotes what a shell or the mapping would take apart', () => {
    const form = {
      ...EMPTY_FORM,
      name: 'Lots 2026',
      reading: { delimiter: ';', missing: ['n.d.', 'a,b'] },
      map: { itm: 'Poids, "net"', sigma: 'Écart' },
    }
    expect(importCommand('mes lots.csv', form, 'lots')).toBe(
      String.raw`tessera import "mes lots.csv" --name "Lots 2026" --delimiter ";" --missing "n.d.,\"a,b\"" --table lots --map "\"Poids, \"\"net\"\"\"=itm,Écart=sigma"`,
    )
  })

  test('spells the flags of every choice', () => {
    const reading = { repair_mojibake: true, skip: 2, comment: '#', sheet: 'Feuille 2', range: 'B3:F', same_as_last: true }
    expect(importCommand('a.xlsx', { ...EMPTY_FORM, reading, onBreak: { ITM: 'text' } }, null)).toBe(
      'tessera import a.xlsx --repair-mojibake true --skip 2 --comment "#" --sheet "Feuille 2" --range B3:F --same-as-last true --on-break "ITM=text"',
    )
  })

  test('leaves out what was found in the file', () => expect(importCommand('lots.csv', EMPTY_FORM, null)).toBe('tessera import lots.csv'))

  test('of a dataset holds how it was read', () => {
    const reading = {
      format: 'csv' as const,
      encoding: 'windows-1252',
      byte_order_mark: false,
      mojibake_repaired: null,
      delimiter: '\t',
      quote: '"',
      escape: null,
      comment: null,
      skip: 0,
      header: true,
      line_end: 'lf' as const,
      decimal: ',' as const,
      missing: ['n.d.'],
      sheet: null,
      range: null,
      flatten: null,
    }
    expect(commandOf({ filename: 'lots.csv', reading, table: 'lots', map: { Site: 'site_code' }, types: { Code: 'text' } })).toBe(
      'tessera import lots.csv --encoding windows-1252 --delimiter tab --decimal , --missing n.d. --types "Code=text" --table lots --map "Site=site_code"',
    )
  })
})
