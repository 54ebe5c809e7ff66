import * as z from 'zod'
import { Id, InputFile, list, paging, procedure, Started } from '#engine/base/contract'
import { count, FactsCheck, Thresholds, text } from '../answers/contract.ts'
import { LabelResult, UpdateResult } from '../results/contract.ts'

const RunId = Id.describe('run, as listed by `dfu runs`')
const LatestRun = Id.optional().describe('run; default: the latest')
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month as YYYY-MM')
const OutFile = z.string().min(1).max(4096).optional()

const series = {
  min_months: z.int().min(1).max(600).optional().describe('months that a DFU needs from its first record on (default 12)'),
  time_window: z.int().min(3).max(600).optional().describe('months before the end of the data that are looked at (default 24)'),
  until: Month.optional().describe('last month of the window, YYYY-MM; default: the last month of the sales'),
  item_features: list(text).optional().describe('columns of dim_item to use too, for instance category,case_weight'),
  dfu_features: list(text).optional().describe('columns of dim_dfu to use too, for instance brand,region,total_lt'),
}
const DEFAULT_RANGE = [3, 12]
const training = {
  k_range: list(z.int().min(2).max(60)).length(2).optional().describe('smallest and largest number of clusters (default 3 12)'),
  min_cluster_size_pct: z.number().min(0).max(100).optional().describe('size that every cluster should have, % of DFUs (default 1.0)'),
  use_pca: z.boolean().optional().describe('cluster the components that explain 95 % of the variance'),
  k: z.int().min(2).max(60).optional().describe('number of clusters; default: the rule chooses it'),
  no_log_volume: z.boolean().optional().describe('keep the volume features raw instead of log1p'),
  gap_b: z.int().min(1).max(500).optional().describe('reference data sets of the gap statistic (default 10)'),
  n_init: z.int().min(1).max(100).optional().describe('starts of KMeans; the one with the lowest inertia is kept (default 10)'),
  random_state: z
    .int()
    .min(0)
    .max(4_294_967_295)
    .optional()
    .describe('seed: same data, parameters and seed give the same result (default 42)'),
  no_match: z.boolean().optional().describe('number clusters by size instead of keeping the numbers of the latest like run'),
}
const config = InputFile.optional().describe('YAML with `clustering:` as in the requirement; flags win over it')

type Ranged = { k_range?: number[]; min_cluster_size_pct?: number }
const rising = ({ k_range }: Ranged) => k_range?.length !== 2 || k_range[0] <= k_range[1]
const risingMessage = { message: 'the first number of k_range must not be above the second', path: ['k_range'] }
const meetable = ({ k_range, min_cluster_size_pct = 0 }: Ranged) => min_cluster_size_pct <= 100 / (k_range?.[0] ?? DEFAULT_RANGE[0])
const meetableMessage = {
  message: 'even the smallest number of clusters cannot give every cluster so many DFUs; it must be at most 100 / K',
  path: ['min_cluster_size_pct'],
}

const runErrors = ['DFU_RUN_NOT_FOUND'] as const
const fileErrors = ['FILE_NOT_FOUND', 'FILE_NOT_A_FILE', 'FILE_UNREADABLE', 'DATASET_UPLOAD_UNKNOWN', 'FORBIDDEN', 'DISK_FULL'] as const
const factsErrors = ['DFU_NO_FACTS', 'DFU_FEATURE_UNKNOWN', 'DFU_MONTH_OUT_OF_RANGE', 'DFU_NONE_ELIGIBLE'] as const
const trainErrors = [
  ...factsErrors,
  ...fileErrors,
  'DFU_INPUT_UNUSABLE',
  'DFU_CONFIG_INVALID',
  'DFU_TOO_FEW',
  'DFU_FEATURES_UNUSABLE',
  'CLUSTERING_K_OUT_OF_RANGE',
  'CLUSTERING_TOO_LARGE',
] as const

