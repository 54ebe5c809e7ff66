import { Arena } from './arena.ts'
import {
  FACTORS_REFUSAL,
  type FactorRows,
  type FactorRun,
  forgetUnseen,
  type ItemFeatures,
  placeStart,
  readTables,
  shuffle,
} from './factor-tables.ts'
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

const LOSSES = { warp: 0, bpr: 1, logistic: 2 } as const
const ROWS_PER_CHUNK = 64
const MAX_LOSS = 10

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
  placeTables(leader, plan, rows, features, options)
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
  return { epoch, read: () => readTables(leader, plan, features.features, options.professions + features.items, options.components) }
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
  const [itemTable, userTable] = [features.features * (vector + 16), userRows * vector]
  const values = features.indices.length * 4
  const plan: FactorPlan = {
    scratchStride,
    rows: rowCount,
    rowsPerChunk: ROWS_PER_CHUNK,
    maxRow,
    items: features.items,
    firstItem: options.professions,
    components,
    loss: LOSSES[options.loss],
    maxSampled: options.maxSampled,
    ...arena.takeEach({ scratch: threads * scratchStride, rowStarts: (rowCount + 1) * 4, rowItems: rows.items.length * 4 }),
    ...arena.takeEach({ order: rowCount * 4, professions: rowCount * 4, weights: rowCount * 4 }),
    ...arena.takeEach({ featureStarts: (features.items + 1) * 4, features: values, featureValues: values }),
    ...arena.takeEach({ itemTable, itemSquares: itemTable, userTable, userSquares: userTable }),
    ...arena.takeEach({ rankLosses: options.maxSampled * 4, learningRate: 4, seeds: chunks * 4, losses: chunks * 16 }),
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
function placeTables({ f32 }: Thread, plan: FactorPlan, rows: FactorRows, features: ItemFeatures, options: FactorOptions): void {
  const random = randomStream(options.seed)
  const draw = () => (random() - 0.5) / options.components
  const userRows = options.professions + features.items
  placeStart(f32, plan.itemTable, features.features, plan.components + 4, options.components, draw)
  placeStart(f32, plan.userTable, userRows, plan.components, options.components, draw)
  forgetUnseen(f32, plan.userTable, plan.components, rows, options.professions, features.items)
  f32.fill(1, plan.itemSquares / 4, plan.itemSquares / 4 + features.features * (plan.components + 4))
  f32.fill(1, plan.userSquares / 4, plan.userSquares / 4 + userRows * plan.components)
  f32[plan.learningRate / 4] = options.learningRate
  for (let sampled = 1; sampled <= options.maxSampled; sampled++) {
    const rank = Math.max(1, Math.floor((features.items - 1) / sampled))
    f32[plan.rankLosses / 4 + sampled - 1] = Math.min(MAX_LOSS, Math.log(rank))
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
