/**
 * How surely a DFU belongs to its cluster: (d2 − d1) / d2.
 *
 * @param own - distance to the nearest centroid, ≥ 0.
 * @param other - distance to the second nearest, ≥ own; Infinity when there is none.
 * @returns 1 at a centroid, 0 on a border; 1 when both distances are 0.
 */
export const confidenceOf = (own: number, other: number): number =>
  other === 0 || other === Number.POSITIVE_INFINITY ? 1 : (other - own) / other
