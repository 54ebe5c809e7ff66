import { chunksOf, type EachChunk, K_MEANS_PLAN, type KMeansPlan, sumOfSquares, TRIALS_PER_PASS } from './k-means-plan.ts'
import { clearSums, type KMeansRun, lloydFrom, placeCenters, type RunOptions } from './k-means-run.ts'
import { copyRow, drawRow, type Potential, placeTrials, readPotential } from './k-means-trials.ts'
import { randomStream } from './random-stream.ts'
import type { Thread } from './thread.ts'

interface Swap {
  row: number
  removed: number
  potential: number
}

/** Swaps that bring nothing, one after the other, before a search ends: few where most restarts met the same optimum. */
const PATIENCE = { agreed: 3, open: 12 }

/** Different optima from which the search sets out, best first. */
const SEARCHES = 5

/** Inertias closer than this are taken for the same optimum. */
const SAME_OPTIMUM = 1e-4

/** Rows × centers × columns that may always be spent: some tenths of a second; else a quarter of what the restarts took. */
const AFFORDABLE_WORK = 1e8

/** With fewer passes than this to spend, a swap could not be followed to its end. */
const LEAST_PASSES = 5

/**
 * Moves the best restarts out of their local optima: a center is swapped for a row drawn far from all centers where that promises
 * most, and Lloyd's passes follow; swaps go on until several in a row bring nothing.
 *
 * @param runs - the restarts; those stopped by their number of passes are left as they are.
 * @returns the best fit found, never worse than the best restart.
 * @see Lattanzi & Sohler 2019, proceedings.mlr.press/v97/lattanzi19a.html (choice of the swap); Fränti 2018,
 *   doi:10.1186/s40537-018-0122-y (random swaps followed by k-means).
 */
export function bestImproved(thread: Thread, eachChunk: EachChunk, address: number, runs: KMeansRun[], options: RunOptions): KMeansRun {
  const plan = K_MEANS_PLAN.read(thread.u32, address)
  const sorted = runs.toSorted((a, b) => a.potential - b.potential)
  let best = sorted[0]
  const passes = Math.max(passesOf(runs) / 4, AFFORDABLE_WORK / (plan.rows * plan.k * plan.columns))
  if (!best.converged || plan.k === 1 || passes < LEAST_PASSES) return best
  const same = SAME_OPTIMUM * (best.potential + sumOfSquares(thread, plan))
  const starts = sorted.filter((run, i) => i === 0 || run.potential - sorted[i - 1].potential > same)
  const agreeing = runs.filter((run) => run.potential - best.potential <= same).length
  const patience = agreeing > 1 && agreeing * 2 >= runs.length ? PATIENCE.agreed : PATIENCE.open
  const budget = { patience, passes }
  const random = randomStream(options.seed, options.restart)
  clearSums(thread, plan)
  for (const start of starts.slice(0, patience === PATIENCE.agreed ? 1 : SEARCHES)) {
    const found = improveBySwaps(thread, eachChunk, address, plan, start, options, random, budget)
    if (found.potential < best.potential) best = { ...found, passes: start.passes, converged: start.converged }
  }
  return best
}

/** Passes of all restarts; a k-means++ start costs about four. */
const passesOf = (runs: KMeansRun[]): number => runs.reduce((sum, { passes }) => sum + passes + 4, 0)

function improveBySwaps(
  thread: Thread,
  eachChunk: EachChunk,
  address: number,
  plan: KMeansPlan,
  start: KMeansRun,
  options: RunOptions,
  random: () => number,
  budget: { patience: number; passes: number },
): KMeansRun {
  const descend = (centers: Float64Array): KMeansRun => {
    const fit = lloydFrom(thread, eachChunk, address, plan, centers, { ...options, maxIterations: Math.max(1, Math.floor(budget.passes)) })
    budget.passes -= fit.passes + 1
    return fit
  }
  let best = descend(start.centers)
  let closest = measureClosest(thread, eachChunk, plan, best.centers)
  for (let failures = 0; failures < budget.patience && budget.passes > 0 && closest.total > 0; failures++) {
    const { row, removed } = bestSwap(thread, eachChunk, address, plan, closest, best.centers, random)
    const centers = best.centers.slice()
    copyRow(thread, plan, row, centers, removed)
    const next = descend(centers)
    // Less than this is rounding: the same optimum reached another way.
    if (next.potential >= best.potential - closest.total * 1e-7) continue
    best = next
    failures = -1
    closest = measureClosest(thread, eachChunk, plan, best.centers)
  }
  return best
}

function measureClosest(thread: Thread, eachChunk: EachChunk, plan: KMeansPlan, centers: Float64Array): Potential {
  placeCenters(thread, plan, centers)
  eachChunk('measureClosest')
  return readPotential(thread, plan, 0)
}

/** Of four rows drawn and all centers, the exchange that leaves the lowest potential before any pass. */
function bestSwap(
  thread: Thread,
  eachChunk: EachChunk,
  address: number,
  plan: KMeansPlan,
  closest: Potential,
  centers: Float64Array,
  random: () => number,
): Swap {
  const rows = Array.from({ length: TRIALS_PER_PASS }, () => drawRow(thread, address, closest, random))
  placeCenters(thread, plan, centers)
  placeTrials(thread, plan, rows)
  eachChunk('trySwaps')
  let best: Swap = { row: -1, removed: -1, potential: Number.POSITIVE_INFINITY }
  rows.forEach((row, trial) => {
    const [added, ...removals] = addSwaps(thread, plan, trial)
    removals.forEach((cost, removed) => {
      if (added + cost < best.potential) best = { row, removed, potential: added + cost }
    })
  })
  return best
}

function addSwaps({ f64 }: Thread, plan: KMeansPlan, trial: number): Float64Array {
  const size = plan.k + 1
  const sums = new Float64Array(size)
  for (let chunk = 0; chunk < chunksOf(plan.rows); chunk++) {
    const from = plan.swaps / 8 + (chunk * TRIALS_PER_PASS + trial) * size
    for (let i = 0; i < size; i++) sums[i] += f64[from + i]
  }
  return sums
}
