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
import type { FactorOptions } from './factors.ts'
import type { Kernels } from './kernels.ts'
import { planShape } from './plan.ts'
import { randomStream } from './random-stream.ts'
import { type BatchShape, drawBatch, type SoftmaxBatch } from './softmax-batch.ts'
import type { Thread } from './thread.ts'

export const SOFTMAX_PLAN = planShape(
  'batch',
  'items',
  'components',
  'itemFeatures',
  'userFeatures',
  'featureStarts',
  'features',
  'featureValues',
  'ownerStarts',
  'owners',
  'ownerValues',
  'itemTable',
  'itemMeans',
  'itemSquares',
  'userTable',
  'userGradients',
  'userMeans',
  'userSquares',
  'rates',
  'partStarts',
  'parts',
  'partScales',
  'rowWeights',
  'targetWeights',
  'maskStarts',
  'masks',
  'targetStarts',
  'targets',
  'users',
  'userPanels',
  'userColumns',
  'userSteps',
  'itemRows',
  'itemPanels',
  'itemSteps',
  'scores',
  'maxima',
  'sums',
  'losses',
)

type SoftmaxPlan = ReturnType<typeof SOFTMAX_PLAN.read>

export type SoftmaxOptions = Pick<FactorOptions, 'professions' | 'components' | 'learningRate' | 'maxRow' | 'seed'>

const MOST_ROWS = 256
const CHUNK_ITEMS = 128
const CHUNK_FEATURES = 64
const CHUNK_ROWS = 8
const START_DEVIATION = 0.1
const DECAYS = [0.9, 0.999]

/**
 * Trains factors by the full softmax over all items, a batch of rows at a time, by Adam: the known items of a row against its others.
 * Batches, sums and steps have a fixed order: the same bits for any number of threads.
 */
export function openSoftmax(kernels: Kernels, rows: FactorRows, features: ItemFeatures, options: SoftmaxOptions): FactorRun {
  const { leader } = kernels
  const order = Int32Array.from(rows.professions.keys()).filter((row) => rows.starts[row + 1] - rows.starts[row] > 1)
  const shape: BatchShape = {
    size: Math.ceil(Math.min(MOST_ROWS, order.length) / CHUNK_ROWS) * CHUNK_ROWS,
    items: features.items,
    itemsPerChunk: CHUNK_ITEMS,
    professions: options.professions,
    maxRow: options.maxRow,
  }
  const { plan, address, end } = layOut(kernels.threads, features, options, shape)
  kernels.reserve(end, FACTORS_REFUSAL)
  SOFTMAX_PLAN.write(leader.u32, address, plan)
  placeFeatures(leader, plan, features)
  placeTables(leader, plan, rows, features, options)
  let epochs = 0
  let steps = 0

  const epoch = (onProgress?: (share: number) => void): number => {
    const random = randomStream(options.seed, ++epochs)
    shuffle(order, random)
    let loss = 0
    for (let first = 0; first < order.length; first += shape.size) {
      const batch = order.subarray(first, first + shape.size)
      placeBatch(leader, plan, drawBatch(rows, batch, shape, random))
      placeRates(leader, plan, options.learningRate, ++steps)
      loss += (batch.length / order.length) * step(kernels, plan, address)
      onProgress?.((first + batch.length) / order.length)
    }
    return loss
  }
  return { epoch, read: () => readTables(leader, plan, plan.itemFeatures, plan.userFeatures, options.components) }
}

function layOut(threads: number, features: ItemFeatures, { professions, components, maxRow }: SoftmaxOptions, shape: BatchShape) {
  const arena = new Arena()
  const padded = Math.ceil(components / 4) * 4
  const width = (padded + 4) * 4
  const userFeatures = professions + features.items
  const chunks = Math.ceil(features.items / CHUNK_ITEMS)
  const values = features.indices.length * 4
  const [itemTable, userTable] = [features.features * width, userFeatures * padded * 4]
  const [batchRow, batchTable, itemRows] = [shape.size * 4, shape.size * width, chunks * CHUNK_ITEMS * width]
  const plan: SoftmaxPlan = {
    scratchStride: width,
    batch: shape.size,
    items: features.items,
    components: padded,
    itemFeatures: features.features,
    userFeatures,
    ...arena.takeEach({ scratch: threads * width, rates: 8, losses: chunks * 8 }),
    ...arena.takeEach({ featureStarts: (features.items + 1) * 4, features: values, featureValues: values }),
    ...arena.takeEach({ ownerStarts: (features.features + 1) * 4, owners: values, ownerValues: values }),
    ...arena.takeEach({ itemTable, itemMeans: itemTable, itemSquares: itemTable }),
    ...arena.takeEach({ userTable, userGradients: userTable, userMeans: userTable, userSquares: userTable }),
    ...arena.takeEach({ partStarts: batchRow + 4, parts: batchRow * (maxRow + 1), partScales: batchRow }),
    ...arena.takeEach({ rowWeights: batchRow, targetWeights: batchRow }),
    ...arena.takeEach({ maskStarts: (chunks + 1) * 4, masks: batchRow * maxRow * 2 }),
    ...arena.takeEach({ targetStarts: (chunks + 1) * 4, targets: batchRow * maxRow * 2 }),
    ...arena.takeEach({ users: batchTable, userPanels: batchTable, userColumns: batchTable, userSteps: batchTable }),
    ...arena.takeEach({ itemRows, itemPanels: itemRows, itemSteps: itemRows }),
    ...arena.takeEach({ scores: chunks * CHUNK_ITEMS * batchRow, maxima: chunks * batchRow, sums: chunks * batchRow }),
  }
  const address = arena.take(SOFTMAX_PLAN.sizeBytes)
  return { plan, address, end: arena.end }
}

