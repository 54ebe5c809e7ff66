import { expect, it } from 'vitest'
import { booleanFormats, numberFormat, timeFormats } from './cell-formats.ts'
import { writtenAs } from './written-as.ts'

it.each([
  [['1 234,5', '2 345 678,25', '12'], ',', { group: ' ', percent: null }],
  [['1.234,5', '12,5'], ',', { group: '.' }],
  [['1,234.5', '12,345'], '.', { group: ',' }],
  [['1234,5', '0,25', '1,125'], ',', { group: null }],
  [['12 %', '3 %'], ',', { percent: ' %' }],
  [["1'000", "2'500'000"], '.', { group: "'" }],
  [['1', '2'], ',', { group: null, percent: null }],
] as const)('numbers %j', (cells, decimal, expected) => {
  expect(writtenAs(cells, numberFormat(decimal))).toMatchObject(expected)
})

it('dates, moments and truth values', () => {
  expect(writtenAs(['31.01.2024', '1.2.2024'], timeFormats[1])).toMatchObject({ separator: '.', clock: null })
  expect(writtenAs(['2024-01-31 12:05:00'], timeFormats[3])).toMatchObject({ separator: '-', clock: ' %H:%M:%S' })
  expect(writtenAs(['31/01/2024T12:05'], timeFormats[4])).toMatchObject({ separator: '/', clock: 'T%H:%M' })
  expect(writtenAs(['OUI', 'NON', 'OUI'], booleanFormats[2])).toMatchObject({ words: ['OUI', 'NON'] })
  expect(writtenAs(['x'], null)).toBeNull()
})
