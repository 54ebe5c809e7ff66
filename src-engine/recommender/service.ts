import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import type { Jobs } from '#engine/jobs/jobs'
import type { ReportsPort } from '#engine/reports/port'
import type { DataAnswer, RecommenderTable, TrainParams } from './answers/contract.ts'
import { damagedRun } from './artifacts/read-files.ts'
import { listRuns, pointTo, readCurrent, runBefore } from './artifacts/root.ts'
import { verifyRun } from './artifacts/verify-run.ts'
import type { recommender as contract } from './contract.ts'
import { buildTables, type DataFacts } from './data/build-tables.ts'
import { noticesOfCheck } from './data/check-data.ts'
import { lookAtCouples, readDetails } from './data/read-details.ts'
import { readSales } from './data/read-sales.ts'
import { createEvaluation } from './evaluation/service.ts'
import { checkTables, precompute } from './job.ts'
import { type Notice, toldNotices } from './notices.ts'
import { recommenderReport } from './report.ts'
import { deleteRun, describeRun, findRun, folderBytes, freeInputs, summariseRuns } from './runs.ts'
import { openLiveRuns, servingRoot } from './serving/open-live-runs.ts'
import { createServing } from './serving/service.ts'
import { boundSource, keepInput } from './training/read-source.ts'
import { defaultRate } from './training/train.ts'
import type { TrainFacts } from './training/train-facts.ts'
import { type TrainDeps, trainStory } from './training/train-run.ts'

export interface RecommenderDeps extends Omit<TrainDeps, 'trained'> {
  jobs: Jobs
  files: Files
  workspace: string
  reports: ReportsPort
  /** Threads of one computation. */
  threads: number
  /** Variables of the process: ARTIFACT_DIR, ADMIN_KEY, W_… */
  environment: Readonly<Record<string, string | undefined>>
}

type Input<K extends keyof typeof contract> = Parameters<Handlers<typeof contract>[K]>[0]
const MAX_BASKET = 1000
/** Evaluations in the report of a run. */
const REPORTED = 10

