import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openWarehouse } from './duckdb.ts'
import { parquetOptions } from './parquet-options.ts'

function warehouseOf(memoryMb: number) {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-warehouse-'))
  const warehouse = openWarehouse({ memoryMb, threads: 2, temp: join(folder, 'tmp') })
  onTestFinished(async () => {
    await warehouse.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { warehouse, place: (name: string) => join(folder, name) }
}

it('says that the memory does not suffice, and works on', async () => {
  const { warehouse } = warehouseOf(64)
  await expect(warehouse.all('SELECT len(list(range)) AS n FROM range(50000000)')).rejects.toMatchObject({ code: 'MEMORY_FULL' })
  expect(await warehouse.all('SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('writes 1,000 columns of text within 256 MB', async () => {
  const { warehouse, place } = warehouseOf(256)
  const columns = Array.from({ length: 1000 }, (_, i) => `('value of a cell ' || (range % 7)) AS c${i}`)
  const path = place('wide.parquet')
  await warehouse.run(`COPY (SELECT ${columns.join(', ')} FROM range(500)) TO '${path}' ${parquetOptions(columns.length, 'snappy')}`)
  expect(await warehouse.all(`SELECT count(DISTINCT c999) AS n FROM read_parquet('${path}')`)).toEqual([{ n: 7 }])
})
