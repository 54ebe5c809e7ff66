import type { Cluster, DfuMap, Feature, Run } from './answers.ts'

interface FeatureLook {
  digits: number
  /** Printed as per cent of 1. */
  share?: true
  /** Key of its unit in the catalogue. */
  unit?: 'units' | 'perMonth' | 'percent' | 'month' | 'count'
}

/** How each feature is printed, in the order of every answer. */
export const FEATURE_LOOK: Record<Feature, FeatureLook> = {
  mean_demand: { digits: 1, unit: 'units' },
  median_demand: { digits: 1, unit: 'units' },
  std_demand: { digits: 1, unit: 'units' },
  cv_demand: { digits: 2 },
  min_demand: { digits: 0, unit: 'units' },
  max_demand: { digits: 0, unit: 'units' },
  total_demand: { digits: 0, unit: 'units' },
  trend_slope: { digits: 2, unit: 'perMonth' },
  trend_pct_change: { digits: 0, unit: 'percent' },
  seasonality_strength: { digits: 2 },
  peak_month: { digits: 0, unit: 'month' },
  seasonal_index_std: { digits: 2 },
  year_over_year_correlation: { digits: 2 },
  zero_demand_pct: { digits: 0, share: true },
  sparsity_score: { digits: 0, share: true },
  demand_stability: { digits: 2 },
  outlier_count: { digits: 1, unit: 'count' },
  growth_rate: { digits: 0, share: true },
  acceleration: { digits: 2, unit: 'perMonth' },
  recent_vs_historical: { digits: 0, share: true },
}

export const FEATURES = Object.keys(FEATURE_LOOK) as Feature[]

/** What the rules look at, and what tells segments apart at a glance. */
export const TABLE_FEATURES: readonly Feature[] = [
  'mean_demand',
  'cv_demand',
  'seasonality_strength',
  'year_over_year_correlation',
  'zero_demand_pct',
  'growth_rate',
]

export const isFeature = (name: string): name is Feature => Object.hasOwn(FEATURE_LOOK, name)

/** What the engine says in both languages, in that of the page. */
export const inLanguage = <T>(language: 'en' | 'fr', en: T, fr: T): T => (language === 'fr' ? fr : en)

/**
 * Figures for the profile: mean of each cluster, z of its centroid, mean over all DFUs (weighted by size), and η².
 * η² = Σ share · z² holds because z is in standard deviations from all DFUs; null for what was not clustered.
 */
export function profileRows(clusters: readonly Cluster[], features: readonly Feature[]) {
  return features.map((feature) => {
    const cells = clusters.map((cluster) => ({ value: cluster.means[feature], z: cluster.z[feature] ?? null }))
    const known = clusters.filter((cluster) => cluster.means[feature] !== null)
    const n = known.reduce((sum, cluster) => sum + cluster.n, 0)
    const overall = n === 0 ? null : known.reduce((sum, cluster) => sum + cluster.n * (cluster.means[feature] ?? 0), 0) / n
    const clustered = cells.every(({ z }) => z !== null)
    const share = clustered ? clusters.reduce((sum, cluster, place) => sum + cluster.share * (cells[place].z ?? 0) ** 2, 0) : undefined
    return { feature, overall, cells, share }
  })
}

/** The feature and cluster farthest from all DFUs. */
export function strongestCell(clusters: readonly Cluster[]) {
  const cells = clusters.flatMap((cluster) =>
    FEATURES.flatMap((feature) =>
      cluster.z[feature] === undefined ? [] : [{ cluster_id: cluster.cluster_id, feature, z: cluster.z[feature] }],
    ),
  )
  return cells.sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).at(0)
}

/** Value, answer and reason of each of the four criteria, in the order in which they are explained. */
export const METHODS = ['elbow', 'silhouette', 'gap', 'business'] as const

/** Agreement of the vote: how many of the four named this K. */
export const votesFor = (methods: Run['methods'], k: number) => METHODS.filter((name) => methods[name].k === k).length

/** Typed arrays for the map; `indexOf` finds a DFU again. */
export function mapData({ dfu_ids, x, y, cluster_ids }: Pick<DfuMap, 'dfu_ids' | 'x' | 'y' | 'cluster_ids'>) {
  const places = new Map(dfu_ids.map((dfu_id, index) => [dfu_id, index]))
  return {
    data: { x: Float64Array.from(x), y: Float64Array.from(y), category: Int32Array.from(cluster_ids) },
    dfuAt: (index: number) => dfu_ids[index],
    indexOf: (dfu_id: string | undefined) => (dfu_id === undefined ? -1 : (places.get(dfu_id) ?? -1)),
  }
}

/** First and last month of a run; null for a run from a file. */
export const windowOf = ({ first_month, last_month }: Pick<Run, 'first_month' | 'last_month'>) =>
  first_month === null || last_month === null ? null : `${first_month} – ${last_month}`

/** First letter of each calendar month; `Intl` has no capital in French. */
export function monthLetters(language: 'en' | 'fr'): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'narrow', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 1)))
}

/** `2026-03` as "Mar 2026" · "mars 2026". */
export function monthText(language: 'en' | 'fr', month: string): string {
  const moment = new Date(`${month.slice(0, 7)}-01T00:00:00Z`)
  return Number.isNaN(moment.getTime())
    ? month
    : new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(moment)
}
