/**
 * Cramér's V of two series of categories: √(χ² / (n · (min(r, c) − 1))), 0 … 1, without bias correction.
 *
 * @param a - n codes; negative ones are missing, and their pairs are left out. Not changed.
 * @param b - n codes. Not changed.
 * @returns null when fewer than two categories of either are left.
 * @see Cramér 1946, Mathematical Methods of Statistics, ch. 21; SciPy's contingency.association(method="cramer").
 */
export function cramersV(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const cells = new Map<number, Map<number, number>>()
  const ofA = new Map<number, number>()
  const ofB = new Map<number, number>()
  for (let i = 0; i < a.length; i++) {
    if (a[i] < 0 || b[i] < 0) continue
    add(ofA, a[i])
    add(ofB, b[i])
    const row = cells.get(a[i]) ?? new Map<number, number>()
    cells.set(a[i], row)
    add(row, b[i])
  }
  const degrees = Math.min(ofA.size, ofB.size) - 1
  if (degrees < 1) return null
  let sum = 0
  for (const [code, row] of cells) for (const [other, count] of row) sum += (count * count) / ((ofA.get(code) ?? 1) * (ofB.get(other) ?? 1))
  return Math.min(1, Math.sqrt(Math.max(0, sum - 1) / degrees))
}

const add = (counts: Map<number, number>, code: number) => counts.set(code, (counts.get(code) ?? 0) + 1)
