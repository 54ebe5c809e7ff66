import type { Language } from '#engine/reports/port'
import { mapOf } from './explore.ts'
import { dfuReport } from './report.ts'
import type { DfuStore } from './store.ts'
import type { RunRow } from './store-runs.ts'
import { detailsOf } from './views.ts'

const POINTS = 5_000

/** Gathers what the report of a run says. */
export function tellReport(store: DfuStore, run: RunRow, lang: Language) {
  const { x, y, cluster_ids } = mapOf(store, run, POINTS)
  const points = { x, y, cluster_ids, ...run.details.map }
  return dfuReport({ run: detailsOf(run), curves: run.details.curves, points, project: store.projectName(run.project_id) }, lang)
}
