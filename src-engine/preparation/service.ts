import { statSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import type { Clock } from '#engine/base/clock'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import { type Files, safeName } from '#engine/base/files'
import { parseColumnMap, type ReadableVersion, type VersionsPort } from '#engine/datasets/port'
import type { Jobs } from '#engine/jobs/jobs'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { Suggestion } from './answers/contract.ts'
import { type ApplyFacts, applySteps, previewWhole } from './apply-steps.ts'
import type { preparation as contract } from './contract.ts'
import { FUNCTIONS } from './expression-functions.ts'
import { columnNamed } from './frame.ts'
import { mappingOf, renaming } from './map-recipe.ts'
import { previewOf, type Shown } from './preview.ts'
import { findRecipe, type Recipe, type RecipeSource, readRecipe, recipeOf } from './recipe.ts'
import { runSteps } from './run-steps.ts'
import { previewScratch } from './scratch.ts'
import { Step } from './steps/contract.ts'
import { kindOf, stepNames } from './steps/registry.ts'
import type { NewRecipe, RecipeRow, RecipesStore } from './store.ts'
import { suggest } from './suggest.ts'
import { fitTools, versionFrame } from './version-frame.ts'

/** Rows that suggestions rest on at most. */
const SUGGEST_ROWS = 200_000

export interface PreparationDeps {
  store: RecipesStore
  versions: VersionsPort
  warehouse: Warehouse
  files: Files
  jobs: Jobs
  events: Events
  clock: Clock
}

type ShownFacts = ApplyFacts & { shown: Shown }

/** Prepares datasets: steps are tried on the first rows, applied as a new version, kept as recipes and replayed. */
export function createPreparation(deps: PreparationDeps): Handlers<typeof contract> {
  const { store, versions, warehouse, files, jobs, events, clock } = deps
  jobs.register<ApplyFacts>('preparation.apply', (facts, job) => applySteps(deps, facts, job))
  jobs.register<ApplyFacts>('preparation.replay', (facts, job) => applySteps(deps, facts, job))
  jobs.register<ShownFacts>('preparation.previewWhole', (facts, job) => previewWhole(deps, facts, job))

  const recipe = (source: RecipeSource, call: Call) => recipeOf(source, { files, store }, call)
  const factsOf = ({ dataset_id, version_number }: ReadableVersion, steps: Step[], rest: Partial<ApplyFacts> = {}): ApplyFacts => ({
    dataset_id,
    version_number,
    steps,
    description: '',
    mapped: false,
    skip: false,
    ...rest,
  })
  const save = (given: Omit<NewRecipe, 'at' | 'project_id' | 'user_id'>, replace: boolean, { project_id, user_id }: Call): RecipeRow => {
    const taken = store.byName(project_id, given.name)
    if (taken !== undefined && !replace)
      throw new EngineError(
        'PREPARATION_RECIPE_NAME_TAKEN',
        `A recipe named ${given.name} exists already. Choose another name, or replace it.`,
        { name: given.name },
      )
    const saved = store.save({ ...given, project_id, user_id, at: clock.now().toISOString() }, taken)
    events.changed('preparation', project_id)
    return saved
  }

  return {
    steps: () => ({ steps: stepNames.map(describeStep), functions: Object.keys(FUNCTIONS) }),

    async suggest({ dataset, version: number, column }, call) {
      const version = versions.find(call.project_id, dataset, number)
      const scratch = previewScratch(warehouse, files, { columns: version.columns.length, tables: 1 }, call.signal)
      const { ask } = fitTools(warehouse, versions, call.project_id, call.signal)
      try {
        const every = Math.ceil(version.rows / SUGGEST_ROWS)
        const whole = versionFrame(version)
        const frame = await scratch.keep(
          every <= 1 ? whole : { ...whole, from: `(SELECT * FROM ${whole.from} WHERE __tessera_row % ${every} = 0)` },
        )
        const suggestions = (await suggest(ask, frame, column === undefined ? undefined : columnNamed(frame, column))).map(
          (one) => ({ ...one, step: Step.parse(one.step) }) as Suggestion,
        )
        const { dataset_id, version_number, rows } = version
        return { dataset_id, version_number, total_rows: rows, rows_used: every <= 1 ? rows : Math.ceil(rows / every), suggestions }
      } finally {
        await scratch.close()
      }
    },

    async preview({ dataset, version: number, sample, ...input }, call) {
      const version = versions.find(call.project_id, dataset, number)
      const { steps } = await recipe(input, call)
      const size = { columns: version.columns.length, tables: steps.length + 1 }
      const scratch = previewScratch(warehouse, files, size, call.signal)
      const tools = fitTools(warehouse, versions, call.project_id, call.signal)
      try {
        const start = await scratch.keep(versionFrame(version, sample))
        const run = await runSteps(start, steps, { ...tools, keep: scratch.keep, keeps: 'always', onError: 'skip' })
        return await previewOf(tools.ask, version, start, run, input)
      } finally {
        await scratch.close()
      }
    },

    async previewWhole({ dataset, version: number, ...input }, call) {
      const version = versions.find(call.project_id, dataset, number)
      const { steps } = await recipe(input, call)
      const { show, column, changed_only, offset, limit } = input
      return {
        task_id: jobs.submit(
          'preparation.previewWhole',
          { ...factsOf(version, steps), shown: { show, column, changed_only, offset, limit } },
          call,
        ),
      }
    },

    async apply({ dataset, version: number, description, ...input }, call) {
      const version = versions.find(call.project_id, dataset, number)
      const { steps } = await recipe(input, call)
      return { task_id: jobs.submit('preparation.apply', factsOf(version, steps, { description }), call) }
    },

    async mapping({ dataset, version: number, ...input }, call) {
      const version = versions.find(call.project_id, dataset, number)
      return mappingOf(await recipe(input, call), version)
    },

    async replay({ on, version: number, map, skip_missing, description, ...input }, call) {
      const version = versions.find(call.project_id, on, number)
      const used = await recipe(input, call)
      const names = renaming(used, version.columns, typeof map === 'string' ? parseColumnMap(map) : (map ?? {}))
      if (!skip_missing) assertMapped(used, version, names)
      const rename = Object.keys(names).length > 0 ? [Step.parse({ step: 'rename', names })] : []
      const said = description || (used.name ?? '')
      const facts = factsOf(version, [...rename, ...used.steps], { description: said, mapped: rename.length > 0, skip: true })
      return { task_id: jobs.submit('preparation.replay', facts, call) }
    },

    recipes({ limit, offset }, { project_id }) {
      const { total, rows } = store.list(project_id, limit, offset)
      return { total, recipes: rows.map(summaryOf) }
    },

    recipe: ({ recipe: ref }, call) => shownOf(findRecipe(store, ref, call)),

    saveRecipe({ name, description, dataset, version: number, step, replace }, call) {
      const columns = dataset === undefined ? [] : versions.find(call.project_id, dataset, number).columns
      return shownOf(save({ name, description, columns: columns.map(({ name, type }) => ({ name, type })), steps: step }, replace, call))
    },

    deleteRecipe({ recipe: ref }, call) {
      const { recipe_id, name } = findRecipe(store, ref, call)
      store.remove(recipe_id)
      events.changed('preparation', call.project_id)
      return { recipe_id, name }
    },

    exportRecipe({ recipe: ref }, call) {
      const { name, description, columns, steps } = findRecipe(store, ref, call)
      const file = safeName(`${name}.json`)
      const out = files.temporary(file)
      const content = { format: 'tessera-recipe', version: 1, name, description, ...(columns.length > 0 ? { columns } : {}), steps }
      writeFileSync(out, `${JSON.stringify(content, null, 2)}\n`)
      return { out, name: file, type: 'application/json', bytes: statSync(out).size }
    },

    async importRecipe({ file, name, replace }, call) {
      const read = await readRecipe(await files.resolve(file, call))
      const given = { name: name ?? read.name ?? file, description: read.description ?? '', columns: read.columns ?? [], steps: read.steps }
      return shownOf(save(given, replace, call))
    },
  }
}

const schemas = new Map(Step.options.map((option) => [option.shape.step.value, option]))
const describeStep = (step: Step['step']) => ({
  step,
  title: kindOf(step).title,
  schema: z.toJSONSchema(schemas.get(step) as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
})

const summaryOf = ({ recipe_id, name, description, columns, steps, created_at, updated_at }: RecipeRow) => ({
  recipe_id,
  name,
  description,
  steps_count: steps.length,
  columns_count: columns.length,
  created_at,
  updated_at,
})
const shownOf = (row: RecipeRow) => ({ ...summaryOf(row), columns: row.columns, steps: row.steps })

/** A mapping is asked for before anything runs. */
function assertMapped(recipe: Recipe, version: ReadableVersion, names: Readonly<Record<string, string>>): void {
  const columns = version.columns.map((column) => ({ ...column, name: names[column.name] ?? column.name }))
  const lacking = mappingOf(recipe, { ...version, columns }).columns.filter(({ found }) => found === null)
  if (lacking.length === 0) return
  const pairs = lacking.map(({ name, suggested }) => `${quoted(name)}=${quoted(suggested ?? '?')}`)
  throw new EngineError(
    'PREPARATION_MAPPING_NEEDED',
    `The recipe needs ${lacking.map(({ name }) => `"${name}"`).join(', ')}, which ${version.name} does not have. Say which columns they are, or skip the steps that need them.`,
    {
      missing: lacking.map(({ name, type, suggested, candidates, steps }) => ({ name, type, suggested, candidates, steps })),
      hint: `--map ${pairs.join(',')}`,
    },
  )
}

const quoted = (name: string) => (/[",=\s]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)
