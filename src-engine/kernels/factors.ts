import { Arena, type Refusal } from './arena.ts'
import type { Kernels } from './kernels.ts'
import { planShape } from './plan.ts'
import { randomStream } from './random-stream.ts'
import type { Thread } from './thread.ts'

export const FACTOR_PLAN = planShape(
  'rowStarts',
  'rowItems',
  'order',
  'professions',
  'weights',
  'rows',
  'rowsPerChunk',
  'maxRow',
  'items',
  'firstItem',
  'components',
  'featureStarts',
  'features',
  'featureValues',
  'itemTable',
  'itemSquares',
  'userTable',
  'userSquares',
  'loss',
  'maxSampled',
  'rankLosses',
  'learningRate',
  'seeds',
  'losses',
)

export type FactorPlan = ReturnType<typeof FACTOR_PLAN.read>

/** Baskets in rows, with what is known of their customer. */
export interface FactorRows {
  starts: Int32Array
  /** Ascending in each row. */
  items: Int32Array
  /** −1 none. */
  professions: Int32Array
  weights: Float32Array
}

/** Items × features, row by row. */
export interface ItemFeatures {
  items: number
  features: number
  starts: Int32Array
  indices: Int32Array
  values: Float32Array
}

export interface FactorOptions {
  loss: keyof typeof LOSSES
  professions: number
  components: number
  learningRate: number
  maxSampled: number
  maxRow: number
  seed: number
  /** One thread only: the same bits each time. */
  deterministic: boolean
}

/** Parameters of a factor model; all row-major. */
export interface Factors {
  itemEmbeddings: Float32Array
  itemBiases: Float32Array
  /** Professions first, then one row per item. */
  userEmbeddings: Float32Array
}

/** What every way of training factors offers. */
export interface FactorRun {
  /** One pass over the rows; returns the mean loss of an example. */
  epoch(onProgress?: (share: number) => void): number
  read(): Factors
}

const LOSSES = { warp: 0, bpr: 1, logistic: 2 } as const
const ROWS_PER_CHUNK = 64
const MAX_LOSS = 10
export const FACTORS_REFUSAL: Refusal = {
  code: 'RECOMMENDER_TOO_LARGE',
  advice: 'Use fewer components or fewer items, for instance those sold most often.',
}

/**
 * Lays rows and parameters out in the memory of the kernels and trains by Adagrad, one example after the other on each thread; the
 * threads do not wait for one another (Hogwild), so only one of them gives the same result twice.
 *
 * @see Recht et al. 2011, arXiv:1106.5730.
 */
export function openFactors(kernels: Kernels, rows: FactorRows, features: ItemFeatures, options: FactorOptions): FactorRun {
  const { leader } = kernels
  const { plan, address, end } = layOut(kernels.threads, rows, features, options)
  kernels.reserve(end, FACTORS_REFUSAL)
  FACTOR_PLAN.write(leader.u32, address, plan)
  placeRows(leader, plan, rows)
  placeFeatures(leader, plan, features)
  placeTables(leader, plan, features, options)
  const chunks = Math.ceil(plan.rows / ROWS_PER_CHUNK)
  const order = Int32Array.from({ length: plan.rows }, (_, row) => row)
  let epochs = 0

  const epoch = (onProgress?: (share: number) => void): number => {
    const random = randomStream(options.seed, ++epochs)
    shuffle(order, random)
    leader.i32.set(order, plan.order / 4)
    for (let chunk = 0; chunk < chunks; chunk++) leader.u32[plan.seeds / 4 + chunk] = 1 + Math.floor(random() * 0xffffffff)
    const onChunk = (finished: number) => onProgress?.(finished / chunks)
    if (options.deterministic) kernels.runAlone('trainFactors', chunks, address, onChunk)
    else kernels.run('trainFactors', chunks, address, onChunk)
    return meanLoss(leader, plan, chunks)
  }
  return { epoch, read: () => readTables(leader, plan, features, options) }
}

