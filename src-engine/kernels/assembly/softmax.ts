import { multiplyPanels } from './tile'

// Same fields, same order as SOFTMAX_PLAN in ../softmax.ts. Every field has 4 bytes.
// @ts-ignore: decorator
@unmanaged
class SoftmaxPlan {
  scratch: usize
  scratchStride: usize
  batch: i32 // rows of a batch, a multiple of 8
  items: i32
  components: i32 // padded to a multiple of 4
  itemFeatures: i32
  userFeatures: i32
  featureStarts: usize // features of each item
  features: usize
  featureValues: usize
  ownerStarts: usize // items of each feature
  owners: usize
  ownerValues: usize
  itemTable: usize // feature × width f32, width = components + 4: embedding, bias, three zeros
  itemMeans: usize // Adam's running means of gradients and of their squares
  itemSquares: usize
  userTable: usize // feature × components f32
  userGradients: usize
  userMeans: usize
  userSquares: usize
  rates: usize // f32: step, 1 / (1 − decay of squares so far)
  partStarts: usize // user features of each row of the batch
  parts: usize
  partScales: usize // f32 per row
  rowWeights: usize // f32 per row: what its targets weigh together
  targetWeights: usize // f32 per row: what each of them weighs
  maskStarts: usize // per chunk of items: what is known of a row and cannot be asked for
  masks: usize // row, item
  targetStarts: usize
  targets: usize // row, item
  users: usize // row × width, 1 in the place of the bias
  userPanels: usize // the same in panels of 4 rows
  userColumns: usize // the same in panels of 4 columns
  userSteps: usize // row × width: gradients by the users
  itemRows: usize // item × width
  itemPanels: usize // the same in panels of 8
  itemSteps: usize // gradients by the items, in panels of 8
  scores: usize // panels of 8 items × rows; later exponentials, later gradients
  maxima: usize // f32 per chunk and row
  sums: usize // f32 per chunk and row; later what turns exponentials into gradients
  losses: usize // f64 per chunk
}

const CHUNK_ITEMS: i32 = 128
const CHUNK_FEATURES: i32 = 64
const CHUNK_ROWS: i32 = 8
const NEVER: f32 = -1e9

// @ts-ignore: decorator
@inline
function widthOf(plan: SoftmaxPlan): usize {
  return (<usize>plan.components << 2) + 16
}

/** Users of some rows of the batch: the scaled sums of their parts. */
export function softmaxUsers(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const bytes = <usize>plan.components << 2, width = widthOf(plan)
  for (let row = chunk * CHUNK_ROWS; row < (chunk + 1) * CHUNK_ROWS; row++) {
    const user = plan.users + <usize>row * width
    memory.fill(user, 0, width)
    const end = load<i32>(plan.partStarts + (<usize>row << 2), 4)
    for (let at = load<i32>(plan.partStarts + (<usize>row << 2)); at < end; at++) {
      addScaled(plan.userTable + <usize>load<i32>(plan.parts + (<usize>at << 2)) * bytes, 1, user, bytes)
    }
    const scale = v128.load32_splat(plan.partScales + (<usize>row << 2))
    for (let j: usize = 0; j < bytes; j += 16) v128.store(user + j, f32x4.mul(v128.load(user + j), scale))
    store<f32>(user + bytes, 1)
    for (let j: usize = 0; j < width; j += 4) {
      const value = load<f32>(user + j)
      store<f32>(plan.userPanels + <usize>(row >> 2) * (width << 2) + (j << 2) + (<usize>(row & 3) << 2), value)
      store<f32>(plan.userColumns + ((j >> 4) * <usize>plan.batch + <usize>row) * 16 + (j & 15), value)
    }
  }
}

// @ts-ignore: decorator
@inline
function addScaled(from: usize, scale: f32, to: usize, bytes: usize): void {
  const by = f32x4.splat(scale)
  for (let j: usize = 0; j < bytes; j += 16) v128.store(to + j, f32x4.add(v128.load(to + j), f32x4.mul(by, v128.load(from + j))))
}

