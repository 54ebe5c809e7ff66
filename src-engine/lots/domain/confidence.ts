/**
 * How clearly a lot belongs to its cluster: (d2 − d1) / d2.
 *
 * @param d1 - distance to the own centroid in scaled space, ≥ 0.
 * @param d2 - distance to the second nearest centroid, ≥ d1.
 * @returns 0 on a border … 1 at the own centroid; 1 when d2 is 0.
 */
export const confidenceOf = (d1: number, d2: number): number => (d2 === 0 ? 1 : (d2 - d1) / d2)
