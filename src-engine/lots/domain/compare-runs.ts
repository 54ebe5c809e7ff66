import { adjustedRand } from '#engine/math/adjusted-rand'

export interface Agreement {
  /** 1 = the same groups, about 0 = no more agreement than chance. */
  adjusted_rand: number
  /** Share of the common lots with the same cluster number, 0…1. */
  kept_share: number
  clusters_a: number[]
  clusters_b: number[]
  /** Lots by cluster of a (rows) and of b (columns). */
  migration: number[][]
}

/**
 * Compares the clusters that two runs gave to the same lots.
 *
 * @param pairs - `[cluster in a, cluster in b]` of each common lot, at least one.
 * @see Hubert & Arabie 1985, doi:10.1007/BF01908075 (adjusted Rand index).
 */
export function compareRuns(pairs: readonly (readonly [number, number])[]): Agreement {
  const a = pairs.map(([first]) => first)
  const b = pairs.map(([, second]) => second)
  const clusters_a = sortedDistinct(a)
  const clusters_b = sortedDistinct(b)
  const migration = clusters_a.map(() => clusters_b.map(() => 0))
  for (const [first, second] of pairs) migration[clusters_a.indexOf(first)][clusters_b.indexOf(second)]++
  const kept = pairs.filter(([first, second]) => first === second).length
  return { adjusted_rand: adjustedRand(a, b), kept_share: kept / pairs.length, clusters_a, clusters_b, migration }
}

const sortedDistinct = (values: readonly number[]): number[] => [...new Set(values)].sort((x, y) => x - y)
