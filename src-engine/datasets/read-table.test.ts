import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFiles } from '#engine/base/files'
import type { Jobs } from '#engine/jobs/jobs'
import { openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import type { TableRejection, TableRow } from './port.ts'
import { createReadTable } from './read-table.ts'

let warehouse: Warehouse
let workspace = ''
let readTable: ReturnType<typeof createReadTable>
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tessera-read-table-'))
  mkdirSync(join(workspace, 'tmp'))
  warehouse = openWarehouse({ memoryMb: 256, threads: 1, temp: join(workspace, 'tmp') })
  const context = { checkpoint: () => {}, tell: () => {}, kernels: () => Promise.reject(new Error('no kernels here')) }
  const jobs: Pick<Jobs, 'compute'> = { compute: async (job, input) => job.run(input, context) }
  readTable = createReadTable({ warehouse, files: openFiles(workspace), jobs })
})
afterEach(async () => {
  await warehouse.close()
  rmSync(workspace, { recursive: true, force: true })
})

function save(content: string) {
  const path = join(workspace, 'new.csv')
  writeFileSync(path, content)
  return { path, name: 'new.csv' }
}

it('gives the rows of a file in the columns of lots, and what breaks them with the reason', async () => {
  const file = save('lot;itm;durée gavage\nA;1,5;11\nB;abc;12\nC;;13\n')
  const { pages, warnings } = await readTable(file, { table: 'lots_to_score', needed: ['itm', 'duree_gavage'] })
  const rows: TableRow[] = []
  const rejected: TableRejection[] = []
  for await (const page of pages) {
    rows.push(...page.rows)
    rejected.push(...page.rejected)
  }
  expect(rows).toEqual([
    { row: 1, values: { code_lot: 'A', itm: 1.5, duree_gavage: 11 } },
    { row: 3, values: { code_lot: 'C', itm: null, duree_gavage: 13 } },
  ])
  expect(rejected).toEqual([{ row: 2, reason: '"itm": a number was expected (1 234,5), got "abc"' }])
  expect(warnings).toHaveLength(1)
  expect(readdirSync(join(workspace, 'tmp'))).toEqual([])
})

it('follows a map and needs no code_lot', async () => {
  const { pages } = await readTable(save('x\n1.5\n2.5\n'), { table: 'lots_to_score', needed: ['itm'], map: 'x=itm' })
  for await (const { rows } of pages) expect(rows.map(({ values }) => values)).toEqual([{ itm: 1.5 }, { itm: 2.5 }])
})

it('names the feature that the file lacks before the first page', async () => {
  const reading = readTable(save('lot;itm\nA;1,5\n'), { table: 'lots_to_score', needed: ['itm', 'sigma'] })
  await expect(reading).rejects.toMatchObject({ code: 'DATASET_COLUMN_MISSING', details: { missing: ['sigma'] } })
  expect(readdirSync(join(workspace, 'tmp'))).toEqual([])
})
