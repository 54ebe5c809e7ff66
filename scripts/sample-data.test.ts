import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleFiles } from './sample-data.ts'

const packaged = (name: string) => readFileSync(join(import.meta.dirname, '../resources/sample', name), 'utf8')
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

describe('sample data', () => {
  it('are the bytes that the generator gives', () => {
    const { lots, gavageData } = sampleFiles()
    expect(packaged('lots_gavage.csv')).toBe(lots)
    expect(packaged('gavage_data_lots.csv')).toBe(gavageData)
  })

  it('hold 1,200 lots of 5 sites, 3 genetics and 4 seasons, some values missing', () => {
    const [header, ...lots] = rowsOf(sampleFiles().lots)
    const distinct = (name: string) => new Set(lots.map((lot) => lot[header.indexOf(name)])).size
    expect(lots).toHaveLength(1200)
    expect([distinct('code_lot'), distinct('site_code'), distinct('genetique'), distinct('season')]).toEqual([1200, 5, 3, 4])
    const missing = lots.flat().filter((cell) => cell === '').length
    expect(missing).toBeGreaterThan(30)
    expect(missing).toBeLessThan(200)
  })

  it('give most lots 10 to 14 days', () => {
    const days = Map.groupBy(rowsOf(sampleFiles().gavageData).slice(1), (row) => row[0])
    const lengths = [...days.values()].map((rows) => rows.length)
    expect(lengths.length).toBeGreaterThan(1170)
    expect(lengths.length).toBeLessThan(1200)
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([10, 14])
  })

  it('change with the seed', () => {
    expect(sampleFiles(1, 20).lots).not.toBe(sampleFiles(2, 20).lots)
  })
})
