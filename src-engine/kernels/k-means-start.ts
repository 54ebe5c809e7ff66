import { cell, chunksOf, type EachChunk, K_MEANS_PLAN, type KMeansPlan } from './k-means-plan.ts'
import type { Thread } from './thread.ts'

/** The kernel tries so many centers in one pass over the rows. */
const TRIALS_PER_PASS = 4

/** Sum of the squared distances to the nearest center so far. */
interface Potential {
  perChunk: Float64Array
  total: number
}

/** The candidate that leaves the lowest potential: its row, the pass it was tried in and its place there. */
interface Best {
  row: number
  pass: number
  chosen: number
  potential: Potential
}

/**
 * Greedy k-means++: each new center is the best of 2 + ⌊ln k⌋ rows drawn with probability proportional to the squared distance to
 * the centers so far.
 *
 * @see Arthur & Vassilvitskii 2007, doi:10.5555/1283383.1283494; the number of trials is scikit-learn's.
 */
export function chooseFirstCenters(
  thread: Thread,
  eachChunk: EachChunk,
  address: number,
  plan: KMeansPlan,
  random: () => number,
): Float64Array {
  const { k, rows, columns } = plan
  const trials = 2 + Math.floor(Math.log(k))
  const centers = new Float64Array(k * columns)
  const padded = Math.ceil(rows / 8) * 8
  thread.f32.fill(3e38, plan.closest / 4, plan.closest / 4 + rows)
  // The copies that fill the last block weigh nothing.
  thread.f32.fill(0, plan.closest / 4 + rows, plan.closest / 4 + padded)

  const attempt = (candidates: number[]): Potential => {
    const { row, potential } = keepBest(thread, eachChunk, address, plan, candidates)
    copyRow(thread, plan, row, centers, chosen++ * columns)
    return potential
  }
  let chosen = 0
  let potential = attempt([Math.floor(random() * rows)])
  while (chosen < k) {
    const candidates = Array.from({ length: trials }, () => drawRow(thread, address, potential, random() * potential.total))
    potential = attempt(candidates)
  }
  return centers
}

function drawRow(thread: Thread, address: number, { perChunk }: Potential, target: number): number {
  let chunk = 0
  let left = target
  while (chunk < perChunk.length - 1 && left >= perChunk[chunk]) left -= perChunk[chunk++]
  return thread.helpers.seekRow(address, chunk, left)
}

/** Tries the candidates, four in a pass, and keeps the one that leaves the lowest potential; the first wins a tie. */
function keepBest(thread: Thread, eachChunk: EachChunk, address: number, plan: KMeansPlan, candidates: number[]): Best {
  let best: Best = { row: -1, pass: -1, chosen: -1, potential: { perChunk: new Float64Array(), total: Number.POSITIVE_INFINITY } }
  const tryRows = (first: number): void => {
    const rows = candidates.slice(first, first + TRIALS_PER_PASS)
    placeTrials(thread, plan, rows)
    eachChunk('tryCenters')
    rows.forEach((row, chosen) => {
      const potential = potentialOf(thread, plan, chosen)
      if (potential.total < best.potential.total) best = { row, pass: first, chosen, potential }
    })
  }
  let pass = 0
  for (; pass < candidates.length; pass += TRIALS_PER_PASS) tryRows(pass)
  if (best.pass < pass - TRIALS_PER_PASS) {
    placeTrials(thread, plan, candidates.slice(best.pass, best.pass + TRIALS_PER_PASS))
    eachChunk('tryCenters')
  }
  K_MEANS_PLAN.write(thread.u32, address, { ...plan, chosen: best.chosen })
  eachChunk('keepTrial')
  return best
}

/** Writes the rows to try as centers; the last fills the places that are left. */
function placeTrials({ f32 }: Thread, plan: KMeansPlan, rows: number[]): void {
  const { columns } = plan
  for (let t = 0; t < TRIALS_PER_PASS; t++) {
    const row = rows[Math.min(t, rows.length - 1)]
    for (let j = 0; j < columns; j++) f32[plan.centers / 4 + t * columns + j] = f32[cell(plan, row, j)]
    f32[plan.trialSquares / 4 + t] = f32[plan.squares / 4 + row]
  }
}

function potentialOf({ f64 }: Thread, plan: KMeansPlan, trial: number): Potential {
  const perChunk = Float64Array.from(
    { length: chunksOf(plan.rows) },
    (_, chunk) => f64[plan.potentials / 8 + chunk * TRIALS_PER_PASS + trial],
  )
  return { perChunk, total: perChunk.reduce((sum, part) => sum + part, 0) }
}

function copyRow({ f32 }: Thread, plan: KMeansPlan, row: number, to: Float64Array, at: number): void {
  for (let j = 0; j < plan.columns; j++) to[at + j] = f32[cell(plan, row, j)]
}
