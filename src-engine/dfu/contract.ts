import * as z from 'zod'
import { Download, Id, paging, procedure } from '#engine/base/contract'
import {
  Assignment,
  assignmentColumns,
  Cluster,
  Comparison,
  count,
  Dfu,
  Excluded,
  RunDetails,
  RunSummary,
  text,
} from './answers/contract.ts'
import { steps } from './steps/contract.ts'

const RunId = Id.describe('run, as listed by `dfu runs`')

const assignmentFilters = {
  run_id: RunId,
  cluster_id: Id.optional().describe('only this cluster'),
  label: text.optional().describe('only clusters with this label'),
  search: z.string().max(200).optional().describe('only DFUs whose id holds this text'),
  max_confidence: z.number().min(0).max(1).optional().describe('only DFUs with at most this confidence'),
  sort: z.enum(assignmentColumns).default('mean_demand').describe('column to sort by'),
  order: z.enum(['asc', 'desc']).default('desc').describe('asc or desc'),
}
const equals = (what: string) => text.optional().describe(`only this ${what}`)
const number = (what: string) => z.number().optional().describe(`only this ${what}`)
const dfuFilters = {
  dfu_id: equals('DFU'),
  item_id: equals('item'),
  location: equals('location'),
  cluster_assignment: equals('cluster assignment'),
  cluster: text.optional().describe('short for cluster_assignment'),
  brand: equals('brand'),
  region: equals('region'),
  state_plan: equals('state plan'),
  sales_div: equals('sales division'),
  prod_cat_desc: equals('product category'),
  abc_vol: equals('volume class'),
  service_lvl_grp: equals('service level group'),
  supergroup: equals('supergroup'),
  execution_lag: number('execution lag'),
  total_lt: number('lead time'),
  alcoh_pct: number('alcohol content'),
  proof: number('proof'),
  extra: z.string().max(2000).optional().describe('column=value,… of the further columns of the file'),
  search: z.string().max(200).optional().describe('only DFUs whose id holds this text'),
  sort: text.default('dfu_id').describe('column of dim_dfu to sort by'),
  order: z.enum(['asc', 'desc']).default('asc').describe('asc or desc'),
}

const exported = { safe: z.boolean().default(false).describe('guard cells that a spreadsheet would run as a formula') }
const runErrors = ['DFU_RUN_NOT_FOUND'] as const
const runs = '/api/dfu/runs'

