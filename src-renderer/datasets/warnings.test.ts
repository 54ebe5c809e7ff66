import { describe, expect, test } from 'vitest'
import { numberFormat, timeFormats } from '#engine/datasets/domain/cell-formats'
import { decideType, suggestMissing } from '#engine/datasets/domain/decide-type'
import { tellWarning } from './warnings.ts'
import { words } from './words.ts'

const number = numberFormat(',')
const proof = { filled: 1000, breaking: 3, breakers: [{ cell: 'n.d.', count: 3, row: 7 }], fractions: 900, codes: 0 }
const options = { tokens: true, strict: false }
const first = (decision: { warnings: string[] }) => tellWarning(decision.warnings[0])

describe('what the engine says', () => {
  test('a token that was taken for missing', () =>
    expect(first(decideType('Poids (g)', number, proof, false, options))).toEqual({
      key: 'takenForMissing',
      values: { name: 'Poids (g)', cell: 'n.d.', count: 3, row: 7 },
    }))

  test('one bad cell', () =>
    expect(
      first(decideType('Poids', number, { ...proof, breaking: 1, breakers: [{ cell: 'abîmé', count: 1, row: 137 }] }, true, options)),
    ).toEqual({
      key: 'setAside',
      values: { name: 'Poids', count: 1, format: '1 234,5', cell: 'abîmé', row: 137 },
    }))

  test('several bad cells', () =>
    expect(
      first(decideType('Jour', timeFormats[1], { ...proof, breakers: [{ cell: '31/02/2026', count: 3, row: 9 }] }, true, options)),
    ).toEqual({
      key: 'setAside',
      values: { name: 'Jour', count: 3, format: 'dd/mm/yyyy', cell: '31/02/2026', row: 9 },
    }))

  test('a column that stays text', () =>
    expect(
      first(decideType('Note "A"', number, { ...proof, breaking: 400, breakers: [{ cell: 'bon', count: 400, row: 2 }] }, false, options)),
    ).toEqual({ key: 'staysText', values: { name: 'Note "A"', count: 400, filled: 1000, cell: 'bon', row: 2 } }))

  test('a token that was kept', () =>
    expect(tellWarning(suggestMissing('Site', [{ cell: 'N/A', count: 2, row: 4 }])[0])).toEqual({
      key: 'keptAsText',
      values: { name: 'Site', count: 2, cell: 'N/A' },
    }))
})

test.each([
  ['"Part": 12 cells carry a percent sign; 12 % was read as 12.', 'percent'],
  [
    '"Prix" could be written 1,234.5 as well; it was read as 1 234,5, as the rest of the file. Give --decimal to decide otherwise.',
    'decimalUnsure',
  ],
  ['"Jour" could be mm/dd/yyyy as well, no date tells; it was read as dd/mm/yyyy.', 'dateUnsure'],
  ['"Site": 4 cells have spaces before or after the text; they were kept.', 'padded'],
  ['"x": 4 cells are NaN or infinite and became missing.', 'notFinite'],
  ['A column name stands twice; the later one became "Site_2".', 'repeated'],
  ['Two keys differ in case only; the later one became "site_2".', 'repeated'],
  ['The sheet "Lots" was read; "Sites", "Notes" too hold data.', 'sheets'],
  ['3 cells hold an error and were left empty: B4, C7, D9.', 'errorCells'],
  ['5 rows end with delimiters too many; the empty cells were dropped.', 'trailing'],
  [
    'The text was read as Windows-1252, but many of its characters are rare there: it may be in another encoding. Look at the names and texts, and save the file as UTF-8 if they are wrong.',
    'rareLetters',
  ],
  [
    'Most of the text is UTF-8, but position 812 is not; the file was read as Windows-1252, so some accents may be wrong. Save it as UTF-8 to be sure.',
    'mostlyUtf8',
  ],
])('%s', (text, key) => {
  expect(tellWarning(text)?.key).toBe(key)
  const told = Object.keys(words.fr.warnings)
  expect(told.some((name) => name === key || name === `${key}_other`)).toBe(true)
})

test('an unknown sentence is left to the engine', () => expect(tellWarning('Something else happened.')).toBeNull())
