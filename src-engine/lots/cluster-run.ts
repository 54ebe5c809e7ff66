import type { Clock } from '#engine/base/clock'
import type { Events } from '#engine/base/events'
import type { JobRun } from '#engine/jobs/jobs'
import { type Numbers, numberBySize, numberLike } from '#engine/math/number-clusters'
import type { Cluster, ClusterResult, Params } from './answers/contract.ts'
import { chooseLots, hashLots, matchKey, matrixOfLots } from './choose-lots.ts'
import { assertEnough, type Eligible } from './domain/eligible-lots.ts'
import { byFeature, positionOf } from './domain/features.ts'
import type { Notice } from './domain/notices.ts'
import { type ClusterOutput, clusterLots } from './job.ts'
import type { LotsStore } from './store.ts'
import type { NewAssignment } from './store-assignments.ts'
import type { RunDetails } from './store-runs.ts'
import { warningsOf } from './views.ts'

const BATCH = 2_000
const LISTED = 100

/** Enough to run a clustering again with the same result. */
export interface ClusterFacts {
  params: Params
  matched_run_id: number | null
}

interface Deps {
  store: LotsStore
  events: Events
  clock: Clock
  version: string
}

/** Clusters lots and writes the run: unseen in batches first, completed together with its job. */
export async function clusterRun({ store, events, clock, version }: Deps, { params, matched_run_id }: ClusterFacts, job: JobRun) {
  const { project_id, task_id } = job
  const began = performance.now()
  store.discardRun(task_id)
  const chosen = await chooseLots(store, project_id, params)
  assertEnough(chosen, { min_lots: params.min_lots, k: params.n_clusters })
  const data_hash = await hashLots(chosen)
  const x = matrixOfLots(chosen)
  const input = { x, k: params.n_clusters, n_init: params.n_init, seed: params.random_state }
  const output = await job.compute(clusterLots, input, { transfer: [x.data.buffer], from: 0.02, to: 0.8 })
  const { numbers, notices } = numberClusters(store, project_id, matched_run_id, chosen, output)

  const created_at = clock.now().toISOString()
  const details = detailsOf(chosen, output, numbers, { notices, version, seconds: (performance.now() - began) / 1000 })
  const n_lots = chosen.lots.length
  const avg_confidence = output.confidence.reduce((sum, one) => sum + one, 0) / n_lots
  const matched = numbers.matched.includes(true) ? matched_run_id : null
  const { modele_version } = params
  const { features } = chosen
  const { inertia, silhouette } = output
  const run_id = store.insertRun({
    project_id,
    task_id,
    clustering_type: 'lot_pred',
    modele_version,
    params,
    features,
    n_clusters: params.n_clusters,
    n_lots,
    avg_confidence,
    match_key: matchKey(params, features),
    matched_run_id: matched,
    inertia,
    silhouette,
    data_hash,
    details,
    created_at,
  })
  await save(store, run_id, { chosen, output, numbers, at: created_at }, job)
  const matched_share = matched === null ? null : store.keptShare(run_id, matched)
  const { clusters, removed, excluded_rows } = details
  const excluded = chosen.excluded
    .slice(0, LISTED)
    .map(({ lot, missing }) => ({ lot_id: lot.lot_id, code_lot: lot.code_lot, missing, reason: reasonOf(missing) }))
  const result: ClusterResult = {
    task_id,
    run_id,
    n_clusters: params.n_clusters,
    n_lots,
    avg_confidence,
    inertia,
    silhouette,
    features,
    clusters,
    excluded_rows,
    excluded,
    removed,
    matched_run_id: matched,
    matched_share,
    data_hash,
    ...warningsOf(details.notices),
  }
  return () => {
    store.completeRun(run_id, matched_share, clock.now().toISOString())
    events.changed('lots', project_id)
    return result
  }
}

/** Why a lot was left out. */
export const reasonOf = (missing: readonly string[]): string => `no value: ${missing.join(', ')}`

