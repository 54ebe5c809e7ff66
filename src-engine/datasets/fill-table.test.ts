import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#engine/db/open'
import { openTestEngine } from '#engine/testing/open-test-engine'

let test: Awaited<ReturnType<typeof openTestEngine>>
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-fill-'))
  test = await openTestEngine()
})
afterEach(async () => {
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})

const lots = 'Numéro;Site;itm;Note\n0001;LL;1,5;x\n0002;LS;0,9;y\n0003;LS;2,5;z\n'
const sales = 'dfu_id;item_id;date;qty\nA;I;2024-01-01;1\nA;I;2024-02-01;2\nB;I;2024-01-01;3\n'
type Import = Omit<Parameters<typeof test.api.datasets.import>[0], 'file'>
type Steps = NonNullable<Parameters<typeof test.api.preparation.apply>[0]['step']>

async function imported(content: string, input: Import) {
  const file = join(folder, 'data.csv')
  writeFileSync(file, content)
  const { error, result } = await test.finished((await test.api.datasets.import({ file, ...input })).task_id)
  expect(error).toBeNull()
  return result
}
async function prepared(step: Steps) {
  const { error, result } = await test.finished((await test.api.preparation.apply({ dataset: 'data', step })).task_id)
  expect(error).toBeNull()
  return result
}
async function filled(input: Omit<Parameters<typeof test.api.datasets.fill>[0], 'dataset'> = {}) {
  return test.finished((await test.api.datasets.fill({ dataset: 'data', ...input })).task_id)
}
function itms() {
  const db = openDatabase(test.workspace)
  const rows = db.prepare('SELECT code_lot, itm FROM lots_gavage ORDER BY code_lot').raw().all()
  db.close()
  return rows
}

describe('a version that preparation has made', () => {
  it('says which table still holds another one, and fills it when asked', async () => {
    await imported(lots, { table: 'lots', map: 'Numéro=code_lot' })
    const made = await prepared([
      { step: 'derive', name: 'itm', expression: 'itm * 10', replace: true },
      { step: 'drop', columns: ['Note'] },
    ])
    expect(made).toMatchObject({ version_number: 2, feeds: [{ table: 'lots', version_number: 1 }] })
    expect(itms()).toEqual([
      ['0001', 1.5],
      ['0002', 0.9],
      ['0003', 2.5],
    ])
    expect((await filled()).result).toMatchObject({ version_number: 2, table: 'lots', rows: 3, refused_rows: 0, updated: 3, inserted: 0 })
    expect(itms()).toEqual([
      ['0001', 15],
      ['0002', 9],
      ['0003', 25],
    ])
    expect((await filled()).result).toMatchObject({ updated: 0, unchanged: 3 })
  })

  it('becomes the sales of the project', async () => {
    await imported(sales, { table: 'fact_sales_monthly' })
    await prepared([{ step: 'filter', where: "dfu_id = 'A'" }])
    expect((await filled()).result).toMatchObject({ version_number: 2, table: 'fact_sales_monthly', rows: 2 })
    expect((await test.api.datasets.show({ dataset: 'data' })).feeds).toEqual([{ table: 'fact_sales_monthly', version_number: 2 }])
  })

  it('gets the next file of the same columns as a version after it', async () => {
    await imported(lots, {})
    await prepared([{ step: 'drop', columns: ['Note'] }])
    expect(await imported(lots.replace('2,5', '2,6'), {})).toMatchObject({ name: 'data', version_number: 3 })
  })
})

describe('a table is not filled', () => {
  it('when it is not said which', async () => {
    await imported(lots, {})
    await expect(test.api.datasets.fill({ dataset: 'data' })).rejects.toMatchObject({ code: 'DATASET_NO_TABLE' })
  })

  it.each<[string, Steps]>([
    ['DATASET_COLUMN_MISSING', [{ step: 'drop', columns: ['Numéro'] }]],
    ['DATASET_TOO_MANY_REJECTED', [{ step: 'derive', name: 'Numéro', expression: "''", replace: true }]],
  ])('by a version that cannot: %s', async (code, step) => {
    await imported(lots, { table: 'lots', map: 'Numéro=code_lot' })
    await prepared(step)
    expect((await filled()).error).toMatchObject({ code })
    expect(itms()).toHaveLength(3)
  })
})
