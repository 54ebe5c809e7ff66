import * as z from 'zod'
import { Download, Id, InputFile, list, Moment, NameOrId, paging, procedure, Started } from '#engine/base/contract'
import { Mapping, Preview, StepAnswer, SuggestionAnswer } from './answers/contract.ts'
import { ColumnType, Step } from './steps/contract.ts'

const dataset = NameOrId.describe('id or name of the dataset')
const version = z.int().positive().optional().describe('number of the version; the latest when absent')

/** Where the steps come from; exactly one of the three. */
const source = {
  step: list(Step).min(1).max(200).optional().describe('steps in their order, each a JSON object'),
  recipe: InputFile.optional().describe('file with a recipe'),
  saved: NameOrId.optional().describe('id or name of a saved recipe'),
}
const SOURCE_ERRORS = [
  'PREPARATION_RECIPE_INVALID',
  'PREPARATION_RECIPE_NOT_FOUND',
  'FILE_NOT_FOUND',
  'FILE_NOT_A_FILE',
  'FILE_UNREADABLE',
  'DATASET_UPLOAD_UNKNOWN',
] as const
const STEP_ERRORS = [
  'PREPARATION_EXPRESSION_INVALID',
  'PREPARATION_COLUMN_UNKNOWN',
  'PREPARATION_COLUMN_EXISTS',
  'PREPARATION_COLUMN_TYPE',
  'PREPARATION_SETTING_INVALID',
  'PREPARATION_TOO_MANY_VALUES',
  'PREPARATION_TOO_MANY_ROWS',
  'PREPARATION_ONLY_IN_EXPERIMENT',
  'PREPARATION_STEP_FAILED',
  'PREPARATION_NOTHING_LEFT',
  'DISK_FULL',
] as const

const RecipeColumn = z.strictObject({ name: z.string(), type: ColumnType })
/** What a file with a recipe holds. */
export const RecipeFile = z.strictObject({
  format: z.literal('tessera-recipe').default('tessera-recipe'),
  version: z.literal(1).default(1),
  name: z.string().trim().min(1).max(200).optional(),
  description: z.string().max(2000).optional(),
  /** Columns of the table that the recipe was made on; they make a mapping possible. */
  columns: z.array(RecipeColumn).max(50_000).optional(),
  steps: z.array(Step).min(1).max(200),
})
export type RecipeFile = z.infer<typeof RecipeFile>

const RecipeSummary = z.object({
  recipe_id: Id,
  name: z.string(),
  description: z.string(),
  steps_count: z.int(),
  columns_count: z.int(),
  created_at: Moment,
  updated_at: Moment,
})
const Recipe = RecipeSummary.extend({ columns: z.array(RecipeColumn), steps: z.array(Step) })
const recipe = NameOrId.describe('id or name of the recipe')
const map = z
  .union([z.record(z.string(), z.string()), z.string().max(100_000)])
  .optional()
  .describe('recipe column=dataset column,… with names quoted as in CSV, or a JSON object')

const shown = {
  show: z.int().positive().optional().describe('number of the step to look at, 1-based; the last one when absent'),
  column: z.string().min(1).max(500).optional().describe('column whose values are shown before and after'),
  changed_only: z.boolean().default(false).describe('only rows of which the step changed a cell'),
  offset: paging.offset,
  limit: z.int().min(1).max(1000).default(100).describe('rows to return'),
}

/** The result of the jobs of `apply` and `replay`. */
export const ApplyResult = z.object({
  dataset_id: Id,
  name: z.string(),
  version_id: Id,
  version_number: z.int(),
  rows: z.int(),
  columns: z.array(RecipeColumn),
  steps: z.array(StepAnswer),
  feeds: z
    .array(z.object({ table: z.string(), version_number: z.int() }))
    .describe('tables of the project that hold the rows of another version; `datasets fill` gives them those of this one'),
})
export type ApplyResult = z.infer<typeof ApplyResult>