function numberClusters(
  store: LotsStore,
  project_id: number,
  matched_run_id: number | null,
  { features }: Eligible,
  { profiles, scales }: ClusterOutput,
): { numbers: Numbers; notices: Notice[] } {
  const sizes = profiles.map(({ n }) => n)
  if (matched_run_id === null) return { numbers: numberBySize(sizes), notices: [] }
  const run = store.findRun(project_id, matched_run_id)
  if (run?.features.join() !== features.join()) {
    return { numbers: numberBySize(sizes), notices: [{ code: run ? 'match_other_features' : 'match_deleted', run_id: matched_run_id }] }
  }
  const known = run.details.clusters.map(({ cluster_id, means }) => ({ cluster_id, means: features.map((feature) => means[feature]) }))
  const means = profiles.map((profile) => profile.means)
  return { numbers: numberLike(sizes, means, scales, known), notices: [] }
}

function detailsOf(
  chosen: Eligible,
  output: ClusterOutput,
  { ids, matched }: Numbers,
  more: { notices: Notice[]; version: string; seconds: number },
): RunDetails {
  const { features, removed, excluded, lots } = chosen
  const { means, scales, centers, profiles, separation, silhouetteRows, iterations, converged, explained, loadings } = output
  const order = ids.map((_, label) => label).sort((a, b) => ids[a] - ids[b])
  const clusters: Cluster[] = order.map((label) => {
    const { n, means: own, avg_confidence } = profiles[label]
    const z = own.map((mean, f) => (mean - means[f]) / scales[f])
    return {
      cluster_id: ids[label],
      n,
      share: n / lots.length,
      means: byFeature(features, own),
      z: byFeature(features, z),
      avg_confidence,
      matched: matched[label],
    }
  })
  const unnamed = lots.filter((lot) => lot.site_code === null || lot.genetique === null).length
  const notices = [...chosen.notices, ...more.notices]
  if (!converged) notices.push({ code: 'not_settled', passes: iterations })
  if (unnamed > 0) notices.push({ code: 'segment_unnamed', lots: unnamed })
  return {
    clusters,
    centers: order.map((label) => centers[label]),
    means,
    scales,
    separation,
    removed,
    notices,
    excluded_rows: excluded.length,
    silhouette_lots: silhouetteRows,
    iterations,
    converged,
    seconds: more.seconds,
    code_version: more.version,
    explained,
    loadings,
  }
}

interface Saved {
  chosen: Eligible
  output: ClusterOutput
  numbers: Numbers
  at: string
}

async function save(store: LotsStore, run_id: number, { chosen, output, numbers, at }: Saved, job: JobRun): Promise<void> {
  const { lots, excluded } = chosen
  for (let start = 0; start < lots.length; start += BATCH) {
    const batch = lots.slice(start, start + BATCH).map((_, offset) => assignmentOf(start + offset, chosen, output, numbers))
    store.addAssignments(run_id, batch, at)
    job.progress(0.8 + (0.18 * start) / lots.length, 'save')
    await job.breathe()
  }
  for (let start = 0; start < excluded.length; start += BATCH) {
    const batch = excluded.slice(start, start + BATCH).map(({ lot, missing }) => ({ lot_id: lot.lot_id, missing }))
    store.addExcluded(run_id, batch)
    await job.breathe()
  }
}

function assignmentOf(i: number, { lots }: Eligible, output: ClusterOutput, { ids }: Numbers): NewAssignment {
  const { lot_id, site_code, genetique, season, values } = lots[i]
  return {
    lot_id,
    site_code,
    genetique,
    season,
    values: [...values],
    cluster_id: ids[output.labels[i]],
    runner_up: ids[output.runnerUp[i]],
    confidence: output.confidence[i],
    distance: output.distance[i],
    runner_up_distance: output.runnerUpDistance[i],
    pca_x: output.pcaX[i],
    pca_y: output.pcaY[i],
  }
}

/** Values of the used features of a stored row, complete by construction. */
export const usedValues = (values: readonly (number | null)[], features: readonly Parameters<typeof positionOf>[0][]): number[] =>
  features.map((feature) => values[positionOf(feature)] as number)
