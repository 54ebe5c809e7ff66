import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleDfuFiles } from './sample-dfu.ts'

const packaged = (name: string) => readFileSync(join(import.meta.dirname, '../resources/sample/dfu', name), 'utf8')
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

describe('sample DFUs', () => {
  it('are the bytes that the generator gives', () => {
    const { facts, items, dfus } = sampleDfuFiles()
    expect(packaged('fact_sales_monthly.csv')).toBe(facts)
    expect(packaged('dim_item.csv')).toBe(items)
    expect(packaged('dim_dfu.csv')).toBe(dfus)
  })

  it('hold 36 months of 400 DFUs in under 700 KB', () => {
    const { facts, dfus } = sampleDfuFiles()
    const rows = rowsOf(facts)
    expect(new Set(rows.map(([item, location]) => `${item}|${location}`)).size).toBe(400)
    expect(new Set(rows.map(([, , month]) => month)).size).toBe(36)
    expect(rowsOf(dfus)).toHaveLength(400)
    expect(Buffer.byteLength(facts)).toBeLessThan(700_000)
  })

  it('change with the seed', () => {
    expect(sampleDfuFiles(1).facts).not.toBe(sampleDfuFiles(2).facts)
  })
})
