import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Case, CaseResult } from './answers/contract.ts'

/** What a test basket asks. */
export type CaseBasket = Pick<Case, 'product_ids' | 'profession' | 'expected' | 'k' | 'profile'>
interface Raw {
  case_id: number
  name: string
  basket: string
  last_result: string | null
  created_at: string
}

const COLUMNS = 'case_id, name, basket, last_result, created_at'
const parsed = ({ basket, last_result, ...raw }: Raw): Case => ({
  ...raw,
  ...(JSON.parse(basket) as CaseBasket),
  last: last_result === null ? null : (JSON.parse(last_result) as CaseResult),
})

export type CasesStore = ReturnType<typeof createCasesStore>

export function createCasesStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO recommender_cases(uid, project_id, name, basket, created_at, updated_at)
     VALUES (@uid, @project_id, @name, @basket, @at, @at)`,
  )
  const all = db.prepare<[number], Raw>(`SELECT ${COLUMNS} FROM recommender_cases WHERE project_id = ? ORDER BY name`)
  const byName = db.prepare<[number, string], Raw>(`SELECT ${COLUMNS} FROM recommender_cases WHERE project_id = ? AND name = ?`)
  const byId = db.prepare<[number, number], Raw>(`SELECT ${COLUMNS} FROM recommender_cases WHERE project_id = ? AND case_id = ?`)
  const setResult = db.prepare(
    'UPDATE recommender_cases SET last_result = ?, updated_at = ?, row_version = row_version + 1 WHERE case_id = ?',
  )
  const remove = db.prepare('DELETE FROM recommender_cases WHERE case_id = ?')
  return {
    insert: (project_id: number, name: string, basket: CaseBasket, at: string): number =>
      Number(insert.run({ uid: uuidv7(), project_id, name, basket: JSON.stringify(basket), at }).lastInsertRowid),
    ofProject: (project_id: number): Case[] => all.all(project_id).map(parsed),
    /** By id (all digits) or name. */
    find(project_id: number, asked: string): Case | undefined {
      const raw = (/^\d+$/.test(asked) ? byId.get(project_id, Number(asked)) : undefined) ?? byName.get(project_id, asked)
      return raw && parsed(raw)
    },
    saveResult: (result: CaseResult) => setResult.run(JSON.stringify(result), result.asked_at, result.case_id),
    remove: (case_id: number) => remove.run(case_id),
  }
}
