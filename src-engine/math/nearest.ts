import { squaredDistance } from './distance.ts'
import type { Matrix } from './matrix.ts'

export interface NearestTwo {
  /** 0-based center, (n,); the lowest on a tie. */
  nearest: Int32Array<ArrayBuffer>
  /** Runner-up, (n,); −1 when there is one center only. */
  second: Int32Array<ArrayBuffer>
  /** Euclidean distance to the nearest center, (n,). */
  distance: Float64Array<ArrayBuffer>
  /** Euclidean distance to the runner-up, (n,); Infinity when there is none. */
  secondDistance: Float64Array<ArrayBuffer>
}

/**
 * The two nearest centers of each row, in float64.
 *
 * @param x - shape (n, d), finite. Not changed.
 * @param centers - shape (k, d), k ≥ 1, same units. Not changed.
 */
export function nearestTwo(x: Matrix, centers: Matrix): NearestTwo {
  const nearest = new Int32Array(x.rows)
  const second = new Int32Array(x.rows)
  const distance = new Float64Array(x.rows)
  const secondDistance = new Float64Array(x.rows)
  for (let i = 0; i < x.rows; i++) {
    let first = -1
    let next = -1
    let least = Number.POSITIVE_INFINITY
    let nextLeast = Number.POSITIVE_INFINITY
    for (let c = 0; c < centers.rows; c++) {
      const square = squaredDistance(x, i, centers, c)
      if (square < least) {
        next = first
        nextLeast = least
        first = c
        least = square
      } else if (square < nextLeast) {
        next = c
        nextLeast = square
      }
    }
    nearest[i] = first
    second[i] = next
    distance[i] = Math.sqrt(least)
    secondDistance[i] = Math.sqrt(nextLeast)
  }
  return { nearest, second, distance, secondDistance }
}
