import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import { type Frame, frameAfter, ROW } from '#engine/preparation/frame'
import { type RunTools, runSteps } from '#engine/preparation/run-steps'
import { memoryScratch } from '#engine/preparation/scratch'
import { type ColumnType, Step } from '#engine/preparation/steps/contract'
import { kindOf } from '#engine/preparation/steps/registry'
import { answerSql, typed } from '#engine/preparation/values'
import { identifier, openWarehouse, type Plain } from '#engine/warehouse/duckdb'

export type Columns = Record<string, ColumnType>
type StepInput = { step: Step['step'] } & Record<string, unknown>
export type Table = readonly (readonly Plain[])[]

/** A warehouse of its own that runs steps on small tables written out in a test. */
export function openStepTable() {
  const temp = mkdtempSync(join(tmpdir(), 'tessera-steps-'))
  const warehouse = openWarehouse({ memoryMb: 512, threads: 2, temp })
  const ask: RunTools['ask'] = (sql) => warehouse.all(sql)
  const others = new Map<string, Frame>()
  const tools = (rest: Partial<RunTools> = {}): RunTools => ({
    ask,
    purpose: 'preparation',
    keep: memoryScratch(warehouse).keep,
    keeps: 'dear',
    onError: 'stop',
    async other(dataset) {
      const frame = others.get(dataset)
      if (!frame) throw new EngineError('DATASET_NOT_FOUND', `no ${dataset}`, {})
      return { dataset_id: Number(dataset), version_number: 1, content_hash: '', frame }
    },
    ...rest,
  })
  const rowsOf = async ({ from, columns }: Frame): Promise<Plain[][]> => {
    const select = columns.map(({ name, type }, i) => `${answerSql(type, identifier(name))} AS v${i}`)
    const found = await ask(`SELECT ${select.join(', ')} FROM ${from} ORDER BY ${identifier(ROW)}`)
    return found.map((row) => columns.map((_, i) => row[`v${i}`]))
  }

  return {
    ask,
    rowsOf,
    /** Makes a table known to joins under a number. */
    other: (name: string, frame: Frame) => others.set(name, frame),
    /** Runs steps; the table is `rows` in the types of `columns`, null is missing. */
    async run(columns: Columns, rows: Table, steps: readonly StepInput[], rest: Partial<RunTools> = {}) {
      const run = await runSteps(
        frameOf(columns, rows),
        steps.map((step) => Step.parse(step)),
        tools(rest),
      )
      const made = Object.fromEntries(run.frame.columns.map(({ name, type }) => [name, type]))
      return { ...run, types: made, table: await rowsOf(run.frame) }
    },
    /** Fits a step on one table and applies it to another. */
    async fitThenApply(columns: Columns, fitOn: Table, applyTo: Table, step: StepInput, rest: Partial<RunTools> = {}) {
      const settings = Step.parse(step)
      const kind = kindOf(settings.step)
      const { parameters } = await kind.fit(frameOf(columns, fitOn), settings, tools(rest))
      const kept = JSON.parse(JSON.stringify(parameters)) as unknown
      const other = frameOf(columns, applyTo)
      return rowsOf(frameAfter(other, await kind.apply(other, settings, kept, tools(rest))))
    },
    async close() {
      await warehouse.close()
      rmSync(temp, { recursive: true, force: true })
    },
  }
}

/** A table written out as SQL. */
export function frameOf(columns: Columns, rows: Table): Frame {
  const names = Object.entries(columns)
  const values = rows.map(
    (row, place) => `(${[place, ...row.map((value, i) => typed(names[i][1], value === null ? null : String(value)))].join(', ')})`,
  )
  const header = [ROW, ...names.map(([name]) => name)].map(identifier).join(', ')
  const nothing = `SELECT 0 AS ${identifier(ROW)}, ${names.map(([name, type]) => `${typed(type, null)} AS ${identifier(name)}`).join(', ')} WHERE false`
  const from = rows.length > 0 ? `(SELECT * FROM (VALUES ${values.join(', ')}) AS v(${header}))` : `(${nothing})`
  return { from, columns: names.map(([name, type]) => ({ name, type })), ordered: true }
}
