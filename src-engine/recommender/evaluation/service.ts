import { isAbsolute, resolve } from 'node:path'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import type { Jobs } from '#engine/jobs/jobs'
import type { RankingParams } from '../domain/ranking-params.ts'
import type { BasketSize } from '../domain/samples.ts'
import type { LiveRuns, LoadedRun } from '../serving/live-runs.ts'
import { assertOwn, profileOf } from '../serving/profiles.ts'
import { boundSource, keepInput } from '../training/read-source.ts'
import type { Case, CaseResult, EvaluationResult } from './answers/contract.ts'
import type { evaluation as contract } from './contract.ts'
import { type EvalFacts, type EvaluationDeps, evalStory, type TuneFacts, tuneStory } from './eval-run.ts'
import { runCase } from './run-cases.ts'
import type { CasesStore } from './store-cases.ts'

export interface EvaluationServiceDeps extends EvaluationDeps {
  jobs: Jobs
  files: Files
  workspace: string
  runs: LiveRuns
  cases: CasesStore
  below: RankingParams
  activeProfile(): string
  /** The folder of the run that a call names, by default the current one, else the latest. */
  findRun(asked: string | undefined, call: Call): Promise<string>
}

type Input<K extends keyof typeof contract> = Parameters<Handlers<typeof contract>[K]>[0]
type Asked = Pick<Input<'eval'>, 'basket_m' | 'max_basket_m' | 'leave_one_out' | 'n_samples' | 'seed'>

