import { BLOCK_ROWS, dots, pairSums, squaredLengths } from './block'

// Same fields, same order as K_MEANS_PLAN in ../k-means-plan.ts. Every field has 4 bytes.
// @ts-ignore: decorator
@unmanaged
class KMeansPlan {
  scratch: usize
  scratchStride: usize
  panels: usize // blocks × columns × 8 f32
  squares: usize // squared length of each row, f32
  rows: i32
  columns: i32
  k: i32
  paddedK: i32 // k up to a multiple of 4
  blocksPerChunk: i32
  mode: i32
  labels: usize // i32 per row
  upper: usize // f32 per row: the own center is at most this far
  lower: usize // f32 per row: every other center is at least this far
  centers: usize // paddedK × columns f32
  halfSquares: usize // −|c|²/2 per center, −1e30 for the padding
  drift: usize // how far each center moved, then the largest of them
  slack: usize // f32: rounding error of a squared distance = slack[0] · (|x|² + slack[1])
  sums: usize // per chunk: k × columns f64
  counts: usize // per chunk: k f64
  changed: usize // per chunk: i32
  closest: usize // f32 per row: squared distance to the nearest center chosen so far
  trials: usize // per block: 4 × 8 f32, `closest` if trial t were chosen
  trialCenters: usize // 4 × columns f32
  trialSquares: usize // |c|² of the 4 trials
  potentials: usize // per chunk: 4 f64
  chosen: i32
  swaps: usize // per chunk: 4 × (k + 1) f64
}

const STORE_BOUNDS: i32 = 1
const USE_BOUNDS: i32 = 2

// Scratch: 128 bytes of scores, then best score, second score and label of the 8 rows.
const BEST: usize = 128
const SECOND: usize = 160
const LABEL: usize = 192

/** Squared length of every row. */
export function measureRows(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  for (let b = <usize>first; b < <usize>last; b++) squaredLengths(plan.panels + b * (rowBytes << 3), rowBytes, plan.squares + (b << 5))
}

/** k-means++: what would be left of `closest` with each of 4 trial centers, and its sum. */
export function tryCenters(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  const zero = f32x4.splat(0), minusTwo = f32x4.splat(-2)
  const potentials = plan.potentials + (<usize>chunk << 5)
  let t0 = f64x2.splat(0), t1 = t0, t2 = t0, t3 = t0
  for (let b = <usize>first; b < <usize>last; b++) {
    dots(plan.panels + b * (rowBytes << 3), plan.trialCenters, rowBytes, scratch)
    const s0 = v128.load(plan.squares + (b << 5)), s1 = v128.load(plan.squares + (b << 5), 16)
    const near0 = v128.load(plan.closest + (b << 5)), near1 = v128.load(plan.closest + (b << 5), 16)
    const out = plan.trials + (b << 7)
    for (let t: usize = 0; t < 4; t++) {
      const square = v128.load32_splat(plan.trialSquares + (t << 2))
      const from = scratch + (t << 5), to = out + (t << 5)
      const d0 = f32x4.add(f32x4.mul(v128.load(from), minusTwo), f32x4.add(s0, square))
      const d1 = f32x4.add(f32x4.mul(v128.load(from, 16), minusTwo), f32x4.add(s1, square))
      const left0 = f32x4.pmin(f32x4.pmax(d0, zero), near0), left1 = f32x4.pmin(f32x4.pmax(d1, zero), near1)
      v128.store(to, left0)
      v128.store(to, left1, 16)
    }
    t0 = f64x2.add(t0, pairSums(f32x4.add(v128.load(out), v128.load(out, 16))))
    t1 = f64x2.add(t1, pairSums(f32x4.add(v128.load(out, 32), v128.load(out, 48))))
    t2 = f64x2.add(t2, pairSums(f32x4.add(v128.load(out, 64), v128.load(out, 80))))
    t3 = f64x2.add(t3, pairSums(f32x4.add(v128.load(out, 96), v128.load(out, 112))))
  }
  store<f64>(potentials, f64x2.extract_lane(t0, 0) + f64x2.extract_lane(t0, 1))
  store<f64>(potentials, f64x2.extract_lane(t1, 0) + f64x2.extract_lane(t1, 1), 8)
  store<f64>(potentials, f64x2.extract_lane(t2, 0) + f64x2.extract_lane(t2, 1), 16)
  store<f64>(potentials, f64x2.extract_lane(t3, 0) + f64x2.extract_lane(t3, 1), 24)
}

