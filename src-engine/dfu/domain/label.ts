/** What the rule table looks at: medians of a cluster, or the values of one DFU; null where undefined. */
export interface LabelProfile {
  /** Share of DFUs whose mean_demand is at most this one's, 0…1. */
  volume_percentile: number
  seasonality_strength: number | null
  year_over_year_correlation: number | null
  zero_demand_pct: number | null
  /** trend_slope · (n − 1) / mean_demand. */
  relative_trend: number | null
  cv_demand: number | null
}

export interface LabelThresholds {
  volume_high: number
  volume_low: number
  cv_steady: number
  cv_volatile: number
  seasonality_threshold: number
  seasonality_min_yoy: number
  zero_demand_threshold: number
  trend_threshold: number
}

export type Tier = 'high' | 'medium' | 'low'
export type Rule = 'seasonal' | 'intermittent' | 'growing' | 'declining' | 'volatile' | 'steady'
type Comparison = '>' | '>=' | '<' | '<='

export interface TraceStep {
  rule: 'volume' | Rule
  value_of: string
  value: number | null
  comparison: Comparison
  threshold: number
  holds: boolean
}

export interface LabelTrace {
  tier: Tier
  rule: Rule
  degree: 'steady' | 'moderate' | null
  steps: TraceStep[]
}

const COMPARE: Record<Comparison, (value: number, threshold: number) => boolean> = {
  '>': (value, threshold) => value > threshold,
  '>=': (value, threshold) => value >= threshold,
  '<': (value, threshold) => value < threshold,
  '<=': (value, threshold) => value <= threshold,
}

const WRITTEN: Record<Rule, (tier: Tier) => string> = {
  seasonal: (tier) => `seasonal_${tier}_volume`,
  intermittent: (tier) => `intermittent_${tier}_volume`,
  growing: (tier) => `${tier}_volume_growing`,
  declining: (tier) => `${tier}_volume_declining`,
  volatile: (tier) => `${tier}_volume_volatile`,
  steady: (tier) => `${tier}_volume_steady`,
}

/**
 * Labels a profile: its volume tier and the first pattern rule that holds.
 *
 * @param profile - a value that is null never passes a threshold.
 * @param thresholds - of the configuration.
 * @returns the label and every comparison that was made, in order.
 * @see methods, DFU clustering. Intermittent stands before trend: a slope through zeros means little.
 */
export function labelProfile(profile: LabelProfile, thresholds: LabelThresholds): { label: string; trace: LabelTrace } {
  const steps: TraceStep[] = []
  const check = (rule: TraceStep['rule'], value_of: keyof LabelProfile, comparison: Comparison, threshold: number): boolean => {
    const value = profile[value_of]
    const holds = value !== null && COMPARE[comparison](value, threshold)
    steps.push({ rule, value_of, value, comparison, threshold, holds })
    return holds
  }
  const tier = tierOf(check, thresholds)
  const rule = ruleOf(check, thresholds)
  const degree = rule !== 'steady' ? null : check('steady', 'cv_demand', '<=', thresholds.cv_steady) ? 'steady' : 'moderate'
  return { label: WRITTEN[rule](tier), trace: { tier, rule, degree, steps } }
}

type Check = (rule: TraceStep['rule'], value_of: keyof LabelProfile, comparison: Comparison, threshold: number) => boolean

function tierOf(check: Check, { volume_high, volume_low }: LabelThresholds): Tier {
  if (check('volume', 'volume_percentile', '>=', volume_high)) return 'high'
  return check('volume', 'volume_percentile', '<', volume_low) ? 'low' : 'medium'
}

function ruleOf(check: Check, thresholds: LabelThresholds): Rule {
  const { seasonality_threshold, seasonality_min_yoy, zero_demand_threshold, trend_threshold, cv_volatile } = thresholds
  if (
    check('seasonal', 'seasonality_strength', '>', seasonality_threshold) &&
    check('seasonal', 'year_over_year_correlation', '>', seasonality_min_yoy)
  )
    return 'seasonal'
  if (check('intermittent', 'zero_demand_pct', '>', zero_demand_threshold)) return 'intermittent'
  if (check('growing', 'relative_trend', '>', trend_threshold)) return 'growing'
  if (check('declining', 'relative_trend', '<', -trend_threshold)) return 'declining'
  return check('volatile', 'cv_demand', '>', cv_volatile) ? 'volatile' : 'steady'
}

/**
 * Tells clusters of the same label apart by `_a`, `_b` … in order of size.
 *
 * @param clusters - equal sizes keep their order.
 * @param taken - labels that no cluster may get, for instance given names.
 * @returns the labels in the order of the clusters.
 */
export function distinctLabels(clusters: readonly { label: string; n: number }[], taken: ReadonlySet<string> = new Set()): string[] {
  const labels = new Array<string>(clusters.length)
  const used = new Set(taken)
  const order = clusters.map((_, i) => i).sort((a, b) => clusters[b].n - clusters[a].n || a - b)
  for (const i of order) {
    const { label } = clusters[i]
    const alone = clusters.filter((other) => other.label === label).length === 1
    labels[i] = alone && !used.has(label) ? label : firstFree(label, used)
    used.add(labels[i])
  }
  return labels
}

function firstFree(label: string, used: ReadonlySet<string>): string {
  for (let n = 0; ; n++) {
    const candidate = `${label}_${letters(n)}`
    if (!used.has(candidate)) return candidate
  }
}

/** 0 → a, 25 → z, 26 → aa. */
const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26))
