import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Columns, frameOf, openStepTable, type Table } from '#engine/testing/prepare-rows'
import { openWarehouse, type Warehouse } from '#engine/warehouse/duckdb'
import { applyFitted, fitSteps } from './port.ts'
import { memoryScratch } from './scratch.ts'
import { Step } from './steps/contract.ts'

const COLUMNS: Columns = { x: 'number', t: 'text', y: 'integer' }
const TRAIN: Table = [
  [0, 'a', 1],
  [10, 'a', 0],
  [null, 'b', 1],
]
const STEPS = [
  { step: 'fill_missing', columns: ['x'], method: 'mean' },
  { step: 'scale', columns: ['x'], method: 'minmax' },
  { step: 'drop', columns: ['y'], enabled: false },
  { step: 'encode', columns: ['t'], method: 'target', target: 'y', smooth: 0 },
].map((step) => Step.parse(step))

let warehouse: Warehouse
let temp = ''
let reader: ReturnType<typeof openStepTable>
beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'tessera-port-'))
  warehouse = openWarehouse({ memoryMb: 256, threads: 2, temp })
  reader = openStepTable()
})
afterAll(async () => {
  await warehouse.close()
  await reader.close()
  rmSync(temp, { recursive: true, force: true })
})
const around = () => ({ warehouse, versions: null as never, project_id: 1 })

describe('steps inside an experiment', () => {
  it('learn from the training rows, the target too, and repeat it on others', async () => {
    const { fitted, frame } = await fitSteps(around(), frameOf(COLUMNS, TRAIN), STEPS)
    expect(await reader.rowsOf(frame)).toEqual([
      [0, 0.5, 1],
      [1, 0.5, 0],
      [0.5, 1, 1],
    ])
    const stored = JSON.parse(JSON.stringify(fitted)) as typeof fitted
    expect(stored.map(({ settings }) => settings.step)).toEqual(['fill_missing', 'scale', 'encode'])
    const others = frameOf(COLUMNS, [
      [20, 'b', 0],
      [null, 'new', 0],
    ])
    expect(await reader.rowsOf(await applyFitted(around(), others, stored))).toEqual([
      [2, 1, 0],
      [0.5, expect.closeTo(2 / 3, 12), 0],
    ])
  })

  it('refuse rows that lack a column', async () => {
    const { fitted } = await fitSteps(around(), frameOf(COLUMNS, TRAIN), STEPS)
    const lacking = frameOf({ t: 'text' }, [['a']])
    await expect(applyFitted(around(), lacking, fitted)).rejects.toMatchObject({ code: 'PREPARATION_COLUMN_UNKNOWN' })
  })
})

describe('tables between two steps', () => {
  it('are gone once the scratch is closed', async () => {
    const tables = async () => (await warehouse.all<{ n: number }>('SELECT count(*) AS n FROM duckdb_tables()'))[0].n
    const scratch = memoryScratch(warehouse)
    await scratch.keep(frameOf(COLUMNS, TRAIN))
    const kept = await scratch.keep({ ...frameOf(COLUMNS, TRAIN), ordered: false })
    expect(await tables()).toBe(2)
    expect(await reader.rowsOf(frameOf(COLUMNS, TRAIN))).toHaveLength(3)
    expect(kept.ordered).toBe(true)
    await scratch.close()
    expect(await tables()).toBe(0)
  })
})
