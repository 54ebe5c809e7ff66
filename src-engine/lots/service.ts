import type { Clock } from '#engine/base/clock'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Files } from '#engine/base/files'
import type { ReadTable } from '#engine/datasets/port'
import type { Jobs } from '#engine/jobs/jobs'
import type { ReportsPort } from '#engine/reports/port'
import type { Params } from './answers/contract.ts'
import { chooseLots, matchKey, matrixOfLots } from './choose-lots.ts'
import { type ClusterFacts, clusterRun, reasonOf } from './cluster-run.ts'
import { confidenceOfRun } from './confidence-of-run.ts'
import type { lots as contract } from './contract.ts'
import { compareRuns } from './domain/compare-runs.ts'
import { assertEnough } from './domain/eligible-lots.ts'
import { segmentProfiles } from './domain/segments.ts'
import { explainLot } from './explain-lot.ts'
import { exportAssignments, exportSegments } from './export.ts'
import { previewLots } from './job.ts'
import { mapOf } from './map.ts'
import { type ReferenceFacts, referenceRun } from './reference-run.ts'
import { exportScore, scoreFile } from './score.ts'
import type { LotsStore } from './store.ts'
import type { RunRow } from './store-runs.ts'
import { surveyOf } from './survey.ts'
import { tellReport } from './tell-report.ts'
import { assignmentOf, detailsOf, segmentOf, summaryOf, warningsOf } from './views.ts'

export interface LotsDeps {
  store: LotsStore
  jobs: Jobs
  files: Files
  events: Events
  clock: Clock
  version: string
  readTable: ReadTable
  reports: ReportsPort
}

/** Clusters lots and answers what was found. Runs are never changed once they are completed. */
export function createLots(deps: LotsDeps): Handlers<typeof contract> {
  const { store, jobs, files, events, reports } = deps
  jobs.register<ClusterFacts>('lots.cluster', (facts, job) => clusterRun(deps, facts, job), {
    discard: (task_id) => store.discardRun(task_id),
  })
  jobs.register<ReferenceFacts>('lots.reference', (facts, job) => referenceRun(store, facts, job))

  reports.register('lots', (id, { lang, call }) => tellReport(store, runOf(Number(id), call), lang))

  const runOf = (run_id: number, { project_id }: Pick<Call, 'project_id'>): RunRow => {
    const run = store.findRun(project_id, run_id)
    if (run) return run
    throw new EngineError('LOTS_RUN_NOT_FOUND', `No completed run of this project has the id ${run_id}. List the runs to see theirs.`, {
      run_id,
    })
  }

  const submit = async (params: Params, matchedRun: (key: string) => number | null, call: Call) => {
    const chosen = await chooseLots(store, call.project_id, params)
    assertEnough(chosen, { min_lots: params.min_lots, k: params.n_clusters })
    const facts: ClusterFacts = { params, matched_run_id: matchedRun(matchKey(params, chosen.features)) }
    return { task_id: jobs.submit('lots.cluster', facts, call) }
  }

  return {
    cluster(input, call) {
      const params = paramsOf(input)
      return submit(params, (key) => (params.no_match ? null : store.latestRunLike(call.project_id, key)), call)
    },

    repeat({ run_id }, call) {
      const { params, matched_run_id } = runOf(run_id, call)
      return submit(params, () => matched_run_id, call)
    },

    runs({ limit, offset }, { project_id }) {
      const { total, runs } = store.listRuns(project_id, limit, offset)
      return { total, runs: runs.map(summaryOf) }
    },

    show: ({ run_id }, call) => detailsOf(runOf(run_id, call)),

    assignments({ run_id, limit, offset, ...query }, call) {
      runOf(run_id, call)
      const assignments = store.assignments(run_id, query, limit, offset).map(assignmentOf)
      return { run_id, total: store.assignmentsTotal(run_id, query), assignments }
    },

    exportAssignments({ run_id, safe, ...query }, call) {
      return exportAssignments({ store, files }, runOf(run_id, call), query, { safe })
    },

    excluded({ run_id, limit, offset }, call) {
      runOf(run_id, call)
      const { total, rows } = store.excluded(run_id, limit, offset)
      return { run_id, total, excluded: rows.map((row) => ({ ...row, reason: reasonOf(row.missing) })) }
    },

    segments({ run_id, limit, offset }, call) {
      const run = runOf(run_id, call)
      const all = segmentProfiles(store.segmentGroups(run_id, run.features), run.details)
      return { run_id, total: all.length, segments: all.slice(offset, offset + limit).map((one) => segmentOf(one, run.features)) }
    },

    exportSegments({ run_id, safe }, call) {
      return exportSegments({ store, files }, runOf(run_id, call), { safe })
    },

    compare({ run_a, run_b, limit, offset }, call) {
      const a = runOf(run_a, call)
      const b = runOf(run_b, call)
      const pairs = store.pairs(run_a, run_b)
      if (pairs.length === 0) {
        const message = `Runs ${run_a} and ${run_b} have no lot in common. Compare runs over the same sites, genetics or seasons.`
        throw new EngineError('LOTS_RUNS_NOT_COMPARABLE', message, { run_a, run_b })
      }
      const agreement = compareRuns(pairs)
      const total = Math.round(pairs.length * (1 - agreement.kept_share))
      const changed = { total, lots: store.changedLots(run_a, run_b, limit, offset) }
      const counts = { common: pairs.length, only_a: a.n_lots - pairs.length, only_b: b.n_lots - pairs.length }
      return { run_a, run_b, ...counts, ...agreement, differences: differencesOf(a, b), changed }
    },

    score: ({ run_id, ...input }, call) => scoreFile(deps, runOf(run_id, call), input, call),

    exportScore: ({ run_id, ...input }, call) => exportScore(deps, runOf(run_id, call), input, call),

    why({ run_id, lot, lot_id, nearest }, call) {
      const run = runOf(run_id, call)
      const row = lot_id === undefined ? store.assignmentOfCode(run_id, lot ?? '') : store.assignmentOfLot(run_id, lot_id)
      if (row) return explainLot(store, run, row, nearest)
      const named = lot ?? `with the id ${lot_id}`
      throw new EngineError(
        'LOTS_LOT_NOT_FOUND',
        `Run ${run_id} has no lot ${named}. It may have been filtered out or left out for a missing value.`,
        { run_id, lot, lot_id },
      )
    },

    async eligible(input, { project_id }) {
      return surveyOf(await chooseLots(store, project_id, input), input.min_lots)
    },

    async preview({ random_state, min_lots, ...wanted }, call) {
      const chosen = await chooseLots(store, call.project_id, wanted)
      assertEnough(chosen, { min_lots, k: 3 })
      const x = matrixOfLots(chosen)
      const { used, n_init, per_k, elbow } = await jobs.compute(
        previewLots,
        { x, seed: random_state },
        { transfer: [x.data.buffer], signal: call.signal },
      )
      const lots = chosen.lots.length
      return {
        lots,
        used,
        sampled: used < lots,
        n_init,
        per_k,
        elbow: elbowOf(elbow),
        silhouette: bestSilhouette(per_k),
        ...warningsOf(chosen.notices),
      }
    },

    map: ({ run_id, limit }, call) => mapOf(store, runOf(run_id, call), limit),

    confidence: ({ run_id, bins }, call) => confidenceOfRun(store, runOf(run_id, call), bins),

    reference({ run_id }, call) {
      runOf(run_id, call)
      return { task_id: jobs.submit('lots.reference', { run_id }, call) }
    },

    delete({ run_id }, call) {
      runOf(run_id, call)
      const freed = store.deleteRun(run_id)
      events.changed('lots', call.project_id)
      return { run_id, ...freed }
    },
  }
}