/** Scores of a chunk of items for all rows, as exponentials of their distance to the greatest of the chunk. */
export function softmaxScores(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const width = widthOf(plan), panelBytes = <usize>plan.batch << 5
  const depth = plan.components + 1
  placeItems(plan, chunk)
  const first = <usize>chunk * <usize>(CHUNK_ITEMS >> 3)
  for (let panel = first; panel < first + <usize>(CHUNK_ITEMS >> 3); panel++) {
    const scores = plan.scores + panel * panelBytes
    for (let row: usize = 0; row < <usize>plan.batch; row += 4) {
      multiplyPanels(plan.userPanels + row * width, plan.itemPanels + panel * (width << 3), depth, scores + (row << 5), 32, false)
    }
  }
  const end = load<i32>(plan.maskStarts + (<usize>chunk << 2), 4)
  for (let at = load<i32>(plan.maskStarts + (<usize>chunk << 2)); at < end; at++) {
    store<f32>(scoreAt(plan, plan.masks + (<usize>at << 3)), NEVER)
  }
  for (let row = 0; row < plan.batch; row++) exponentiate(plan, chunk, row)
}

/** Address of the score of a pair of row and item. */
// @ts-ignore: decorator
@inline
function scoreAt(plan: SoftmaxPlan, pair: usize): usize {
  const row = <usize>load<i32>(pair), item = <usize>load<i32>(pair, 4)
  return plan.scores + ((item >> 3) * <usize>plan.batch + row) * 32 + ((item & 7) << 2)
}

/** Adds up the features of the items of a chunk; what fills the last chunk can never be asked for. */
function placeItems(plan: SoftmaxPlan, chunk: i32): void {
  const width = widthOf(plan)
  for (let item = chunk * CHUNK_ITEMS; item < (chunk + 1) * CHUNK_ITEMS; item++) {
    const row = plan.itemRows + <usize>item * width
    memory.fill(row, 0, width)
    if (item < plan.items) addFeatures(plan, item, row, width)
    else store<f32>(row + width - 16, NEVER)
    const panel = plan.itemPanels + <usize>(item >> 3) * (width << 3) + (<usize>(item & 7) << 2)
    for (let j: usize = 0; j < width; j += 4) store<f32>(panel + (j << 3), load<f32>(row + j))
  }
}

function addFeatures(plan: SoftmaxPlan, item: i32, out: usize, width: usize): void {
  const end = load<i32>(plan.featureStarts + (<usize>item << 2), 4)
  for (let f = load<i32>(plan.featureStarts + (<usize>item << 2)); f < end; f++) {
    const from = plan.itemTable + <usize>load<i32>(plan.features + (<usize>f << 2)) * width
    addScaled(from, load<f32>(plan.featureValues + (<usize>f << 2)), out, width)
  }
}

function exponentiate(plan: SoftmaxPlan, chunk: i32, row: i32): void {
  const stride = <usize>plan.batch << 5
  const first = plan.scores + <usize>chunk * <usize>(CHUNK_ITEMS >> 3) * stride + (<usize>row << 5)
  const end = first + <usize>(CHUNK_ITEMS >> 3) * stride
  let most = v128.load(first)
  for (let at = first; at < end; at += stride) most = f32x4.max(most, f32x4.max(v128.load(at), v128.load(at, 16)))
  const greatest = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)))
  const shift = f32x4.splat(greatest)
  let sum = f32x4.splat(0)
  for (let at = first; at < end; at += stride) {
    const low = exponential(f32x4.sub(v128.load(at), shift)), high = exponential(f32x4.sub(v128.load(at, 16), shift))
    v128.store(at, low)
    v128.store(at, high, 16)
    sum = f32x4.add(sum, f32x4.add(low, high))
  }
  const slot = (<usize>chunk * <usize>plan.batch + <usize>row) << 2
  store<f32>(plan.maxima + slot, greatest)
  const total = (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  store<f32>(plan.sums + slot, total)
}

/** eˣ for x ≤ 0, relative error below 2⁻²², 0 below −87: Cephes' polynomial, netlib.org/cephes. */
// @ts-ignore: decorator
@inline
function exponential(x: v128): v128 {
  const inRange = f32x4.ge(x, f32x4.splat(-87))
  const power = f32x4.nearest(f32x4.mul(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(1.44269504)))
  let r = f32x4.sub(x, f32x4.mul(power, f32x4.splat(0.693359375)))
  r = f32x4.add(r, f32x4.mul(power, f32x4.splat(2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1))
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127)), 23)
  return v128.and(f32x4.mul(p, scale), inRange)
}