/** The steps of the pipeline, and what may follow them. */
export const steps = {
  facts: procedure('GET', '/api/dfu/facts', {
    does: 'Say which sales and dimensions the project has and what was noticed in them',
    role: 'viewer',
    command: 'dfu facts',
    example: 'tessera dfu facts',
    input: z.strictObject({}),
    output: z.strictObject({
      bound: z.boolean().describe('whether sales were imported with --table fact_sales_monthly'),
      dataset: z.strictObject({ dataset_id: Id, name: z.string(), version_number: z.int() }).nullable(),
      check: FactsCheck.nullable(),
      dfus: count.describe('rows of dim_dfu'),
      items: count.describe('rows of dim_item'),
      item_columns: z.array(z.string()).describe('columns of dim_item that hold values'),
      dfu_columns: z.array(z.string()).describe('columns of dim_dfu that hold values'),
      warnings: z.array(z.string()),
      warnings_fr: z.array(z.string()),
    }),
    errors: [],
  }),
  features: procedure('POST', '/api/tasks/dfu/features', {
    does: 'Compute the clustering features of every DFU from its monthly sales',
    role: 'editor',
    command: 'dfu features',
    example: 'tessera dfu features --min-months 12 --time-window 24 --output data/clustering_features.csv',
    job: true,
    input: z.strictObject({ ...series, output: OutFile.describe('CSV to write; default: dfu/ of the workspace') }),
    output: Started,
    errors: [...factsErrors, 'FORBIDDEN', 'FILE_NOT_A_FILE', 'DISK_FULL'],
  }),
  train: procedure('POST', '/api/tasks/dfu/train', {
    does: 'Choose the number of clusters and cluster the DFUs; the result of the task holds run_id',
    role: 'editor',
    command: 'dfu train',
    example: 'tessera dfu train --k-range 3 12 --min-cluster-size-pct 1.0',
    job: true,
    input: z
      .strictObject({
        input: InputFile.optional().describe('CSV of features; default: computed with the parameters of the latest `dfu features`'),
        ...series,
        ...training,
        config,
        output_dir: OutFile.describe('folder for the files; default: dfu/ of the workspace'),
        lang: z.enum(['fr', 'en']).default('en').describe('language of the charts'),
      })
      .refine(rising, risingMessage)
      .refine(meetable, meetableMessage),
    output: Started,
    errors: trainErrors,
  }),
  label: procedure('POST', '/api/dfu/label', {
    does: 'Label the clusters of a run by the rule table; with files, label what the files hold',
    role: 'editor',
    command: 'dfu label',
    example: 'tessera dfu label --config clustering_config.yaml',
    input: z.strictObject({
      run_id: LatestRun,
      centroids: InputFile.optional().describe('cluster_centroids.csv; checked against the assignments'),
      assignments: InputFile.optional().describe('cluster_assignments.csv to label instead of a run'),
      metadata: InputFile.optional().describe('cluster_metadata.json; says to which run the files belong'),
      config: InputFile.optional().describe('YAML with the thresholds, as in the requirement'),
      thresholds: Thresholds.partial().optional().describe('thresholds as JSON; they win over config'),
      dry_run: z.boolean().default(false).describe('say the labels without keeping them or writing files'),
      output: OutFile.describe('cluster_labels.csv; cluster_profiles.json goes beside it; default: the folder of the run'),
    }),
    output: LabelResult,
    errors: [...runErrors, ...fileErrors, 'DFU_CONFIG_INVALID', 'DFU_INPUT_UNUSABLE'],
  }),
  update: procedure('POST', '/api/dfu/update', {
    does: 'Write the labels into dim_dfu.cluster_assignment; a dry run lists the exact changes',
    role: 'editor',
    command: 'dfu update',
    example: 'tessera dfu update --dry-run',
    input: z.strictObject({
      run_id: LatestRun,
      input: InputFile.optional().describe('cluster_labels.csv to write instead of a run'),
      dry_run: z.boolean().default(false).describe('only list the changes'),
      target: z.enum(['sqlite', 'postgres']).default('sqlite').describe('which store; postgres comes later and says so'),
      output: OutFile.describe('CSV for the full list of changes'),
      ...paging,
    }),
    output: UpdateResult,
    errors: [...runErrors, ...fileErrors, 'DFU_TARGET_UNAVAILABLE', 'DFU_INPUT_UNUSABLE', 'DFU_NO_DFUS'],
  }),
  all: procedure('POST', '/api/tasks/dfu/all', {
    does: 'Run the whole pipeline: features, train, label, update',
    role: 'editor',
    command: 'dfu all',
    example: 'tessera dfu all --config clustering_config.yaml',
    job: true,
    input: z
      .strictObject({
        ...series,
        ...training,
        config,
        dry_run: z.boolean().default(false).describe('do everything but change dim_dfu'),
        output_dir: OutFile.describe('folder for the files; default: dfu/ of the workspace'),
        lang: z.enum(['fr', 'en']).default('en').describe('language of the charts'),
      })
      .refine(rising, risingMessage)
      .refine(meetable, meetableMessage),
    output: Started,
    errors: trainErrors,
  }),
  drift: procedure('POST', '/api/tasks/dfu/drift', {
    does: 'Say which DFUs would change cluster with the months that arrived since a run, and why',
    role: 'viewer',
    command: 'dfu drift',
    positional: ['run_id'],
    example: 'tessera dfu drift 1',
    job: true,
    input: z.strictObject({
      run_id: LatestRun,
      until: Month.optional().describe('last month to look at, YYYY-MM; default: the last month of the sales'),
      output: OutFile.describe('CSV for the full list of changes'),
    }),
    output: Started,
    errors: [...runErrors, 'DFU_NO_FACTS', 'DFU_MONTH_OUT_OF_RANGE', 'DFU_NOT_FROM_FACTS', 'FORBIDDEN', 'DISK_FULL'],
  }),
  repeat: procedure('POST', '/api/dfu/runs/{run_id}/repeat', {
    does: 'Run again with the same parameters and the same matched run',
    role: 'editor',
    command: 'dfu repeat',
    positional: ['run_id'],
    example: 'tessera dfu repeat 1',
    job: true,
    input: z.strictObject({ run_id: RunId }),
    output: Started,
    errors: [...runErrors, ...trainErrors],
  }),
}
