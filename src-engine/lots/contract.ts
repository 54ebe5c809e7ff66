import * as z from 'zod'
import { Download, Id, InputFile, list, paging, procedure, Started } from '#engine/base/contract'
import {
  Assignment,
  assignmentColumns,
  Comparison,
  count,
  Excluded,
  Feature,
  FilterStep,
  Refused,
  RunDetails,
  RunSummary,
  Scored,
  Segment,
  text,
} from './answers/contract.ts'

export { Feature } from './answers/contract.ts'

const RunId = Id.describe('run, as listed by `lots runs`')
const days = z.int().min(0).max(365)

const filters = {
  site_codes: list(text).min(1).optional().describe('keep only these sites'),
  genetique: text.optional().describe('keep only this genetics'),
  seasons: list(text).min(1).optional().describe('keep only these seasons (printemps, ete, automne, hiver)'),
  min_duree_gavage: days.optional().describe('keep only lots with at least so many days'),
  max_duree_gavage: days.optional().describe('keep only lots with at most so many days'),
  features: list(Feature).min(1).optional().describe('features to use; default: all seven that the lots have'),
  min_lots: z.int().min(2).max(1_000_000).default(20).describe('lots needed, after filters and without those with a missing value'),
}
const randomState = z.int().min(0).max(4_294_967_295).default(42).describe('seed: same data, parameters and seed give the same result')

const orderedDays = (input: { min_duree_gavage?: number; max_duree_gavage?: number }) =>
  input.min_duree_gavage === undefined || input.max_duree_gavage === undefined || input.min_duree_gavage <= input.max_duree_gavage
const daysMessage = { message: 'max_duree_gavage must not be below min_duree_gavage', path: ['max_duree_gavage'] }

const assignmentFilters = {
  run_id: RunId,
  cluster_id: Id.optional().describe('only this cluster'),
  site_code: text.optional().describe('only this site'),
  search: z.string().max(200).optional().describe('only lots whose code holds this text'),
  max_confidence: z.number().min(0).max(1).optional().describe('only lots with at most this confidence'),
  sort: z.enum(assignmentColumns).default('confidence').describe('column to sort by'),
  order: z.enum(['asc', 'desc']).default('asc').describe('asc or desc'),
}

const scoreInput = {
  run_id: RunId,
  input: InputFile.describe(
    'file with one lot a row and the features of the run as columns; duree_gavage may be left out for lots whose days were imported',
  ),
  map: z.string().max(100_000).optional().describe('from=to,… with names quoted as in CSV, or a JSON object'),
}
const Choice = z.strictObject({ value: z.string(), n: count })
const exported = { safe: z.boolean().default(false).describe('guard cells that a spreadsheet would run as a formula') }
const runErrors = ['LOTS_RUN_NOT_FOUND'] as const
const dataErrors = ['LOTS_NONE', 'LOTS_TOO_FEW', 'LOTS_FEATURE_UNUSABLE', 'CLUSTERING_K_OUT_OF_RANGE'] as const
const scoreErrors = [
  ...runErrors,
  'DATASET_COLUMN_MISSING',
  'DATASET_COLUMN_AMBIGUOUS',
  'DATASET_COLUMN_UNKNOWN',
  'DATASET_UPLOAD_UNKNOWN',
  'FILE_NOT_FOUND',
  'FILE_NOT_A_FILE',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_UNSUPPORTED',
  'FILE_DAMAGED',
  'FILE_LINE_TOO_LONG',
  'FILE_NO_ROWS',
] as const
const runs = '/api/lots/clustering/runs'