/** The features of the items, and the items of the features. */
function placeFeatures({ i32, f32 }: Thread, plan: SoftmaxPlan, { items, features, starts, indices, values }: ItemFeatures): void {
  i32.set(starts, plan.featureStarts / 4)
  i32.set(indices, plan.features / 4)
  f32.set(values, plan.featureValues / 4)
  const ownerStarts = new Int32Array(features + 1)
  for (const feature of indices) ownerStarts[feature + 1]++
  for (let feature = 0; feature < features; feature++) ownerStarts[feature + 1] += ownerStarts[feature]
  i32.set(ownerStarts, plan.ownerStarts / 4)
  for (let item = 0; item < items; item++) {
    for (let at = starts[item]; at < starts[item + 1]; at++) {
      const to = ownerStarts[indices[at]]++
      i32[plan.owners / 4 + to] = item
      f32[plan.ownerValues / 4 + to] = values[at]
    }
  }
}

/** Embeddings start uniform with a deviation of 0.1; the bias of a feature that only one item has at the log of the item's rows. */
function placeTables({ f32 }: Thread, plan: SoftmaxPlan, rows: FactorRows, features: ItemFeatures, options: SoftmaxOptions): void {
  const random = randomStream(options.seed)
  const width = plan.components + 4
  const draw = () => (random() - 0.5) * Math.sqrt(12) * START_DEVIATION
  const [itemSize, userSize] = [plan.itemFeatures * width, plan.userFeatures * plan.components]
  placeStart(f32, plan.itemTable, plan.itemFeatures, width, options.components, draw)
  placeStart(f32, plan.userTable, plan.userFeatures, plan.components, options.components, draw)
  forgetUnseen(f32, plan.userTable, plan.components, rows, options.professions, features.items)
  for (const table of [plan.itemMeans, plan.itemSquares]) f32.fill(0, table / 4, table / 4 + itemSize)
  for (const table of [plan.userGradients, plan.userMeans, plan.userSquares]) f32.fill(0, table / 4, table / 4 + userSize)
  const biases = startBiases(rows, features)
  for (let feature = 0; feature < biases.length; feature++) f32[plan.itemTable / 4 + feature * width + plan.components] = biases[feature]
}

/** ln(2 · rows + 1): 0 for items without rows, which have no feature of their own or have never been bought. */
function startBiases(rows: FactorRows, { items, features, starts, indices, values }: ItemFeatures): Float64Array {
  const counts = new Float64Array(items)
  for (const item of rows.items) counts[item]++
  const owners = new Int32Array(features)
  for (const feature of indices) owners[feature]++
  const biases = new Float64Array(features)
  for (let item = 0; item < items; item++) {
    for (let at = starts[item]; at < starts[item + 1]; at++) {
      if (owners[indices[at]] !== 1 || values[at] !== 1) continue
      biases[indices[at]] = Math.log(2 * counts[item] + 1)
      break
    }
  }
  return biases
}

function placeBatch({ i32, f32 }: Thread, plan: SoftmaxPlan, batch: SoftmaxBatch): void {
  i32.set(batch.partStarts, plan.partStarts / 4)
  i32.set(batch.parts, plan.parts / 4)
  f32.set(batch.partScales, plan.partScales / 4)
  f32.set(batch.rowWeights, plan.rowWeights / 4)
  f32.set(batch.targetWeights, plan.targetWeights / 4)
  i32.set(batch.known.starts, plan.maskStarts / 4)
  i32.set(batch.known.pairs, plan.masks / 4)
  i32.set(batch.targets.starts, plan.targetStarts / 4)
  i32.set(batch.targets.pairs, plan.targets / 4)
}

function placeRates({ f32 }: Thread, plan: SoftmaxPlan, learningRate: number, steps: number): void {
  f32[plan.rates / 4] = learningRate / (1 - DECAYS[0] ** steps)
  f32[plan.rates / 4 + 1] = 1 / (1 - DECAYS[1] ** steps)
}

/** One batch: users, scores, probabilities, gradients, Adam's steps. Returns the loss. */
function step(kernels: Kernels, plan: SoftmaxPlan, address: number): number {
  const rowChunks = plan.batch / CHUNK_ROWS
  const itemChunks = Math.ceil(plan.items / CHUNK_ITEMS)
  kernels.run('softmaxUsers', rowChunks, address)
  kernels.run('softmaxScores', itemChunks, address)
  kernels.run('softmaxTotals', rowChunks, address)
  kernels.run('softmaxItemSteps', itemChunks, address)
  kernels.run('softmaxUserSteps', rowChunks, address)
  kernels.run('softmaxParts', 1, address)
  kernels.run('softmaxMoveItems', Math.ceil(plan.itemFeatures / CHUNK_FEATURES), address)
  kernels.run('softmaxMoveUsers', Math.ceil(plan.userFeatures / CHUNK_FEATURES), address)
  let loss = 0
  for (let chunk = 0; chunk < itemChunks; chunk++) loss += kernels.leader.f64[plan.losses / 8 + chunk]
  return loss
}
