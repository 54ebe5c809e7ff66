/** Sums of a cluster, or of all lots. */
export interface Profile {
  n: number
  /** Means in original units, length d. */
  means: number[]
  avg_confidence: number
}

/**
 * Mean values and confidence of each label.
 *
 * @param values - n × d values in original units, row-major. Not changed.
 * @param labels - length n, 0…k−1.
 * @param confidences - length n.
 * @param k - number of labels; one without rows gets n = 0 and means 0.
 */
export function clusterProfiles(values: Float64Array, labels: Int32Array, confidences: Float64Array, k: number): Profile[] {
  const d = values.length / labels.length
  const profiles = Array.from({ length: k }, () => ({ n: 0, means: new Array<number>(d).fill(0), avg_confidence: 0 }))
  labels.forEach((label, row) => {
    const profile = profiles[label]
    profile.n++
    profile.avg_confidence += confidences[row]
    for (let column = 0; column < d; column++) profile.means[column] += values[row * d + column]
  })
  return profiles.map(({ n, means, avg_confidence }) => ({
    n,
    means: means.map((sum) => sum / Math.max(1, n)),
    avg_confidence: avg_confidence / Math.max(1, n),
  }))
}
