import * as z from 'zod'
import { Id } from '#engine/base/contract'
import {
  count,
  Excluded,
  FactsCheck,
  LabelTrace,
  Methods,
  migrationOf,
  numberOrNull,
  Params,
  PerK,
  Rule,
  RunDetails,
  Thresholds,
  warned,
} from '../answers/contract.ts'

/** What a finished `dfu features` keeps as its `result`. */
export const FeaturesResult = z.strictObject({
  task_id: Id,
  dfus: count.describe('DFUs with features'),
  features: z.array(z.string()).describe('columns after dfu_id and n_months'),
  excluded: z.array(Excluded).describe('the first hundred; all of them stand in the file beside the output'),
  excluded_total: count,
  window: z.strictObject({ first_month: z.string(), last_month: z.string(), months: count }),
  summary: z.array(
    z.strictObject({
      feature: z.string(),
      missing: count.describe('DFUs for which it is undefined'),
      min: numberOrNull,
      p25: numberOrNull,
      median: numberOrNull,
      p75: numberOrNull,
      max: numberOrNull,
      mean: numberOrNull,
    }),
  ),
  facts: FactsCheck,
  params: Params.pick({ min_months: true, time_window: true, until: true, item_features: true, dfu_features: true }),
  data_hash: z.string(),
  output: z.string().describe('absolute path of the CSV'),
  ...warned,
})
export type FeaturesResult = z.infer<typeof FeaturesResult>

const trained = {
  task_id: Id,
  run_id: Id,
  dfus: count,
  k: z.int(),
  k_reason: z.string(),
  k_reason_fr: z.string(),
  methods: Methods,
  per_k: z.array(PerK),
  inertia: z.number(),
  silhouette: numberOrNull,
  labels: z.array(z.strictObject({ cluster_id: Id, label: z.string(), n: count, rule: Rule })),
  excluded_total: count,
  removed: RunDetails.shape.removed,
  matched_run_id: Id.nullable(),
  matched_share: numberOrNull,
  data_hash: z.string(),
  output_dir: z.string().describe('absolute path of the folder'),
  files: z.array(z.string()),
  ...warned,
}
/** What a finished `dfu train` keeps as its `result`. */
export const TrainResult = z.strictObject(trained)
export type TrainResult = z.infer<typeof TrainResult>

export const LabelOfCluster = z.strictObject({
  cluster_id: Id,
  label: z.string(),
  auto_label: z.string(),
  renamed: z.boolean(),
  n: count,
  rule: Rule,
  trace: LabelTrace,
})
export const LabelResult = z.strictObject({
  run_id: Id.nullable().describe('null when the files name no run of this project'),
  saved: z.boolean().describe('whether the labels of the run were changed'),
  labels: z.array(LabelOfCluster),
  thresholds: Thresholds,
  output: z.string().nullable().describe('cluster_labels.csv, absolute; null with dry_run'),
  profiles: z.string().nullable().describe('cluster_profiles.json, absolute'),
})
export type LabelResult = z.infer<typeof LabelResult>

export const UpdateResult = z.strictObject({
  target: z.enum(['sqlite', 'postgres']),
  dry_run: z.boolean(),
  updated: count.describe('rows whose cluster_assignment changes'),
  unchanged: count,
  missing: count.describe('DFUs with a label that dim_dfu does not have'),
  missing_examples: z.array(z.string()),
  untouched: count.describe('DFUs of dim_dfu without a label: they keep what they have'),
  by_label: z.array(z.strictObject({ from: z.string().nullable(), to: z.string(), n: count })),
  changes: z
    .array(z.strictObject({ dfu_id: z.string(), from: z.string().nullable(), to: z.string() }))
    .describe('page of the exact changes'),
  output: z.string().nullable().describe('CSV with every change, when asked for'),
})
export type UpdateResult = z.infer<typeof UpdateResult>

/** What a finished `dfu all` keeps as its `result`. */
export const AllResult = z.strictObject({
  ...trained,
  features: z.array(z.string()),
  features_output: z.string(),
  label_output: z.string(),
  profiles_output: z.string(),
  update: UpdateResult.omit({ changes: true }),
})
export type AllResult = z.infer<typeof AllResult>

/** What moved a DFU: part of the margin between its old and its new cluster. */
const Cause = z.strictObject({
  column: z.string(),
  before: numberOrNull.describe('value at the run, original units'),
  now: numberOrNull,
  change_z: z.number().describe('change in standard deviations of the run'),
  part: z.number().describe('of the change of the margin to the new cluster; the largest come first'),
})
export const Drifted = z.strictObject({
  dfu_id: z.string(),
  from_cluster: Id,
  from_label: z.string(),
  to_cluster: Id,
  to_label: z.string(),
  confidence: z.number(),
  causes: z.array(Cause),
  why: z.string(),
  why_fr: z.string(),
})
/** What a finished `dfu drift` keeps as its `result`. */
export const DriftResult = z.strictObject({
  task_id: Id,
  run_id: Id,
  run_last_month: z.string(),
  last_month: z.string(),
  new_months: z.array(z.string()),
  common: count.describe('DFUs in the run and in the new window'),
  kept: count,
  changed_total: count,
  new_dfus: count.describe('DFUs with enough months now that the run did not have'),
  gone_dfus: count.describe('DFUs of the run without enough months now'),
  ...migrationOf,
  causes: z.array(z.strictObject({ column: z.string(), dfus: count })).describe('main cause of the changes, most frequent first'),
  changed: z.array(Drifted).describe('the surest five hundred'),
  recommendation: z.enum(['keep', 'watch', 'retrain']),
  output: z.string().nullable().describe('CSV with every change, when asked for'),
  ...warned,
})
export type DriftResult = z.infer<typeof DriftResult>
