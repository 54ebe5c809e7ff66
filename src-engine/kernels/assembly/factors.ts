// Same fields, same order as FACTOR_PLAN in ../factors.ts. Every field has 4 bytes.
// @ts-ignore: decorator
@unmanaged
class FactorPlan {
  scratch: usize
  scratchStride: usize
  rowStarts: usize // baskets: rows + 1
  rowItems: usize // ascending in each row
  order: usize // the rows in the order of this epoch
  professions: usize // i32 per row, −1 none
  weights: usize // f32 per row
  rows: i32
  rowsPerChunk: i32
  maxRow: i32
  items: i32
  firstItem: i32 // user features: the professions, then one per item
  components: i32 // padded to a multiple of 4
  featureStarts: usize // features of each item
  features: usize
  featureValues: usize
  itemTable: usize // feature × (components + 4) f32: embedding, bias, three zeros
  itemSquares: usize // sums of squared gradients, same shape
  userTable: usize // feature × components f32
  userSquares: usize
  loss: i32
  maxSampled: i32
  rankLosses: usize // f32 per number of samples drawn: ln of the estimated rank, capped
  learningRate: usize // f32
  seeds: usize // u32 per chunk, never 0
  losses: usize // 2 f64 per chunk: sum and number of examples
}

const WARP: i32 = 0
const BPR: i32 = 1
const MARGIN: f32 = 1
const MAX_LOSS: f32 = 10

/** Where a row is worked on: the vectors of one thread. Each field has 4 bytes and lies at the start of the scratch. */
// @ts-ignore: decorator
@unmanaged
class Workspace {
  random: u32
  example: f32 // loss of the example at hand
  user: usize
  positive: usize
  negative: usize
  sum: usize // of the user embeddings of the row
  steps: usize // sum of the gradients of the row by its user representation
  squares: usize // sum of their squares
  members: usize
  gradients: usize // one per member
}

function openWorkspace(plan: FactorPlan, scratch: usize): Workspace {
  const work = changetype<Workspace>(scratch)
  const bytes = <usize>plan.components << 2
  work.user = scratch + 64
  work.sum = work.user + bytes
  work.steps = work.sum + bytes
  work.squares = work.steps + bytes
  work.positive = work.squares + bytes
  work.negative = work.positive + bytes + 16
  work.gradients = work.negative + bytes + 16
  work.members = work.gradients + <usize>plan.maxRow * bytes
  return work
}

/** Trains on the rows of a chunk: one example per row and target, the user being the mean of the profession and the other items. */
export function trainFactors(plan: FactorPlan, chunk: i32, scratch: usize): void {
  const work = openWorkspace(plan, scratch)
  work.random = load<u32>(plan.seeds + (<usize>chunk << 2))
  let total: f64 = 0, examples = 0
  const first = chunk * plan.rowsPerChunk
  const last = min(plan.rows, first + plan.rowsPerChunk)
  for (let i = first; i < last; i++) {
    const row = load<i32>(plan.order + (<usize>i << 2))
    const start = load<i32>(plan.rowStarts + (<usize>row << 2))
    const end = load<i32>(plan.rowStarts + (<usize>row << 2), 4)
    const members = takeMembers(plan, work, start, end)
    const profession = load<i32>(plan.professions + (<usize>row << 2))
    if (members + <i32>(profession >= 0) < 2) continue
    total += trainRow(plan, work, row, start, end, members, profession)
    examples += members
  }
  const out = plan.losses + (<usize>chunk << 4)
  store<f64>(out, total)
  store<f64>(out, <f64>examples, 8)
}

/** Copies the items of a row; of a row that is too long a random part. */
function takeMembers(plan: FactorPlan, work: Workspace, start: i32, end: i32): i32 {
  const length = end - start
  memory.copy(work.members, plan.rowItems + (<usize>start << 2), <usize>length << 2)
  if (length <= plan.maxRow) return length
  for (let i = 0; i < plan.maxRow; i++) {
    const a = work.members + (<usize>i << 2)
    const b = work.members + (<usize>(i + draw(work, length - i)) << 2)
    const item = load<i32>(a)
    store<i32>(a, load<i32>(b))
    store<i32>(b, item)
  }
  return plan.maxRow
}

