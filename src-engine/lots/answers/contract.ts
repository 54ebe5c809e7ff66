import * as z from 'zod'
import { Id, Moment } from '#engine/base/contract'

/** The features a run may use, in the order in which every run stores and uses them. */
export const Feature = z.enum(['itm', 'sigma', 'pctg_perte_gavage', 'total_corn_real', 'nb_meg', 'duree_gavage', 'poids_foie_moyen_g'])
export type Feature = z.infer<typeof Feature>

export const text = z.string().trim().min(1).max(200)
export const count = z.int().nonnegative()
const perFeature = (what: string) => z.record(z.string(), z.number()).describe(`${what}, by feature`)

/** Parameters of a run after defaults; null means "no such filter" or "all features". */
export const Params = z.strictObject({
  n_clusters: z.int(),
  random_state: z.int(),
  n_init: z.int(),
  min_lots: z.int(),
  site_codes: z.array(z.string()).nullable(),
  genetique: z.string().nullable(),
  seasons: z.array(z.string()).nullable(),
  min_duree_gavage: z.int().nullable(),
  max_duree_gavage: z.int().nullable(),
  features: z.array(Feature).nullable(),
  modele_version: z.string(),
  no_match: z.boolean(),
})
export type Params = z.infer<typeof Params>

export const RunSummary = z.strictObject({
  run_id: Id,
  task_id: Id.nullable().describe('null when the task was deleted'),
  clustering_type: z.string().describe('lot_pred'),
  modele_version: z.string(),
  params: Params,
  features: z.array(Feature).describe('features used, constant and absent ones left out'),
  n_clusters: z.int(),
  n_lots: count.describe('lots assigned'),
  excluded_rows: count.describe('lots that passed the filters but miss a value of a used feature'),
  avg_confidence: z.number(),
  inertia: z.number().describe('sum of squared distances to the own centroid, in scaled space'),
  silhouette: z.number().nullable().describe('mean silhouette, -1…1; null when it is not defined'),
  silhouette_lots: count.describe('lots the silhouette was computed on (all up to 50,000, a seeded sample above)'),
  matched_run_id: Id.nullable().describe('run whose cluster numbers were kept'),
  matched_share: z.number().nullable().describe('share of the common lots that keep their number, 0…1'),
  data_hash: z.string().describe('SHA-256 of the lots and values that were clustered'),
  code_version: z.string(),
  seconds: z.number(),
  warnings: z.array(z.string()),
  warnings_fr: z.array(z.string()).describe('the same in French'),
  created_at: Moment,
})
export type RunSummary = z.infer<typeof RunSummary>

export const Cluster = z.strictObject({
  cluster_id: Id,
  n: count,
  share: z.number().describe('of the lots of the run, 0…1'),
  means: perFeature('mean in original units (the centroid)'),
  z: perFeature('difference to the mean of all lots, in standard deviations'),
  avg_confidence: z.number(),
  matched: z.boolean().describe('the number was taken over from the matched run'),
})
export type Cluster = z.infer<typeof Cluster>

export const FilterStep = z.strictObject({
  filter: z.enum(['site_codes', 'genetique', 'seasons', 'min_duree_gavage', 'max_duree_gavage', 'missing_values']),
  value: z.string().describe('what was asked for'),
  removed: count,
  left: count,
})
export type FilterStep = z.infer<typeof FilterStep>

export const RunDetails = RunSummary.extend({
  clusters: z.array(Cluster),
  overall: z.strictObject({ means: perFeature('mean of the lots of the run'), scales: perFeature('population standard deviation') }),
  separation: perFeature('eta squared: share of the variance that lies between clusters'),
  removed: z.array(FilterStep).describe('what each filter removed, in order'),
  iterations: count,
  converged: z.boolean(),
})
export type RunDetails = z.infer<typeof RunDetails>

export const Excluded = z.strictObject({ lot_id: Id, code_lot: z.string(), missing: z.array(Feature), reason: z.string() })

