import { EngineError } from '#engine/base/errors'
import { type Cell, type Cells, cell, type Frame, frameAfter, isNumber, type Outcome, source, touched } from './frame.ts'
import { countMissing } from './statistics.ts'
import type { Step } from './steps/contract.ts'
import { kindOf } from './steps/registry.ts'
import type { FitTools } from './steps/step.ts'
import type { Ask, Warning } from './values.ts'

/** What a step did. */
export interface StepReport {
  /** 1-based, switched-off steps counted. */
  number: number
  step: Step['step']
  status: 'done' | 'off' | 'skipped'
  reason: { code: string; message: string; details: Record<string, unknown> } | null
  rows_before: number
  rows_after: number
  columns_before: number
  columns_after: number
  missing_before: number
  missing_after: number
  /** Cells of columns that were there before, in rows that stay; null when the rows are others. */
  changed_cells: number | null
  /** Columns of which cells changed. */
  changed: { column: string; cells: number }[]
  added: string[]
  removed: string[]
  warnings: Warning[]
}

/** A step that was done, with all that is needed to look at it or to repeat it. */
export interface Stage {
  before: Frame
  outcome: Outcome
  after: Frame
  parameters: unknown
}

export interface RunTools extends FitTools {
  /** Keeps the rows of a table, so that they are not computed again. */
  keep(frame: Frame): Promise<Frame>
  /** `always`: after each step; `dear`: where computing twice costs more than keeping, and after every fifteenth step. */
  keeps: 'always' | 'dear'
  /** `skip`: a step that cannot be done is left out with the reason. */
  onError: 'stop' | 'skip'
  /** Told before each step. */
  begin?(number: number, step: Step): void | Promise<void>
}

export interface Run {
  frame: Frame
  rows: number
  reports: StepReport[]
  /** One for each step; null for those that were not done. */
  stages: (Stage | null)[]
}

interface Counts {
  rows: number
  missing: Map<string, number>
}

/**
 * Fits and applies steps one after the other: each sees what those before have made.
 *
 * @throws {EngineError} what the step said, with `details.number` of the step; `CANCELLED`, `DISK_FULL`.
 */
export async function runSteps(start: Frame, steps: readonly Step[], tools: RunTools): Promise<Run> {
  let frame = start
  let counts: Counts = await countMissing(tools.ask, start)
  let unkept = 0
  const reports: StepReport[] = []
  const stages: (Stage | null)[] = []
  for (const [index, step] of steps.entries()) {
    const number = index + 1
    await tools.begin?.(number, step)
    const idle = unchanged(number, step, frame, counts)
    if (!step.enabled) {
      reports.push({ ...idle, status: 'off' })
      stages.push(null)
      continue
    }
    try {
      const { stage, warnings, after, isKept } = await runStep(frame, step, { counts, unkept }, tools)
      reports.push(reportOf(idle, stage, counts, after, warnings))
      stages.push(stage)
      frame = stage.after
      unkept = isKept ? 0 : unkept + 1
      counts = after
    } catch (error) {
      const said = asStepError(error, number, step)
      if (tools.onError === 'stop' || !(said instanceof EngineError) || GRAVE.includes(said.code)) throw said
      reports.push({ ...idle, status: 'skipped', reason: { code: said.code, message: said.message, details: said.details } })
      stages.push(null)
    }
  }
  return { frame, rows: counts.rows, reports, stages }
}

/** SQL of more steps, one within the other, is slower to plan than a table is to keep. */
const MOST_UNKEPT = 15
const GRAVE = ['CANCELLED', 'DISK_FULL']

type After = Counts & { changed: Map<string, number> | null }

async function runStep(before: Frame, step: Step, { counts, unkept }: { counts: Counts; unkept: number }, tools: RunTools) {
  const kind = kindOf(step.step)
  const { parameters, warnings } = await kind.fit(before, step, tools)
  const outcome = await kind.apply(before, step, parameters, tools)
  const computed = frameAfter(before, outcome)
  const isKept = tools.keeps === 'always' || outcome.kind === 'rows' || outcome.heavy === true || unkept >= MOST_UNKEPT
  const after = isKept ? await tools.keep(computed) : computed
  const counted: After =
    outcome.kind === 'rows'
      ? { ...(await countMissing(tools.ask, after)), changed: null }
      : await countCells(tools.ask, before, outcome, counts)
  const stage: Stage = { before, outcome, after, parameters }
  return { stage, warnings, after: counted, isKept }
}

