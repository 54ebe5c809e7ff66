import { join } from 'node:path'
import { writeAtomically } from '#engine/base/write-atomically'
import type { JobRun } from '#engine/jobs/jobs'
import type { ReportsPort } from '#engine/reports/port'
import { SERIES_FEATURES } from './domain/features.ts'
import { type FeatureTable, seriesOf } from './feature-table.ts'
import type { TrainOutput } from './job.ts'
import { dfuReport } from './report.ts'
import { figuresOf } from './report-figures.ts'
import type { RunRow } from './store-runs.ts'
import { detailsOf } from './views.ts'
import { writeTable } from './write-table.ts'

interface Written {
  run: RunRow
  table: FeatureTable
  output: TrainOutput
  /** Cluster number of each label. */
  ids: readonly number[]
  lang: 'fr' | 'en'
}

/** Writes the files of the requirement into the folder of a run, each whole or not at all. */
export async function writeRunFiles(
  { reports, project }: { reports: ReportsPort; project: string },
  written: Written,
  job: JobRun,
): Promise<string[]> {
  const { run, table, output, ids, lang } = written
  const place = (name: string) => join(run.output_dir, name)
  const files: string[] = []
  const add = async (name: string, write: (path: string) => Promise<unknown>) => {
    await write(place(name))
    files.push(place(name))
    await job.breathe()
  }
  await add('cluster_assignments.csv', (path) => writeAssignments(path, written))
  await add('clustering_matrix.csv', (path) => {
    const { clustered, labels } = output
    const columns = columnsOf(run)
    return writeTable(path, ['dfu_id', 'cluster_id', ...columns], table.ids.length, (i) => [
      table.ids[i],
      ids[labels[i]],
      ...seriesOf(clustered, i),
    ])
  })
  await add('cluster_centroids.csv', (path) => writeCentroids(path, run))
  await add('cluster_metadata.json', (path) => writeAtomically(path, `${JSON.stringify(metadataOf(run), null, 2)}\n`))
  const facts = { run: detailsOf(run), curves: run.details.curves, points: pointsOf(written), project }
  const figures = Object.entries(figuresOf(facts, lang))
  const report = { ...dfuReport(facts, lang), blocks: figures.map(([, chart]) => chart) }
  for (const [index, [name]] of figures.entries()) {
    job.progress(0.9 + (0.09 * index) / figures.length, 'charts')
    await add(`${name}.png`, async (path) => writeAtomically(path, await reports.png(report, index + 1)))
  }
  return files
}

/** Names of the columns that were clustered. */
const columnsOf = ({ model }: RunRow): string[] =>
  model.components.length > 0 ? model.components.map((_, m) => `component_${m + 1}`) : model.columns.map(({ name }) => name)

function writeAssignments(path: string, { run, table, output, ids }: Written): Promise<void> {
  const labelOf = new Map(run.clusters.map(({ cluster_id, label }) => [cluster_id, label]))
  const header = ['dfu_id', 'cluster_id', 'label', 'confidence', 'runner_up', 'distance', 'n_months', ...SERIES_FEATURES]
  return writeTable(path, header, table.ids.length, (i) => {
    const { labels, runnerUp, confidence, distance } = output
    const cluster = ids[labels[i]]
    const own = [
      cluster,
      labelOf.get(cluster) ?? '',
      confidence[i],
      runnerUp[i] < 0 ? null : ids[runnerUp[i]],
      distance[i],
      table.months[i],
    ]
    return [table.ids[i], ...own, ...seriesOf(table.raw.series, i)]
  })
}

function writeCentroids(path: string, run: RunRow): Promise<void> {
  const columns = columnsOf(run)
  const header = [
    'cluster_id',
    'label',
    'n',
    'share',
    ...columns.map((name) => `scaled_${name}`),
    ...SERIES_FEATURES.map((name) => `mean_of_${name}`),
    ...SERIES_FEATURES.map((name) => `median_of_${name}`),
  ]
  return writeTable(path, header, run.clusters.length, (i) => {
    const { cluster_id, label, n, share, means, profile } = run.clusters[i]
    const figures = [...SERIES_FEATURES.map((name) => means[name] ?? null), ...SERIES_FEATURES.map((name) => profile[name] ?? null)]
    return [cluster_id, label, n, share, ...run.model.centers[i], ...figures]
  })
}

function metadataOf(run: RunRow) {
  const { clusters, ...details } = detailsOf(run)
  const scaling = run.model.columns.map((column, j) => ({ ...column, mean: run.model.means[j], scale: run.model.scales[j] }))
  return { ...details, scaling, principal_components: run.model.components, clusters }
}

const MOST_POINTS = 5_000

function pointsOf({ output, ids }: Written) {
  const step = Math.ceil(output.labels.length / MOST_POINTS)
  const shown = Array.from({ length: Math.ceil(output.labels.length / step) }, (_, i) => i * step)
  return {
    x: shown.map((i) => output.map.x[i]),
    y: shown.map((i) => output.map.y[i]),
    cluster_ids: shown.map((i) => ids[output.labels[i]]),
    explained: output.map.explained,
    loadings: output.map.loadings,
  }
}
