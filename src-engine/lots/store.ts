import type { Db } from '#engine/db/open'
import { FEATURES, type FeatureName, type Lot } from './domain/features.ts'
import { createAssignmentsStore } from './store-assignments.ts'
import { createTablePorts } from './store-import.ts'
import { createRunsStore } from './store-runs.ts'

type Raw = Omit<Lot, 'values'> & Record<FeatureName, number | null>

export type LotsStore = ReturnType<typeof createLotsStore>

export function createLotsStore(db: Db, now: () => string = () => new Date().toISOString()) {
  const columns = `lot_id, code_lot, site_code, genetique, season, date_mise_en_gavage, ${FEATURES.join(', ')}`
  const page = db.prepare<[number, string, number], Raw>(
    `SELECT ${columns} FROM lots_gavage WHERE project_id = ? AND code_lot > ? AND deleted_at IS NULL ORDER BY code_lot LIMIT ?`,
  )
  const projectName = db.prepare<[number], string>('SELECT name FROM projects WHERE id = ?').pluck()
  const days = db.prepare<[number, string], { code_lot: string; duree_gavage: number }>(
    'SELECT code_lot, duree_gavage FROM lots_gavage WHERE project_id = ? AND duree_gavage IS NOT NULL AND code_lot IN (SELECT value FROM json_each(?))',
  )
  return {
    ...createRunsStore(db),
    ...createAssignmentsStore(db),
    projectName: (project_id: number): string => projectName.get(project_id) ?? '',
    /** `duree_gavage` of known lots by code. */
    daysOf: (project_id: number, codes: readonly string[]): Map<string, number> =>
      new Map(days.all(project_id, JSON.stringify(codes)).map(({ code_lot, duree_gavage }) => [code_lot, duree_gavage])),
    tables: createTablePorts(db, now),
    /** Lots of a project by code, so that a result does not depend on the order of imports. */
    lotsAfter: (project_id: number, code_lot: string, limit: number): Lot[] => page.all(project_id, code_lot, limit).map(asLot),
  }
}

function asLot(raw: Raw): Lot {
  const { lot_id, code_lot, site_code, genetique, season, date_mise_en_gavage } = raw
  return { lot_id, code_lot, site_code, genetique, season, date_mise_en_gavage, values: FEATURES.map((feature) => raw[feature]) }
}