/** k-means++: the chosen trial becomes a center. */
export function keepTrial(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  for (let b = <usize>first; b < <usize>last; b++) {
    const from = plan.trials + (b << 7) + (<usize>plan.chosen << 5), to = plan.closest + (b << 5)
    v128.store(to, v128.load(from))
    v128.store(to, v128.load(from, 16), 16)
  }
}

/** k-means++: the row of a chunk where the running sum of `closest` passes `target`; never a row at distance 0 if there is another. */
export function seekRow(plan: KMeansPlan, chunk: i32, target: f64): i32 {
  const first = chunk * plan.blocksPerChunk * BLOCK_ROWS
  const last = min(plan.rows, first + plan.blocksPerChunk * BLOCK_ROWS)
  let sum: f64 = 0
  let found = first
  for (let r = first; r < last; r++) {
    const weight = <f64>load<f32>(plan.closest + (<usize>r << 2))
    if (weight > 0) found = r
    sum += weight
    if (sum > target && weight > 0) return r
  }
  return found
}

/** Best score, second score (if asked for) and label of the 8 rows of a block over all centers; the lowest label wins a tie. */
// @ts-ignore: decorator
@inline
function nearest(plan: KMeansPlan, block: usize, rowBytes: usize, scratch: usize, withSecond: bool): void {
  let best0 = f32x4.splat(-3e38), best1 = best0, second0 = best0, second1 = best0
  let label0 = i32x4.splat(0), label1 = label0, label = label0
  const one = i32x4.splat(1)
  let centers = plan.centers
  let half = plan.halfSquares
  const end = half + (<usize>plan.paddedK << 2)
  while (half < end) {
    dots(block, centers, rowBytes, scratch)
    centers += rowBytes << 2
    for (let from = scratch; from < scratch + 128; from += 32) {
      const c = v128.load32_splat(half)
      half += 4
      const s0 = f32x4.add(v128.load(from), c), s1 = f32x4.add(v128.load(from, 16), c)
      if (withSecond) {
        second0 = f32x4.pmax(second0, f32x4.pmin(s0, best0))
        second1 = f32x4.pmax(second1, f32x4.pmin(s1, best1))
      }
      label0 = v128.bitselect(label, label0, f32x4.gt(s0, best0))
      label1 = v128.bitselect(label, label1, f32x4.gt(s1, best1))
      best0 = f32x4.pmax(best0, s0)
      best1 = f32x4.pmax(best1, s1)
      label = i32x4.add(label, one)
    }
  }
  v128.store(scratch, best0, BEST)
  v128.store(scratch, best1, BEST + 16)
  if (withSecond) {
    v128.store(scratch, second0, SECOND)
    v128.store(scratch, second1, SECOND + 16)
  }
  v128.store(scratch, label0, LABEL)
  v128.store(scratch, label1, LABEL + 16)
}

/** One pass of Lloyd: labels, and the sums of the rows that changed cluster. */
export function lloyd(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  const sums = plan.sums + <usize>chunk * plan.k * (rowBytes << 1)
  const counts = plan.counts + ((<usize>chunk * plan.k) << 3)
  let changed = 0
  for (let b = first; b < last; b++) {
    const at = <usize>b << 5
    if (plan.mode == USE_BOUNDS && boundsHold(plan, at)) continue
    const block = plan.panels + <usize>b * (rowBytes << 3)
    if (plan.mode >= STORE_BOUNDS) {
      nearest(plan, block, rowBytes, scratch, true)
      storeBounds(plan, at, 0, scratch)
      storeBounds(plan, at, 16, scratch)
    } else nearest(plan, block, rowBytes, scratch, false)
    changed += relabel(plan.labels + at, min(plan.rows - b * BLOCK_ROWS, BLOCK_ROWS), block, rowBytes, sums, counts, scratch + LABEL)
  }
  store<i32>(plan.changed + (<usize>chunk << 2), changed)
}

