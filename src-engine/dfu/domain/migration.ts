import { adjustedRand } from '#engine/math/adjusted-rand'

/**
 * Counts where DFUs went.
 *
 * @param pairs - `[cluster in a, cluster in b]` of each common DFU, at least one.
 * @param a - clusters of a, the rows.
 * @param b - clusters of b, the columns.
 * @returns the counts, the share that kept their number, and the adjusted Rand index.
 */
export function migrationOf(pairs: readonly (readonly [number, number])[], a: readonly number[], b: readonly number[]) {
  const migration = a.map(() => b.map(() => 0))
  let kept = 0
  for (const [from, to] of pairs) {
    migration[a.indexOf(from)][b.indexOf(to)]++
    if (from === to) kept++
  }
  const adjusted_rand = adjustedRand(
    pairs.map(([from]) => from),
    pairs.map(([, to]) => to),
  )
  return { migration, kept, kept_share: kept / pairs.length, adjusted_rand }
}
