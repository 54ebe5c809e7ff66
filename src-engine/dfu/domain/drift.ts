import { type Matrix, matrixOf, row, zeros } from '#engine/math/matrix'
import { nearestTwo } from '#engine/math/nearest'
import { confidenceOf } from './confidence.ts'
import type { PreparedColumn } from './prepare.ts'

/** What a stored run knows of its clusters. */
export interface DriftModel {
  columns: PreparedColumn[]
  means: number[]
  scales: number[]
  /** Directions of the components that were clustered, m rows of d; empty without them. */
  components: number[][]
  /** Centroids in the space that was clustered. */
  centers: number[][]
}

export interface Drift {
  /** Nearest centroid before and now, 0-based, each (n,). */
  from: Int32Array
  to: Int32Array
  confidence: Float64Array
  /** Per DFU that moved: what moved it, the largest part first. */
  causes: Map<number, Cause[]>
}

export interface Cause {
  /** 0-based column of the model. */
  column: number
  change_z: number
  /** Part of the change of d²(old centroid) − d²(new centroid); positive pushes to the new one. */
  part: number
}

/**
 * Compares where DFUs stood with where new months put them, among the same centroids.
 *
 * The change of the margin d²(old) − d²(new) is linear in the change of the columns, so its parts add up to it:
 * part_j = 2 · Δz_j · (new_j − old_j).
 *
 * @param model - of the run.
 * @param before - scaled columns at the run, shape (n, d). Not changed.
 * @param now - scaled columns of the same DFUs with the new months. Not changed.
 */
export function driftOf(model: DriftModel, before: Matrix, now: Matrix): Drift {
  const centers = matrixOf(model.centers)
  const old = nearestTwo(projected(before, model.components), centers)
  const next = nearestTwo(projected(now, model.components), centers)
  const inColumns = backProjected(model)
  const causes = new Map<number, Cause[]>()
  for (let i = 0; i < now.rows; i++) {
    if (old.nearest[i] === next.nearest[i]) continue
    causes.set(i, causesOf(row(before, i), row(now, i), inColumns[old.nearest[i]], inColumns[next.nearest[i]]))
  }
  return {
    from: old.nearest,
    to: next.nearest,
    confidence: next.distance.map((distance, i) => confidenceOf(distance, next.secondDistance[i])),
    causes,
  }
}

/**
 * Rows on given directions.
 *
 * @param x - shape (n, d), centered. Not changed.
 * @param components - m rows of d; none leaves `x` as it is.
 */
export function projected(x: Matrix, components: readonly (readonly number[])[]): Matrix {
  if (components.length === 0) return x
  const scores = zeros(x.rows, components.length)
  for (let i = 0; i < x.rows; i++) {
    components.forEach((direction, m) => {
      let sum = 0
      for (let j = 0; j < x.cols; j++) sum += direction[j] * x.data[i * x.cols + j]
      scores.data[i * components.length + m] = sum
    })
  }
  return scores
}

function backProjected({ centers, components, columns }: DriftModel): number[][] {
  if (components.length === 0) return centers
  return centers.map((center) => columns.map((_, j) => center.reduce((sum, score, m) => sum + score * components[m][j], 0)))
}

function causesOf(before: Float64Array, now: Float64Array, old: readonly number[], next: readonly number[]): Cause[] {
  const causes = Array.from(now, (value, column) => {
    const change_z = value - before[column]
    return { column, change_z, part: 2 * change_z * (next[column] - old[column]) }
  })
  return causes
    .sort((a, b) => b.part - a.part)
    .slice(0, 3)
    .filter(({ part }) => part > 0)
}