/** Moves the bounds by the drift of the centers; true when no row of the block can have changed its center. */
// @ts-ignore: decorator
@inline
function boundsHold(plan: KMeansPlan, at: usize): bool {
  const largest = v128.load32_splat(plan.drift + (<usize>plan.paddedK << 2))
  const u0 = f32x4.add(v128.load(plan.upper + at), ownDrift(plan, at))
  const u1 = f32x4.add(v128.load(plan.upper + at, 16), ownDrift(plan, at + 16))
  const l0 = f32x4.sub(v128.load(plan.lower + at), largest)
  const l1 = f32x4.sub(v128.load(plan.lower + at, 16), largest)
  v128.store(plan.upper + at, u0)
  v128.store(plan.upper + at, u1, 16)
  v128.store(plan.lower + at, l0)
  v128.store(plan.lower + at, l1, 16)
  return !v128.any_true(v128.or(f32x4.ge(u0, l0), f32x4.ge(u1, l1)))
}

// @ts-ignore: decorator
@inline
function ownDrift(plan: KMeansPlan, at: usize): v128 {
  const l = plan.labels + at
  return f32x4(
    load<f32>(plan.drift + (<usize>load<i32>(l) << 2)),
    load<f32>(plan.drift + (<usize>load<i32>(l, 4) << 2)),
    load<f32>(plan.drift + (<usize>load<i32>(l, 8) << 2)),
    load<f32>(plan.drift + (<usize>load<i32>(l, 12) << 2)),
  )
}

/** Distances from scores, |x|² − 2s, widened by the rounding error they may carry. */
// @ts-ignore: decorator
@inline
function storeBounds(plan: KMeansPlan, at: usize, half: usize, scratch: usize): void {
  const zero = f32x4.splat(0), minusTwo = f32x4.splat(-2)
  const square = v128.load(plan.squares + at + half)
  const error = f32x4.mul(v128.load32_splat(plan.slack), f32x4.add(square, v128.load32_splat(plan.slack, 4)))
  const own = f32x4.add(f32x4.mul(v128.load(scratch + half, BEST), minusTwo), square)
  const other = f32x4.add(f32x4.mul(v128.load(scratch + half, SECOND), minusTwo), square)
  const upper = f32x4.sqrt(f32x4.add(f32x4.pmax(own, zero), error))
  const lower = f32x4.sqrt(f32x4.pmax(f32x4.sub(other, error), zero))
  v128.store(plan.upper + at + half, f32x4.mul(upper, f32x4.splat(1.00001)))
  v128.store(plan.lower + at + half, f32x4.mul(lower, f32x4.splat(0.99999)))
}

/** Writes the new labels of a block and moves the rows that changed from one sum to another. */
// @ts-ignore: decorator
@inline
function relabel(labels: usize, rows: i32, block: usize, rowBytes: usize, sums: usize, counts: usize, found: usize): i32 {
  const new0 = v128.load(found), new1 = v128.load(found, 16)
  if (!v128.any_true(v128.or(v128.xor(v128.load(labels), new0), v128.xor(v128.load(labels, 16), new1)))) return 0
  let changed = 0
  for (let i: usize = 0; i < <usize>rows; i++) {
    const to = load<i32>(found + (i << 2)), from = load<i32>(labels + (i << 2))
    if (to == from) continue
    changed++
    count(counts + (<usize>to << 3), 1)
    addRow(block + (i << 2), rowBytes, sums + <usize>to * (rowBytes << 1))
    if (from < 0) continue
    count(counts + (<usize>from << 3), -1)
    subtractRow(block + (i << 2), rowBytes, sums + <usize>from * (rowBytes << 1))
  }
  v128.store(labels, new0)
  v128.store(labels, new1, 16)
  return changed
}

// @ts-ignore: decorator
@inline
function count(at: usize, by: f64): void {
  store<f64>(at, load<f64>(at) + by)
}

function addRow(row: usize, rowBytes: usize, sum: usize): void {
  for (let j: usize = 0; j < rowBytes; j += 4) {
    store<f64>(sum, load<f64>(sum) + <f64>load<f32>(row))
    row += 32
    sum += 8
  }
}

function subtractRow(row: usize, rowBytes: usize, sum: usize): void {
  for (let j: usize = 0; j < rowBytes; j += 4) {
    store<f64>(sum, load<f64>(sum) - <f64>load<f32>(row))
    row += 32
    sum += 8
  }
}