type ClusterInput = Parameters<Handlers<typeof contract>['cluster']>[0]

function paramsOf(input: ClusterInput): Params {
  const { site_codes, genetique, seasons, min_duree_gavage, max_duree_gavage, features, ...rest } = input
  return {
    ...rest,
    site_codes: site_codes ?? null,
    genetique: genetique ?? null,
    seasons: seasons ?? null,
    min_duree_gavage: min_duree_gavage ?? null,
    max_duree_gavage: max_duree_gavage ?? null,
    features: features ?? null,
  }
}

function differencesOf(a: RunRow, b: RunRow) {
  const told = ({ params, features, n_lots, data_hash }: RunRow): Record<string, unknown> => ({ ...params, features, n_lots, data_hash })
  const first = told(a)
  const second = told(b)
  const text = (value: unknown) => (Array.isArray(value) ? value.join(',') : value === null ? '' : String(value))
  return Object.keys(first)
    .map((parameter) => ({ parameter, a: text(first[parameter]), b: text(second[parameter]) }))
    .filter((difference) => difference.a !== difference.b)
}

const elbowOf = (k: number | null) =>
  k === null
    ? { k, reason: 'no elbow: the inertia falls without a knee' }
    : { k, reason: `the inertia falls more slowly after k = ${k} (Kneedle)` }

function bestSilhouette(per_k: readonly { k: number; silhouette: number }[]) {
  const best = per_k.reduce<{ k: number; silhouette: number } | null>(
    (most, one) => (most && most.silhouette >= one.silhouette ? most : one),
    null,
  )
  return best
    ? { k: best.k, reason: `the highest mean silhouette, ${best.silhouette.toFixed(3)}` }
    : { k: null, reason: 'too few different lots' }
}
