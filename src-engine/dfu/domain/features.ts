/** The features of a demand series, in the order of every matrix, file and answer. */
export const SERIES_FEATURES = [
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
] as const
export type SeriesFeatureName = (typeof SERIES_FEATURES)[number]

/**
 * Features in units of demand: they enter the clustering as log1p. Slope and acceleration are among them, for one large DFU would
 * otherwise be a cluster of its own.
 */
export const VOLUME_FEATURES: readonly string[] = ['mean_demand', 'median_demand', 'std_demand', 'min_demand', 'max_demand', 'total_demand']

/** Relative change over the grid below which a trend is stable. */
const STABLE_TREND = 0.1

export const positionOf = (feature: SeriesFeatureName): number => SERIES_FEATURES.indexOf(feature)

/**
 * Change of the trend line over the grid relative to the mean.
 *
 * @param slope - units a month.
 * @param months - n ≥ 1.
 * @param mean - units a month.
 * @returns null when the mean is 0.
 */
export const relativeTrend = (slope: number, months: number, mean: number): number | null =>
  mean === 0 ? null : (slope * (months - 1)) / mean

/**
 * Where a series goes: beyond ±10 % over its grid it rises or falls.
 *
 * @param slope - units a month.
 * @param months - n ≥ 1.
 * @param mean - units a month.
 * @returns null when the mean is 0.
 */
export function trendDirection(slope: number, months: number, mean: number): 'positive' | 'negative' | 'stable' | null {
  const change = relativeTrend(slope, months, mean)
  if (change === null) return null
  if (change > STABLE_TREND) return 'positive'
  return change < -STABLE_TREND ? 'negative' : 'stable'
}
