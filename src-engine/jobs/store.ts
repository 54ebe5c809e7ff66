import type { Db } from '#engine/db/open'

export type JobStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled' | 'interrupted'

export interface JobError {
  code: string
  message: string
  details: Record<string, unknown>
}

export interface JobRow {
  task_id: number
  project_id: number
  user_id: number
  kind: string
  facts: unknown
  status: JobStatus
  progress: number
  step: string
  seconds_left: number | null
  result: Record<string, unknown> | null
  error: JobError | null
  owner: string | null
  heartbeat_at: string | null
  restarted_as: number | null
  created_at: string
  started_at: string | null
  ended_at: string | null
}

type Raw = Omit<JobRow, 'facts' | 'result' | 'error'> & { facts: string; result: string | null; error: string | null }

const COLUMNS =
  'task_id, project_id, user_id, kind, facts, status, progress, step, seconds_left, result, error, owner, heartbeat_at, restarted_as, created_at, started_at, ended_at'

const parsed = (raw: Raw): JobRow => ({
  ...raw,
  facts: JSON.parse(raw.facts),
  result: raw.result === null ? null : JSON.parse(raw.result),
  error: raw.error === null ? null : JSON.parse(raw.error),
})

export type JobStore = ReturnType<typeof createJobStore>

export function createJobStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO jobs(project_id, user_id, kind, facts, status, owner, heartbeat_at, created_at) VALUES (?, ?, ?, ?, 'pending', ?, ?, ?)`,
  )
  const claim = db.prepare(
    `UPDATE jobs SET status = 'running', owner = ?, heartbeat_at = ?, started_at = ? WHERE task_id = ? AND status = 'pending'`,
  )
  const find = db.prepare<[number], Raw>(`SELECT ${COLUMNS} FROM jobs WHERE task_id = ?`)
  const list = db.prepare<[number, number, number], Raw>(
    `SELECT ${COLUMNS} FROM jobs WHERE project_id = ? ORDER BY task_id DESC LIMIT ? OFFSET ?`,
  )
  const count = db.prepare<[number], number>('SELECT count(*) FROM jobs WHERE project_id = ?').pluck()
  const moved = db.prepare(`UPDATE jobs SET progress = ?, step = ?, seconds_left = ? WHERE task_id = ? AND status = 'running'`)
  const ended = db.prepare(
    `UPDATE jobs SET status = ?, progress = CASE WHEN ? = 'completed' THEN 1 ELSE progress END, seconds_left = NULL, result = ?, error = ?, ended_at = ? WHERE task_id = ? AND status IN ('pending', 'running')`,
  )
  const beat = db.prepare(`UPDATE jobs SET heartbeat_at = ? WHERE owner = ? AND status IN ('pending', 'running')`)
  const unfinished = db.prepare<[], Raw>(`SELECT ${COLUMNS} FROM jobs WHERE status IN ('pending', 'running')`)
  const requestCancel = db.prepare(`UPDATE jobs SET cancel_requested = 1 WHERE task_id = ? AND status IN ('pending', 'running')`)
  const cancelled = db
    .prepare<[string], number>(`SELECT task_id FROM jobs WHERE owner = ? AND cancel_requested = 1 AND status IN ('pending', 'running')`)
    .pluck()
  const restarted = db.prepare('UPDATE jobs SET restarted_as = ? WHERE task_id = ?')
  const addLog = db.prepare('INSERT INTO job_log(task_id, at, message) VALUES (?, ?, ?)')
  const log = db.prepare<[number], { at: string; message: string }>('SELECT at, message FROM job_log WHERE task_id = ? ORDER BY rowid')
  const version = db.prepare<[], number>('PRAGMA data_version').pluck()

  return {
    insert: (job: { project_id: number; user_id: number; kind: string; facts: unknown; owner: string; at: string }) =>
      Number(insert.run(job.project_id, job.user_id, job.kind, JSON.stringify(job.facts), job.owner, job.at, job.at).lastInsertRowid),
    /** One UPDATE, so that of two processes only one gets the job. */
    claim: (task_id: number, owner: string, at: string) => claim.run(owner, at, at, task_id).changes === 1,
    find: (task_id: number) => {
      const raw = find.get(task_id)
      return raw && parsed(raw)
    },
    list: (project_id: number, limit: number, offset: number) => ({
      total: count.get(project_id) ?? 0,
      rows: list.all(project_id, limit, offset).map(parsed),
    }),
    moved: (task_id: number, progress: number, step: string, seconds_left: number | null) =>
      moved.run(progress, step, seconds_left, task_id),
    /** @returns false when another process has already ended the job. */
    ended: (task_id: number, status: JobStatus, result: unknown, error: JobError | null, at: string) =>
      ended.run(status, status, result === null ? null : JSON.stringify(result), error === null ? null : JSON.stringify(error), at, task_id)
        .changes === 1,
    beat: (owner: string, at: string) => beat.run(at, owner),
    unfinished: () => unfinished.all().map(parsed),
    requestCancel: (task_id: number) => requestCancel.run(task_id),
    cancelled: (owner: string) => cancelled.all(owner),
    restarted: (task_id: number, as: number) => restarted.run(as, task_id),
    addLog: (task_id: number, at: string, message: string) => addLog.run(task_id, at, message),
    log: (task_id: number) => log.all(task_id),
    /** Changes when another process has written. */
    dataVersion: () => version.get() ?? 0,
    atomically: <T>(work: () => T): T => db.transaction(work).immediate(),
  }
}