/** From baskets to runs: data, training, the life of artifacts. */
export function createRecommender(deps: RecommenderDeps): Handlers<typeof contract> {
  const { store, jobs, files, events, workspace, warehouse, findBound, threads, reports } = deps
  const rootOf = (given: string | undefined, { door }: Pick<Call, 'door'>): string => {
    if (given === undefined) return servingRoot(deps)
    if (door === 'command') return isAbsolute(given) ? given : resolve(given)
    throw new EngineError('FORBIDDEN', 'Only the command line may name a folder of runs. Leave it out.', { artifact_root: given })
  }
  const runs = openLiveRuns(deps)
  const serving = createServing({
    ...deps,
    runs,
    profiles: store.profiles,
    findRun: (asked, call) => findRun(store, servingRoot(deps), asked, call),
  })
  const evaluation = createEvaluation({
    ...deps,
    ...{ runs, profiles: store.profiles, cases: store.cases, evaluations: store.evaluations },
    ...{ below: serving.below, activeProfile: serving.activeProfile },
    findRun: (asked, call) => findRun(store, servingRoot(deps), asked ?? (deps.environment.ARTIFACT_DIR || undefined), call),
  })
  const trained: TrainDeps['trained'] = async ({ directory, project_id, isCurrent }) => {
    await evaluation.rerunCases(directory, project_id)
    if (isCurrent) await runs.follow()
  }
  const runOf = (asked: string | undefined, call: Call, root?: string) => findRun(store, rootOf(root, call), asked, call)

  jobs.register<TrainFacts>('recommender.train', (facts, job) => trainStory({ ...deps, trained }, facts, job), {
    keepsCancelled: true,
    discard: (task_id) => {
      for (const left of store.discardRun(task_id)) void rm(left, { recursive: true, force: true })
    },
  })
  jobs.register<DataFacts>('recommender.data', async (facts, job) => {
    const { made, notices } = await buildTables(deps, facts, job)
    const answer = await lookAtData(job, MAX_BASKET, notices)
    return () => ({ made, ...answer })
  })
  jobs.register<{ directory: string; run: string }>('recommender.precompute', async ({ directory, run }, job) => {
    const artifacts = await job.compute(precompute, { directory })
    return () => {
      events.changed('recommender', job.project_id)
      return { run, directory, artifacts }
    }
  })

  reports.register('recommender', async (id, { lang, call }) => {
    const run = await describeRun(store, await findRun(store, rootOf(undefined, { door: 'window' }), id, { ...call, door: 'window' }))
    const { evaluations } = store.evaluations.page(call.project_id, run.run, REPORTED, 0)
    return recommenderReport({ run, project: store.projectName(call.project_id), evaluations }, lang)
  })

  const lookAtData = async (
    { project_id, signal }: { project_id: number; signal?: AbortSignal },
    limit: number,
    before: Notice[] = [],
  ): Promise<DataAnswer> => {
    const find = (table: RecommenderTable) => findBound(project_id, table)
    const [ventes, details, couples] = [find('ventes'), find('details'), find('couples')]
    const named = (found: typeof ventes) => {
      if (!found) return null
      const { dataset_id, name, version_id, version_number, rows } = found
      return { dataset_id, name, version_id, version_number, rows }
    }
    const tables = { ventes: named(ventes), details: named(details), couples: named(couples) }
    if (!ventes) return { ...tables, check: null, ...toldNotices(before) }
    const reading = { signal, breathe: async () => void (await nextTurn()) }
    const sales = await readSales(warehouse, ventes.relation, reading)
    const known = details && (await readDetails(warehouse, details.relation, reading))
    const pairs = couples && (await lookAtCouples(warehouse, couples.relation, signal))
    const check = await jobs.compute(checkTables, { sales, details: known, couples: pairs, limit }, { signal })
    return { ...tables, check, ...toldNotices([...before, ...noticesOfCheck(check, known !== null)]) }
  }

  const trainFacts = async (input: Input<'train'>, call: Call): Promise<TrainFacts> => {
    const { ventes, details, pairs, use_couples, map, artifact_root, run_tag, make_current_symlink, holdout_protocol, ...asked } = input
    const kept = async (token: string | undefined) => (token === undefined ? null : keepInput(workspace, await files.resolve(token, call)))
    const bound = (table: RecommenderTable) => boundSource(deps, call.project_id, table)
    const sales = (await kept(ventes)) ?? bound('ventes')
    if (!sales)
      throw new EngineError(
        'RECOMMENDER_NO_SALES',
        'The project has no baskets. Import them with --table ventes, build them with tessera recommender data, or give --ventes FILE.',
        { hint: 'tessera import df_ventes_grouped.parquet --table ventes' },
      )
    const protocol = await kept(holdout_protocol)
    return {
      params: completeParams(asked, threads),
      ventes: sales,
      details: (await kept(details)) ?? (ventes === undefined ? bound('details') : null),
      couples: (await kept(pairs)) ?? (use_couples ? bound('couples') : null),
      map: map ?? null,
      protocol: protocol && { path: protocol.path, name: protocol.name },
      root: rootOf(artifact_root, call),
      run_tag: run_tag ?? null,
      make_current: make_current_symlink,
    }
  }

  const promote = async (root: string, directory: string, call: Call) => {
    const verdict = await verifyRun(directory)
    if (!verdict.ok) {
      const [file] = [...verdict.missing, ...verdict.damaged]
      throw damagedRun(directory, file, verdict.missing.length > 0 ? 'it is missing' : 'it does not hold what was written')
    }
    const previous = await pointTo(root, verdict.run)
    await runs.follow()
    events.changed('recommender', call.project_id)
    return { run: verdict.run, directory, previous }
  }

  return {
    ...serving.handlers,
    ...evaluation.handlers,

    async data({ from_dataset, lines, map, profession, count_pairs, min_pair }, call) {
      const file = lines === undefined ? null : await keepInput(workspace, await files.resolve(lines, call))
      const from = file ? { path: file.path, name: file.name } : from_dataset === undefined ? null : { dataset: from_dataset }
      if (!from && !findBound(call.project_id, 'ventes'))
        throw new EngineError(
          'RECOMMENDER_NO_SALES',
          'The project has no baskets and the call names no order lines. Give --from-dataset N or --lines FILE.',
          { hint: 'tessera recommender data --from-dataset orders' },
        )
      const facts: DataFacts = { lines: from, map: map ?? null, profession: profession ?? 'TOUS', count_pairs, min_pair }
      return { task_id: jobs.submit('recommender.data', facts, call) }
    },

    check: ({ max_basket }, call) => lookAtData(call, max_basket),

    async train(input, call) {
      return { task_id: jobs.submit('recommender.train', await trainFacts(input, call), call) }
    },

    async repeat({ run }, call) {
      const directory = await runOf(run, call)
      const own = store.allRuns().find((one) => one.directory === directory && one.project_id === call.project_id)
      if (own) return { task_id: jobs.submit('recommender.train', { ...own.facts, make_current: false }, call) }
      throw new EngineError('RECOMMENDER_RUN_NOT_FOUND', `${run} was not trained in this project, so its data are not known here.`, { run })
    },

    curve({ task_id }) {
      const { status } = jobs.find(task_id)
      const epochs = store.epochs(task_id)
      const ended = status !== 'pending' && status !== 'running'
      const best = epochs.reduce<(typeof epochs)[number] | null>((top, one) => (!top || (one.mrr ?? 0) > (top.mrr ?? 0) ? one : top), null)
      return { task_id, phase: ended ? 'ended' : epochs.length > 0 ? 'training' : 'waiting', best_epoch: best?.epoch ?? null, epochs }
    },

    runs: ({ artifact_root }, call) => summariseRuns(store, rootOf(artifact_root, call), call.project_id),

    async show({ run }, call) {
      return describeRun(store, await runOf(run, call))
    },

    async verify({ run, artifact_root }, call) {
      return verifyRun(await runOf(run, call, artifact_root))
    },

    async promote({ run, artifact_root }, call) {
      return promote(rootOf(artifact_root, call), await runOf(run, call, artifact_root), call)
    },

    async rollback({ artifact_root }, call) {
      const root = rootOf(artifact_root, call)
      const before = await runBefore(root)
      if (before !== null) return promote(root, join(root, before), call)
      throw new EngineError('RECOMMENDER_RUN_NOT_FOUND', `There is no complete run in ${root} to go back to.`, { root })
    },

    async cleanup({ keep, dry_run, artifact_root }, call) {
      const root = rootOf(artifact_root, call)
      const current = await readCurrent(root)
      const others = new Set(
        store
          .allRuns()
          .filter((run) => run.project_id !== call.project_id)
          .map((run) => run.directory),
      )
      const runs = (await listRuns(root)).filter((run) => !others.has(join(root, run)))
      const kept = runs.filter((run, index) => index < keep || run === current)
      const removed: { run: string; bytes: number }[] = []
      for (const run of runs.filter((one) => !kept.includes(one))) {
        const directory = join(root, run)
        removed.push({ run, bytes: dry_run ? await folderBytes(directory) : await deleteRun(store, directory) })
      }
      if (dry_run) return { dry_run, removed, kept, bytes_freed: 0 }
      const inputs = await freeInputs(store, workspace, deps.clock.now())
      events.changed('recommender', call.project_id)
      return { dry_run, removed, kept, bytes_freed: inputs + removed.reduce((sum, { bytes }) => sum + bytes, 0) }
    },

    async delete({ run }, call) {
      const directory = await runOf(run, call)
      const bytes_freed = (await deleteRun(store, directory)) + (await freeInputs(store, workspace, deps.clock.now()))
      events.changed('recommender', call.project_id)
      return { run: directory.split(/[\\/]/).at(-1) as string, bytes_freed }
    },

    async precompute({ run, artifact_root }, call) {
      const directory = await runOf(run, call, artifact_root)
      return { task_id: jobs.submit('recommender.precompute', { directory, run: directory.split(/[\\/]/).at(-1) }, call) }
    },
  }
}

type AskedParams = Omit<TrainParams, 'lr'> & { lr?: number }

/** One thread is deterministic; more threads than the machine has are not started. */
function completeParams({ lr, ...asked }: AskedParams, threads: number): TrainParams {
  const used = Math.min(asked.threads, threads, availableParallelism())
  const deterministic = asked.deterministic || used === 1
  return { ...asked, lr: lr ?? defaultRate(asked.loss), threads: deterministic ? 1 : used, deterministic }
}
