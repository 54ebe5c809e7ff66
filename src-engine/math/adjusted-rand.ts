/**
 * Agreement of two labelings of the same rows, corrected for chance: 1 the same groups, about 0 no more than chance, may be negative.
 *
 * @param a - labels of n ≥ 1 rows, any numbers. Not changed.
 * @param b - labels of the same rows. Not changed.
 * @returns 1 as well when both put all rows into one group or each row into its own.
 * @see Hubert & Arabie 1985, doi:10.1007/BF01908075; scikit-learn's adjusted_rand_score.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cells = new Map<string, number>()
  const groupsA = new Map<number, number>()
  const groupsB = new Map<number, number>()
  for (let i = 0; i < a.length; i++) {
    add(cells, `${a[i]} ${b[i]}`)
    add(groupsA, a[i])
    add(groupsB, b[i])
  }
  const together = pairsIn(cells)
  const pairsA = pairsIn(groupsA)
  const pairsB = pairsIn(groupsB)
  const expected = (pairsA * pairsB) / pairs(a.length)
  const largest = (pairsA + pairsB) / 2
  return largest === expected || a.length < 2 ? 1 : (together - expected) / (largest - expected)
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const pairs = (n: number): number => (n * (n - 1)) / 2

const pairsIn = (counts: Map<unknown, number>): number => [...counts.values()].reduce((sum, n) => sum + pairs(n), 0)
