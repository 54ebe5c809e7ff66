import * as z from 'zod'
import { Id, Moment } from '#engine/base/contract'

export const text = z.string().trim().min(1).max(200)
export const count = z.int().nonnegative()
export const numberOrNull = z.number().nullable()

/** The features of a demand series, in the order of every file and answer (methods: DFU clustering). */
export const SeriesFeature = z.enum([
  'mean_demand',
  'median_demand',
  'std_demand',
  'cv_demand',
  'min_demand',
  'max_demand',
  'total_demand',
  'trend_slope',
  'trend_pct_change',
  'seasonality_strength',
  'peak_month',
  'seasonal_index_std',
  'year_over_year_correlation',
  'zero_demand_pct',
  'sparsity_score',
  'demand_stability',
  'outlier_count',
  'growth_rate',
  'acceleration',
  'recent_vs_historical',
])
export type SeriesFeature = z.infer<typeof SeriesFeature>

export const bySeriesFeature = (what: string) => z.record(SeriesFeature, numberOrNull).describe(`${what}, by feature; null where undefined`)
export const Direction = z.enum(['positive', 'negative', 'stable'])

const share = z.number().min(0).max(1)
/** Thresholds of the rule table, under the names of the requirement's YAML. */
export const Thresholds = z.strictObject({
  volume_high: share.default(0.75).describe('share of DFUs at or below the cluster from which its volume is high'),
  volume_low: share.default(0.25).describe('share of DFUs at or below the cluster under which its volume is low'),
  cv_steady: z.number().min(0).max(10).default(0.3).describe('cv up to which a steady cluster counts as steady, above as moderate'),
  cv_volatile: z.number().min(0).max(10).default(0.8).describe('cv above which a cluster is volatile'),
  seasonality_threshold: z.number().min(0).max(12).default(0.5).describe('seasonality_strength above which a cluster may be seasonal'),
  seasonality_min_yoy: z
    .number()
    .min(-1)
    .max(1)
    .default(0.3)
    .describe('year_over_year_correlation that a season needs: what does not repeat is no season'),
  zero_demand_threshold: share.default(0.2).describe('share of months without demand above which a cluster is intermittent'),
  trend_threshold: z
    .number()
    .min(0)
    .max(10)
    .default(0.1)
    .describe('relative change over the window beyond which a cluster grows or declines'),
})
export type Thresholds = z.infer<typeof Thresholds>

/** Parameters of a run after defaults. */
export const Params = z.strictObject({
  min_months: z.int(),
  time_window: z.int(),
  until: z.string().nullable().describe('last month of the window (YYYY-MM); null: the last month of the facts'),
  item_features: z.array(z.string()).describe('columns of dim_item that were used'),
  dfu_features: z.array(z.string()).describe('columns of dim_dfu that were used'),
  k_range: z.array(z.int()).length(2),
  k: z.int().nullable().describe('K that the user asked for; null: the rule chose'),
  min_cluster_size_pct: z.number(),
  use_pca: z.boolean(),
  log_volume: z.boolean(),
  gap_b: z.int(),
  n_init: z.int(),
  random_state: z.int(),
  no_match: z.boolean(),
})
export type Params = z.infer<typeof Params>

export const warned = {
  warnings: z.array(z.string()),
  warnings_fr: z.array(z.string()).describe('the same in French'),
}

export const Excluded = z.strictObject({
  dfu: z.string(),
  n_months: count.describe('months in its grid; 0: no record in the window'),
  reason: z.string(),
  reason_fr: z.string(),
})
export type Excluded = z.infer<typeof Excluded>

