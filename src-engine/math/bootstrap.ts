import { quantile } from './quantile.ts'
import { seeded } from './random.ts'

export interface Interval {
  low: number
  high: number
}

const RESAMPLES = 1000
const LEVEL = 0.95

/**
 * Percentile bootstrap interval of a mean: the means of resamples drawn with replacement, cut at both ends. For two methods on the same
 * rows give the differences: that is the paired interval.
 *
 * @param values - n numbers, one per row. Not changed.
 * @param options - `seed`; `resamples` default 1000; `level` default 0.95.
 * @returns null for no values.
 * @see Efron 1979, doi:10.1214/aos/1176344552.
 */
export function bootstrapMean(
  values: Float64Array,
  { seed, resamples = RESAMPLES, level = LEVEL }: { seed: number; resamples?: number; level?: number },
): Interval | null {
  const n = values.length
  if (n === 0) return null
  const random = seeded(seed)
  const means = new Float64Array(resamples)
  for (let r = 0; r < resamples; r++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[Math.floor(random.uniform() * n)]
    means[r] = sum / n
  }
  means.sort()
  return { low: quantile(means, (1 - level) / 2), high: quantile(means, (1 + level) / 2) }
}