/**
 * The examples of one row. The user embeddings move once, after the last example, by the gradients of all: what a row costs grows
 * with its length, not with the square of it.
 */
function trainRow(plan: FactorPlan, work: Workspace, row: i32, start: i32, end: i32, members: i32, profession: i32): f64 {
  const bytes = <usize>plan.components << 2
  const weight = load<f32>(plan.weights + (<usize>row << 2))
  const share: f32 = 1 / <f32>(members - 1 + <i32>(profession >= 0))
  sumUser(plan, work, members, profession)
  memory.fill(work.steps, 0, bytes << 1)
  let total: f64 = 0, moved = false
  for (let t = 0; t < members; t++) {
    const target = load<i32>(work.members + (<usize>t << 2))
    leaveOut(userEmbedding(plan, target), work, share, bytes)
    const gradient = work.gradients + <usize>t * bytes
    work.example = 0
    if (trainExample(plan, work, target, start, end, weight, gradient)) {
      addGradient(work, gradient, bytes)
      moved = true
    } else memory.fill(gradient, 0, bytes)
    total += work.example
  }
  if (moved) moveUser(plan, work, members, profession, share)
  return total
}

// @ts-ignore: decorator
@inline
function userEmbedding(plan: FactorPlan, item: i32): usize {
  return plan.userTable + <usize>(plan.firstItem + item) * (<usize>plan.components << 2)
}

function sumUser(plan: FactorPlan, work: Workspace, members: i32, profession: i32): void {
  const bytes = <usize>plan.components << 2
  if (profession >= 0) memory.copy(work.sum, plan.userTable + <usize>profession * bytes, bytes)
  else memory.fill(work.sum, 0, bytes)
  for (let t = 0; t < members; t++) {
    const from = userEmbedding(plan, load<i32>(work.members + (<usize>t << 2)))
    for (let j: usize = 0; j < bytes; j += 16) v128.store(work.sum + j, f32x4.add(v128.load(work.sum + j), v128.load(from + j)))
  }
}

/** user = (sum − own) · share */
// @ts-ignore: decorator
@inline
function leaveOut(own: usize, work: Workspace, share: f32, bytes: usize): void {
  const by = f32x4.splat(share)
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(work.user + j, f32x4.mul(f32x4.sub(v128.load(work.sum + j), v128.load(own + j)), by))
  }
}

// @ts-ignore: decorator
@inline
function addGradient(work: Workspace, gradient: usize, bytes: usize): void {
  for (let j: usize = 0; j < bytes; j += 16) {
    const g = v128.load(gradient + j)
    v128.store(work.steps + j, f32x4.add(v128.load(work.steps + j), g))
    v128.store(work.squares + j, f32x4.add(v128.load(work.squares + j), f32x4.mul(g, g)))
  }
}

/** Adagrad's step of every user embedding of the row: each takes part in all examples but its own. */
function moveUser(plan: FactorPlan, work: Workspace, members: i32, profession: i32, share: f32): void {
  const bytes = <usize>plan.components << 2
  const rate = v128.load32_splat(plan.learningRate)
  const by = f32x4.splat(share), zero = f32x4.splat(0)
  for (let t = 0; t < members; t++) {
    const offset = userEmbedding(plan, load<i32>(work.members + (<usize>t << 2))) - plan.userTable
    const own = work.gradients + <usize>t * bytes
    for (let j: usize = 0; j < bytes; j += 16) {
      const g = v128.load(own + j)
      const step = f32x4.mul(f32x4.sub(v128.load(work.steps + j), g), by)
      const squares = f32x4.max(f32x4.sub(v128.load(work.squares + j), f32x4.mul(g, g)), zero)
      descend(plan.userTable + offset + j, plan.userSquares + offset + j, step, f32x4.mul(squares, f32x4.mul(by, by)), rate)
    }
  }
  if (profession < 0) return
  const offset = <usize>profession * bytes
  for (let j: usize = 0; j < bytes; j += 16) {
    const step = f32x4.mul(v128.load(work.steps + j), by)
    const squares = f32x4.mul(v128.load(work.squares + j), f32x4.mul(by, by))
    descend(plan.userTable + offset + j, plan.userSquares + offset + j, step, squares, rate)
  }
}