/** What the table of sales is found to hold, over all its months. */
export const FactsCheck = z.strictObject({
  rows: count.describe('rows with a DFU, a month and a demand'),
  unusable_rows: count.describe('rows without one of them'),
  dfus: count,
  first_month: z.string().nullable().describe('YYYY-MM'),
  last_month: z.string().nullable(),
  months: count.describe('months from the first to the last'),
  empty_months: z.array(z.string()).describe('months inside that period for which no DFU has a row'),
  gap_months: count.describe('months inside the lives of DFUs without a record: they count as 0'),
  dfus_with_gaps: count,
  negative_rows: count,
  negative_dfus: count,
  duplicate_rows: count.describe('rows beyond the first of a DFU and month: they were summed'),
  unknown_dfus: count.describe('DFUs with sales that dim_dfu does not have'),
  unknown_examples: z.array(z.string()),
  dfus_without_facts: count.describe('DFUs of dim_dfu without sales'),
  spacing: z.enum(['monthly', 'quarterly', 'yearly', 'one month']).describe('distance of the months that have rows'),
})
export type FactsCheck = z.infer<typeof FactsCheck>

export const PerK = z.strictObject({
  k: z.int(),
  inertia: z.number(),
  silhouette: numberOrNull.describe('mean silhouette, -1…1'),
  gap: numberOrNull,
  gap_se: numberOrNull.describe('s(k), standard error of the gap'),
  min_cluster_pct: z.number().describe('size of the smallest cluster, % of DFUs'),
  sizes: z.array(count).describe('DFUs per cluster, largest first'),
})
export type PerK = z.infer<typeof PerK>

const Vote = z.strictObject({ k: z.int().nullable(), reason: z.string(), reason_fr: z.string() })
/** The four answers to "how many clusters", each with its reason. */
export const Methods = z.strictObject({ elbow: Vote, silhouette: Vote, gap: Vote, business: Vote })
export type Methods = z.infer<typeof Methods>

export const Tier = z.enum(['high', 'medium', 'low'])
export const Rule = z.enum(['seasonal', 'intermittent', 'growing', 'declining', 'volatile', 'steady'])
/** One comparison of the rule table: `value comparison threshold`. */
export const TraceStep = z.strictObject({
  rule: z.enum(['volume', ...Rule.options, 'name']),
  value_of: z.string().describe('what was compared'),
  value: numberOrNull,
  comparison: z.enum(['>', '>=', '<', '<=']),
  threshold: z.number(),
  holds: z.boolean(),
})
export const LabelTrace = z.strictObject({
  tier: Tier,
  rule: Rule.describe('first rule that held'),
  degree: z.enum(['steady', 'moderate']).nullable().describe('of a steady cluster'),
  steps: z.array(TraceStep).describe('every comparison that was made, in order'),
})
export type LabelTrace = z.infer<typeof LabelTrace>

export const Cluster = z.strictObject({
  cluster_id: Id,
  label: z.string(),
  auto_label: z.string().describe('what the rules give; differs from label after a rename'),
  renamed: z.boolean(),
  trace: LabelTrace,
  n: count,
  share: z.number().describe('of the DFUs of the run, 0…1'),
  volume_share: numberOrNull.describe('of the total demand in the window'),
  profile: bySeriesFeature('median of its DFUs'),
  means: bySeriesFeature('mean of its DFUs'),
  z: z.record(z.string(), z.number()).describe('centroid by clustered column, in standard deviations from all DFUs'),
  relative_trend: numberOrNull.describe('median of trend_slope · (n − 1) / mean_demand'),
  volume_percentile: z.number().describe('share of DFUs whose mean_demand is at most the median of the cluster'),
  season: z.array(numberOrNull).length(12).describe('median seasonal index of each calendar month'),
  season_p25: z.array(numberOrNull).length(12),
  season_p75: z.array(numberOrNull).length(12),
  avg_confidence: z.number(),
  stability: numberOrNull.describe('mean Jaccard similarity over bootstrap resamples, 0…1'),
  matched: z.boolean().describe('the number was taken over from the matched run'),
})
export type Cluster = z.infer<typeof Cluster>

export const RunSummary = z.strictObject({
  run_id: Id,
  task_id: Id.nullable(),
  params: Params,
  source: z.enum(['facts', 'file']).describe('features computed from the facts, or read from a file'),
  k: z.int(),
  k_reason: z.string(),
  k_reason_fr: z.string(),
  n_dfus: count,
  excluded_rows: count,
  inertia: z.number(),
  silhouette: numberOrNull,
  silhouette_dfus: count.describe('DFUs the silhouette was computed on (all up to 50,000, a seeded sample above)'),
  first_month: z.string().nullable(),
  last_month: z.string().nullable(),
  labels: z.array(z.strictObject({ cluster_id: Id, label: z.string(), n: count })),
  matched_run_id: Id.nullable().describe('run whose cluster numbers were kept'),
  matched_share: numberOrNull.describe('share of the common DFUs that keep their number'),
  data_hash: z.string().describe('SHA-256 of the features that were clustered'),
  code_version: z.string(),
  seconds: z.number(),
  ...warned,
  created_at: Moment,
})
export type RunSummary = z.infer<typeof RunSummary>