/** From the maxima and sums of the chunks to what turns each chunk's exponentials into weighted probabilities. */
export function softmaxTotals(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const chunks = (plan.items + CHUNK_ITEMS - 1) / CHUNK_ITEMS
  const stride = <usize>plan.batch << 2
  for (let row = chunk * CHUNK_ROWS; row < (chunk + 1) * CHUNK_ROWS; row++) {
    const maxima = plan.maxima + (<usize>row << 2), sums = plan.sums + (<usize>row << 2)
    let greatest = load<f32>(maxima)
    for (let c = 1; c < chunks; c++) greatest = max(greatest, load<f32>(maxima + <usize>c * stride))
    let total: f64 = 0
    for (let c = 0; c < chunks; c++) {
      total += <f64>load<f32>(sums + <usize>c * stride) * Math.exp(<f64>load<f32>(maxima + <usize>c * stride) - <f64>greatest)
    }
    const weight = <f64>load<f32>(plan.rowWeights + (<usize>row << 2)) / total
    for (let c = 0; c < chunks; c++) {
      const factor = weight * Math.exp(<f64>load<f32>(maxima + <usize>c * stride) - <f64>greatest)
      store<f32>(sums + <usize>c * stride, <f32>factor)
    }
  }
}

/** Gradients of the loss by the scores of a chunk of items, and by those items. */
export function softmaxItemSteps(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const width = widthOf(plan), panelBytes = <usize>plan.batch << 5
  const first = <usize>chunk * <usize>(CHUNK_ITEMS >> 3), last = first + <usize>(CHUNK_ITEMS >> 3)
  const factors = plan.sums + ((<usize>chunk * <usize>plan.batch) << 2)
  for (let panel = first; panel < last; panel++) {
    const scores = plan.scores + panel * panelBytes
    for (let row: usize = 0; row < <usize>plan.batch; row++) {
      const factor = v128.load32_splat(factors + (row << 2)), at = scores + (row << 5)
      v128.store(at, f32x4.mul(v128.load(at), factor))
      v128.store(at, f32x4.mul(v128.load(at, 16), factor), 16)
    }
  }
  store<f64>(plan.losses + (<usize>chunk << 3), subtractTargets(plan, chunk))
  for (let panel = first; panel < last; panel++) {
    for (let j: usize = 0; j < width >> 2; j += 4) {
      const columns = plan.userColumns + (j << 2) * <usize>plan.batch
      multiplyPanels(columns, plan.scores + panel * panelBytes, plan.batch, plan.itemSteps + panel * (width << 3) + (j << 5), 32, false)
    }
  }
}

/** Takes the targets' weights off their gradients; returns their part of the loss. */
function subtractTargets(plan: SoftmaxPlan, chunk: i32): f64 {
  let loss: f64 = 0
  const end = load<i32>(plan.targetStarts + (<usize>chunk << 2), 4)
  for (let at = load<i32>(plan.targetStarts + (<usize>chunk << 2)); at < end; at++) {
    const pair = plan.targets + (<usize>at << 3)
    const row = <usize>load<i32>(pair) << 2
    const score = scoreAt(plan, pair)
    const weight = load<f32>(plan.targetWeights + row)
    const probability = <f64>load<f32>(score) / <f64>load<f32>(plan.rowWeights + row)
    loss -= <f64>weight * Math.log(max(probability, 1e-30))
    store<f32>(score, load<f32>(score) - weight)
  }
  return loss
}

/** Gradients by the users of some rows: sums over all items, in their order. */
export function softmaxUserSteps(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const width = widthOf(plan)
  for (let row = <usize>chunk * CHUNK_ROWS; row < (<usize>chunk + 1) * CHUNK_ROWS; row += 4) {
    for (let j: usize = 0; j < <usize>plan.components << 2; j += 32) {
      multiplyItems(plan, plan.scores + (row << 5), plan.itemRows + j, plan.userSteps + row * width + j)
    }
  }
}

/** 4 rows × 8 components: Σ over items of gradient · component. */
function multiplyItems(plan: SoftmaxPlan, gradients: usize, items: usize, out: usize): void {
  const width = widthOf(plan), panelBytes = <usize>plan.batch << 5
  let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0
  for (let item = 0; item < plan.items; item += 8) {
    for (let lane: usize = 0; lane < 32; lane += 4) {
      const x = v128.load(items), y = v128.load(items, 16), at = gradients + lane
      items += width
      let s = v128.load32_splat(at)
      a0 = f32x4.add(a0, f32x4.mul(x, s))
      b0 = f32x4.add(b0, f32x4.mul(y, s))
      s = v128.load32_splat(at, 32)
      a1 = f32x4.add(a1, f32x4.mul(x, s))
      b1 = f32x4.add(b1, f32x4.mul(y, s))
      s = v128.load32_splat(at, 64)
      a2 = f32x4.add(a2, f32x4.mul(x, s))
      b2 = f32x4.add(b2, f32x4.mul(y, s))
      s = v128.load32_splat(at, 96)
      a3 = f32x4.add(a3, f32x4.mul(x, s))
      b3 = f32x4.add(b3, f32x4.mul(y, s))
    }
    gradients += panelBytes
  }
  storePair(out, a0, b0)
  storePair(out + width, a1, b1)
  storePair(out + (width << 1), a2, b2)
  storePair(out + width * 3, a3, b3)
}

