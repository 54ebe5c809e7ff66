import { dirname, join } from 'node:path'
import { writeAtomically } from '#engine/base/write-atomically'
import type { Thresholds } from './answers/contract.ts'
import type { LabelledCluster } from './describe-clusters.ts'
import { writeTable } from './write-table.ts'

/** Writes cluster_labels.csv, one row per DFU, and cluster_profiles.json beside it. */
export async function writeLabels(
  output: string,
  assigned: readonly (readonly [string, number])[],
  clusters: readonly LabelledCluster[],
  thresholds: Thresholds,
): Promise<{ output: string; profiles: string }> {
  const labelOf = new Map(clusters.map(({ cluster_id, label }) => [cluster_id, label]))
  await writeTable(output, ['dfu_id', 'cluster_id', 'cluster_label'], assigned.length, (i) => {
    const [dfu_id, cluster_id] = assigned[i]
    return [dfu_id, cluster_id, labelOf.get(cluster_id) ?? null]
  })
  const profiles = join(dirname(output), 'cluster_profiles.json')
  const told = clusters.map(({ cluster_id, label, auto_label, renamed, n, profile, relative_trend, volume_percentile, trace }) => ({
    cluster_id,
    label,
    auto_label,
    renamed,
    n,
    profile: { ...profile, relative_trend, volume_percentile },
    trace,
  }))
  await writeAtomically(profiles, `${JSON.stringify({ thresholds, clusters: told }, null, 2)}\n`)
  return { output, profiles }
}
