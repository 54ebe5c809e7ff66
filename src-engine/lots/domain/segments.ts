/** Lots of one segment, added up. */
export interface SegmentGroup {
  genetique: string | null
  site_code: string | null
  cluster_id: number
  n: number
  avg_confidence: number
  /** Mean of each used feature, length d. */
  means: readonly number[]
}

export interface SegmentProfile extends SegmentGroup {
  segment: string
  /** Of all lots, 0…1. */
  share: number
  /** Difference to the mean of all lots, in standard deviations. */
  z: number[]
}

/**
 * Name of a segment, `genetique|site_code|cluster`, e.g. `mulard|LL|2`; an unknown genetics or site is `?`.
 */
export const segmentKey = (genetique: string | null, site_code: string | null, cluster_id: number): string =>
  `${genetique ?? '?'}|${site_code ?? '?'}|${cluster_id}`

/**
 * Names segments and says how each differs from the whole.
 *
 * @param groups - the lots of a run by genetics, site and cluster.
 * @param overall - means and population standard deviations of the run, length d.
 * @returns segments, largest first, equal sizes by name.
 */
export function segmentProfiles(
  groups: readonly SegmentGroup[],
  overall: { means: readonly number[]; scales: readonly number[] },
): SegmentProfile[] {
  const total = groups.reduce((sum, group) => sum + group.n, 0)
  const profiles = groups.map((group) => ({
    ...group,
    segment: segmentKey(group.genetique, group.site_code, group.cluster_id),
    share: group.n / total,
    z: group.means.map((mean, column) => (mean - overall.means[column]) / overall.scales[column]),
  }))
  return profiles.sort((a, b) => b.n - a.n || (a.segment < b.segment ? -1 : 1))
}
