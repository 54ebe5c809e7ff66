import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Cluster, Params } from './answers/contract.ts'
import type { FeatureName } from './domain/features.ts'
import type { Removed } from './domain/filters.ts'
import type { Notice } from './domain/notices.ts'

/** What a run keeps beside its columns, as one JSON text. */
export interface RunDetails {
  clusters: Cluster[]
  /** Centroids in scaled space, one row of d per cluster, in the order of `clusters`. */
  centers: number[][]
  means: number[]
  scales: number[]
  separation: number[]
  removed: Removed[]
  notices: Notice[]
  excluded_rows: number
  silhouette_lots: number
  iterations: number
  converged: boolean
  seconds: number
  code_version: string
  explained: number[]
  /** Directions of the two principal components in scaled space, 2 rows of d. */
  loadings: number[][]
}

export interface RunRow {
  run_id: number
  project_id: number
  task_id: number | null
  clustering_type: string
  modele_version: string
  params: Params
  features: FeatureName[]
  n_clusters: number
  n_lots: number
  avg_confidence: number
  match_key: string
  matched_run_id: number | null
  matched_share: number | null
  inertia: number
  silhouette: number | null
  data_hash: string
  details: RunDetails
  created_at: string
}
export type NewRun = Omit<RunRow, 'run_id' | 'matched_share'>

const JSONS = ['params', 'features', 'details'] as const
type Raw = Omit<RunRow, (typeof JSONS)[number]> & Record<(typeof JSONS)[number], string>

const COLUMNS = [
  'run_id',
  'project_id',
  'task_id',
  'clustering_type',
  'modele_version',
  'params',
  'features',
  'n_clusters',
  'n_lots',
  'avg_confidence',
  'match_key',
  'matched_run_id',
  'matched_share',
  'inertia',
  'silhouette',
  'data_hash',
  'details',
  'created_at',
].join(', ')

const parsed = (raw: Raw): RunRow => ({
  ...raw,
  params: JSON.parse(raw.params),
  features: JSON.parse(raw.features),
  details: JSON.parse(raw.details),
})

/** Runs of lots. Readers see completed runs only; the rows of one that is being saved stay unseen until its job completes. */
export function createRunsStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO lot_clustering_runs(uid, project_id, task_id, status, clustering_type, modele_version, params, features, n_clusters, n_lots, avg_confidence, match_key, matched_run_id, inertia, silhouette, data_hash, details, created_at, updated_at)
     VALUES (@uid, @project_id, @task_id, 'saving', @clustering_type, @modele_version, @params, @features, @n_clusters, @n_lots, @avg_confidence, @match_key, @matched_run_id, @inertia, @silhouette, @data_hash, @details, @created_at, @created_at)`,
  )
  const complete = db.prepare(`UPDATE lot_clustering_runs SET status = 'completed', matched_share = ?, updated_at = ? WHERE run_id = ?`)
  const discard = db.prepare(`DELETE FROM lot_clustering_runs WHERE task_id = ? AND status = 'saving'`)
  const seen = `FROM lot_clustering_runs WHERE project_id = ? AND status = 'completed'`
  const find = db.prepare<[number, number], Raw>(`SELECT ${COLUMNS} ${seen} AND run_id = ?`)
  const list = db.prepare<[number, number, number], Raw>(`SELECT ${COLUMNS} ${seen} ORDER BY run_id DESC LIMIT ? OFFSET ?`)
  const total = db.prepare<[number], number>(`SELECT count(*) ${seen}`).pluck()
  const latestLike = db.prepare<[number, string], number>(`SELECT run_id ${seen} AND match_key = ? ORDER BY run_id DESC LIMIT 1`).pluck()
  const rowsOf = db
    .prepare<[number, number], number>(
      'SELECT (SELECT count(*) FROM lot_clustering_assignments WHERE run_id = ?) + (SELECT count(*) FROM lot_clustering_excluded WHERE run_id = ?)',
    )
    .pluck()
  const remove = db.prepare('DELETE FROM lot_clustering_runs WHERE run_id = ?')

  return {
    insertRun: (run: NewRun): number => {
      const texts = Object.fromEntries(JSONS.map((name) => [name, JSON.stringify(run[name])]))
      return Number(insert.run({ ...run, ...texts, uid: uuidv7() }).lastInsertRowid)
    },
    completeRun: (run_id: number, matched_share: number | null, at: string) => complete.run(matched_share, at, run_id),
    discardRun: (task_id: number) => discard.run(task_id),
    findRun: (project_id: number, run_id: number): RunRow | undefined => {
      const raw = find.get(project_id, run_id)
      return raw && parsed(raw)
    },
    listRuns: (project_id: number, limit: number, offset: number) => ({
      total: total.get(project_id) ?? 0,
      runs: list.all(project_id, limit, offset).map(parsed),
    }),
    latestRunLike: (project_id: number, match_key: string): number | null => latestLike.get(project_id, match_key) ?? null,
    /** Deletes a run and gives its pages back to the disk. */
    deleteRun: (run_id: number): { rows: number; bytes: number } => {
      const before = fileBytes(db)
      const rows = (rowsOf.get(run_id, run_id) ?? 0) + 1
      remove.run(run_id)
      giveBack(db)
      return { rows, bytes: Math.max(0, before - fileBytes(db)) }
    },
  }
}

const fileBytes = (db: Db): number => Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))

function giveBack(db: Db): void {
  const INCREMENTAL = 2
  if (db.pragma('auto_vacuum', { simple: true }) === INCREMENTAL) db.pragma('incremental_vacuum')
  else db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
