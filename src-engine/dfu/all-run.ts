import { join } from 'node:path'
import type { JobRun } from '#engine/jobs/jobs'
import { computeFeatures } from './compute-features.ts'
import { featureColumns } from './feature-table.ts'
import { featuresPath, writeFeatureFiles } from './features-run.ts'
import { type TrainDeps, type TrainFacts, trainOn } from './train-run.ts'
import { labelsOfRun, stageLabels } from './update-dfus.ts'
import { resultOf } from './views.ts'
import { writeLabels } from './write-labels.ts'

export interface AllFacts extends Omit<TrainFacts, 'input'> {
  dry_run: boolean
}

/** The whole pipeline in one job: features, train, label, update. The run is shown and dim_dfu changed together, at the end. */
export async function allRun(deps: TrainDeps, facts: AllFacts, job: JobRun) {
  const { store, workspace } = deps
  const { params, output_dir, dry_run } = facts
  job.progress(0.01, 'features')
  const { table } = await computeFeatures(deps, params, job)
  const features_output = output_dir === null ? featuresPath(workspace, job.project_id) : join(output_dir, 'clustering_features.csv')
  await writeFeatureFiles(features_output, table, params.min_months)
  const { run, files, complete } = await trainOn(deps, { ...facts, input: null }, table, job)
  const labels = await writeLabels(join(run.output_dir, 'cluster_labels.csv'), store.labelled(run.run_id), run.clusters, run.thresholds)
  const { update, write, discard } = await stageLabels(store, labelsOfRun(store, run), job.project_id)
  return () => {
    try {
      complete()
      if (!dry_run) write()
      store.keepFeatureSettings(job.project_id, params, run.created_at)
      return {
        ...resultOf(run, [...files, labels.output, labels.profiles], job.task_id),
        features: featureColumns(table),
        features_output,
        label_output: labels.output,
        profiles_output: labels.profiles,
        update: { ...update, dry_run, output: null },
      }
    } finally {
      discard()
    }
  }
}
