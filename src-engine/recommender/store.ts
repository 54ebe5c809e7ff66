import type { Db } from '#engine/db/open'
import { createCasesStore } from './evaluation/store-cases.ts'
import { createEvaluationsStore } from './evaluation/store-evaluations.ts'
import { createProfilesStore } from './serving/store-profiles.ts'
import { createRunsStore } from './store-runs.ts'

export type RecommenderStore = ReturnType<typeof createRecommenderStore>

export function createRecommenderStore(db: Db) {
  const projectName = db.prepare<[number], string>('SELECT name FROM projects WHERE id = ?').pluck()
  return {
    ...createRunsStore(db),
    profiles: createProfilesStore(db),
    cases: createCasesStore(db),
    evaluations: createEvaluationsStore(db),
    projectName: (project_id: number): string => projectName.get(project_id) ?? '',
  }
}
