import type { Db } from '#engine/db/open'
import { createAssignmentsStore } from './store-assignments.ts'
import { createDimsStore } from './store-dims.ts'
import { createTablePorts } from './store-import.ts'
import { createRunsStore } from './store-runs.ts'

export type DfuStore = ReturnType<typeof createDfuStore>

export function createDfuStore(db: Db, now: () => string) {
  const projectName = db.prepare<[number], string>('SELECT name FROM projects WHERE id = ?').pluck()
  return {
    ...createRunsStore(db),
    ...createAssignmentsStore(db),
    ...createDimsStore(db, now),
    tables: createTablePorts(db, now),
    projectName: (project_id: number): string => projectName.get(project_id) ?? '',
  }
}
