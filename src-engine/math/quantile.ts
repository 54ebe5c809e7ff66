/**
 * Quantile of type 7: linear between order statistics, the default of R, NumPy and Excel (QUANTILE.INC).
 *
 * @param sorted - n ≥ 1 ascending numbers. Not changed.
 * @param p - 0 … 1.
 * @returns NaN for no numbers.
 * @see Hyndman & Fan 1996, doi:10.1080/00031305.1996.10473566.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}

/**
 * Median of numbers in any order.
 *
 * @param values - n ≥ 1 numbers. Not changed.
 */
export function median(values: ArrayLike<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5)
}