export const RunDetails = RunSummary.extend({
  methods: Methods,
  per_k: z.array(PerK),
  clusters: z.array(Cluster),
  thresholds: Thresholds,
  columns: z.array(z.string()).describe('columns that were clustered, before the components'),
  components: count.describe('principal components that were clustered; 0 without them'),
  removed: z.array(z.strictObject({ column: z.string(), why: z.enum(['undefined', 'constant', 'low variance']), variance: numberOrNull })),
  filled: z
    .array(z.strictObject({ column: z.string(), dfus: count, median: z.number() }))
    .describe('undefined values that took the median'),
  log1p: z.array(z.string()).describe('columns that entered as log1p'),
  stability: z.strictObject({ resamples: count, mean: z.number() }).nullable(),
})
export type RunDetails = z.infer<typeof RunDetails>

export const Assignment = z.strictObject({
  dfu_id: z.string(),
  item_id: z.string().nullable(),
  location: z.string().nullable(),
  cluster_id: Id,
  label: z.string(),
  confidence: z.number().describe('(d2 − d1) / d2: 1 at a centroid, 0 on a border'),
  runner_up: Id.nullable(),
  distance: z.number(),
  n_months: count,
  trend_direction: Direction.nullable(),
  values: bySeriesFeature('features of the DFU'),
})
export type Assignment = z.infer<typeof Assignment>
export const assignmentColumns = [
  'dfu_id',
  'item_id',
  'location',
  'cluster_id',
  'confidence',
  'n_months',
  ...SeriesFeature.options,
] as const

export const Dfu = z.strictObject({
  dfu_id: z.string(),
  item_id: z.string().nullable(),
  location: z.string().nullable(),
  cluster_assignment: z.string().nullable(),
  brand: z.string().nullable(),
  region: z.string().nullable(),
  state_plan: z.string().nullable(),
  sales_div: z.string().nullable(),
  prod_cat_desc: z.string().nullable(),
  abc_vol: z.string().nullable(),
  service_lvl_grp: z.string().nullable(),
  supergroup: z.string().nullable(),
  execution_lag: numberOrNull,
  total_lt: numberOrNull,
  alcoh_pct: numberOrNull,
  proof: numberOrNull,
  made_from_facts: z.boolean().describe('the row was made from the sales; no file described this DFU'),
  extra: z.record(z.string(), z.unknown()).describe('further columns of the imported file'),
})
export type Dfu = z.infer<typeof Dfu>

export const migrationOf = {
  clusters_a: z.array(z.strictObject({ cluster_id: Id, label: z.string() })),
  clusters_b: z.array(z.strictObject({ cluster_id: Id, label: z.string() })),
  migration: z.array(z.array(count)).describe('DFUs by cluster of a (rows) and of b (columns)'),
}
export const Comparison = z.strictObject({
  run_a: Id,
  run_b: Id,
  common: count,
  only_a: count,
  only_b: count,
  adjusted_rand: z.number().describe('1 = same groups, about 0 = no more than chance'),
  kept_share: z.number().describe('share of the common DFUs with the same cluster number'),
  same_label_share: z.number(),
  ...migrationOf,
  differences: z.array(z.strictObject({ parameter: z.string(), a: z.string(), b: z.string() })),
  changed: z.strictObject({
    total: count,
    dfus: z.array(
      z.strictObject({
        dfu_id: z.string(),
        cluster_a: Id,
        label_a: z.string(),
        cluster_b: Id,
        label_b: z.string(),
        confidence_b: z.number(),
      }),
    ),
  }),
})
export type Comparison = z.infer<typeof Comparison>
