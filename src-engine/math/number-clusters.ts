import { hungarian } from './hungarian.ts'

/** Numbers of the clusters of a run, by label. */
export interface Numbers {
  /** `ids[label]` = cluster_id ≥ 1. */
  ids: number[]
  /** Whether the number was taken over from the earlier run. */
  matched: boolean[]
}

/** A cluster of an earlier run: its number and its centroid in original units. */
export interface KnownCluster {
  cluster_id: number
  means: readonly number[]
}

/**
 * Numbers clusters from 1 by descending size.
 *
 * @param sizes - rows of each label, length k. Equal sizes keep the order of the labels.
 */
export function numberBySize(sizes: readonly number[]): Numbers {
  const ids = new Array<number>(sizes.length)
  bySize(sizes).forEach((label, rank) => {
    ids[label] = rank + 1
  })
  return { ids, matched: sizes.map(() => false) }
}

/**
 * Keeps the numbers of an earlier run: each known cluster goes to the new one whose centroid is nearest, all pairs together
 * as near as possible (Hungarian method on Euclidean distances of centroids in original units divided by the new scales).
 *
 * @param sizes - lots of each new label, length k.
 * @param means - centroids of the new labels in original units, k rows of d.
 * @param scales - standard deviations of the new run, length d, > 0.
 * @param known - clusters of the earlier run with the same d features.
 * @returns numbers; a cluster without a partner takes the smallest number that neither run uses, larger clusters first.
 * @see Kuhn 1955, doi:10.1002/nav.3800020109.
 */
export function numberLike(
  sizes: readonly number[],
  means: readonly (readonly number[])[],
  scales: readonly number[],
  known: readonly KnownCluster[],
): Numbers {
  const cost = means.map((own) =>
    known.map((other) => Math.hypot(...own.map((value, column) => (value - other.means[column]) / scales[column]))),
  )
  const ids = new Array<number>(sizes.length).fill(0)
  hungarian(cost).forEach((column, label) => {
    if (column >= 0) ids[label] = known[column].cluster_id
  })
  const matched = ids.map((id) => id > 0)
  const taken = new Set(known.map((cluster) => cluster.cluster_id))
  for (const label of bySize(sizes)) {
    if (matched[label]) continue
    ids[label] = smallestFree(taken)
    taken.add(ids[label])
  }
  return { ids, matched }
}

const bySize = (sizes: readonly number[]): number[] => sizes.map((_, label) => label).sort((a, b) => sizes[b] - sizes[a] || a - b)

function smallestFree(taken: ReadonlySet<number>): number {
  let id = 1
  while (taken.has(id)) id++
  return id
}