// @ts-ignore: decorator
@inline
function descend(at: usize, squaresAt: usize, gradient: v128, square: v128, rate: v128): void {
  const squares = v128.load(squaresAt)
  v128.store(at, f32x4.sub(v128.load(at), f32x4.div(f32x4.mul(rate, gradient), f32x4.sqrt(squares))))
  v128.store(squaresAt, f32x4.add(squares, square))
}

/** Moves the items of one example and writes its gradient by the user representation; false when nothing moves. */
function trainExample(plan: FactorPlan, work: Workspace, target: i32, start: i32, end: i32, weight: f32, gradient: usize): bool {
  const positive = representation(plan, target, work.positive)
  const score = scoreOf(plan, work.user, positive)
  if (plan.loss == WARP) return trainWarp(plan, work, target, start, end, weight, gradient, positive, score)
  const other = drawNegative(plan, work, start, end)
  if (other < 0) return false
  const negative = representation(plan, other, work.negative)
  const otherScore = scoreOf(plan, work.user, negative)
  if (plan.loss == BPR) {
    work.example = softplus(otherScore - score) * weight
    movePair(plan, work, target, other, positive, negative, sigmoid(otherScore - score) * weight, sigmoid(otherScore - score) * weight, gradient)
  } else {
    work.example = (softplus(-score) + softplus(otherScore)) * weight
    movePair(plan, work, target, other, positive, negative, sigmoid(-score) * weight, sigmoid(otherScore) * weight, gradient)
  }
  return true
}

/** Draws items until one scores above the target less the margin; the fewer draws it takes, the worse the target is ranked. */
function trainWarp(
  plan: FactorPlan, work: Workspace, target: i32, start: i32, end: i32, weight: f32, gradient: usize, positive: usize, score: f32,
): bool {
  for (let sampled = 0; sampled < plan.maxSampled; sampled++) {
    const other = draw(work, plan.items)
    const negative = representation(plan, other, work.negative)
    const excess = scoreOf(plan, work.user, negative) - score + MARGIN
    if (!(excess > 0) || isKnown(plan, start, end, other)) continue
    const loss = min(MAX_LOSS, weight * load<f32>(plan.rankLosses + (<usize>sampled << 2)))
    work.example = loss * excess
    movePair(plan, work, target, other, positive, negative, loss, loss, gradient)
    return true
  }
  return false
}

/** Draws an item that the row does not hold; −1 when as many draws as WARP may make find none. */
function drawNegative(plan: FactorPlan, work: Workspace, start: i32, end: i32): i32 {
  for (let sampled = 0; sampled < plan.maxSampled; sampled++) {
    const other = draw(work, plan.items)
    if (!isKnown(plan, start, end, other)) return other
  }
  return -1
}

/** Raises the score of one item, lowers that of another: gradient by the user = down · negative − up · positive. */
function movePair(
  plan: FactorPlan, work: Workspace, target: i32, other: i32, positive: usize, negative: usize, up: f32, down: f32, gradient: usize,
): void {
  const bytes = <usize>plan.components << 2
  const a = f32x4.splat(up), b = f32x4.splat(down)
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(gradient + j, f32x4.sub(f32x4.mul(b, v128.load(negative + j)), f32x4.mul(a, v128.load(positive + j))))
  }
  moveItem(plan, work, target, -up)
  moveItem(plan, work, other, down)
}

