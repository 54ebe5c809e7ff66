import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Download } from '#engine/base/contract'
import type { Files } from '#engine/base/files'
import { FEATURES } from './domain/features.ts'
import { segmentKey, segmentProfiles } from './domain/segments.ts'
import type { LotsStore } from './store.ts'
import type { AssignmentQuery } from './store-assignments.ts'
import type { RunRow } from './store-runs.ts'
import { writeCsv } from './write-csv.ts'

const PAGE = 2_000
const ASSIGNED = [
  'lot_id',
  'code_lot',
  'site_code',
  'genetique',
  'season',
  'date_mise_en_gavage',
  'cluster_id',
  'confidence',
  'runner_up',
  'distance',
  'runner_up_distance',
] as const

interface Deps {
  store: LotsStore
  files: Files
}

export function exportAssignments(
  { store, files }: Deps,
  { run_id }: RunRow,
  query: AssignmentQuery,
  options: { safe: boolean },
): Promise<Download> {
  const ids = store.assignedIds(run_id, query)
  async function* pages() {
    for (let start = 0; start < ids.length; start += PAGE) {
      const rows = store.assignmentsOfLots(run_id, ids.slice(start, start + PAGE))
      yield rows.map((row) => [
        ...ASSIGNED.map((name) => row[name]),
        segmentKey(row.genetique, row.site_code, row.cluster_id),
        ...row.values,
      ])
      await nextTurn()
    }
  }
  return writeCsv(files, `lots_run_${run_id}_assignments.csv`, [...ASSIGNED, 'segment', ...FEATURES], pages(), options)
}

export function exportSegments(
  { store, files }: Deps,
  { run_id, features, details }: RunRow,
  options: { safe: boolean },
): Promise<Download> {
  const segments = segmentProfiles(store.segmentGroups(run_id, features), details)
  const header = [
    'segment',
    'genetique',
    'site_code',
    'cluster_id',
    'n',
    'share',
    'avg_confidence',
    ...features.map((name) => `mean_${name}`),
    ...features.map((name) => `z_${name}`),
  ]
  const rows = segments.map(({ segment, genetique, site_code, cluster_id, n, share, avg_confidence, means, z }) => [
    segment,
    genetique,
    site_code,
    cluster_id,
    n,
    share,
    avg_confidence,
    ...means,
    ...z,
  ])
  return writeCsv(files, `lots_run_${run_id}_segments.csv`, header, [rows], options)
}
