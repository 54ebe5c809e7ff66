import type { ReadableVersion } from '#engine/datasets/port'
import type { Plain } from '#engine/warehouse/duckdb'
import type { ColumnFacts, Preview, StepAnswer } from './answers/contract.ts'
import { cell, columnNamed, type Frame, ROW_CELL, source, touched } from './frame.ts'
import { factsOf, histograms } from './histogram.ts'
import { differs, type Run, type Stage, type StepReport } from './run-steps.ts'
import { kindOf } from './steps/registry.ts'
import { type Ask, answerSql } from './values.ts'

/** What is to be seen of a run. */
export interface Shown {
  show?: number
  column?: string
  changed_only: boolean
  offset: number
  limit: number
}

/** Above this many rows different values are estimated. */
const LARGE = 200_000

export const answerOf = (report: StepReport): StepAnswer => ({ ...report, title: kindOf(report.step).title })

/** One step of a run with its rows, its columns, and one column before and after. */
export async function previewOf(ask: Ask, version: ReadableVersion, start: Frame, run: Run, shown: Shown): Promise<Preview> {
  const { stage, number } = stageOf(run, shown.show)
  const after = stage?.after ?? start
  const rows_used = run.reports[0]?.rows_before ?? run.rows
  const facts = await factsOf(ask, after, { large: rows_used > LARGE })
  const report = run.reports.find((one) => one.number === number)
  const columns = facts.columns.map((one) => ({
    ...one,
    changed: report?.changed.find(({ column }) => column === sourceOf(stage, one.name))?.cells ?? 0,
    is_new: report?.added.includes(one.name) ?? false,
  }))
  const page = await rowsOf(ask, start, stage, shown)
  const rows_total = shown.changed_only && stage?.outcome.kind === 'cells' ? page.total : facts.rows
  const { dataset_id, version_number, rows: total_rows } = version
  return {
    dataset_id,
    version_number,
    total_rows,
    rows_used,
    partial: rows_used < total_rows,
    steps: run.reports.map(answerOf),
    shown: number,
    columns,
    rows_total,
    rows: page.rows,
    column:
      shown.column === undefined
        ? null
        : await columnOf(ask, shown.column, stage?.before ?? start, { after, columns: facts.columns, rows: facts.rows, stage }),
  }
}

/** The wished step, or the nearest one before it that was done. */
function stageOf({ stages }: Run, wished = stages.length): { stage: Stage | null; number: number | null } {
  for (let number = Math.min(wished, stages.length); number > 0; number--) {
    const stage = stages[number - 1]
    if (stage) return { stage, number }
  }
  return { stage: null, number: null }
}

/** Name that a column had before the step. */
function sourceOf(stage: Stage | null, name: string): string | null {
  if (stage?.outcome.kind !== 'cells') return name
  return stage.outcome.cells.find((one) => one.name === name)?.of ?? null
}

async function rowsOf(ask: Ask, start: Frame, stage: Stage | null, { changed_only, offset, limit }: Shown) {
  if (stage === null || stage.outcome.kind === 'rows') {
    const frame = stage?.after ?? start
    const cells = frame.columns.map(({ name, type }, i) => `${answerSql(type, cell(name))} AS v${i}`)
    const found = await ask(
      `SELECT ${[`${ROW_CELL} AS place`, ...cells].join(', ')} FROM ${source(frame)} ORDER BY place LIMIT ${limit} OFFSET ${offset}`,
    )
    return {
      total: 0,
      rows: found.map((row) => ({ row: Number(row.place) + 1, cells: frame.columns.map((_, i) => row[`v${i}`]), changed: [] })),
    }
  }
  return changedRows(ask, stage.before, stage.outcome, { changed_only, offset, limit })
}

type CellsOutcome = Extract<Stage['outcome'], { kind: 'cells' }>

async function changedRows(ask: Ask, before: Frame, outcome: CellsOutcome, { changed_only, offset, limit }: Shown) {
  const { cells, keep = 'true' } = outcome
  const changing = touched(outcome)
  const compared = cells.flatMap((one, i) => (one.of !== null && changing.includes(one) ? [{ one, i, of: one.of }] : []))
  const inner = [
    `${ROW_CELL} AS place`,
    ...cells.map(({ sql }, i) => `${sql} AS n${i}`),
    ...compared.map(({ i, of }) => `${cell(of)} AS b${i}`),
    `coalesce(${keep}, false) AS stays`,
  ]
  const outer = [
    'place',
    ...cells.map(({ type }, i) => `${answerSql(type, `n${i}`)} AS v${i}`),
    ...compared.map(({ one, i }) => `coalesce(${differs(one, i, before)}, false) AS c${i}`),
    ...compared.map(({ i, of }) => `${answerSql(columnNamed(before, of).type, `b${i}`)} AS o${i}`),
  ]
  const flags = compared.map(({ i }) => `c${i}`)
  const only = changed_only && flags.length > 0 ? `WHERE ${flags.join(' OR ')}` : changed_only ? 'WHERE false' : ''
  const all = `SELECT ${outer.join(', ')} FROM (SELECT ${inner.join(', ')} FROM ${source(before, outcome)}) WHERE stays`
  const total = changed_only ? ', count(*) OVER () AS total' : ''
  const found = await ask(`SELECT *${total} FROM (${all}) ${only} ORDER BY place LIMIT ${limit} OFFSET ${offset}`)
  const rows = found.map((row) => ({
    row: Number(row.place) + 1,
    cells: cells.map((_, i) => row[`v${i}`] as Plain),
    changed: compared.flatMap(({ i }) => (row[`c${i}`] ? [{ column: i, before: row[`o${i}`] as Plain }] : [])),
  }))
  return { total: Number(found[0]?.total ?? 0), rows }
}

interface AfterStep {
  after: Frame
  columns: readonly ColumnFacts[]
  rows: number
  stage: Stage | null
}

async function columnOf(ask: Ask, name: string, before: Frame, { after, columns, rows, stage }: AfterStep): Promise<Preview['column']> {
  const now = after.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  const old = before.columns.find((column) => column.name === (now ? sourceOf(stage, now.name) : name))
  if (!now && !old) columnNamed(after, name)
  const [past, present] = await histograms(ask, [old ? { frame: before, column: old } : null, now ? { frame: after, column: now } : null])
  const factsBefore = old ? await factsOf(ask, { ...before, columns: [old] }, { large: rows > LARGE }) : null
  const factsNow = now && columns.find((one) => one.name === now.name)
  return {
    name: now?.name ?? name,
    before: factsBefore && past ? { ...factsBefore.columns[0], rows: factsBefore.rows, histogram: past } : null,
    after: factsNow && present ? { ...factsNow, rows, histogram: present } : null,
  }
}