export const lots = {
  cluster: procedure('POST', '/api/tasks/ml/clustering/lots', {
    does: 'Cluster the lots of the project (KMeans on standardised features); the result of the task holds run_id',
    role: 'editor',
    command: 'lots cluster',
    example: 'tessera lots cluster --n-clusters 4 --site-codes LL,LS --genetique mulard',
    job: true,
    query: true,
    input: z
      .strictObject({
        n_clusters: z.int().min(2).max(20).default(3).describe('number of clusters'),
        random_state: randomState,
        n_init: z.int().min(1).max(100).default(10).describe('starts; the one with the lowest inertia is kept'),
        ...filters,
        modele_version: text.default('lot_pred_kmeans_v1').describe('name under which runs are matched'),
        no_match: z.boolean().default(false).describe('number clusters by size instead of keeping the numbers of the latest like run'),
      })
      .refine(orderedDays, daysMessage),
    output: Started,
    errors: dataErrors,
  }),
  runs: procedure('GET', runs, {
    does: 'List the completed runs, newest first',
    role: 'viewer',
    command: 'lots runs',
    example: 'tessera lots runs',
    input: z.strictObject(paging),
    output: z.strictObject({ total: count, runs: z.array(RunSummary) }),
    errors: [],
  }),
  show: procedure('GET', `${runs}/{run_id}`, {
    does: 'Show one run: sizes, profile in original units and z, what was excluded',
    role: 'viewer',
    command: 'lots show',
    positional: ['run_id'],
    example: 'tessera lots show 1',
    input: z.strictObject({ run_id: RunId }),
    output: RunDetails,
    errors: runErrors,
  }),
  assignments: procedure('GET', `${runs}/{run_id}/assignments`, {
    does: 'List the lots of a run with cluster, runner-up, confidence and values',
    role: 'viewer',
    command: 'lots assignments',
    positional: ['run_id'],
    example: 'tessera lots assignments 1 --out assignments.csv',
    exportedBy: 'exportAssignments',
    input: z.strictObject({ ...assignmentFilters, ...paging }),
    output: z.strictObject({ run_id: Id, total: count, assignments: z.array(Assignment) }),
    errors: runErrors,
  }),
  exportAssignments: procedure('GET', `${runs}/{run_id}/assignments.csv`, {
    does: 'Write the lots of a run as CSV',
    role: 'viewer',
    command: 'lots export-assignments',
    positional: ['run_id'],
    example: 'tessera lots export-assignments 1 --out assignments.csv',
    download: true,
    input: z.strictObject({ ...assignmentFilters, ...exported }),
    output: Download,
    errors: runErrors,
  }),
  excluded: procedure('GET', `${runs}/{run_id}/excluded`, {
    does: 'List the lots a run left out because a value is missing',
    role: 'viewer',
    command: 'lots excluded',
    positional: ['run_id'],
    example: 'tessera lots excluded 1',
    input: z.strictObject({ run_id: RunId, ...paging }),
    output: z.strictObject({ run_id: Id, total: count, excluded: z.array(Excluded) }),
    errors: runErrors,
  }),
  segments: procedure('GET', `${runs}/{run_id}/segments`, {
    does: 'List the segments genetique + site_code + cluster of a run, largest first',
    role: 'viewer',
    command: 'lots segments',
    positional: ['run_id'],
    example: 'tessera lots segments 1 --out segments.csv',
    exportedBy: 'exportSegments',
    input: z.strictObject({ run_id: RunId, ...paging }),
    output: z.strictObject({ run_id: Id, total: count, segments: z.array(Segment) }),
    errors: runErrors,
  }),
  exportSegments: procedure('GET', `${runs}/{run_id}/segments.csv`, {
    does: 'Write the segments of a run as CSV',
    role: 'viewer',
    command: 'lots export-segments',
    positional: ['run_id'],
    example: 'tessera lots export-segments 1 --out segments.csv',
    download: true,
    input: z.strictObject({ run_id: RunId, ...exported }),
    output: Download,
    errors: runErrors,
  }),
  compare: procedure('GET', '/api/lots/clustering/compare', {
    does: 'Compare two runs on their common lots: agreement, migration table, lots that changed cluster',
    role: 'viewer',
    command: 'lots compare',
    positional: ['run_a', 'run_b'],
    example: 'tessera lots compare 1 2',
    input: z.strictObject({ run_a: RunId, run_b: RunId, ...paging }),
    output: Comparison,
    errors: ['LOTS_RUN_NOT_FOUND', 'LOTS_RUNS_NOT_COMPARABLE'],
  }),
  score: procedure('POST', `${runs}/{run_id}/score`, {
    does: 'Assign the lots of a file to the clusters of a stored run',
    role: 'viewer',
    command: 'lots score',
    positional: ['run_id'],
    example: 'tessera lots score 1 --input new-lots.csv --out scored.csv',
    exportedBy: 'exportScore',
    input: z.strictObject({ ...scoreInput, limit: z.int().min(1).max(100_000).default(10_000).describe('rows to return of each list') }),
    output: z.strictObject({
      run_id: Id,
      rows: count.describe('rows of the file'),
      scored_rows: count,
      refused_rows: count,
      scored: z.array(Scored),
      refused: z.array(Refused),
      warnings: z.array(z.string()),
    }),
    errors: scoreErrors,
  }),
  exportScore: procedure('POST', `${runs}/{run_id}/score.csv`, {
    does: 'Assign the lots of a file and write them as CSV, refused rows with their reason',
    role: 'viewer',
    command: 'lots export-score',
    positional: ['run_id'],
    example: 'tessera lots export-score 1 --input new-lots.csv --out scored.csv',
    download: true,
    input: z.strictObject({ ...scoreInput, ...exported }),
    output: Download,
    errors: scoreErrors,
  }),
  why: procedure('GET', `${runs}/{run_id}/why`, {
    does: 'Explain why one lot is in its cluster: parts of each feature, smallest change that would move it, nearest lots',
    role: 'viewer',
    command: 'lots why',
    positional: ['run_id', 'lot'],
    example: 'tessera lots why 1 LOT-0042',
    input: z
      .strictObject({
        run_id: RunId,
        lot: text.optional().describe('code_lot'),
        lot_id: Id.optional().describe('id of the lot, instead of its code'),
        nearest: z.int().min(0).max(50).default(5).describe('nearest lots to list'),
      })
      .refine((input) => (input.lot === undefined) !== (input.lot_id === undefined), {
        message: 'give either lot or lot_id',
        path: ['lot'],
      }),
    output: z.strictObject({
      run_id: Id,
      lot: Assignment,
      distances: z.array(z.strictObject({ cluster_id: Id, distance: z.number() })).describe('to every centroid, nearest first'),
      margin: z.number().describe('d²(runner-up) − d²(own): the sum of the parts'),
      parts: z.array(
        z.strictObject({
          feature: Feature,
          value: z.number(),
          z: z.number(),
          own_mean: z.number(),
          runner_up_mean: z.number(),
          part: z.number().describe('of the margin; positive holds the lot, negative pulls it to the runner-up'),
        }),
      ),
      smallest_changes: z
        .array(
          z.strictObject({ feature: Feature, from: z.number(), to: z.number(), change: z.number(), change_z: z.number(), to_cluster: Id }),
        )
        .describe('change of one feature alone at which another centroid becomes as near, smallest first'),
      nearest: z.array(
        z.strictObject({ lot_id: Id, code_lot: z.string(), site_code: z.string().nullable(), cluster_id: Id, distance: z.number() }),
      ),
      segment: z.strictObject({ segment: z.string(), n: count, cluster_n: count }),
      before: z.strictObject({ run_id: Id, cluster_id: Id }).nullable().describe('cluster of the lot in the matched run'),
    }),
    errors: ['LOTS_RUN_NOT_FOUND', 'LOTS_LOT_NOT_FOUND'],
  }),
  eligible: procedure('GET', '/api/lots/eligible', {
    does: 'Count the lots a run would use, what each filter removes, missing shares and correlations',
    role: 'viewer',
    command: 'lots eligible',
    example: 'tessera lots eligible --site-codes LL,LS',
    input: z.strictObject(filters).refine(orderedDays, daysMessage),
    output: z.strictObject({
      lots: count.describe('lots of the project'),
      removed: z.array(FilterStep),
      eligible: count.describe('lots a run would use'),
      min_lots: count,
      enough: z.boolean(),
      features: z.array(
        z.strictObject({
          feature: Feature,
          missing: count,
          missing_share: z.number(),
          usable: z.boolean(),
          mean: z.number().nullable(),
          scale: z.number().nullable(),
        }),
      ),
      correlations: z.array(z.array(z.number().nullable())).describe('Pearson, in the order of `features`; null when not defined'),
      choices: z.strictObject({
        site_codes: z.array(Choice),
        genetiques: z.array(Choice),
        seasons: z.array(Choice),
        duree_gavage: z.strictObject({ min: z.number().nullable(), max: z.number().nullable() }),
      }),
      warnings: z.array(z.string()),
      warnings_fr: z.array(z.string()),
    }),
    errors: [],
  }),
  preview: procedure('GET', '/api/lots/clustering/preview', {
    does: 'Try k from 2 to 10 quickly: inertia, silhouette, elbow (three starts, at most 5,000 lots)',
    role: 'viewer',
    command: 'lots preview',
    example: 'tessera lots preview --site-codes LL,LS',
    input: z.strictObject({ ...filters, random_state: randomState }).refine(orderedDays, daysMessage),
    output: z.strictObject({
      lots: count.describe('eligible lots'),
      used: count.describe('lots used: all of them, or a seeded sample of 5,000'),
      sampled: z.boolean(),
      n_init: count,
      per_k: z.array(z.strictObject({ k: z.int(), inertia: z.number(), silhouette: z.number() })),
      elbow: z.strictObject({ k: z.int().nullable(), reason: z.string() }),
      silhouette: z.strictObject({ k: z.int().nullable(), reason: z.string() }),
      warnings: z.array(z.string()),
      warnings_fr: z.array(z.string()),
    }),
    errors: dataErrors,
  }),
  map: procedure('GET', `${runs}/{run_id}/map`, {
    does: 'First two principal components of the lots of a run',
    role: 'viewer',
    command: 'lots map',
    positional: ['run_id'],
    example: 'tessera lots map 1',
    input: z.strictObject({
      run_id: RunId,
      limit: z.int().min(1).max(100_000).default(20_000).describe('points to return; more lots are thinned evenly'),
    }),
    output: z.strictObject({
      run_id: Id,
      lots: count,
      thinned: z.boolean(),
      explained: z.array(z.number()).describe('share of the variance on each of the two components'),
      loadings: z.array(z.strictObject({ feature: Feature, x: z.number(), y: z.number() })),
      centroids: z.array(z.strictObject({ cluster_id: Id, x: z.number(), y: z.number() })),
      lot_ids: z.array(Id),
      x: z.array(z.number()),
      y: z.array(z.number()),
      cluster_ids: z.array(Id),
    }),
    errors: runErrors,
  }),
  confidence: procedure('GET', `${runs}/{run_id}/confidence`, {
    does: 'Histogram of the confidence by cluster',
    role: 'viewer',
    command: 'lots confidence',
    positional: ['run_id'],
    example: 'tessera lots confidence 1',
    input: z.strictObject({ run_id: RunId, bins: z.int().min(2).max(100).default(20).describe('bins of equal width from 0 to 1') }),
    output: z.strictObject({
      run_id: Id,
      edges: z.array(z.number()),
      low: z.strictObject({ under: z.number(), n: count }).describe('lots near a border'),
      clusters: z.array(z.strictObject({ cluster_id: Id, n: count, avg_confidence: z.number(), counts: z.array(count) })),
    }),
    errors: runErrors,
  }),
  reference: procedure('POST', `${runs}/{run_id}/reference`, {
    does: 'Run ml-kmeans on the data of a run and compare both inertias',
    role: 'editor',
    command: 'lots reference',
    positional: ['run_id'],
    example: 'tessera lots reference 1',
    job: true,
    input: z.strictObject({ run_id: RunId }),
    output: Started,
    errors: runErrors,
  }),
  repeat: procedure('POST', `${runs}/{run_id}/repeat`, {
    does: 'Run again with the same parameters and the same matched run',
    role: 'editor',
    command: 'lots repeat',
    positional: ['run_id'],
    example: 'tessera lots repeat 1',
    job: true,
    input: z.strictObject({ run_id: RunId }),
    output: Started,
    errors: ['LOTS_RUN_NOT_FOUND', ...dataErrors],
  }),
  delete: procedure('DELETE', `${runs}/{run_id}`, {
    does: 'Delete a run and its assignments; says what was freed',
    role: 'owner',
    command: 'lots delete',
    positional: ['run_id'],
    example: 'tessera lots delete 1',
    input: z.strictObject({ run_id: RunId }),
    output: z.strictObject({ run_id: Id, rows: count.describe('rows deleted'), bytes: count.describe('bytes given back to the disk') }),
    errors: runErrors,
  }),
}
