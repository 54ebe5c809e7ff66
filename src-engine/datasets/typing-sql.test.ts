import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import { booleanFormats, type CellFormat, fits, numberFormat, timeFormats } from './domain/cell-formats.ts'
import { valueSql } from './typing-sql.ts'

let warehouse: Warehouse
let temp = ''
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'tessera-typing-'))
  warehouse = openWarehouse({ memoryMb: 256, threads: 1, temp })
})
afterAll(async () => {
  await warehouse.close()
  rmSync(temp, { recursive: true, force: true })
})

async function readValue(format: CellFormat, cell: string) {
  const sql = format.type === 'number' ? valueSql(format, 'cell') : `(${valueSql(format, 'cell')})::VARCHAR`
  const [row] = await warehouse.all<{ value: unknown }>(`SELECT ${sql} AS value FROM (SELECT ?::VARCHAR AS cell)`, [cell])
  return row.value
}
const timeFormat = (written: string) => timeFormats.find((format) => format.written === written) as CellFormat

describe('numbers', () => {
  it.each<[string, number | null, number | null]>([
    ['0,9', 0.9, null],
    ['0,900', 0.9, null],
    ['0.9', null, 0.9],
    ['1 234,5', 1234.5, null],
    ['1\u00a0234\u202f567,89', 1234567.89, null],
    ['12.345,6', 12345.6, null],
    ['1,234.5', null, 1234.5],
    ["1'234", 1234, 1234],
    ['1.234', 1234, 1.234],
    ['1,234', 1.234, 1234],
    ['(3)', -3, -3],
    ['(1 234,5)', -1234.5, null],
    ['-5', -5, -5],
    ['\u22125', -5, -5],
    ['+5', 5, 5],
    ['1e3', 1000, 1000],
    ['1,5E-3', 0.0015, null],
    ['12 %', 12, 12],
    ['12,5%', 12.5, null],
    [' 7 ', 7, 7],
    [',5', 0.5, null],
    ['12,34,567', null, null],
    ['1 23', null, null],
    ['1_000', null, null],
    ['nan', null, null],
    ['Infinity', null, null],
    ['1e999', null, null],
    ['0x10', null, null],
    ['1 2', null, null],
    ['-', null, null],
    ['%', null, null],
    ['abc', null, null],
  ])('%j is %d with a decimal comma, %d with a point', async (cell, comma, dot) => {
    expect(await readValue(numberFormat(','), cell)).toBe(comma)
    expect(await readValue(numberFormat('.'), cell)).toBe(dot)
  })
})

describe('dates and moments', () => {
  it.each([
    ['yyyy-mm-dd', '2024-01-31', '2024-01-31'],
    ['yyyy-mm-dd', '2024/1/5', '2024-01-05'],
    ['dd/mm/yyyy', '31/01/2024', '2024-01-31'],
    ['dd/mm/yyyy', ' 5.1.2024', '2024-01-05'],
    ['dd/mm/yyyy', '31/02/2024', null],
    ['dd/mm/yyyy', '01/31/2024', null],
    ['mm/dd/yyyy', '01/31/2024', '2024-01-31'],
    ['dd/mm/yyyy', '31/01-2024', null],
    ['yyyy-mm-dd hh:mm', '2024-01-31T19:42:02.790Z', '2024-01-31 19:42:02.79'],
    ['yyyy-mm-dd hh:mm', '2024-01-31 19:42:02+02:00', '2024-01-31 17:42:02'],
    ['dd/mm/yyyy hh:mm', '31/01/2024 9:05', '2024-01-31 09:05:00'],
    ['dd/mm/yyyy hh:mm', '31/01/2024 25:05', null],
    ['yyyymmdd hh:mm', '20240131 00:00:00', '2024-01-31 00:00:00'],
  ])('%s: %j is %s', async (written, cell, value) => {
    expect(await readValue(timeFormat(written), cell)).toBe(value)
  })
})

it('reads truth values of one language at a time', async () => {
  const [english, , french] = booleanFormats
  expect(await readValue(english, 'TRUE')).toBe('true')
  expect(await readValue(french, 'Non')).toBe('false')
  expect(await readValue(english, 'oui')).toBeNull()
})

it('matches in DuckDB exactly what it matches here', async () => {
  const cells = [
    '',
    ' ',
    '1',
    '-1,5',
    '1 234',
    '1\u202f234,5',
    '1.234.567',
    '(3)',
    '3 %',
    'é',
    '2024-01-31',
    '31.12.2024',
    '2024-01-31 08:00',
    'oui',
    'Vrai',
    '1e5',
    '%',
    "1'000",
  ]
  for (const format of [numberFormat(','), numberFormat('.'), ...timeFormats, ...booleanFormats]) {
    const matches = await Promise.all(
      cells.map((cell) =>
        warehouse.all<{ fits: boolean }>('SELECT regexp_full_match(?, ?) AS fits', [cell, format.pattern]).then(([row]) => row.fits),
      ),
    )
    expect(matches).toEqual(cells.map(fits(format.pattern)))
  }
})