export const dfu = {
  ...steps,
  clusters: procedure('GET', '/domains/dfu/clusters', {
    does: 'Sum up dim_dfu by cluster assignment',
    role: 'viewer',
    command: 'dfu clusters',
    example: 'tessera dfu clusters',
    input: z.strictObject({}),
    output: z.strictObject({
      clusters: z.array(
        z.strictObject({
          cluster_assignment: z.string().nullable().describe('null: DFUs without an assignment'),
          count,
          avg_demand: z.number().nullable().describe('mean of mean_demand over its DFUs'),
          cv_demand: z.number().nullable().describe('median of cv_demand over its DFUs'),
        }),
      ),
      run_id: Id.nullable().describe('run whose features gave the demand: the latest'),
    }),
    errors: [],
  }),
  list: procedure('GET', '/domains/dfu', {
    does: 'List the DFUs of dim_dfu, filtered by any of its columns',
    role: 'viewer',
    command: 'dfu list',
    example: 'tessera dfu list --cluster seasonal_high_volume',
    exportedBy: 'exportList',
    input: z.strictObject({ ...dfuFilters, ...paging }),
    output: z.strictObject({ total: count, dfus: z.array(Dfu) }),
    errors: ['DFU_COLUMN_UNKNOWN'],
  }),
  exportList: procedure('GET', '/domains/dfu.csv', {
    does: 'Write the DFUs of dim_dfu as CSV',
    role: 'viewer',
    command: 'dfu export-list',
    example: 'tessera dfu export-list --cluster seasonal_high_volume --out dfus.csv',
    download: true,
    input: z.strictObject({ ...dfuFilters, ...exported }),
    output: Download,
    errors: ['DFU_COLUMN_UNKNOWN', 'DISK_FULL'],
  }),
  runs: procedure('GET', runs, {
    does: 'List the completed runs, newest first',
    role: 'viewer',
    command: 'dfu runs',
    example: 'tessera dfu runs',
    input: z.strictObject(paging),
    output: z.strictObject({ total: count, runs: z.array(RunSummary) }),
    errors: [],
  }),
  show: procedure('GET', `${runs}/{run_id}`, {
    does: 'Show one run: the four answers for K, the clusters with profile and label, what was left out',
    role: 'viewer',
    command: 'dfu show',
    positional: ['run_id'],
    example: 'tessera dfu show 1',
    input: z.strictObject({ run_id: RunId }),
    output: RunDetails,
    errors: runErrors,
  }),
  assignments: procedure('GET', `${runs}/{run_id}/assignments`, {
    does: 'List the DFUs of a run with cluster, label, confidence and features',
    role: 'viewer',
    command: 'dfu assignments',
    positional: ['run_id'],
    example: 'tessera dfu assignments 1 --out assignments.csv',
    exportedBy: 'exportAssignments',
    input: z.strictObject({ ...assignmentFilters, ...paging }),
    output: z.strictObject({ run_id: Id, total: count, assignments: z.array(Assignment) }),
    errors: runErrors,
  }),
  exportAssignments: procedure('GET', `${runs}/{run_id}/assignments.csv`, {
    does: 'Write the DFUs of a run as CSV',
    role: 'viewer',
    command: 'dfu export-assignments',
    positional: ['run_id'],
    example: 'tessera dfu export-assignments 1 --out assignments.csv',
    download: true,
    input: z.strictObject({ ...assignmentFilters, ...exported }),
    output: Download,
    errors: [...runErrors, 'DISK_FULL'],
  }),
  excluded: procedure('GET', `${runs}/{run_id}/excluded`, {
    does: 'List the DFUs a run left out, with the reason',
    role: 'viewer',
    command: 'dfu excluded',
    positional: ['run_id'],
    example: 'tessera dfu excluded 1',
    input: z.strictObject({ run_id: RunId, ...paging }),
    output: z.strictObject({ run_id: Id, total: count, excluded: z.array(Excluded) }),
    errors: runErrors,
  }),
  series: procedure('GET', `${runs}/{run_id}/series`, {
    does: 'Show one DFU: its months, features, the trace of its label and its nearest neighbours',
    role: 'viewer',
    command: 'dfu series',
    positional: ['run_id', 'dfu_id'],
    example: 'tessera dfu series 1 "10009|POLK"',
    input: z.strictObject({
      run_id: RunId,
      dfu_id: text.describe('DFU'),
      nearest: z.int().min(0).max(50).default(6).describe('neighbours to list'),
    }),
    output: z.strictObject({
      run_id: Id,
      dfu: Assignment,
      dim: Dfu.nullable(),
      months: z
        .array(z.strictObject({ month: z.string(), demand: z.number(), recorded: z.boolean().describe('false: no record, counts as 0') }))
        .nullable()
        .describe('its grid in the window of the run; null when the sales of the run are gone'),
      history: z.array(z.strictObject({ month: z.string(), demand: z.number() })).describe('recorded months before the window'),
      features: z.array(
        z.strictObject({
          feature: z.string(),
          value: z.number().nullable(),
          percentile: z.number().nullable().describe('share of DFUs of the run with at most this value'),
          cluster_median: z.number().nullable(),
        }),
      ),
      own_trace: Cluster.shape.trace.describe('the rule table applied to this DFU alone'),
      own_label: z.string().describe('label that this DFU alone would get'),
      cluster: Cluster,
      distances: z
        .array(z.strictObject({ cluster_id: Id, label: z.string(), distance: z.number() }))
        .describe('to every centroid, nearest first'),
      nearest: z.array(
        z.strictObject({
          dfu_id: z.string(),
          cluster_id: Id,
          label: z.string(),
          distance: z.number(),
          demand: z.array(z.number()).describe('last 12 months of the window, for a sparkline'),
        }),
      ),
      before: z.strictObject({ run_id: Id, cluster_id: Id, label: z.string() }).nullable().describe('in the matched run'),
    }),
    errors: [...runErrors, 'DFU_NOT_FOUND'],
  }),
  curves: procedure('GET', `${runs}/{run_id}/curves`, {
    does: 'Median monthly demand of each cluster, relative to the mean of its DFUs',
    role: 'viewer',
    command: 'dfu curves',
    positional: ['run_id'],
    example: 'tessera dfu curves 1',
    input: z.strictObject({ run_id: RunId }),
    output: z.strictObject({
      run_id: Id,
      months: z.array(z.string()),
      clusters: z.array(
        z.strictObject({
          cluster_id: Id,
          label: z.string(),
          median: z.array(z.number().nullable()).describe('of demand / mean_demand of its DFUs'),
          p25: z.array(z.number().nullable()),
          p75: z.array(z.number().nullable()),
          total: z.array(z.number()).describe('demand of all its DFUs'),
        }),
      ),
    }),
    errors: runErrors,
  }),
  map: procedure('GET', `${runs}/{run_id}/map`, {
    does: 'First two principal components of the DFUs of a run',
    role: 'viewer',
    command: 'dfu map',
    positional: ['run_id'],
    example: 'tessera dfu map 1',
    input: z.strictObject({
      run_id: RunId,
      limit: z.int().min(1).max(100_000).default(20_000).describe('points to return; more DFUs are thinned evenly'),
    }),
    output: z.strictObject({
      run_id: Id,
      dfus: count,
      thinned: z.boolean(),
      explained: z.array(z.number()).describe('share of the variance on each of the two components'),
      loadings: z.array(z.strictObject({ column: z.string(), x: z.number(), y: z.number() })),
      centroids: z.array(z.strictObject({ cluster_id: Id, label: z.string(), x: z.number(), y: z.number() })),
      dfu_ids: z.array(z.string()),
      x: z.array(z.number()),
      y: z.array(z.number()),
      cluster_ids: z.array(Id),
    }),
    errors: runErrors,
  }),
  compare: procedure('GET', '/api/dfu/compare', {
    does: 'Compare two runs on their common DFUs: agreement, migration table, DFUs that changed cluster',
    role: 'viewer',
    command: 'dfu compare',
    positional: ['run_a', 'run_b'],
    example: 'tessera dfu compare 1 2',
    input: z.strictObject({ run_a: RunId, run_b: RunId, ...paging }),
    output: Comparison,
    errors: [...runErrors, 'DFU_RUNS_NOT_COMPARABLE'],
  }),
  rename: procedure('PUT', `${runs}/{run_id}/clusters/{cluster_id}/label`, {
    does: 'Rename the label of a cluster; the name stays with the cluster in later matched runs',
    role: 'editor',
    command: 'dfu rename',
    positional: ['run_id', 'cluster_id', 'label'],
    example: 'tessera dfu rename 1 3 premium_seasonal',
    input: z.strictObject({
      run_id: RunId,
      cluster_id: Id.describe('cluster'),
      label: z
        .string()
        .trim()
        .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u, 'expected letters, digits, spaces, _ . or -, at most 100')
        .optional()
        .describe('new label; without one the label of the rules comes back'),
    }),
    output: z.strictObject({ run_id: Id, cluster_id: Id, label: z.string(), auto_label: z.string(), renamed: z.boolean() }),
    errors: [...runErrors, 'DFU_CLUSTER_NOT_FOUND', 'DFU_LABEL_TAKEN'],
  }),
  delete: procedure('DELETE', `${runs}/{run_id}`, {
    does: 'Delete a run, its assignments and its files; says what was freed',
    role: 'owner',
    command: 'dfu delete',
    positional: ['run_id'],
    example: 'tessera dfu delete 1',
    input: z.strictObject({ run_id: RunId }),
    output: z.strictObject({ run_id: Id, rows: count.describe('rows deleted'), bytes: count.describe('bytes given back to the disk') }),
    errors: runErrors,
  }),
}
