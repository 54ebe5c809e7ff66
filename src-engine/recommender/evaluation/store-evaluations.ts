import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { EvaluationResult } from './answers/contract.ts'

type Kept = Omit<EvaluationResult, 'evaluation_id' | 'run' | 'profile' | 'created_at'>
interface Raw {
  evaluation_id: number
  run: string
  profile: string
  results: string
  created_at: string
}

const COLUMNS = 'evaluation_id, run, profile, results, created_at'
const parsed = ({ results, ...raw }: Raw): EvaluationResult => ({ ...raw, ...(JSON.parse(results) as Kept) })

export function createEvaluationsStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO recommender_evaluations(uid, project_id, task_id, run, profile, params, results, created_at, updated_at)
     VALUES (@uid, @project_id, @task_id, @run, @profile, @params, @results, @created_at, @created_at)`,
  )
  const find = db.prepare<[number, number], Raw>(
    `SELECT ${COLUMNS} FROM recommender_evaluations WHERE project_id = ? AND evaluation_id = ?`,
  )
  const page = db.prepare<{ project_id: number; run: string | null; limit: number; offset: number }, Raw>(
    `SELECT ${COLUMNS} FROM recommender_evaluations WHERE project_id = @project_id AND (@run IS NULL OR run = @run)
     ORDER BY evaluation_id DESC LIMIT @limit OFFSET @offset`,
  )
  const total = db
    .prepare<{ project_id: number; run: string | null }, number>(
      'SELECT count(*) FROM recommender_evaluations WHERE project_id = @project_id AND (@run IS NULL OR run = @run)',
    )
    .pluck()
  const remove = db.prepare('DELETE FROM recommender_evaluations WHERE project_id = ? AND evaluation_id = ?')
  return {
    insert(project_id: number, task_id: number, { run, profile, created_at, evaluation_id: _none, ...kept }: EvaluationResult): number {
      const row = { uid: uuidv7(), project_id, task_id, run, profile, created_at, params: '{}', results: JSON.stringify(kept) }
      return Number(insert.run(row).lastInsertRowid)
    },
    find(project_id: number, evaluation_id: number): EvaluationResult | undefined {
      const raw = find.get(project_id, evaluation_id)
      return raw && parsed(raw)
    },
    page: (project_id: number, run: string | null, limit: number, offset: number) => ({
      total: total.get({ project_id, run }) ?? 0,
      evaluations: page.all({ project_id, run, limit, offset }).map(parsed),
    }),
    remove: (project_id: number, evaluation_id: number): boolean => remove.run(project_id, evaluation_id).changes > 0,
  }
}
