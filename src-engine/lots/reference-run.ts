import { EngineError } from '#engine/base/errors'
import type { JobRun } from '#engine/jobs/jobs'
import type { ReferenceResult } from './answers/contract.ts'
import { positionOf } from './domain/features.ts'
import { referenceLots } from './job.ts'
import type { LotsStore } from './store.ts'

const LIBRARY = 'ml-kmeans 7.0.1'
const PAGE = 2_000

export interface ReferenceFacts {
  run_id: number
}

/** Runs ml-kmeans on the values a run has stored, so that both see the same lots even after a new import. */
export async function referenceRun(store: LotsStore, { run_id }: ReferenceFacts, job: JobRun) {
  const run = store.findRun(job.project_id, run_id)
  if (!run) throw new EngineError('LOTS_RUN_NOT_FOUND', `Run ${run_id} was deleted before its reference check began.`, { run_id })
  const columns = run.features.map(positionOf)
  const data = new Float64Array(run.n_lots * columns.length)
  for (let start = 0; start < run.n_lots; start += PAGE) {
    const page = store.valuesByCode(run_id, PAGE, start)
    page.forEach((values, i) => {
      columns.forEach((column, f) => {
        data[(start + i) * columns.length + f] = values[column] as number
      })
    })
    await job.breathe()
  }
  const x = { data, rows: run.n_lots, cols: columns.length }
  const { n_clusters, n_init, random_state } = run.params
  const measured = await job.compute(
    referenceLots,
    { x, k: n_clusters, n_init, seed: random_state },
    { transfer: [data.buffer], from: 0.02, to: 1 },
  )
  const { reference_inertia } = measured
  const difference_pct = (100 * (run.inertia - reference_inertia)) / reference_inertia
  const result: ReferenceResult = { run_id, library: LIBRARY, ...measured, inertia: run.inertia, difference_pct }
  return () => result
}
