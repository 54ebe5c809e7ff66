import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Step } from '#engine/preparation/steps/contract'
import { type Columns, frameOf, openStepTable, type Table } from './prepare-rows.ts'

export type StepInput = { step: Step['step'] } & Record<string, unknown>

/** A step worked out by hand. */
export interface StepCase {
  says: string
  columns: Columns
  rows: Table
  step: StepInput
  gives: Table
  /** Names and types afterwards, in their order. */
  types?: Columns
}

const OTHER = frameOf({ site: 'text', km: 'integer', x: 'text' }, [
  ['a', 10, 'p'],
  ['b', 20, 'q'],
  ['b', 21, 'r'],
  ['z', 30, null],
])
/** Steps that change nothing when they are done a second time. */
const SETTLED = ['missing_tokens', 'remove_missing_rows', 'remove_missing_columns', 'filter', 'deduplicate', 'sort', 'select']

const near = (value: unknown) => (typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 12) : value)

/** A step table for the tests of one file; the dataset 7 can be joined (site, km, x). */
export function stepTableOfFile(): () => ReturnType<typeof openStepTable> {
  let open: ReturnType<typeof openStepTable> | undefined
  beforeAll(() => {
    open = openStepTable()
    open.other('7', OTHER)
  })
  afterAll(() => open?.close())
  return () => open as ReturnType<typeof openStepTable>
}

/** Each case by hand, and the laws that hold for every step. */
export function checkStepCases(cases: readonly StepCase[]): void {
  const steps = stepTableOfFile()
  const named = cases.map((one) => [`${one.step.step} ${one.says}`, one] as const)

  describe('by hand', () => {
    it.each(named)('%s', async (_says, { columns, rows, step, gives, types }) => {
      const { table, types: made, reports } = await steps().run(columns, rows, [step])
      expect(table).toEqual(gives.map((row) => row.map(near)))
      if (types) expect(Object.entries(made)).toEqual(Object.entries(types))
      expect(reports).toMatchObject([
        { status: 'done', rows_before: rows.length, rows_after: gives.length, columns_after: gives[0].length },
      ])
      expect(reports[0].missing_after).toBe(gives.flat().filter((value) => value === null).length)
    })
  })

  it.each(named)('fitted, kept as JSON and applied it gives the same: %s', async (_says, { columns, rows, step }) => {
    const { table } = await steps().run(columns, rows, [step], { keeps: 'always' })
    expect(await steps().fitThenApply(columns, rows, rows, step)).toEqual(table)
  })

  const settled = named.filter(([, { step }]) => SETTLED.includes(step.step))
  it.runIf(settled.length > 0).each(settled)('done twice is done once: %s', async (_says, { columns, rows, step }) => {
    const once = await steps().run(columns, rows, [step])
    const twice = await steps().run(columns, rows, [step, step])
    expect(twice.table).toEqual(once.table)
    expect(twice.reports[1]).toMatchObject({ rows_before: once.rows, rows_after: once.rows, changed_cells: 0 })
  })
}
