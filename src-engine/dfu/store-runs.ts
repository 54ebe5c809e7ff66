import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Cluster, Methods, Params, PerK, Thresholds } from './answers/contract.ts'
import type { DriftModel } from './domain/drift.ts'
import type { Notice } from './domain/notices.ts'
import type { RemovedColumn } from './domain/prepare.ts'
import type { Curve } from './domain/profile.ts'

/** Where the features of a run came from. */
export type RunSource =
  | { kind: 'facts'; version_id: number; content_hash: string; first_month: number; last_month: number }
  | { kind: 'file'; path: string; name: string }

/** What a run knows of a cluster. */
export type StoredCluster = Cluster & {
  /** Centroid in prepared columns, not scaled: what later runs are matched by. */
  centroid: number[]
}

export interface RunDetails {
  k_reason: string
  k_reason_fr: string
  methods: Methods
  per_k: PerK[]
  silhouette_dfus: number
  resamples: number
  removed: RemovedColumn[]
  filled: { column: string; dfus: number; median: number }[]
  excluded_rows: number
  notices: Notice[]
  curves: { months: string[]; clusters: Curve[] }
  map: { explained: number[]; loadings: number[][] }
  code_version: string
  seconds: number
}

export interface RunRow {
  run_id: number
  project_id: number
  task_id: number | null
  params: Params
  source: RunSource
  k: number
  n_dfus: number
  inertia: number
  silhouette: number | null
  match_key: string
  matched_run_id: number | null
  matched_share: number | null
  data_hash: string
  clusters: StoredCluster[]
  thresholds: Thresholds
  /** Centers in the order of `clusters`. */
  model: DriftModel
  details: RunDetails
  output_dir: string
  created_at: string
}
export type NewRun = Omit<RunRow, 'run_id' | 'matched_share'>

const JSONS = ['params', 'source', 'clusters', 'thresholds', 'model', 'details'] as const
type Raw = Omit<RunRow, (typeof JSONS)[number]> & Record<(typeof JSONS)[number], string>

const INSERTED = [
  'project_id',
  'task_id',
  'params',
  'source',
  'k',
  'n_dfus',
  'inertia',
  'silhouette',
  'match_key',
  'matched_run_id',
  'data_hash',
  'clusters',
  'thresholds',
  'model',
  'details',
  'output_dir',
  'created_at',
]
const SELECTED = ['run_id', 'matched_share', ...INSERTED].join(', ')

const parsed = (raw: Raw): RunRow => ({
  ...raw,
  params: JSON.parse(raw.params),
  source: JSON.parse(raw.source),
  clusters: JSON.parse(raw.clusters),
  thresholds: JSON.parse(raw.thresholds),
  model: JSON.parse(raw.model),
  details: JSON.parse(raw.details),
})

/** Runs of DFUs. Readers see completed runs only; the rows of one that is being saved stay unseen until its job completes. */
export function createRunsStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO dfu_runs(uid, status, updated_at, ${INSERTED.join(', ')}) VALUES (@uid, 'saving', @created_at, ${INSERTED.map((name) => `@${name}`).join(', ')})`,
  )
  const complete = db.prepare(`UPDATE dfu_runs SET status = 'completed', matched_share = ?, updated_at = ? WHERE run_id = ?`)
  const place = db.prepare('UPDATE dfu_runs SET output_dir = ? WHERE run_id = ?')
  const discard = db.prepare(`DELETE FROM dfu_runs WHERE task_id = ? AND status = 'saving'`)
  const unseen = db.prepare<[number], { run_id: number; project_id: number }>(
    `SELECT run_id, project_id FROM dfu_runs WHERE task_id = ? AND status = 'saving'`,
  )
  const seen = `FROM dfu_runs WHERE project_id = ? AND status = 'completed'`
  const find = db.prepare<[number, number], Raw>(`SELECT ${SELECTED} ${seen} AND run_id = ?`)
  const list = db.prepare<[number, number, number], Raw>(`SELECT ${SELECTED} ${seen} ORDER BY run_id DESC LIMIT ? OFFSET ?`)
  const total = db.prepare<[number], number>(`SELECT count(*) ${seen}`).pluck()
  const latestLike = db.prepare<[number, string], number>(`SELECT run_id ${seen} AND match_key = ? ORDER BY run_id DESC LIMIT 1`).pluck()
  const relabel = db.prepare(
    'UPDATE dfu_runs SET clusters = ?, thresholds = ?, updated_at = ?, row_version = row_version + 1 WHERE run_id = ?',
  )
  const rowsOf = db
    .prepare<[number, number], number>(
      'SELECT (SELECT count(*) FROM dfu_assignments WHERE run_id = ?) + (SELECT count(*) FROM dfu_excluded WHERE run_id = ?)',
    )
    .pluck()
  const remove = db.prepare('DELETE FROM dfu_runs WHERE run_id = ?')
  const settings = db.prepare<[number], string>('SELECT params FROM dfu_feature_settings WHERE project_id = ?').pluck()
  const keepSettings = db.prepare(
    `INSERT INTO dfu_feature_settings(project_id, params, updated_at) VALUES (?, ?, ?)
     ON CONFLICT(project_id) DO UPDATE SET params = excluded.params, updated_at = excluded.updated_at`,
  )

  return {
    insertRun: (run: NewRun): number => {
      const texts = Object.fromEntries(JSONS.map((name) => [name, JSON.stringify(run[name])]))
      return Number(insert.run({ ...run, ...texts, uid: uuidv7() }).lastInsertRowid)
    },
    completeRun: (run_id: number, matched_share: number | null, at: string) => complete.run(matched_share, at, run_id),
    placeRun: (run_id: number, output_dir: string) => place.run(output_dir, run_id),
    /** Runs that a job has begun to write and not completed. */
    unseenRuns: (task_id: number) => unseen.all(task_id),
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
    relabelRun: (run_id: number, clusters: readonly StoredCluster[], thresholds: Thresholds, at: string) =>
      relabel.run(JSON.stringify(clusters), JSON.stringify(thresholds), at, run_id),
    /** Deletes a run and gives its pages back to the disk. */
    deleteRun: (run_id: number): { rows: number; bytes: number } => {
      const before = fileBytes(db)
      const rows = (rowsOf.get(run_id, run_id) ?? 0) + 1
      remove.run(run_id)
      db.pragma('incremental_vacuum')
      db.pragma('wal_checkpoint(TRUNCATE)')
      return { rows, bytes: Math.max(0, before - fileBytes(db)) }
    },
    /** Parameters of the latest `dfu features` of the project. */
    featureSettings: (project_id: number): Partial<Params> => JSON.parse(settings.get(project_id) ?? '{}'),
    keepFeatureSettings: (project_id: number, params: Partial<Params>, at: string) =>
      keepSettings.run(project_id, JSON.stringify(params), at),
  }
}

const fileBytes = (db: Db): number => Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