/** Rows that stay, missing cells and changed cells of a step, in one pass over the rows before it. */
async function countCells(ask: Ask, before: Frame, outcome: Cells, counts: Counts): Promise<After> {
  const { cells, keep } = outcome
  const changing = touched(outcome)
  const looked = keep === undefined ? changing : [...cells]
  const missing = new Map(cells.map(({ name, of }) => [name, of === null ? 0 : (counts.missing.get(of) ?? 0)]))
  if (looked.length === 0) return { rows: counts.rows, missing, changed: new Map() }
  const inner = looked.flatMap(({ sql, of }, i) => [`${sql} AS n${i}`, ...(of === null ? [] : [`${cell(of)} AS b${i}`])])
  const rows = `SELECT ${[...inner, `coalesce(${keep ?? 'true'}, false) AS stays`].join(', ')} FROM ${source(before, outcome)}`
  const sums = looked.flatMap((one, i) => [
    `count(*) FILTER (stays AND n${i} IS NULL) AS m${i}`,
    ...(one.of === null || !changing.includes(one) ? [] : [`count(*) FILTER (stays AND ${differs(one, i, before)}) AS c${i}`]),
  ])
  const [row] = await ask<Record<string, number>>(`SELECT ${['count(*) FILTER (stays) AS "rows"', ...sums].join(', ')} FROM (${rows})`)
  for (const [i, { name }] of looked.entries()) missing.set(name, row[`m${i}`])
  const changed = new Map(looked.flatMap(({ of }, i) => (of !== null && row[`c${i}`] > 0 ? [[of, row[`c${i}`]] as const] : [])))
  return { rows: row.rows, missing, changed }
}

/** Whether a cell is another than before; where only the type was changed, what became missing or known counts. */
export function differs({ type, of, replaced }: Cell, i: number, before: Frame): string {
  const old = before.columns.find(({ name }) => name === of)
  if (old?.type === type) return `n${i} IS DISTINCT FROM b${i}`
  if (old && isNumber(old) && isNumber({ type })) return `n${i}::DOUBLE IS DISTINCT FROM b${i}::DOUBLE`
  return replaced ? `n${i}::VARCHAR IS DISTINCT FROM b${i}::VARCHAR` : `(n${i} IS NULL) <> (b${i} IS NULL)`
}

const total = (missing: Map<string, number>) => [...missing.values()].reduce((sum, n) => sum + n, 0)

function unchanged(number: number, { step }: Step, { columns }: Frame, { rows, missing }: Counts): StepReport {
  const lacking = total(missing)
  return {
    number,
    step,
    status: 'done',
    reason: null,
    rows_before: rows,
    rows_after: rows,
    columns_before: columns.length,
    columns_after: columns.length,
    missing_before: lacking,
    missing_after: lacking,
    changed_cells: 0,
    changed: [],
    added: [],
    removed: [],
    warnings: [],
  }
}

function reportOf(
  idle: StepReport,
  { before, outcome, after }: Stage,
  counts: Counts,
  { rows, missing, changed }: After,
  warnings: Warning[],
): StepReport {
  const kept = outcome.kind === 'cells' ? new Set(outcome.cells.map(({ of }) => of)) : new Set(after.columns.map(({ name }) => name))
  const fresh =
    outcome.kind === 'cells'
      ? outcome.cells.filter(({ of }) => of === null)
      : after.columns.filter(({ name }) => before.columns.every((old) => old.name !== name))
  const cells = changed ?? (outcome.kind === 'rows' && outcome.sameCells ? new Map<string, number>() : null)
  return {
    ...idle,
    rows_before: counts.rows,
    rows_after: rows,
    columns_after: after.columns.length,
    missing_after: total(missing),
    changed_cells: cells && total(cells),
    changed: [...(cells ?? [])].map(([column, n]) => ({ column, cells: n })),
    added: fresh.map(({ name }) => name),
    removed: before.columns.filter(({ name }) => !kept.has(name)).map(({ name }) => name),
    warnings,
  }
}

/** A failure in the words of the step. What DuckDB could not do (a number out of range) is told as it told it. */
function asStepError(error: unknown, number: number, { step }: Step): unknown {
  const title = kindOf(step).title.en
  if (error instanceof EngineError) {
    if (GRAVE.includes(error.code)) return error
    return new EngineError(
      error.code as 'PREPARATION_STEP_FAILED',
      `Step ${number} (${title}): ${error.message}`,
      { ...error.details, number, step },
      { cause: error },
    )
  }
  const [reason] = String((error as Error)?.message ?? error).split('\n')
  return new EngineError(
    'PREPARATION_STEP_FAILED',
    `Step ${number} (${title}) could not be done: ${reason} Check its settings.`,
    { number, step, reason },
    { cause: error },
  )
}