/** What a finished clustering task keeps as its `result`. */
export const ClusterResult = z.strictObject({
  task_id: Id,
  run_id: Id,
  n_clusters: z.int(),
  n_lots: count,
  avg_confidence: z.number(),
  inertia: z.number(),
  silhouette: z.number().nullable(),
  features: z.array(Feature),
  clusters: z.array(Cluster),
  excluded_rows: count,
  excluded: z.array(Excluded).describe('the first hundred; all of them: `lots excluded RUN`'),
  removed: z.array(FilterStep),
  matched_run_id: Id.nullable(),
  matched_share: z.number().nullable(),
  data_hash: z.string(),
  warnings: z.array(z.string()),
  warnings_fr: z.array(z.string()).describe('the same in French'),
})
export type ClusterResult = z.infer<typeof ClusterResult>

/** What a finished reference check keeps as its `result`. */
export const ReferenceResult = z.strictObject({
  run_id: Id,
  library: z.string().describe('ml-kmeans and its version'),
  inertia: z.number().describe('of this run'),
  reference_inertia: z.number().describe('best of ml-kmeans over the same number of starts'),
  difference_pct: z.number().describe('100 · (inertia − reference) / reference; negative: this run is better'),
  seconds: z.number(),
  reference_seconds: z.number(),
  adjusted_rand: z.number().describe('agreement of the two groupings'),
  starts: count,
})
export type ReferenceResult = z.infer<typeof ReferenceResult>

export const assignmentColumns = [
  'code_lot',
  'site_code',
  'genetique',
  'season',
  'date_mise_en_gavage',
  'cluster_id',
  'confidence',
  'runner_up',
  ...Feature.options,
] as const
export const Assignment = z.strictObject({
  lot_id: Id,
  code_lot: z.string(),
  site_code: z.string().nullable(),
  genetique: z.string().nullable(),
  season: z.string().nullable(),
  date_mise_en_gavage: z.string().nullable(),
  cluster_id: Id,
  confidence: z.number().describe('(d2 − d1) / d2: 1 at a centroid, 0 on a border'),
  runner_up: Id.describe('second nearest cluster'),
  distance: z.number().describe('to the own centroid, in scaled space'),
  runner_up_distance: z.number(),
  segment: z.string().describe('genetique|site_code|cluster'),
  values: z.record(z.string(), z.number().nullable()).describe('all seven features as they were at the run'),
})
export type Assignment = z.infer<typeof Assignment>

export const Segment = z.strictObject({
  segment: z.string().describe('genetique|site_code|cluster, e.g. mulard|LL|2'),
  genetique: z.string().nullable(),
  site_code: z.string().nullable(),
  cluster_id: Id,
  n: count,
  share: z.number().describe('of the lots of the run, 0…1'),
  avg_confidence: z.number(),
  means: perFeature('mean in original units'),
  z: perFeature('difference to the mean of all lots, in standard deviations'),
})
export type Segment = z.infer<typeof Segment>

export const Scored = z.strictObject({
  row: Id.describe('row of the file, the first after the header is 1'),
  code_lot: z.string().nullable(),
  cluster_id: Id,
  confidence: z.number(),
  runner_up: Id,
  distance: z.number(),
  segment: z.string().nullable().describe('null when the file has no genetics or no site'),
})
export type Scored = z.infer<typeof Scored>
export const Refused = z.strictObject({ row: Id, code_lot: z.string().nullable(), reason: z.string() })
export type Refused = z.infer<typeof Refused>

export const Comparison = z.strictObject({
  run_a: Id,
  run_b: Id,
  common: count.describe('lots in both runs'),
  only_a: count,
  only_b: count,
  adjusted_rand: z.number().describe('1 = same groups, about 0 = no more than chance'),
  kept_share: z.number().describe('share of the common lots with the same cluster number'),
  clusters_a: z.array(Id),
  clusters_b: z.array(Id),
  migration: z.array(z.array(count)).describe('lots by cluster of a (rows) and of b (columns)'),
  differences: z.array(z.strictObject({ parameter: z.string(), a: z.string(), b: z.string() })).describe('parameters that differ'),
  changed: z.strictObject({
    total: count,
    lots: z.array(
      z.strictObject({
        lot_id: Id,
        code_lot: z.string(),
        site_code: z.string().nullable(),
        cluster_a: Id,
        cluster_b: Id,
        confidence_a: z.number(),
        confidence_b: z.number(),
      }),
    ),
  }),
})
export type Comparison = z.infer<typeof Comparison>