function moveItem(plan: FactorPlan, work: Workspace, item: i32, slope: f32): void {
  const bytes = <usize>plan.components << 2
  const rate = v128.load32_splat(plan.learningRate)
  const end = load<i32>(plan.featureStarts + (<usize>item << 2), 4)
  for (let f = load<i32>(plan.featureStarts + (<usize>item << 2)); f < end; f++) {
    const scale = f32x4.splat(slope * load<f32>(plan.featureValues + (<usize>f << 2)))
    const offset = <usize>load<i32>(plan.features + (<usize>f << 2)) * (bytes + 16)
    const at = plan.itemTable + offset, squaresAt = plan.itemSquares + offset
    for (let j: usize = 0; j < bytes; j += 16) {
      const gradient = f32x4.mul(scale, v128.load(work.user + j))
      descend(at + j, squaresAt + j, gradient, f32x4.mul(gradient, gradient), rate)
    }
    const bias = f32x4.replace_lane(f32x4.splat(0), 0, f32x4.extract_lane(scale, 0))
    descend(at + bytes, squaresAt + bytes, bias, f32x4.mul(bias, bias), rate)
  }
}

/** Embedding and bias of an item: in the table itself when one feature of value 1 is all it has, else added up in `out`. */
// @ts-ignore: decorator
@inline
function representation(plan: FactorPlan, item: i32, out: usize): usize {
  const start = load<i32>(plan.featureStarts + (<usize>item << 2)), end = load<i32>(plan.featureStarts + (<usize>item << 2), 4)
  const bytes = (<usize>plan.components << 2) + 16
  if (end - start == 1 && load<f32>(plan.featureValues + (<usize>start << 2)) == 1) {
    return plan.itemTable + <usize>load<i32>(plan.features + (<usize>start << 2)) * bytes
  }
  return addFeatures(plan, start, end, bytes, out)
}

function addFeatures(plan: FactorPlan, start: i32, end: i32, bytes: usize, out: usize): usize {
  memory.fill(out, 0, bytes)
  for (let f = start; f < end; f++) {
    const value = v128.load32_splat(plan.featureValues + (<usize>f << 2))
    const from = plan.itemTable + <usize>load<i32>(plan.features + (<usize>f << 2)) * bytes
    for (let j: usize = 0; j < bytes; j += 16) v128.store(out + j, f32x4.add(v128.load(out + j), f32x4.mul(value, v128.load(from + j))))
  }
  return out
}

// @ts-ignore: decorator
@inline
function scoreOf(plan: FactorPlan, user: usize, item: usize): f32 {
  const bytes = <usize>plan.components << 2
  let a = v128.load(item + bytes), b = f32x4.splat(0)
  const even = bytes & ~31
  for (let j: usize = 0; j < even; j += 32) {
    a = f32x4.add(a, f32x4.mul(v128.load(user + j), v128.load(item + j)))
    b = f32x4.add(b, f32x4.mul(v128.load(user + j, 16), v128.load(item + j, 16)))
  }
  if (even < bytes) a = f32x4.add(a, f32x4.mul(v128.load(user + even), v128.load(item + even)))
  const sum = f32x4.add(a, b)
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
}

/** Whether the row holds the item. */
function isKnown(plan: FactorPlan, start: i32, end: i32, item: i32): bool {
  while (start < end) {
    const middle = (start + end) >>> 1
    const at = load<i32>(plan.rowItems + (<usize>middle << 2))
    if (at == item) return true
    if (at < item) start = middle + 1
    else end = middle
  }
  return false
}

/** Uniform in 0 … n − 1: xorshift32, Marsaglia 2003, doi:10.18637/jss.v008.i14. */
// @ts-ignore: decorator
@inline
function draw(work: Workspace, n: i32): i32 {
  let x = work.random
  x ^= x << 13
  x ^= x >> 17
  x ^= x << 5
  work.random = x
  return <i32>((<u64>x * <u64>n) >> 32)
}

function sigmoid(x: f32): f32 {
  return <f32>(1 / (1 + Math.exp(-<f64>x)))
}

/** ln(1 + eˣ) */
function softplus(x: f32): f32 {
  return <f32>(max(<f64>x, 0) + Math.log1p(Math.exp(-Math.abs(<f64>x))))
}
