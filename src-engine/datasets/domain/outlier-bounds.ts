export type OutlierMethod = 'iqr' | 'zscore' | 'modified_zscore'

/** As usual in textbooks, and the defaults of the preparation step that treats outliers. */
export const USUAL_FACTOR: Record<OutlierMethod, number> = { iqr: 1.5, zscore: 3, modified_zscore: 3.5 }

/** 0.6745 ≈ Φ⁻¹(0.75): makes the median absolute deviation comparable with a standard deviation. */
const NORMAL_MAD = 0.6745

/** What the methods need to know of a column. */
export interface Spread {
  q1: number
  median: number
  q3: number
  mean: number
  /** Population standard deviation (ddof 0). */
  std: number
  /** Median of the absolute differences from the median. */
  mad: number
}

/**
 * The bounds beyond which a value is an outlier.
 *
 * @param factor - k > 0: q1 − k·IQR … q3 + k·IQR (`iqr`), mean ± k·std (`zscore`), median ± k·MAD / 0.6745 (`modified_zscore`).
 * @param spread - quartiles of type 7. Not changed.
 * @returns null where the values have no spread: most are alike then, and the rule would take all others.
 * @see Tukey 1977, Exploratory Data Analysis; Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers (modified z-score).
 */
export function outlierBounds(method: OutlierMethod, factor: number, spread: Spread): { low: number; high: number } | null {
  const { q1, median, q3, mean, std, mad } = spread
  if (method === 'iqr') return q3 > q1 ? { low: q1 - factor * (q3 - q1), high: q3 + factor * (q3 - q1) } : null
  const [middle, reach] = method === 'zscore' ? [mean, factor * std] : [median, (factor * mad) / NORMAL_MAD]
  return reach > 0 ? { low: middle - reach, high: middle + reach } : null
}
