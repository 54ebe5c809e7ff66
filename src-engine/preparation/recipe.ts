import { readFile } from 'node:fs/promises'
import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import { RecipeFile } from './contract.ts'
import type { FrameColumn } from './frame.ts'
import type { Step } from './steps/contract.ts'
import type { RecipesStore } from './store.ts'

const LARGEST_BYTES = 20 * 1024 ** 2

/** Steps, and the columns of the table that they were made on when they are known. */
export interface Recipe {
  name: string | null
  description?: string
  columns?: FrameColumn[]
  steps: Step[]
}

/** The three ways to say steps in a call. */
export interface RecipeSource {
  step?: Step[]
  recipe?: string
  saved?: string
}

/** @throws {EngineError} `INVALID_INPUT` unless exactly one way was used; what reading a recipe throws. */
export async function recipeOf(
  { step, recipe, saved }: RecipeSource,
  { files, store }: { files: Files; store: RecipesStore },
  call: Call,
): Promise<Recipe> {
  if ([step, recipe, saved].filter((way) => way !== undefined).length !== 1)
    throw new EngineError(
      'INVALID_INPUT',
      'the call does not fit its contract: give the steps, or a recipe file, or the name of a saved recipe: one of them',
      {
        issues: [{ path: 'step', message: 'one of step, recipe, saved was expected' }],
      },
    )
  if (step) return { name: null, steps: step }
  if (recipe !== undefined) return readRecipe(await files.resolve(recipe, call))
  return findRecipe(store, saved as string, call)
}

/** @throws {EngineError} `PREPARATION_RECIPE_NOT_FOUND`. */
export function findRecipe(store: RecipesStore, ref: string, { project_id }: Pick<Call, 'project_id'>) {
  const found = store.find(project_id, ref)
  if (found) return found
  throw new EngineError(
    'PREPARATION_RECIPE_NOT_FOUND',
    `No recipe of the project has the id or name ${ref}. List the recipes to see them.`,
    { recipe: ref },
  )
}

/**
 * Reads a recipe file: what an export wrote, or a bare list of steps.
 *
 * @throws {EngineError} `PREPARATION_RECIPE_INVALID` with `details.issues`.
 */
export async function readRecipe({ path, name }: { path: string; name: string }): Promise<Recipe> {
  const content = parsed(await readFile(path), name)
  const checked = RecipeFile.safeParse(Array.isArray(content) ? { steps: content } : content)
  if (checked.success) {
    const { description, columns, steps } = checked.data
    return { name: checked.data.name ?? name.replace(/\.json$/i, ''), description, columns, steps }
  }
  const issues = checked.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  throw new EngineError(
    'PREPARATION_RECIPE_INVALID',
    `The file ${name} holds no recipe: ${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}. Export one to see the form.`,
    { issues },
  )
}

function parsed(bytes: Buffer, name: string): unknown {
  if (bytes.length > LARGEST_BYTES)
    throw new EngineError(
      'PREPARATION_RECIPE_INVALID',
      `The file ${name} has ${bytes.length} bytes; a recipe has at most ${LARGEST_BYTES}.`,
      { bytes: bytes.length },
    )
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new EngineError(
      'PREPARATION_RECIPE_INVALID',
      `The file ${name} is no JSON (${(error as Error).message}). Export a recipe to see the form.`,
      { issues: [] },
      { cause: error },
    )
  }
}
