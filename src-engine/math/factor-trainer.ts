import { EngineError } from '#engine/base/errors'
import type { FactorRows, FactorRun, ItemFeatures } from '../kernels/factor-tables.ts'
import { openFactors } from '../kernels/factors.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { openSoftmax } from '../kernels/softmax.ts'
import { checkedWeights } from './row-weights.ts'
import { type Baskets, type Csr, sortedBaskets } from './sparse.ts'

export type FactorLoss = 'warp' | 'bpr' | 'logistic' | 'softmax'

export interface FactorTrainerInput {
  /** One row per training basket; order and repeats of its items do not matter. */
  baskets: Baskets
  /** Profession of each row, 0 … professions − 1, −1 none. */
  profession: Int32Array
  /** Weight of each row, > 0; null: 1 each. */
  weights: Float32Array | null
  /** Items × features: identity, range, universe, own brand. Items without sales may have no identity. */
  item_features: Csr
  /** Number of professions. */
  professions: number
  components: number
  loss: FactorLoss
  learning_rate?: number
  max_sampled?: number
  max_row?: number
  seed: number
  deterministic: boolean
}

/** Parameters of a trained model; all row-major. */
export interface FactorParameters {
  /** Features × components. */
  item_feature_embeddings: Float32Array
  /** One per feature. */
  item_feature_biases: Float32Array
  /** (Professions + items) × components: professions first, then one row per item, its part in a basket. */
  user_feature_embeddings: Float32Array
  /** One per profession and item: always 0, since they change no order of items. */
  user_feature_biases: Float32Array
}

export interface FactorTrainer {
  /** One pass over all rows; blocks. `loss` is the mean of an example. */
  epoch(onProgress?: (share: number) => void): { loss: number }
  /** A copy of the parameters as they are. */
  read(): FactorParameters
}

const LEARNING_RATES: Record<FactorLoss, number> = { warp: 0.05, bpr: 0.05, logistic: 0.05, softmax: 0.003 }

/** Items of a row that one epoch uses; of a longer row each epoch draws others. */
export const MAX_ROW = 256

/**
 * Prepares the training of a factor model of baskets: score(item | basket) = user · item + bias, where an item is the sum of its
 * features and the user is made of the profession and the items of the basket, scaled by {@link userScale}.
 *
 * `warp`, `bpr` and `logistic` give one example per row and target: the target is the item to be found, the others of its row are the
 * user. Negatives are drawn uniformly from the items that the row does not hold. `warp` draws at most `max_sampled` times, until one
 * scores above the target less 1; the pair then weighs ln(max(1, ⌊(items − 1) / draws⌋)), at most 10. `bpr` and `logistic` take the
 * first. All three descend by Adagrad; on more than one thread without locks, so that the result differs from one run to the next.
 *
 * `softmax` asks for some items of a row, at random, given others, and compares them with all items at once; it descends by Adam in
 * batches of 256 rows and gives the same bits for any number of threads. Time and memory grow with 256 · items.
 *
 * Until the training is over, `kernels` must be used for nothing else: their memory holds the parameters.
 *
 * @param input - arrays as described in {@link FactorTrainerInput}, not changed; `components` 1 … 1024; `learning_rate` > 0, default
 *   0.05, `softmax` 0.003; `max_sampled` 1 … 1000, default 10; `max_row` ≥ 2, default 256: time grows with it; `seed` integer
 *   0 … 2^53 − 1; `deterministic` trains on one thread, bit for bit the same on every machine.
 * @throws {EngineError} `RECOMMENDER_NOTHING_TO_LEARN` when no row holds two items, `RECOMMENDER_WEIGHTS_INVALID` (`row`, `value`),
 *   `RECOMMENDER_TOO_LARGE` (`needed_bytes`, `available_bytes`); `epoch` throws `CANCELLED`, the parameters then stay as they are.
 * @see Weston, Bengio & Usunier 2011 (WARP), doi:10.5591/978-1-57735-516-8/IJCAI11-460; Rendle et al. 2009 (BPR), arXiv:1205.2618;
 *   Kula 2015 (LightFM), arXiv:1507.08439, whose constants are used. Departures: the items of a row as its user, whose embeddings move
 *   once per row by the gradients of all its examples; all items of the row are skipped as negatives; no user biases; uniform
 *   negatives in `bpr`, sampled negatives in `logistic`; items that no row holds start at 0 as part of a basket.
 */
