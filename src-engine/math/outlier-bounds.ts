export type OutlierMethod = 'iqr' | 'zscore' | 'modified_zscore'

/** As usual in textbooks, and the defaults everywhere. */
export const USUAL_FACTOR: Record<OutlierMethod, number> = { iqr: 1.5, zscore: 3, modified_zscore: 3.5 }

/** 0.6745 ≈ Φ⁻¹(0.75): makes the median absolute deviation comparable with a standard deviation. */
const NORMAL_MAD = 0.6745

/** What each method needs to know of a column. */
export type Spread =
  /** Quartiles of type 7. */
  | { method: 'iqr'; q1: number; q3: number }
  /** Population standard deviation (ddof 0). */
  | { method: 'zscore'; mean: number; std: number }
  /** Median of the absolute differences from the median. */
  | { method: 'modified_zscore'; median: number; mad: number }

/**
 * The bounds beyond which a value is an outlier.
 *
 * @param spread - what is known of the column. Not changed.
 * @param factor - k > 0: q1 − k·IQR … q3 + k·IQR (`iqr`), mean ± k·std (`zscore`), median ± k·MAD / 0.6745 (`modified_zscore`).
 * @returns null where the values have no spread: most are alike then, and the rule would take all others.
 * @see Tukey 1977, Exploratory Data Analysis; Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers (modified z-score).
 */
export function outlierBounds(spread: Spread, factor: number): { low: number; high: number } | null {
  if (spread.method === 'iqr') {
    const reach = factor * (spread.q3 - spread.q1)
    return reach > 0 ? { low: spread.q1 - reach, high: spread.q3 + reach } : null
  }
  const [middle, reach] =
    spread.method === 'zscore' ? [spread.mean, factor * spread.std] : [spread.median, (factor * spread.mad) / NORMAL_MAD]
  return reach > 0 ? { low: middle - reach, high: middle + reach } : null
}