// @ts-ignore: decorator
@inline
function storePair(out: usize, low: v128, high: v128): void {
  v128.store(out, low)
  v128.store(out, high, 16)
}

/** Hands the gradients of the users on to their parts. */
export function softmaxParts(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const bytes = <usize>plan.components << 2, width = widthOf(plan)
  for (let row = 0; row < plan.batch; row++) {
    const step = plan.userSteps + <usize>row * width
    const scale = load<f32>(plan.partScales + (<usize>row << 2))
    const end = load<i32>(plan.partStarts + (<usize>row << 2), 4)
    for (let at = load<i32>(plan.partStarts + (<usize>row << 2)); at < end; at++) {
      addScaled(step, scale, plan.userGradients + <usize>load<i32>(plan.parts + (<usize>at << 2)) * bytes, bytes)
    }
  }
}

/** Adam's step of some item features: their gradients are those of the items that have them. */
export function softmaxMoveItems(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const width = widthOf(plan)
  const last = min(plan.itemFeatures, (chunk + 1) * CHUNK_FEATURES)
  for (let feature = chunk * CHUNK_FEATURES; feature < last; feature++) {
    memory.fill(scratch, 0, width)
    const end = load<i32>(plan.ownerStarts + (<usize>feature << 2), 4)
    for (let at = load<i32>(plan.ownerStarts + (<usize>feature << 2)); at < end; at++) {
      const item = <usize>load<i32>(plan.owners + (<usize>at << 2))
      const value = load<f32>(plan.ownerValues + (<usize>at << 2))
      const steps = plan.itemSteps + (item >> 3) * (width << 3) + ((item & 7) << 2)
      for (let j: usize = 0; j < width; j += 4) store<f32>(scratch + j, load<f32>(scratch + j) + value * load<f32>(steps + (j << 3)))
    }
    const offset = <usize>feature * width
    adam(plan, scratch, plan.itemTable + offset, plan.itemMeans + offset, plan.itemSquares + offset, width)
  }
}

/** Adam's step of some user features; clears their gradients. */
export function softmaxMoveUsers(plan: SoftmaxPlan, chunk: i32, scratch: usize): void {
  const bytes = <usize>plan.components << 2
  const first = chunk * CHUNK_FEATURES
  const offset = <usize>first * bytes, size = <usize>(min(plan.userFeatures, first + CHUNK_FEATURES) - first) * bytes
  adam(plan, plan.userGradients + offset, plan.userTable + offset, plan.userMeans + offset, plan.userSquares + offset, size)
  memory.fill(plan.userGradients + offset, 0, size)
}

/** Kingma & Ba 2015, arXiv:1412.6980, with decays .9 and .999. */
function adam(plan: SoftmaxPlan, gradients: usize, table: usize, means: usize, squares: usize, bytes: usize): void {
  const rate = v128.load32_splat(plan.rates), correction = v128.load32_splat(plan.rates, 4)
  const keep = f32x4.splat(0.9), take = f32x4.splat(0.1), keepSquare = f32x4.splat(0.999), takeSquare = f32x4.splat(0.001)
  const epsilon = f32x4.splat(1e-8)
  for (let j: usize = 0; j < bytes; j += 16) {
    const gradient = v128.load(gradients + j)
    const mean = f32x4.add(f32x4.mul(keep, v128.load(means + j)), f32x4.mul(take, gradient))
    const square = f32x4.add(f32x4.mul(keepSquare, v128.load(squares + j)), f32x4.mul(takeSquare, f32x4.mul(gradient, gradient)))
    v128.store(means + j, mean)
    v128.store(squares + j, square)
    const size = f32x4.add(f32x4.sqrt(f32x4.mul(square, correction)), epsilon)
    v128.store(table + j, f32x4.sub(v128.load(table + j), f32x4.div(f32x4.mul(rate, mean), size)))
  }
}