function layOut(threads: number, rows: FactorRows, features: ItemFeatures, options: FactorOptions) {
  const arena = new Arena()
  const rowCount = rows.professions.length
  const chunks = Math.ceil(rowCount / ROWS_PER_CHUNK)
  const longest = rows.starts.subarray(1).reduce((most, end, row) => Math.max(most, end - rows.starts[row]), 0)
  const maxRow = Math.min(options.maxRow, longest)
  const components = Math.ceil(options.components / 4) * 4
  const vector = components * 4
  const userRows = options.professions + features.items
  const scratchStride = 128 + (maxRow + 6) * vector + longest * 4
  const plan: FactorPlan = {
    scratch: arena.take(threads * scratchStride),
    scratchStride,
    rowStarts: arena.take((rowCount + 1) * 4),
    rowItems: arena.take(rows.items.length * 4),
    order: arena.take(rowCount * 4),
    professions: arena.take(rowCount * 4),
    weights: arena.take(rowCount * 4),
    rows: rowCount,
    rowsPerChunk: ROWS_PER_CHUNK,
    maxRow,
    items: features.items,
    firstItem: options.professions,
    components,
    featureStarts: arena.take((features.items + 1) * 4),
    features: arena.take(features.indices.length * 4),
    featureValues: arena.take(features.indices.length * 4),
    itemTable: arena.take(features.features * (vector + 16)),
    itemSquares: arena.take(features.features * (vector + 16)),
    userTable: arena.take(userRows * vector),
    userSquares: arena.take(userRows * vector),
    loss: LOSSES[options.loss],
    maxSampled: options.maxSampled,
    rankLosses: arena.take(options.maxSampled * 4),
    learningRate: arena.take(4),
    seeds: arena.take(chunks * 4),
    losses: arena.take(chunks * 16),
  }
  const address = arena.take(FACTOR_PLAN.sizeBytes)
  return { plan, address, end: arena.end }
}

function placeRows({ i32, f32 }: Thread, plan: FactorPlan, rows: FactorRows): void {
  i32.set(rows.starts, plan.rowStarts / 4)
  i32.set(rows.items, plan.rowItems / 4)
  i32.set(rows.professions, plan.professions / 4)
  f32.set(rows.weights, plan.weights / 4)
}

function placeFeatures({ i32, f32 }: Thread, plan: FactorPlan, features: ItemFeatures): void {
  i32.set(features.starts, plan.featureStarts / 4)
  i32.set(features.indices, plan.features / 4)
  f32.set(features.values, plan.featureValues / 4)
}

/** Embeddings start uniform in ±1/(2 · components), biases at 0, sums of squared gradients at 1. */
function placeTables({ f32 }: Thread, plan: FactorPlan, features: ItemFeatures, options: FactorOptions): void {
  const random = randomStream(options.seed)
  const place = (table: number, squares: number, rows: number, stride: number): void => {
    f32.fill(0, table / 4, table / 4 + rows * stride)
    f32.fill(1, squares / 4, squares / 4 + rows * stride)
    for (let row = 0; row < rows; row++) {
      const at = table / 4 + row * stride
      for (let j = 0; j < options.components; j++) f32[at + j] = (random() - 0.5) / options.components
    }
  }
  place(plan.itemTable, plan.itemSquares, features.features, plan.components + 4)
  place(plan.userTable, plan.userSquares, options.professions + features.items, plan.components)
  f32[plan.learningRate / 4] = options.learningRate
  for (let sampled = 1; sampled <= options.maxSampled; sampled++) {
    const rank = Math.max(1, Math.floor((features.items - 1) / sampled))
    f32[plan.rankLosses / 4 + sampled - 1] = Math.min(MAX_LOSS, Math.log(rank))
  }
}

/** Fisher and Yates. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const row = order[i]
    order[i] = order[j]
    order[j] = row
  }
}

function meanLoss({ f64 }: Thread, { losses }: FactorPlan, chunks: number): number {
  let sum = 0
  let examples = 0
  for (let chunk = 0; chunk < chunks; chunk++) {
    sum += f64[losses / 8 + chunk * 2]
    examples += f64[losses / 8 + chunk * 2 + 1]
  }
  return sum / examples
}

function readTables({ f32 }: Thread, plan: FactorPlan, features: ItemFeatures, { professions, components }: FactorOptions): Factors {
  const take = (table: number, rows: number, stride: number): Float32Array => {
    const out = new Float32Array(rows * components)
    for (let row = 0; row < rows; row++) {
      const at = table / 4 + row * stride
      out.set(f32.subarray(at, at + components), row * components)
    }
    return out
  }
  const itemStride = plan.components + 4
  const bias = (feature: number) => f32[plan.itemTable / 4 + feature * itemStride + plan.components]
  return {
    itemEmbeddings: take(plan.itemTable, features.features, itemStride),
    itemBiases: Float32Array.from({ length: features.features }, (_, feature) => bias(feature)),
    userEmbeddings: take(plan.userTable, professions + features.items, plan.components),
  }
}
