import { type Numbers, numberBySize, numberLike } from '#engine/math/number-clusters'
import type { Notice } from './domain/notices.ts'
import type { TrainOutput } from './job.ts'
import type { RunRow } from './store-runs.ts'

/** Share of the columns that two runs must have in common for their clusters to be matched. */
const LEAST_COMMON = 0.5

/** Numbers the clusters of a run like those of the matched run, on the columns that both have. */
export function numberClusters(
  { columns, centroids, scales, profiles }: TrainOutput,
  matched: RunRow | null,
): { numbers: Numbers; notices: Notice[] } {
  const sizes = profiles.map(({ n }) => n)
  if (!matched) return { numbers: numberBySize(sizes), notices: [] }
  const theirs = matched.model.columns.map(({ name }) => name)
  const common = columns.map(({ name }) => name).filter((name) => theirs.includes(name))
  if (common.length < LEAST_COMMON * Math.max(columns.length, theirs.length))
    return { numbers: numberBySize(sizes), notices: [{ code: 'match_other_columns', run_id: matched.run_id }] }
  const own = common.map((name) => columns.findIndex((column) => column.name === name))
  const other = common.map((name) => theirs.indexOf(name))
  const numbers = numberLike(
    sizes,
    centroids.map((centroid) => own.map((j) => centroid[j])),
    own.map((j) => scales[j]),
    matched.clusters.map(({ cluster_id, centroid }) => ({ cluster_id, means: other.map((j) => centroid[j]) })),
  )
  return { numbers, notices: [] }
}
