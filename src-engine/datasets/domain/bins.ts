export interface Bins {
  rule: 'freedman-diaconis' | 'twenty' | 'capped' | 'one'
  /** n + 1 rising edges; the first is the least value, the last the greatest. */
  edges: number[]
}

const MOST_BINS = 200
const PLAIN_BINS = 20

/**
 * Bins of equal width for a histogram: 2·IQR/∛n wide (Freedman & Diaconis), twenty where the quartiles are equal, one where all
 * values are.
 *
 * Departure from NumPy's `fd`: at most 200 bins, and whole numbers get no bin narrower than 1.
 *
 * @param given - count of values, least, greatest, quartiles of type 7; `whole` when all values are whole numbers.
 * @see Freedman & Diaconis 1981, doi:10.1007/BF01025868; numpy.histogram_bin_edges.
 */
export function binsOf({ count, min, max, q1, q3, whole }: Range): Bins {
  if (min === max || count === 0) return { rule: 'one', edges: [min, max] }
  const width = (2 * (q3 - q1)) / Math.cbrt(count)
  const wanted = width > 0 ? Math.ceil((max - min) / Math.max(width, whole ? 1 : 0)) : PLAIN_BINS
  const bins = Math.max(1, Math.min(wanted, MOST_BINS, whole ? Math.max(1, max - min) : MOST_BINS))
  const rule = width > 0 ? (wanted > MOST_BINS ? 'capped' : 'freedman-diaconis') : 'twenty'
  return { rule, edges: evenEdges(min, max, bins) }
}

interface Range {
  count: number
  min: number
  max: number
  q1: number
  q3: number
  whole: boolean
}

/** n + 1 edges of n bins of equal width. */
export const evenEdges = (min: number, max: number, bins: number): number[] =>
  Array.from({ length: bins + 1 }, (_, i) => (i === bins ? max : min + ((max - min) * i) / bins))
