import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Epoch } from './answers/contract.ts'
import type { TrainFacts } from './training/train-facts.ts'

/** A training as the store knows it; what it found stands in the files of its folder. */
export interface StoredRun {
  run_id: number
  project_id: number
  task_id: number
  run: string
  directory: string
  temporary: string
  facts: TrainFacts
  created_at: string
}
type Raw = Omit<StoredRun, 'facts'> & { facts: string }

const COLUMNS = 'run_id, project_id, task_id, run, directory, temporary, facts, created_at'
const parsed = (raw: Raw): StoredRun => ({ ...raw, facts: JSON.parse(raw.facts) })

/** Readers see completed runs only. */
export function createRunsStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO recommender_runs(uid, status, project_id, task_id, run, directory, temporary, facts, created_at, updated_at)
     VALUES (@uid, 'saving', @project_id, @task_id, @run, @directory, @temporary, @facts, @created_at, @created_at)`,
  )
  const complete = db.prepare(`UPDATE recommender_runs SET status = 'completed', updated_at = ? WHERE run_id = ?`)
  const unfinished = db.prepare<[number], Raw>(`SELECT ${COLUMNS} FROM recommender_runs WHERE task_id = ? AND status = 'saving'`)
  const discard = db.prepare(`DELETE FROM recommender_runs WHERE task_id = ? AND status = 'saving'`)
  const discardEpochs = db.prepare('DELETE FROM recommender_epochs WHERE task_id = ?')
  const find = db.prepare<[number, number], Raw>(
    `SELECT ${COLUMNS} FROM recommender_runs WHERE project_id = ? AND run_id = ? AND status = 'completed'`,
  )
  const all = db.prepare<[], Raw>(`SELECT ${COLUMNS} FROM recommender_runs WHERE status = 'completed' ORDER BY run_id`)
  const needing = db
    .prepare<[string], number>(
      `SELECT count(*) FROM recommender_runs
       WHERE ? IN (facts ->> '$.ventes.path', facts ->> '$.details.path', facts ->> '$.couples.path', facts ->> '$.protocol.path')`,
    )
    .pluck()
  const taken = db.prepare<[string], number>('SELECT count(*) FROM recommender_runs WHERE directory = ?').pluck()
  const remove = db.prepare('DELETE FROM recommender_runs WHERE directory = ?')
  const addEpoch = db.prepare(
    `INSERT INTO recommender_epochs(task_id, epoch, loss, mrr, hit, seconds) VALUES (@task_id, @epoch, @loss, @mrr, @hit, @seconds)
     ON CONFLICT(task_id, epoch) DO UPDATE SET loss = excluded.loss, mrr = excluded.mrr, hit = excluded.hit, seconds = excluded.seconds`,
  )
  const epochs = db.prepare<[number], Epoch>(
    'SELECT epoch, loss, mrr, hit, seconds FROM recommender_epochs WHERE task_id = ? ORDER BY epoch',
  )

  return {
    /** @returns its id; the run stays unseen until it is completed. */
    insertRun: (run: Omit<StoredRun, 'run_id'>): number =>
      Number(insert.run({ ...run, uid: uuidv7(), facts: JSON.stringify(run.facts) }).lastInsertRowid),
    completeRun: (run_id: number, at: string) => complete.run(at, run_id),
    /** @returns the folders of what was dropped, before and after it was put in place. */
    discardRun: (task_id: number): string[] => {
      const left = unfinished.all(task_id).flatMap(({ temporary, directory }) => [temporary, directory])
      discard.run(task_id)
      discardEpochs.run(task_id)
      return left
    },
    findRun: (project_id: number, run_id: number): StoredRun | undefined => {
      const raw = find.get(project_id, run_id)
      return raw && parsed(raw)
    },
    /** Whether a training, also an unfinished one, has this folder. */
    isTaken: (directory: string): boolean => (taken.get(directory) ?? 0) > 0,
    /** Runs of all projects: their folders lie side by side. */
    allRuns: () => all.all().map(parsed),
    /** Whether a training, also an unfinished one, was made from a kept file. */
    needsInput: (path: string): boolean => (needing.get(path) ?? 0) > 0,
    removeRun: (directory: string) => remove.run(directory),
    addEpoch: (task_id: number, epoch: Epoch) => addEpoch.run({ ...epoch, task_id }),
    epochs: (task_id: number) => epochs.all(task_id),
  }
}
