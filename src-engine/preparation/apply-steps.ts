import { dirname, join } from 'node:path'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import type { ReadableVersion, VersionsPort } from '#engine/datasets/port'
import type { JobRun } from '#engine/jobs/jobs'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { parquetOptions } from '#engine/warehouse/parquet-options'
import type { StepAnswer } from './answers/contract.ts'
import type { ApplyResult } from './contract.ts'
import { type Frame, ROW } from './frame.ts'
import { answerOf, previewOf, type Shown } from './preview.ts'
import { type Run, runSteps } from './run-steps.ts'
import { fileScratch } from './scratch.ts'
import type { Step } from './steps/contract.ts'
import { fitTools, versionFrame } from './version-frame.ts'

export interface ApplyFacts {
  dataset_id: number
  version_number: number
  steps: Step[]
  description: string
  /** The first step is the renaming by which a replay maps its columns; it has the number 0. */
  mapped: boolean
  /** A step that cannot be done is skipped with the reason. */
  skip: boolean
}

export interface ApplyDeps {
  warehouse: Warehouse
  versions: VersionsPort
  files: Files
}

/** Runs steps on a whole version in a job. Whatever happens, nothing stays but what `use` has kept. */
export async function runWhole<T>(
  { warehouse, versions, files }: ApplyDeps,
  facts: Pick<ApplyFacts, 'dataset_id' | 'version_number' | 'steps' | 'skip'>,
  job: JobRun,
  use: (run: Run, version: ReadableVersion, tools: { folder: string; start: Frame }) => Promise<T>,
): Promise<T> {
  const { dataset_id, version_number, steps, skip } = facts
  const version = versions.find(job.project_id, String(dataset_id), version_number)
  const folder = dirname(files.temporary('preparation'))
  const scratch = fileScratch(warehouse, folder, job.signal)
  try {
    const start = versionFrame(version)
    const run = await runSteps(start, steps, {
      ...fitTools(warehouse, versions, job.project_id, job.signal),
      keep: scratch.keep,
      keeps: 'dear',
      onError: skip ? 'skip' : 'stop',
      async begin(number, { step }) {
        job.progress((0.8 * (number - 1)) / steps.length, step)
        await job.breathe()
      },
    })
    return await use(run, version, { folder, start })
  } finally {
    await scratch.close()
  }
}

/** Makes a new version. It shows up in the transaction that completes the job, whole or not at all. */
export async function applySteps(deps: ApplyDeps, facts: ApplyFacts, job: JobRun): Promise<() => ApplyResult> {
  return runWhole(deps, facts, job, async (run, version, { folder }) => {
    const done = run.reports.filter(({ status }) => status === 'done')
    const asked = facts.mapped ? done.slice(1) : done
    if (run.rows === 0 || (facts.skip && asked.length === 0)) throw nothingLeft(run)
    job.progress(0.8, 'version')
    const path = join(folder, 'version.parquet')
    await deps.warehouse.run(
      `COPY (${finalSelect(run.frame)}) TO ${literal(path)} ${parquetOptions(run.frame.columns.length, 'zstd')}`,
      [],
      {
        signal: job.signal,
      },
    )
    await job.breathe()
    const first = facts.mapped ? 0 : 1
    const steps: StepAnswer[] = run.reports.map((report, i) => ({ ...answerOf(report), number: i + first }))
    const columns = run.frame.columns.map(({ name, type }) => ({ name, type }))
    const commit = await deps.versions.prepare(
      {
        dataset_id: version.dataset_id,
        version_number: version.version_number,
        description: facts.description,
        steps: steps.map((answer, i) => ({ ...answer, settings: facts.steps[i], parameters: run.stages[i]?.parameters ?? null })),
        path,
        columns,
        warnings: steps.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
      },
      job,
    )
    return () => ({ ...commit(), columns, steps })
  })
}

/** Sorted even where the order is right: only full vectors make the bytes, and so the content hash, the same for any number of threads. */
const finalSelect = ({ from, columns }: Frame) =>
  `SELECT ${columns.map(({ name }) => identifier(name)).join(', ')} FROM ${from} ORDER BY ${identifier(ROW)}`

function nothingLeft({ rows, reports }: Run): EngineError {
  const last = reports.find((report) => report.rows_after === 0 && report.rows_before > 0)
  const skipped = reports.filter(({ status }) => status === 'skipped')
  const why =
    rows > 0
      ? `None of the steps could be done: ${skipped[0]?.reason?.message ?? 'all are switched off'}`
      : `No row would be left${last ? ` after step ${last.number}` : ''}.`
  return new EngineError('PREPARATION_NOTHING_LEFT', `${why} No version was made.`, {
    steps: reports.map(({ number, status, reason, rows_after }) => ({ number, status, reason, rows_after })),
  })
}

/** A preview on the whole table; the answer is the result of the job. */
export const previewWhole = (deps: ApplyDeps, facts: ApplyFacts & { shown: Shown }, job: JobRun) =>
  runWhole(deps, { ...facts, skip: true }, job, async (run, version, { start }) => {
    const tools = fitTools(deps.warehouse, deps.versions, job.project_id, job.signal)
    const answer = await previewOf(tools.ask, version, start, run, facts.shown)
    return () => answer
  })
