import { type EachChunk, K_MEANS_PLAN, type KMeansPlan, TRIALS_PER_PASS } from './k-means-plan.ts'
import { copyRow, drawRow, type Potential, placeTrials, readPotential } from './k-means-trials.ts'
import type { Thread } from './thread.ts'

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
  let candidates = [Math.floor(random() * rows)]
  for (let chosen = 0; chosen < k; chosen++) {
    const { row, potential } = keepBest(thread, eachChunk, address, plan, candidates)
    copyRow(thread, plan, row, centers, chosen)
    if (chosen < k - 1) candidates = Array.from({ length: trials }, () => drawRow(thread, address, potential, random))
  }
  return centers
}

/** Tries the candidates, four in a pass, and keeps the one that leaves the lowest potential; the first wins a tie. */
function keepBest(thread: Thread, eachChunk: EachChunk, address: number, plan: KMeansPlan, candidates: number[]): Best {
  let best: Best = { row: -1, pass: -1, chosen: -1, potential: { perChunk: new Float64Array(), total: Number.POSITIVE_INFINITY } }
  const tryRows = (first: number): void => {
    const rows = candidates.slice(first, first + TRIALS_PER_PASS)
    placeTrials(thread, plan, rows)
    eachChunk('tryCenters')
    rows.forEach((row, chosen) => {
      const potential = readPotential(thread, plan, chosen)
      if (potential.total < best.potential.total) best = { row, pass: first, chosen, potential }
    })
  }
  let pass = 0
  for (; pass < candidates.length; pass += TRIALS_PER_PASS) tryRows(pass)
  if (best.pass < pass - TRIALS_PER_PASS) {
    placeTrials(thread, plan, candidates.slice(best.pass, best.pass + TRIALS_PER_PASS))
    eachChunk('tryCenters')
  }
  K_MEANS_PLAN.set(thread.u32, address, 'chosen', best.chosen)
  eachChunk('keepTrial')
  return best
}
