/**
 * Pearson's correlation of two series.
 *
 * @param a - n finite numbers. Not changed.
 * @param b - n finite numbers. Not changed.
 * @returns −1 … 1; null when n < 2 or one of them is constant.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length
  if (n < 2 || isConstant(a) || isConstant(b)) return null
  const meanA = meanOf(a)
  const meanB = meanOf(b)
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < n; i++) {
    const fromA = a[i] - meanA
    const fromB = b[i] - meanB
    ab += fromA * fromB
    aa += fromA * fromA
    bb += fromB * fromB
  }
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)))
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank.
 *
 * @param a - n finite numbers. Not changed.
 * @param b - n finite numbers. Not changed.
 * @returns −1 … 1; null when n < 2 or one of them is constant.
 * @see Spearman 1904, doi:10.2307/1412159; SciPy's spearmanr.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return pearson(ranks(a), ranks(b))
}

/** Ranks from 1; equal numbers share the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i] - values[j])
  const ranked = new Float64Array(values.length)
  for (let first = 0; first < order.length; ) {
    let end = first + 1
    while (end < order.length && values[order[end]] === values[order[first]]) end++
    for (let i = first; i < end; i++) ranked[order[i]] = (first + 1 + end) / 2
    first = end
  }
  return ranked
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum / values.length
}
