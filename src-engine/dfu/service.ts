import { readdir, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { splitList } from '#engine/base/coerce'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import { keepCopy } from '#engine/base/kept-file'
import { foldName } from '#engine/datasets/port'
import type { Jobs } from '#engine/jobs/jobs'
import { type AllFacts, allRun } from './all-run.ts'
import { checkFacts, noticesOfFacts } from './check-facts.ts'
import { compareRuns } from './compare-runs.ts'
import { reasonsOf } from './compute-features.ts'
import type { dfu as contract } from './contract.ts'
import type { LabelledCluster } from './describe-clusters.ts'
import { labelClusters } from './describe-clusters.ts'
import { type DriftFacts, driftRun } from './drift-run.ts'
import { explainDfu, mapOf } from './explore.ts'
import { exportAssignments, exportDfus } from './export.ts'
import { type FeaturesFacts, featuresRun } from './features-run.ts'
import { readClusters, runOfMetadata } from './label-files.ts'
import { type Asked, completeParams, matchKey, outputPath, projectFolder } from './params.ts'
import { completeThresholds, readConfig } from './read-config.ts'
import type { DfuQuery } from './store-dims.ts'
import type { RunRow } from './store-runs.ts'
import { summariseLabels } from './summarise-labels.ts'
import { tellReport } from './tell-report.ts'
import { discardRun, type TrainDeps, type TrainFacts, trainRun } from './train-run.ts'
import { labelsOfFile, labelsOfRun, updateDfus } from './update-dfus.ts'
import { assignmentOf, detailsOf, summaryOf, warningsOf } from './views.ts'
import { writeLabels } from './write-labels.ts'

export interface DfuDeps extends TrainDeps {
  jobs: Jobs
  files: Files
}

type Input<K extends keyof typeof contract> = Parameters<Handlers<typeof contract>[K]>[0]

/** From monthly sales to labelled demand segments. Runs are not changed once completed, but for their labels. */
export function createDfu(deps: DfuDeps): Handlers<typeof contract> {
  const { store, jobs, files, events, clock, workspace, warehouse, findBound, reports } = deps
  const discard = (task_id: number) => discardRun(deps, task_id)
  jobs.register<FeaturesFacts>('dfu.features', (facts, job) => featuresRun(deps, facts, job))
  jobs.register<TrainFacts>('dfu.train', (facts, job) => trainRun(deps, facts, job), { discard })
  jobs.register<AllFacts>('dfu.all', (facts, job) => allRun(deps, facts, job), { discard })
  jobs.register<DriftFacts>('dfu.drift', (facts, job) => driftRun(deps, runOf(facts.run_id, job), facts, job))
  reports.register('dfu', (id, { lang, call }) => tellReport(store, runOf(Number(id), call), lang))

  const runOf = (run_id: number | undefined, { project_id }: Pick<Call, 'project_id'>): RunRow => {
    const run = run_id === undefined ? store.listRuns(project_id, 1, 0).runs[0] : store.findRun(project_id, run_id)
    if (run) return run
    const message =
      run_id === undefined
        ? 'The project has no completed run of DFUs. Train one first: tessera dfu train.'
        : `No completed run of this project has the id ${run_id}. List the runs to see theirs.`
    throw new EngineError('DFU_RUN_NOT_FOUND', message, { run_id: run_id ?? null })
  }

  const configOf = async (config: string | undefined, call: Call) => {
    if (config === undefined) return { params: {}, thresholds: {} }
    const { path, name } = await files.resolve(config, call)
    return readConfig(path, name)
  }

  /** What a training needs to run, also a second time: the matched run is decided now. */
  const trainFacts = async ({ config, output_dir, lang, ...asked }: Omit<Input<'train'>, 'input'>, call: Call): Promise<TrainFacts> => {
    const read = await configOf(config, call)
    const params = completeParams(asked as Asked, read.params, store.featureSettings(call.project_id))
    return {
      params,
      thresholds: completeThresholds(read.thresholds),
      input: null,
      matched_run_id: params.no_match ? null : store.latestRunLike(call.project_id, matchKey(params)),
      output_dir: outputPath(output_dir, call),
      lang,
    }
  }

  const assertFacts = ({ project_id }: Call) => {
    if (findBound(project_id, 'fact_sales_monthly')) return
    throw new EngineError(
      'DFU_NO_FACTS',
      'The project has no monthly sales. Import them with --table fact_sales_monthly (columns month, demand, and dfu_id or item_id).',
      { hint: 'tessera import sales.csv --table fact_sales_monthly' },
    )
  }

  const assertColumns = (names: readonly string[], { project_id }: Call) => {
    const known = [...OWN_COLUMNS, ...store.columnsOf('dim_dfu', project_id)]
    const unknown = names.filter((name) => !known.includes(name))
    if (unknown.length === 0) return
    throw new EngineError('DFU_COLUMN_UNKNOWN', `dim_dfu has no column ${unknown.join(', ')}; it has ${known.join(', ')}.`, {
      unknown,
      known,
    })
  }

  const queryOf = (input: Omit<Input<'list'>, 'limit' | 'offset'>, call: Call): DfuQuery => {
    const { cluster, extra, search, sort, order, ...own } = input
    const equal = Object.fromEntries(Object.entries({ cluster_assignment: cluster, ...own }).filter(([, value]) => value !== undefined))
    const further = pairsIn(extra ?? '')
    assertColumns([sort, ...Object.keys(further)], call)
    return { equal: equal as DfuQuery['equal'], extra: further, search, sort, order }
  }

  const labelRun = async (
    run: RunRow,
    { thresholds, dry_run, output }: { thresholds: RunRow['thresholds']; dry_run: boolean; output: string | null },
  ) => {
    const clusters = labelClusters(run.clusters, thresholds)
    const told = { run_id: run.run_id, labels: labelsOf(clusters), thresholds }
    if (dry_run) return { ...told, saved: false, output: null, profiles: null }
    const written = await writeLabels(
      output ?? join(run.output_dir, 'cluster_labels.csv'),
      store.labelled(run.run_id),
      clusters,
      thresholds,
    )
    store.relabelRun(run.run_id, clusters, thresholds, clock.now().toISOString())
    events.changed('dfu', run.project_id)
    return { ...told, saved: true, ...written }
  }

  return {
    async facts(_input, call) {
      const { project_id, signal } = call
      const facts = findBound(project_id, 'fact_sales_monthly')
      const own = {
        dfus: store.countDfus(project_id),
        items: store.countItems(project_id),
        item_columns: store.columnsOf('dim_item', project_id),
        dfu_columns: store.columnsOf('dim_dfu', project_id),
      }
      if (!facts) return { bound: false, dataset: null, check: null, ...own, ...warningsOf([]) }
      const { dataset_id, name, version_number } = facts
      const { check, dfus } = await checkFacts(deps, facts.relation, { project_id, signal, breathe: async () => {} })
      dfus.discard()
      return { bound: true, dataset: { dataset_id, name, version_number }, check, ...own, ...warningsOf(noticesOfFacts(check)) }
    },

    features({ output, ...asked }, call) {
      assertFacts(call)
      const { min_months, time_window, until, item_features, dfu_features } = completeParams(asked, {}, {})
      const facts: FeaturesFacts = {
        params: { min_months, time_window, until, item_features, dfu_features },
        output: outputPath(output, call),
      }
      return { task_id: jobs.submit('dfu.features', facts, call) }
    },

    async train({ input, ...asked }, call) {
      const facts = await trainFacts(asked, call)
      if (input === undefined) assertFacts(call)
      else {
        const { path, name } = await files.resolve(input, call)
        facts.input = { path: (await keepCopy(join(workspace, 'dfu', 'inputs'), { path, name: 'features.csv' })).path, name }
      }
      return { task_id: jobs.submit('dfu.train', facts, call) }
    },

    async all({ dry_run, ...asked }, call) {
      assertFacts(call)
      const { input: _input, ...facts } = await trainFacts(asked, call)
      return { task_id: jobs.submit('dfu.all', { ...facts, dry_run } satisfies AllFacts, call) }
    },

    async label({ run_id, centroids, assignments, metadata, config, thresholds: given, dry_run, output }, call) {
      const { thresholds: read } = await configOf(config, call)
      const place = outputPath(output, call)
      const named = metadata === undefined ? null : await runOfMetadata(await files.resolve(metadata, call))
      if (assignments === undefined) {
        const run = runOf(run_id ?? named ?? undefined, call)
        const thresholds = completeThresholds(config === undefined ? { ...run.thresholds, ...given } : { ...read, ...given })
        return labelRun(run, { thresholds, dry_run, output: place })
      }
      const thresholds = completeThresholds({ ...read, ...given })
      const inFiles = {
        assignments: await files.resolve(assignments, call),
        centroids: centroids === undefined ? null : await files.resolve(centroids, call),
      }
      const { clusters, assigned } = await readClusters(warehouse, inFiles)
      const labelled = labelClusters(clusters, thresholds)
      const told = { run_id: named, saved: false, labels: labelsOf(labelled), thresholds }
      if (dry_run) return { ...told, output: null, profiles: null }
      const path = place ?? join(projectFolder(workspace, call.project_id), 'cluster_labels.csv')
      return { ...told, ...(await writeLabels(path, assigned, labelled, thresholds)) }
    },

    async update({ run_id, input, dry_run, target, output, limit, offset }, call) {
      if (target === 'postgres')
        throw new EngineError(
          'DFU_TARGET_UNAVAILABLE',
          'Writing to PostgreSQL is not available yet; it comes with the synchronisation. Use --target sqlite.',
          { target },
        )
      const file = input === undefined ? null : await files.resolve(input, call)
      const labels = file ? labelsOfFile(warehouse, file) : labelsOfRun(store, runOf(run_id, call))
      if (store.countDfus(call.project_id) === 0)
        throw new EngineError('DFU_NO_DFUS', 'dim_dfu is empty: import the sales or --table dim_dfu first.', {})
      const place = outputPath(output, call)
      const result = await updateDfus(store, labels, { project_id: call.project_id, dry_run, output: place, limit, offset })
      if (!dry_run) events.changed('dfu', call.project_id)
      return result
    },

    clusters: (_input, { project_id }) => summariseLabels(store, project_id),

    list({ limit, offset, ...input }, call) {
      const { total, rows } = store.listDfus(call.project_id, queryOf(input, call), limit, offset)
      return { total, dfus: rows }
    },

    exportList({ safe, ...input }, call) {
      return exportDfus({ store, files }, call.project_id, queryOf(input, call), { safe })
    },

    runs({ limit, offset }, { project_id }) {
      const { total, runs } = store.listRuns(project_id, limit, offset)
      return { total, runs: runs.map(summaryOf) }
    },

    show: ({ run_id }, call) => detailsOf(runOf(run_id, call)),

    assignments({ run_id, limit, offset, ...input }, call) {
      const run = runOf(run_id, call)
      const query = assignmentQuery(run, input)
      const rows = store.assignments(run_id, query, limit, offset)
      return { run_id, total: store.assignmentsTotal(run_id, query), assignments: rows.map((row) => assignmentOf(row, run.clusters)) }
    },

    exportAssignments({ run_id, safe, ...input }, call) {
      const run = runOf(run_id, call)
      return exportAssignments({ store, files }, run, assignmentQuery(run, input), { safe })
    },

    excluded({ run_id, limit, offset }, call) {
      const { params } = runOf(run_id, call)
      const { total, rows } = store.excluded(run_id, limit, offset)
      return { run_id, total, excluded: rows.map((row) => ({ ...row, ...reasonsOf(row.n_months, params.min_months) })) }
    },

    series({ run_id, dfu_id, nearest }, call) {
      const run = runOf(run_id, call)
      const row = store.assignmentOf(run_id, dfu_id)
      if (row) return explainDfu(deps, run, row, nearest)
      throw new EngineError('DFU_NOT_FOUND', `Run ${run_id} has no DFU ${dfu_id}. It may have been left out for too few months.`, {
        run_id,
        dfu_id,
      })
    },

    curves({ run_id }, call) {
      const { details, clusters } = runOf(run_id, call)
      const { months, clusters: curves } = details.curves
      return {
        run_id,
        months,
        clusters: curves.map((curve, i) => ({ cluster_id: clusters[i].cluster_id, label: clusters[i].label, ...curve })),
      }
    },

    map: ({ run_id, limit }, call) => mapOf(store, runOf(run_id, call), limit),

    compare({ run_a, run_b, limit, offset }, call) {
      return compareRuns(store, runOf(run_a, call), runOf(run_b, call), { limit, offset })
    },

    drift({ run_id, until, output }, call) {
      const run = runOf(run_id, call)
      if (run.source.kind === 'file')
        throw new EngineError(
          'DFU_NOT_FROM_FACTS',
          `Run ${run.run_id} was made from a file of features; drift needs a run made from sales.`,
          {
            run_id: run.run_id,
          },
        )
      assertFacts(call)
      const facts: DriftFacts = { run_id: run.run_id, until: until ?? null, output: outputPath(output, call) }
      return { task_id: jobs.submit('dfu.drift', facts, call) }
    },

    rename({ run_id, cluster_id, label }, call) {
      const run = runOf(run_id, call)
      const found = run.clusters.find((cluster) => cluster.cluster_id === cluster_id)
      if (!found) {
        const known = run.clusters.map((cluster) => cluster.cluster_id)
        throw new EngineError('DFU_CLUSTER_NOT_FOUND', `Run ${run_id} has the clusters ${known.join(', ')}, got ${cluster_id}.`, {
          run_id,
          cluster_id,
          known,
        })
      }
      if (label !== undefined && run.clusters.some((other) => other !== found && foldName(other.label) === foldName(label)))
        throw new EngineError('DFU_LABEL_TAKEN', `Another cluster of run ${run_id} is labelled ${label}. Choose another name.`, {
          run_id,
          label,
        })
      const given = run.clusters.map((cluster) =>
        cluster === found ? { ...cluster, label: label ?? '', renamed: label !== undefined } : cluster,
      )
      const clusters = labelClusters(given, run.thresholds)
      store.relabelRun(run_id, clusters, run.thresholds, clock.now().toISOString())
      events.changed('dfu', call.project_id)
      const renamed = clusters.find((cluster) => cluster.cluster_id === cluster_id) as LabelledCluster
      return { run_id, cluster_id, label: renamed.label, auto_label: renamed.auto_label, renamed: renamed.renamed }
    },

    repeat({ run_id }, call) {
      const { params, thresholds, source, matched_run_id } = runOf(run_id, call)
      if (source.kind === 'facts') assertFacts(call)
      const input = source.kind === 'file' ? { path: source.path, name: source.name } : null
      const facts: TrainFacts = { params, thresholds, input, matched_run_id, output_dir: null, lang: 'en' }
      return { task_id: jobs.submit('dfu.train', facts, call) }
    },

    async delete({ run_id }, call) {
      const { output_dir } = runOf(run_id, call)
      const inWorkspace = output_dir.startsWith(join(workspace, 'dfu') + sep)
      const freed = store.deleteRun(run_id)
      const bytes = inWorkspace ? await removeFolder(output_dir) : 0
      events.changed('dfu', call.project_id)
      return { run_id, rows: freed.rows, bytes: freed.bytes + bytes }
    },
  }
}

const OWN_COLUMNS = ['dfu_id', 'item_id', 'location', 'cluster_assignment', 'made_from_facts']

const labelsOf = (clusters: readonly LabelledCluster[]) =>
  clusters.map(({ cluster_id, label, auto_label, renamed, n, trace }) => ({
    cluster_id,
    label,
    auto_label,
    renamed,
    n,
    rule: trace.rule,
    trace,
  }))

type AssignmentInput = Omit<Input<'assignments'>, 'run_id' | 'limit' | 'offset'>

function assignmentQuery({ clusters }: RunRow, { cluster_id, label, ...query }: AssignmentInput) {
  if (cluster_id === undefined && label === undefined) return query
  const wanted = clusters.filter(
    (one) => (cluster_id === undefined || one.cluster_id === cluster_id) && (label === undefined || one.label === label),
  )
  return { ...query, cluster_ids: wanted.map((one) => one.cluster_id) }
}

/** `column=value,…`, with commas in double quotes. */
const pairsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    splitList(text).map((part) => {
      const [name, ...value] = part.split('=')
      return [name.trim(), value.join('=').trim()]
    }),
  )

async function removeFolder(path: string): Promise<number> {
  const names = await readdir(path).catch(() => [])
  const sizes = await Promise.all(names.map((name) => stat(join(path, name)).then(({ size }) => size)))
  await rm(path, { recursive: true, force: true })
  return sizes.reduce((sum, size) => sum + size, 0)
}