export const preparation = {
  steps: procedure('GET', '/api/preparation/steps', {
    does: 'List the kinds of steps with the JSON Schema of their settings',
    role: 'viewer',
    command: 'preparation steps',
    example: 'tessera preparation steps --json',
    input: z.strictObject({}),
    output: z.object({
      steps: z.array(
        z.object({ step: z.string(), title: z.object({ en: z.string(), fr: z.string() }), schema: z.record(z.string(), z.unknown()) }),
      ),
      functions: z.array(z.string()),
    }),
    errors: [],
  }),
  suggest: procedure('GET', '/api/datasets/{dataset}/prepare/suggestions', {
    does: 'Suggest steps for a dataset, each with its reason',
    role: 'viewer',
    command: 'preparation suggest',
    positional: ['dataset'],
    example: 'tessera preparation suggest lots --column itm',
    input: z.strictObject({ dataset, version, column: z.string().min(1).max(500).optional().describe('one column; all when absent') }),
    output: SuggestionAnswer,
    errors: ['DATASET_NOT_FOUND', 'PREPARATION_COLUMN_UNKNOWN'],
  }),
  preview: procedure('POST', '/api/datasets/{dataset}/prepare/preview', {
    does: 'Show what steps would do, computed on the first rows; nothing is written',
    role: 'viewer',
    command: 'preparation preview',
    positional: ['dataset'],
    example: `tessera preparation preview lots --step '{"step":"fill_missing","columns":["itm"],"method":"median"}'`,
    input: z.strictObject({
      dataset,
      version,
      ...source,
      ...shown,
      sample: z.int().min(1).max(100_000).default(5000).describe('how many first rows are computed on'),
    }),
    output: Preview,
    errors: ['DATASET_NOT_FOUND', 'PREPARATION_COLUMN_UNKNOWN', ...SOURCE_ERRORS],
  }),
  previewWhole: procedure('POST', '/api/datasets/{dataset}/prepare/preview-whole', {
    does: 'Show what steps would do, computed on the whole table; the answer is the result of the job',
    role: 'viewer',
    command: 'preparation preview-whole',
    positional: ['dataset'],
    example: 'tessera preparation preview-whole lots --recipe clean.json --column itm',
    job: true,
    input: z.strictObject({ dataset, version, ...source, ...shown }),
    output: Started,
    errors: ['DATASET_NOT_FOUND', 'PREPARATION_COLUMN_UNKNOWN', 'DISK_FULL', ...SOURCE_ERRORS],
  }),
  apply: procedure('POST', '/api/datasets/{dataset}/prepare', {
    does: 'Apply steps and make a new version of the dataset',
    role: 'editor',
    command: 'preparation apply',
    positional: ['dataset'],
    example: `tessera preparation apply lots --step '{"step":"deduplicate"}' '{"step":"drop","columns":["note"]}'`,
    job: true,
    input: z.strictObject({
      dataset,
      version,
      ...source,
      description: z.string().max(500).default('').describe('said of the new version'),
    }),
    output: Started,
    errors: ['DATASET_NOT_FOUND', ...SOURCE_ERRORS, ...STEP_ERRORS],
  }),
  mapping: procedure('POST', '/api/datasets/{dataset}/prepare/mapping', {
    does: 'Say which columns a recipe needs and which columns of the dataset they could be',
    role: 'viewer',
    command: 'preparation mapping',
    positional: ['dataset'],
    example: 'tessera preparation mapping lots_february --recipe january.json',
    input: z.strictObject({ dataset, version, ...source }),
    output: Mapping,
    errors: ['DATASET_NOT_FOUND', ...SOURCE_ERRORS],
  }),
  replay: procedure('POST', '/api/datasets/{on}/prepare/replay', {
    does: 'Replay a recipe on another dataset: columns mapped first, each step reported as done or skipped',
    role: 'editor',
    command: 'preparation replay',
    example: 'tessera preparation replay --recipe january.json --on lots_february --map itm=itm_pct',
    job: true,
    input: z.strictObject({
      on: dataset,
      version,
      ...source,
      map,
      skip_missing: z.boolean().default(false).describe('skip the steps whose columns are not there instead of asking for a mapping'),
      description: z.string().max(500).default('').describe('said of the new version'),
    }),
    output: Started,
    errors: ['DATASET_NOT_FOUND', 'PREPARATION_MAPPING_NEEDED', ...SOURCE_ERRORS, ...STEP_ERRORS],
  }),
  recipes: procedure('GET', '/api/preparation/recipes', {
    does: 'List the saved recipes of the project',
    role: 'viewer',
    command: 'preparation recipes',
    example: 'tessera preparation recipes',
    input: z.strictObject({ ...paging }),
    output: z.object({ total: z.int(), recipes: z.array(RecipeSummary) }),
    errors: [],
  }),
  recipe: procedure('GET', '/api/preparation/recipes/{recipe}', {
    does: 'Show a saved recipe',
    role: 'viewer',
    command: 'preparation recipe',
    positional: ['recipe'],
    example: 'tessera preparation recipe "monthly clean"',
    input: z.strictObject({ recipe }),
    output: Recipe,
    errors: ['PREPARATION_RECIPE_NOT_FOUND'],
  }),
  saveRecipe: procedure('POST', '/api/preparation/recipes', {
    does: 'Save steps as a recipe',
    role: 'editor',
    command: 'preparation save-recipe',
    positional: ['name'],
    example: `tessera preparation save-recipe dedup --dataset lots --step '{"step":"deduplicate"}'`,
    input: z.strictObject({
      name: z.string().trim().min(1).max(200).describe('name of the recipe'),
      description: z.string().max(2000).default('').describe('what it is for'),
      dataset: NameOrId.optional().describe('dataset whose columns the recipe is made for'),
      version,
      step: list(Step).min(1).max(200).describe('steps in their order, each a JSON object'),
      replace: z.boolean().default(false).describe('replace the recipe of this name'),
    }),
    output: Recipe,
    errors: ['PREPARATION_RECIPE_NAME_TAKEN', 'DATASET_NOT_FOUND'],
  }),
  deleteRecipe: procedure('DELETE', '/api/preparation/recipes/{recipe}', {
    does: 'Delete a saved recipe; versions made with it stay',
    role: 'editor',
    command: 'preparation delete-recipe',
    positional: ['recipe'],
    example: 'tessera preparation delete-recipe dedup',
    input: z.strictObject({ recipe }),
    output: z.object({ recipe_id: Id, name: z.string() }),
    errors: ['PREPARATION_RECIPE_NOT_FOUND'],
  }),
  exportRecipe: procedure('GET', '/api/preparation/recipes/{recipe}/export', {
    does: 'Write a saved recipe as a JSON file',
    role: 'viewer',
    command: 'preparation export-recipe',
    positional: ['recipe'],
    example: 'tessera preparation export-recipe dedup --out dedup.json',
    download: true,
    input: z.strictObject({ recipe }),
    output: Download,
    errors: ['PREPARATION_RECIPE_NOT_FOUND', 'DISK_FULL'],
  }),
  importRecipe: procedure('POST', '/api/preparation/recipes/import', {
    does: 'Save the recipe of a JSON file',
    role: 'editor',
    command: 'preparation import-recipe',
    positional: ['file'],
    example: 'tessera preparation import-recipe dedup.json --name "remove repeats"',
    input: z.strictObject({
      file: InputFile.describe('file with a recipe'),
      name: z.string().trim().min(1).max(200).optional().describe('name of the recipe; that of the file when absent'),
      replace: z.boolean().default(false).describe('replace the recipe of this name'),
    }),
    output: Recipe,
    errors: [
      'PREPARATION_RECIPE_INVALID',
      'PREPARATION_RECIPE_NAME_TAKEN',
      'FILE_NOT_FOUND',
      'FILE_NOT_A_FILE',
      'FILE_UNREADABLE',
      'DATASET_UPLOAD_UNKNOWN',
    ],
  }),
}
