/** A centroid in scaled space, with its number. */
export interface Centroid {
  cluster_id: number
  center: readonly number[]
}

/** Why a point is in its cluster; index f runs over the features. */
export interface Why {
  own: Centroid
  runnerUp: Centroid
  /** Distance to every centroid, nearest first. */
  distances: { cluster_id: number; distance: number }[]
  /** d²(runner-up) − d²(own) ≥ 0: the sum of the parts. */
  margin: number
  /** Part of each feature in the margin: positive holds the point, negative pulls it to the runner-up. */
  parts: number[]
  /** Change of one feature alone at which another centroid becomes as near, smallest first, in scaled units. */
  changes: { feature: number; change: number; to_cluster: number }[]
}

/**
 * Explains the cluster of one point.
 *
 * The margin against centroid c grows by 2·t·(own_f − c_f) when feature f moves by t, so it vanishes at
 * t = −margin_c / (2·(own_f − c_f)); of all other centroids the one that needs the smallest |t| is told.
 *
 * @param point - scaled values, length d.
 * @param centroids - at least two, each of length d.
 * @returns a feature in which no other centroid differs from the own one has no entry in `changes`.
 */
export function whyHere(point: readonly number[], centroids: readonly Centroid[]): Why {
  const ranked = centroids
    .map((centroid) => ({ centroid, square: squareDistance(point, centroid.center) }))
    .sort((a, b) => a.square - b.square || a.centroid.cluster_id - b.centroid.cluster_id)
  const [{ centroid: own, square }, { centroid: runnerUp, square: runnerUpSquare }] = ranked
  const parts = point.map((value, f) => (value - runnerUp.center[f]) ** 2 - (value - own.center[f]) ** 2)
  const others = ranked.slice(1).map((other) => ({ ...other.centroid, margin: other.square - square }))
  const changes = point.flatMap((_, f) => smallestChange(f, own, others) ?? [])
  return {
    own,
    runnerUp,
    distances: ranked.map(({ centroid, square }) => ({ cluster_id: centroid.cluster_id, distance: Math.sqrt(square) })),
    margin: runnerUpSquare - square,
    parts,
    changes: changes.sort((a, b) => Math.abs(a.change) - Math.abs(b.change)),
  }
}

function smallestChange(feature: number, own: Centroid, others: readonly (Centroid & { margin: number })[]) {
  const possible = others
    .filter(({ center }) => center[feature] !== own.center[feature])
    .map(({ cluster_id, center, margin }) => ({
      feature,
      change: margin / (2 * (center[feature] - own.center[feature])),
      to_cluster: cluster_id,
    }))
  return possible.sort((a, b) => Math.abs(a.change) - Math.abs(b.change)).at(0)
}

const squareDistance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, f) => sum + (value - b[f]) ** 2, 0)