/** Nearest center of every row; ~label where the second center is too close for f32 to tell. */
export function settle(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  const relative = v128.load32_splat(plan.slack), centerSquare = v128.load32_splat(plan.slack, 4)
  for (let b = <usize>first; b < <usize>last; b++) {
    nearest(plan, plan.panels + b * (rowBytes << 3), rowBytes, scratch, true)
    for (let half: usize = 0; half < 32; half += 16) {
      const error = f32x4.mul(relative, f32x4.add(v128.load(plan.squares + (b << 5) + half), centerSquare))
      const margin = f32x4.sub(v128.load(scratch + half, BEST), v128.load(scratch + half, SECOND))
      const doubtful = f32x4.le(margin, error)
      v128.store(plan.labels + (b << 5) + half, v128.xor(v128.load(scratch + half, LABEL), doubtful))
    }
  }
}

/** Keeps the squared distance of every row to its center in `closest`, and its sum. */
export function measureClosest(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  let potential: f64 = 0
  for (let b = first; b < last; b++) {
    const at = <usize>b << 5
    nearest(plan, plan.panels + <usize>b * (rowBytes << 3), rowBytes, scratch, false)
    for (let i: usize = 0; i < <usize>min(plan.rows - b * BLOCK_ROWS, BLOCK_ROWS); i++) {
      const square = squareOf(plan, at, i, scratch + BEST)
      store<f32>(plan.closest + at + (i << 2), <f32>square)
      potential += square
    }
  }
  store<f64>(plan.potentials + (<usize>chunk << 5), potential)
}

/**
 * What remains if one of 4 trial centers is added, and for each present center what its removal then costs
 * (Lattanzi & Sohler 2019): 4 × (k + 1) f64.
 */
export function trySwaps(plan: KMeansPlan, chunk: i32, scratch: usize): void {
  const rowBytes = <usize>plan.columns << 2
  const first = chunk * plan.blocksPerChunk
  const last = min((plan.rows + 7) >> 3, first + plan.blocksPerChunk)
  const trialBytes = (<usize>plan.k + 1) << 3
  const swaps = plan.swaps + (<usize>chunk << 2) * trialBytes
  let kept0: f64 = 0, kept1: f64 = 0, kept2: f64 = 0, kept3: f64 = 0
  memory.fill(swaps, 0, trialBytes << 2)
  for (let b = first; b < last; b++) {
    const at = <usize>b << 5
    const block = plan.panels + <usize>b * (rowBytes << 3)
    nearest(plan, block, rowBytes, scratch, true)
    dots(block, plan.trialCenters, rowBytes, scratch)
    for (let i: usize = 0; i < <usize>min(plan.rows - b * BLOCK_ROWS, BLOCK_ROWS); i++) {
      kept0 += priceSwap(plan, at, i, 0, scratch, swaps)
      kept1 += priceSwap(plan, at, i, 1, scratch, swaps + trialBytes)
      kept2 += priceSwap(plan, at, i, 2, scratch, swaps + 2 * trialBytes)
      kept3 += priceSwap(plan, at, i, 3, scratch, swaps + 3 * trialBytes)
    }
  }
  store<f64>(swaps, kept0)
  store<f64>(swaps + trialBytes, kept1)
  store<f64>(swaps + 2 * trialBytes, kept2)
  store<f64>(swaps + 3 * trialBytes, kept3)
}

/** Adds what the row costs more once its center is gone; returns what it costs with the trial added. */
// @ts-ignore: decorator
@inline
function priceSwap(plan: KMeansPlan, at: usize, i: usize, t: usize, scratch: usize, swap: usize): f64 {
  const own = squareOf(plan, at, i, scratch + BEST), other = squareOf(plan, at, i, scratch + SECOND)
  const dot = <f64>load<f32>(scratch + (t << 5) + (i << 2))
  const trial = max(<f64>load<f32>(plan.squares + at + (i << 2)) + <f64>load<f32>(plan.trialSquares + (t << 2)) - 2 * dot, 0)
  const kept = min(own, trial)
  count(swap + ((<usize>load<i32>(scratch + (i << 2), LABEL) + 1) << 3), min(other, trial) - kept)
  return kept
}

/** Squared distance from a score: |x|² − 2s. */
// @ts-ignore: decorator
@inline
function squareOf(plan: KMeansPlan, at: usize, i: usize, scores: usize): f64 {
  return max(<f64>load<f32>(plan.squares + at + (i << 2)) - 2 * <f64>load<f32>(scores + (i << 2)), 0)
}