/** How good a run is, which weights make it better, and what it says to the baskets that matter to people. */
export function createEvaluation(deps: EvaluationServiceDeps) {
  const { jobs, files, workspace, runs, cases, evaluations, profiles, events, clock, below } = deps
  jobs.register<EvalFacts>('recommender.eval', (facts, job) => evalStory(deps, facts, job))
  jobs.register<TuneFacts>('recommender.tune', (facts, job) => tuneStory(deps, facts, job))

  const sourceOf = async (ventes: string | undefined, call: Call) =>
    ventes === undefined ? boundSource(deps, call.project_id, 'ventes') : keepInput(workspace, await files.resolve(ventes, call))
  const namedProfile = (name: string | undefined, draft: Record<string, unknown> | undefined, call: Call) =>
    profileOf(profiles, call, name ?? deps.activeProfile(), draft)

  /** Asks a run for the test baskets of a project and keeps the answers. */
  const askAll = (loaded: LoadedRun, project_id: number): CaseResult[] => {
    const asking = {
      profileOf: (name: string | null) => profileOf(profiles, { project_id }, name ?? deps.activeProfile()),
      below,
      now: () => clock.now(),
    }
    const results = cases.ofProject(project_id).map((one) => runCase(loaded, one, asking))
    for (const result of results) cases.saveResult(result)
    if (results.length > 0) events.changed('recommender', project_id)
    return results
  }

  const handlers: Handlers<typeof contract> = {
    async eval({ ventes, protocol, artifact_dir, profile, draft, mode, k, seed, baselines, allow_train, preds, out, ...asked }, call) {
      const kept = protocol === undefined ? null : await keepInput(workspace, await files.resolve(protocol, call))
      const source = kept ? null : await sourceOf(ventes, call)
      if (!kept && !source)
        throw new EngineError('RECOMMENDER_NO_SALES', 'The project has no baskets. Bind ventes, or give --ventes FILE or --protocol FILE.')
      const facts: EvalFacts = {
        directory: await deps.findRun(artifact_dir, call),
        profile: namedProfile(profile, draft, call),
        below,
        ventes: source,
        protocol: kept && { path: kept.path, name: kept.name },
        drawing: { ...drawingOf({ ...asked, seed }), allow_train },
        options: { k, seed, mode: mode ?? (kept ? 'use_order' : 'auto'), baselines },
        mode: mode ?? (kept ? 'use_order' : 'auto'),
        out: outputPath(out, call),
        preds: outputPath(preds, call),
      }
      return { task_id: jobs.submit('recommender.eval', facts, call) }
    },

    async tune({ ventes, artifact_dir, profile, mode, k, seed, objective, rounds, save_as, ...asked }, call) {
      if (save_as !== undefined) assertOwn(save_as)
      const source = await sourceOf(ventes, call)
      if (!source) throw new EngineError('RECOMMENDER_NO_SALES', 'The project has no baskets. Bind ventes, or give --ventes FILE.')
      const facts: TuneFacts = {
        directory: await deps.findRun(artifact_dir, call),
        profile: namedProfile(profile, undefined, call),
        below,
        ventes: source,
        drawing: { ...drawingOf({ ...asked, seed }), allow_train: false },
        options: { k, seed, mode: mode ?? 'auto' },
        objective,
        rounds,
        save_as: save_as ?? null,
      }
      return { task_id: jobs.submit('recommender.tune', facts, call) }
    },

    evaluations({ run, limit, offset }, { project_id }) {
      const { total, evaluations: found } = evaluations.page(project_id, run ?? null, limit, offset)
      return { total, evaluations: found.map(summaryOf) }
    },

    evaluation({ evaluation_id }, call) {
      return evaluations.find(call.project_id, evaluation_id) ?? unknownEvaluation(evaluation_id)
    },

    deleteEvaluation({ evaluation_id }, { project_id }) {
      if (!evaluations.remove(project_id, evaluation_id)) unknownEvaluation(evaluation_id)
      events.changed('recommender', project_id)
      return { evaluation_id }
    },

    cases(_input, { project_id }) {
      const found = cases.ofProject(project_id)
      return { total: found.length, cases: found }
    },

    async saveCase({ name, product_ids, profession, expected, k, profile }, call) {
      if (cases.find(call.project_id, name)?.name.toLowerCase() === name.toLowerCase())
        throw new EngineError('RECOMMENDER_CASE_NAME_TAKEN', `A test basket is called ${name} already. Choose another name.`, { name })
      if (profile !== undefined) profileOf(profiles, call, profile)
      const basket = { product_ids, profession: profession?.trim() || null, expected: expected ?? [], k, profile: profile ?? null }
      const case_id = cases.insert(call.project_id, name, basket, clock.now().toISOString())
      events.changed('recommender', call.project_id)
      return caseOf(String(case_id), call)
    },

    deleteCase({ case: asked }, call) {
      const { case_id } = caseOf(asked, call)
      cases.remove(case_id)
      events.changed('recommender', call.project_id)
      return { case_id }
    },

    async runCases({ run }, call) {
      const loaded = run === undefined ? await runs.live() : await runs.at(await deps.findRun(run, call))
      const results = askAll(loaded, call.project_id)
      const failed = results.filter(({ passed }) => passed === false).length
      const passed = results.filter(({ passed: is }) => is === true).length
      return { run: loaded.run, total: results.length, passed, failed, results }
    },
  }

  const caseOf = (asked: string, { project_id }: Pick<Call, 'project_id'>): Case => {
    const found = cases.find(project_id, asked)
    if (found) return found
    throw new EngineError('RECOMMENDER_CASE_NOT_FOUND', `No test basket of this project is called ${asked}.`, { case: asked })
  }

  return {
    handlers,
    /** After a training: asks the new run for the test baskets of its project. */
    async rerunCases(directory: string, project_id: number): Promise<CaseResult[]> {
      return cases.ofProject(project_id).length === 0 ? [] : askAll(await runs.at(directory), project_id)
    },
  }
}

function drawingOf({ basket_m, max_basket_m, leave_one_out, n_samples, seed }: Asked) {
  const most = Math.max(basket_m, max_basket_m ?? basket_m)
  const sizes: BasketSize[] = Array.from({ length: most - basket_m + 1 }, (_, i) => basket_m + i)
  return { sizes: leave_one_out ? [...sizes, 'loo' as const] : sizes, n_samples, seed }
}

const summaryOf = ({ evaluation_id, run, profile, source, mode, leak, created_at, results }: EvaluationResult) => ({
  ...{ evaluation_id, run, profile, source, mode, leak, created_at },
  results: results.map(({ basket_m, k, n, hit, recall, mrr, hit_interval, recall_interval, mrr_interval }) => ({
    ...{ basket_m, k, n, hit, recall, mrr, hit_interval, recall_interval, mrr_interval },
  })),
})

function unknownEvaluation(evaluation_id: number): never {
  throw new EngineError('RECOMMENDER_EVALUATION_NOT_FOUND', `No evaluation of this project has the id ${evaluation_id}.`, { evaluation_id })
}

function outputPath(given: string | undefined, { door }: Pick<Call, 'door'>): string | null {
  if (given === undefined) return null
  if (door === 'command') return isAbsolute(given) ? given : resolve(given)
  throw new EngineError('FORBIDDEN', 'Only the command line may name a place for files. Leave it out; the answer holds the figures.', {
    output: given,
  })
}
