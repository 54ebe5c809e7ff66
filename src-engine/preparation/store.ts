import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { FrameColumn } from './frame.ts'
import type { Step } from './steps/contract.ts'

export interface RecipeRow {
  recipe_id: number
  name: string
  description: string
  columns: FrameColumn[]
  steps: Step[]
  created_at: string
  updated_at: string
}
export interface NewRecipe {
  project_id: number
  user_id: number
  name: string
  description: string
  columns: readonly FrameColumn[]
  steps: readonly Step[]
  at: string
}

type RawRecipe = Omit<RecipeRow, 'columns' | 'steps'> & { columns: string; steps: string }
export type RecipesStore = ReturnType<typeof createRecipesStore>

export function createRecipesStore(db: Db) {
  const recipe = 'recipe_id, name, description, columns, steps, created_at, updated_at'
  const of = 'FROM preparation_recipes WHERE project_id = ? AND deleted_at IS NULL'
  const list = db.prepare<[number, number, number], RawRecipe>(
    `SELECT ${recipe} ${of} ORDER BY updated_at DESC, recipe_id DESC LIMIT ? OFFSET ?`,
  )
  const count = db.prepare<[number], number>(`SELECT count(*) ${of}`).pluck()
  const byId = db.prepare<[number, number], RawRecipe>(`SELECT ${recipe} ${of} AND recipe_id = ?`)
  const byName = db.prepare<[number, string], RawRecipe>(`SELECT ${recipe} ${of} AND name = ?`)
  const insert = db.prepare(
    `INSERT INTO preparation_recipes(uid, project_id, name, description, columns, steps, created_by, created_at, updated_at)
     VALUES (@uid, @project_id, @name, @description, @columns, @steps, @user_id, @at, @at)`,
  )
  const update = db.prepare(
    `UPDATE preparation_recipes SET description = @description, columns = @columns, steps = @steps, updated_at = @at, row_version = row_version + 1
     WHERE recipe_id = @recipe_id`,
  )
  const remove = db.prepare('DELETE FROM preparation_recipes WHERE recipe_id = ?')
  const parsed = ({ columns, steps, ...row }: RawRecipe): RecipeRow => ({
    ...row,
    columns: JSON.parse(columns) as FrameColumn[],
    steps: JSON.parse(steps) as Step[],
  })

  return {
    list: (project_id: number, limit: number, offset: number) => ({
      total: count.get(project_id) ?? 0,
      rows: list.all(project_id, limit, offset).map(parsed),
    }),
    /** By id when it is all digits, else by name. */
    find(project_id: number, ref: string): RecipeRow | undefined {
      const raw = (/^\d{1,15}$/.test(ref) ? byId.get(project_id, Number(ref)) : undefined) ?? byName.get(project_id, ref)
      return raw && parsed(raw)
    },
    byName: (project_id: number, name: string) => byName.get(project_id, name)?.recipe_id,
    save(given: NewRecipe, recipe_id?: number): RecipeRow {
      const row = { ...given, columns: JSON.stringify(given.columns), steps: JSON.stringify(given.steps) }
      const id = recipe_id ?? Number(insert.run({ ...row, uid: uuidv7() }).lastInsertRowid)
      if (recipe_id !== undefined) update.run({ ...row, recipe_id })
      return parsed(byId.get(given.project_id, id) as RawRecipe)
    },
    remove: (recipe_id: number) => remove.run(recipe_id),
  }
}
