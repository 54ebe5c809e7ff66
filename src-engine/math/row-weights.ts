import { EngineError } from '#engine/base/errors'

/**
 * Weights of rows as given, 1 each when there are none.
 *
 * @param weights - one per row, > 0 and finite, or null. Not changed.
 * @throws {EngineError} `RECOMMENDER_WEIGHTS_INVALID` with `row` (0-based) and `value` of the first that is not.
 */
export function checkedWeights(weights: Float32Array | null, rows: number): Float32Array {
  if (!weights) return new Float32Array(rows).fill(1)
  const row = weights.findIndex((weight) => !(weight > 0 && weight < Number.POSITIVE_INFINITY))
  if (row < 0) return weights
  const message = `Every row needs a weight that is a number above 0, got ${weights[row]} in row ${row} (0-based). Correct or leave out such rows.`
  throw new EngineError('RECOMMENDER_WEIGHTS_INVALID', message, { row, value: String(weights[row]) })
}
