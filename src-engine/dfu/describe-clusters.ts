import type { Numbers } from '#engine/math/number-clusters'
import type { SeriesFeature, Thresholds } from './answers/contract.ts'
import { SERIES_FEATURES } from './domain/features.ts'
import { distinctLabels, type LabelProfile, labelProfile } from './domain/label.ts'
import type { TrainOutput } from './job.ts'
import type { RunRow, StoredCluster } from './store-runs.ts'

export const byFeature = (values: readonly (number | null)[]) =>
  Object.fromEntries(SERIES_FEATURES.map((name, j) => [name, values[j]])) as Record<SeriesFeature, number | null>

/** The clusters of a run by number, with their labels; a name that the user gave to the matched cluster is kept. */
export function describeClusters(
  output: TrainOutput,
  { ids, matched }: Numbers,
  thresholds: Thresholds,
  before: RunRow | null,
): StoredCluster[] {
  const { profiles, centroids, columns, means, scales, stability, labels } = output
  const total = profiles.reduce((sum, profile) => sum + profile.total, 0)
  const order = ids.map((_, label) => label).sort((a, b) => ids[a] - ids[b])
  const clusters = order.map((label): StoredCluster => {
    const { n, medians, means: averages, total: own, ...rest } = profiles[label]
    const known = matched[label] ? before?.clusters.find(({ cluster_id }) => cluster_id === ids[label]) : undefined
    const z = centroids[label].map((value, j) => [columns[j].name, (value - means[j]) / scales[j]] as const)
    return {
      cluster_id: ids[label],
      label: known?.renamed ? known.label : '',
      auto_label: '',
      renamed: known?.renamed ?? false,
      trace: { tier: 'medium', rule: 'steady', degree: null, steps: [] },
      n,
      share: n / labels.length,
      volume_share: total === 0 ? null : own / total,
      profile: byFeature(medians),
      means: byFeature(averages),
      z: Object.fromEntries(z),
      ...rest,
      stability: stability[label],
      matched: matched[label],
      centroid: centroids[label],
    }
  })
  return labelClusters(clusters, thresholds)
}

/** The same clusters labelled by the rule table; given names stay. */
export function labelClusters<T extends LabelledCluster>(clusters: readonly T[], thresholds: Thresholds): T[] {
  const judged = clusters.map((cluster) => labelProfile(profileOf(cluster), thresholds))
  const given = new Set(clusters.filter(({ renamed }) => renamed).map(({ label }) => label))
  const labels = distinctLabels(
    judged.map(({ label }, i) => ({ label, n: clusters[i].n })),
    given,
  )
  return clusters.map((cluster, i) => ({
    ...cluster,
    auto_label: labels[i],
    label: cluster.renamed ? cluster.label : labels[i],
    trace: judged[i].trace,
  }))
}

/** What the rule table needs of a cluster. */
export type LabelledCluster = Pick<
  StoredCluster,
  'cluster_id' | 'label' | 'auto_label' | 'renamed' | 'trace' | 'n' | 'profile' | 'relative_trend' | 'volume_percentile'
>

export function profileOf({
  profile,
  relative_trend,
  volume_percentile,
}: Pick<LabelledCluster, 'profile' | 'relative_trend' | 'volume_percentile'>): LabelProfile {
  const { seasonality_strength, year_over_year_correlation, zero_demand_pct, cv_demand } = profile
  return { volume_percentile, seasonality_strength, year_over_year_correlation, zero_demand_pct, relative_trend, cv_demand }
}
