import { cell, chunksOf, type KMeansPlan, TRIALS_PER_PASS } from './k-means-plan.ts'
import type { Thread } from './thread.ts'

/** Sum of squared distances to the nearest center, by chunk. */
export interface Potential {
  perChunk: Float64Array
  total: number
}

/** Draws a row with probability proportional to its squared distance in `closest`. */
export function drawRow(thread: Thread, address: number, { perChunk, total }: Potential, random: () => number): number {
  let chunk = 0
  let left = random() * total
  while (chunk < perChunk.length - 1 && left >= perChunk[chunk]) left -= perChunk[chunk++]
  return thread.helpers.seekRow(address, chunk, left)
}

/** Writes the rows to try as centers; the last fills the places that are left. */
export function placeTrials({ f32 }: Thread, plan: KMeansPlan, rows: number[]): void {
  const { columns } = plan
  for (let t = 0; t < TRIALS_PER_PASS; t++) {
    const row = rows[Math.min(t, rows.length - 1)]
    for (let j = 0; j < columns; j++) f32[plan.trialCenters / 4 + t * columns + j] = f32[cell(plan, row, j)]
    f32[plan.trialSquares / 4 + t] = f32[plan.squares / 4 + row]
  }
}

/** Reads what a pass left in the potentials for one trial. */
export function readPotential({ f64 }: Thread, plan: KMeansPlan, trial: number): Potential {
  const perChunk = Float64Array.from(
    { length: chunksOf(plan.rows) },
    (_, chunk) => f64[plan.potentials / 8 + chunk * TRIALS_PER_PASS + trial],
  )
  return { perChunk, total: perChunk.reduce((sum, part) => sum + part, 0) }
}

/** Copies a row of the panels to a center. */
export function copyRow({ f32 }: Thread, plan: KMeansPlan, row: number, centers: Float64Array, center: number): void {
  for (let j = 0; j < plan.columns; j++) centers[center * plan.columns + j] = f32[cell(plan, row, j)]
}
