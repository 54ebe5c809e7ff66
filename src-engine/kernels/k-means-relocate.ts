import { cell, type KMeansPlan } from './k-means-plan.ts'
import type { Thread } from './thread.ts'

/** Sum (k, d) and number (k,) of the rows of each cluster. */
export interface ClusterSums {
  sums: Float64Array
  counts: Float64Array
}

/**
 * Gives each empty cluster the row that lies farthest from its own center and takes the row out of the sums of its cluster, as
 * scikit-learn does; nothing changes while no row lies off its center. Departure: ties go to the lowest row.
 *
 * @param groups - sums of a pass over the rows; not changed.
 */
export function emptyClustersFilled(thread: Thread, plan: KMeansPlan, centers: Float64Array, groups: ClusterSums): ClusterSums {
  const empty = [...groups.counts.keys()].filter((c) => groups.counts[c] === 0)
  if (empty.length === 0) return groups
  const sums = groups.sums.slice()
  const counts = groups.counts.slice()
  const { columns } = plan
  const far = farthestRows(thread, plan, centers, empty.length)
  far.forEach((row, i) => {
    const to = empty[i]
    const from = thread.i32[plan.labels / 4 + row]
    for (let j = 0; j < columns; j++) {
      const value = thread.f32[cell(plan, row, j)]
      sums[to * columns + j] = value
      sums[from * columns + j] -= value
    }
    counts[to] = 1
    counts[from]--
  })
  return { sums, counts }
}

/** The rows farthest from their centers, farthest first; those on their center are left out. */
function farthestRows({ f32, i32 }: Thread, plan: KMeansPlan, centers: Float64Array, howMany: number): number[] {
  const { rows, columns } = plan
  const distances = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const c = i32[plan.labels / 4 + row] * columns
    let square = 0
    for (let j = 0; j < columns; j++) square += (f32[cell(plan, row, j)] - centers[c + j]) ** 2
    distances[row] = square
  }
  const order = Array.from(distances.keys()).filter((row) => distances[row] > 0)
  return order.sort((a, b) => distances[b] - distances[a] || a - b).slice(0, howMany)
}
