import type { Language } from '#engine/reports/port'
import { confidenceOfRun } from './confidence-of-run.ts'
import { segmentProfiles } from './domain/segments.ts'
import { mapOf } from './map.ts'
import { lotsReport } from './report.ts'
import type { LotsStore } from './store.ts'
import type { RunRow } from './store-runs.ts'
import { assignmentOf, detailsOf, segmentOf } from './views.ts'

const BINS = 20
const POINTS = 5_000
const DOUBTFUL = 20

/** Gathers what the report of a run says. */
export function tellReport(store: LotsStore, run: RunRow, lang: Language) {
  const segments = segmentProfiles(store.segmentGroups(run.run_id, run.features), run.details).map((one) => segmentOf(one, run.features))
  const doubtful = store.assignments(run.run_id, { sort: 'confidence', order: 'asc' }, DOUBTFUL, 0).map(assignmentOf)
  const confidence = confidenceOfRun(store, run, BINS)
  return lotsReport(
    { run: detailsOf(run), segments, map: mapOf(store, run, POINTS), confidence, doubtful, project: store.projectName(run.project_id) },
    lang,
  )
}