export function createFactorTrainer(kernels: Kernels, input: FactorTrainerInput): FactorTrainer {
  const run = openRun(kernels, input)
  const userRows = input.professions + input.item_features.rows
  return {
    epoch: (onProgress) => ({ loss: run.epoch(onProgress) }),
    read() {
      const { itemEmbeddings, itemBiases, userEmbeddings } = run.read()
      return {
        item_feature_embeddings: itemEmbeddings,
        item_feature_biases: itemBiases,
        user_feature_embeddings: userEmbeddings,
        user_feature_biases: new Float32Array(userRows),
      }
    },
  }
}

/**
 * By what the sum of the embeddings of a profession (if any) and of the items of a basket is multiplied to make its user.
 *
 * @param parts - how many embeddings were added, ≥ 0.
 * @returns their mean, 1/n; for `softmax` 1/√n. 0 of nothing.
 */
export function userScale(loss: FactorLoss, parts: number): number {
  if (parts === 0) return 0
  return loss === 'softmax' ? 1 / Math.sqrt(parts) : 1 / parts
}

/**
 * Representation of each item: the sum of the embeddings of its features, each times its value.
 *
 * @param features - items × features.
 * @param embeddings - features × d, row-major; biases are embeddings with d = 1.
 * @returns items × d, row-major.
 */
export function itemRepresentation(features: Csr, embeddings: Float32Array): Float32Array {
  const components = embeddings.length / features.cols
  const out = new Float32Array(features.rows * components)
  for (let item = 0; item < features.rows; item++) {
    for (let at = features.indptr[item]; at < features.indptr[item + 1]; at++) {
      const from = features.indices[at] * components
      for (let j = 0; j < components; j++) out[item * components + j] += features.data[at] * embeddings[from + j]
    }
  }
  return out
}

function openRun(kernels: Kernels, input: FactorTrainerInput): FactorRun {
  const { loss, professions, components, max_sampled = 10, max_row = MAX_ROW, seed, deterministic } = input
  const rows = checkedRows(input)
  const features = checkedFeatures(input.item_features)
  const shared = { professions, components, learningRate: input.learning_rate ?? LEARNING_RATES[loss], maxRow: max_row, seed }
  if (loss === 'softmax') return openSoftmax(kernels, rows, features, shared)
  return openFactors(kernels, rows, features, { ...shared, loss, maxSampled: max_sampled, deterministic })
}

/** Refuses what would read beyond the tables or turn every parameter into NaN. */
function checkedRows({ baskets, profession, professions, weights, item_features }: FactorTrainerInput): FactorRows {
  const { indptr: starts, indices: items } = sortedBaskets(baskets, item_features.rows)
  const unknown = profession.findIndex((number) => number >= professions)
  if (unknown >= 0) throw new RangeError(`row ${unknown} must have a profession below ${professions}`)
  if (!starts.some((start, row) => starts[row + 1] - start > 1)) {
    throw new EngineError('RECOMMENDER_NOTHING_TO_LEARN', 'At least one row must hold two different items. Give rows with more items.')
  }
  return { starts, items, professions: profession, weights: checkedWeights(weights, profession.length) }
}

function checkedFeatures({ rows, cols, indptr, indices, data }: Csr): ItemFeatures {
  for (let at = 0; at < indices.length; at++) {
    if (indices[at] < 0 || indices[at] >= cols || !Number.isFinite(data[at]))
      throw new RangeError(`item features must lie below ${cols} and have a finite value, got ${indices[at]} with ${data[at]}`)
  }
  return { items: rows, features: cols, starts: indptr, indices, values: data }
}
