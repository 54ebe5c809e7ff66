import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Clock } from '#engine/base/clock'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { FindBound, OpenTable } from '#engine/datasets/port'
import type { JobRun } from '#engine/jobs/jobs'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { readSales } from '../data/read-sales.ts'
import type { Sales } from '../data/tables.ts'
import type { Profile } from '../domain/profile.ts'
import type { RankingParams } from '../domain/ranking-params.ts'
import { evaluateRun, tuneRun } from '../job.ts'
import type { ProfilesStore } from '../serving/store-profiles.ts'
import { withSource } from '../training/read-source.ts'
import type { Source } from '../training/train-facts.ts'
import type { EvaluationResult, TuneResult } from './answers/contract.ts'
import type { EvaluateOptions } from './evaluate.ts'
import { readProtocol } from './read-samples.ts'
import type { Drawing } from './run-evaluation.ts'
import type { createEvaluationsStore } from './store-evaluations.ts'
import type { Objective } from './tune-profile.ts'

export interface EvaluationDeps {
  warehouse: Warehouse
  findBound: FindBound
  openTable: OpenTable
  events: Events
  clock: Clock
  evaluations: ReturnType<typeof createEvaluationsStore>
  profiles: ProfilesStore
}

interface ProfileFacts {
  directory: string
  profile: { name: string; profile: Profile }
  below: RankingParams
}

export interface EvalFacts extends ProfileFacts {
  ventes: Source | null
  protocol: { path: string; name: string } | null
  drawing: Drawing
  options: Omit<EvaluateOptions, 'profile' | 'below'>
  /** As it was asked for, to be told. */
  mode: string
  out: string | null
  preds: string | null
}

export interface TuneFacts extends ProfileFacts {
  ventes: Source
  drawing: Drawing
  options: Omit<EvaluateOptions, 'profile' | 'below' | 'baselines'>
  objective: Objective
  rounds: number
  save_as: string | null
}

/** Evaluates a run and keeps the figures. */
export async function evalStory(deps: EvaluationDeps, facts: EvalFacts, job: JobRun) {
  const began = performance.now()
  const { directory, profile, below, options, protocol, drawing } = facts
  const samples = protocol && (await readProtocol(protocol))
  const from = samples
    ? { kind: 'samples' as const, samples }
    : { kind: 'rows' as const, sales: await salesOf(deps, facts.ventes, job), drawing }
  const input = { directory, from, options: { ...options, profile: profile.profile, below } }
  const found = await job.compute(evaluateRun, input, { from: 0.1, to: 1 })
  const leak = found.pairs_source === 'couples' ? 'couples' : drawing.allow_train && !protocol ? 'training' : null
  const result: EvaluationResult = {
    evaluation_id: null,
    run: basename(directory),
    profile: profile.name,
    source: protocol ? 'protocol' : drawing.allow_train ? 'all_rows' : 'holdout',
    mode: facts.mode,
    seed: options.seed,
    results: found.results,
    baselines: found.baselines,
    leak,
    ...told(
      leak,
      found.results.reduce((sum, { in_training }) => sum + in_training, 0),
    ),
    seconds: (performance.now() - began) / 1000,
    created_at: deps.clock.now().toISOString(),
    out: facts.out,
    preds: facts.preds,
  }
  if (facts.preds !== null) await writeJson(facts.preds, predictionsOf(found))
  if (facts.out !== null) await writeJson(facts.out, result)
  return () => {
    const evaluation_id = deps.evaluations.insert(job.project_id, job.task_id, result)
    deps.events.changed('recommender', job.project_id)
    return { ...result, evaluation_id }
  }
}

/** Searches weights of a profile; saves what was found when a name was given. */
export async function tuneStory(deps: EvaluationDeps, facts: TuneFacts, job: JobRun) {
  const began = performance.now()
  const { directory, profile, below, options, drawing, objective, rounds, save_as } = facts
  const sales = await salesOf(deps, facts.ventes, job)
  const input = { directory, sales, drawing, options: { ...options, profile: profile.profile, below }, objective, rounds }
  const found = await job.compute(tuneRun, input, { from: 0.1, to: 1 })
  const result: TuneResult = {
    run: basename(directory),
    from: profile.name,
    objective,
    trials: found.trials,
    profile: { ...found.profile },
    saved_as: save_as,
    results: found.results,
    seconds: (performance.now() - began) / 1000,
  }
  return () => {
    if (save_as !== null) deps.profiles.save(job.project_id, save_as, found.profile, deps.clock.now().toISOString())
    deps.events.changed('recommender', job.project_id)
    return { ...result }
  }
}

async function salesOf(deps: EvaluationDeps, ventes: Source | null, job: JobRun): Promise<Sales> {
  if (ventes === null)
    throw new EngineError('RECOMMENDER_NO_SALES', 'The project has no baskets. Bind ventes, or give --ventes FILE or --protocol FILE.')
  const { project_id, signal } = job
  job.progress(0, 'ventes')
  return withSource(deps, ventes, { project_id, table: 'ventes', signal }, (relation) => readSales(deps.warehouse, relation, job))
}

function told(leak: string | null, inTraining: number): { warnings: string[]; warnings_fr: string[] } {
  const warnings: [string, string][] = []
  if (leak === 'couples')
    warnings.push([
      'The pairs come from a couples table that was counted outside, maybe on these very baskets: the figures leak.',
      'Les paires viennent d’une table couples comptée ailleurs, peut-être sur ces mêmes paniers : les chiffres fuient.',
    ])
  if (leak === 'training')
    warnings.push([
      'Baskets of the training were allowed: the figures leak.',
      'Des paniers de l’entraînement étaient admis : les chiffres fuient.',
    ])
  if (inTraining > 0)
    warnings.push([
      `${inTraining} samples equal a training row.`,
      `${inTraining} échantillons sont identiques à une ligne de l’entraînement.`,
    ])
  return { warnings: warnings.map(([en]) => en), warnings_fr: warnings.map(([, fr]) => fr) }
}

/** `recommended` in the order of the samples; with several sizes one list after the other, and each under its size. */
function predictionsOf({
  recommended,
  sets,
}: {
  recommended: (string | number)[][][]
  sets: { size: number | 'loo' | null; samples: unknown[] }[]
}) {
  const flat = { recommended: recommended.flat() }
  if (sets[0].size === null) return flat
  const bySize = sets.map(({ size, samples }, i) => [String(size), { samples, recommended: recommended[i] }])
  return { ...flat, samples: sets.flatMap(({ samples }) => samples), by_basket_m: Object.fromEntries(bySize) }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${JSON.stringify(value)}\n`)
  } catch (error) {
    throw new EngineError('FILE_NOT_A_FILE', `${path} cannot be written: ${(error as Error).message}.`, { path }, { cause: error })
  }
}
