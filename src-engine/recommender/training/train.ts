import { EngineError } from '#engine/base/errors'
import type { JobContext } from '#engine/jobs/define-job'
import type { Kernels } from '#engine/kernels/kernels'
import { createFactorTrainer, type FactorParameters, itemRepresentation } from '#engine/math/factor-trainer'
import type { Epoch, TrainParams } from '../answers/contract.ts'
import { areIntegers, type Couples, type Details, type Sales } from '../data/tables.ts'
import type { EaseWeights, Pairs } from '../domain/model.ts'
import { type Catalogue, chooseItems } from './choose-items.ts'
import { countPairs } from './count-pairs.ts'
import { describeItems, type ItemDescriptions } from './describe-items.ts'
import { evaluateEmbeddings, type Question, questionsOf } from './evaluate-embeddings.ts'
import { fitEase } from './fit-ease.ts'
import { EXCLUDED, HELD_OUT, type HoldOut, holdOut, TRAINING } from './hold-out.ts'
import { itemFeatures } from './item-features.ts'
import { pairsOfCouples } from './pairs-of-couples.ts'
import { type Popularity, popularityOf } from './popularity.ts'
import { type Rows, rowsFor } from './training-rows.ts'

/** Stored pairs at most: 12 bytes each, and 4 more for the reverse. */
const MOST_PAIRS = 24_000_000
const ADAM_RATE = 0.003

export interface TrainInput {
  sales: Sales
  details: Details
  couples: Couples | null
  /** Keys of product sets that are kept out altogether. */
  excluded: string[]
  params: TrainParams
  /** One shared word: not 0 = come to an end after this epoch. */
  stop: Int32Array
}

/** A trained run, before it is written. */
export interface Trained {
  catalogue: Catalogue
  professions: string[]
  rows: Rows
  held: HoldOut
  /** Product ids of the sets that were kept aside, told as the mapping tells them. */
  heldSets: { sets: (string | number)[][]; excluded: (string | number)[][] }
  items: ItemDescriptions
  features: ReturnType<typeof itemFeatures>
  popularity: Popularity
  pairs: Pairs[]
  minCount: number
  ease: EaseWeights | null
  parameters: FactorParameters
  curve: Epoch[]
  best: Epoch
  stopped: 'epochs' | 'patience' | 'cancel'
  questions: number
  params: TrainParams
}

/**
 * Trains one run: pairs and popularity of the training rows, the EASE matrix, then the embeddings epoch by epoch.
 *
 * A cancel before the first epoch is done leaves nothing; afterwards the best epoch until then is the result.
 *
 * @throws {EngineError} `RECOMMENDER_NOTHING_TO_LEARN`, `RECOMMENDER_TOO_LARGE`, `CANCELLED`.
 */
export async function train(input: TrainInput, context: JobContext): Promise<Trained> {
  const { sales, details, couples, params, stop } = input
  const kernels = await context.kernels()
  context.checkpoint(0, 'baskets')
  const held = holdOut(sales, { share: params.holdout, seed: params.seed, excluded: new Set(input.excluded) })
  const catalogue = chooseItems(sales, held.use, [...details.keys()], params)
  const rows = rowsFor(sales, catalogue, { use: held.use, wanted: TRAINING, weight: params.weight })
  assertLearnable(rows, sales)
  const { professions } = sales
  const items = describeItems(catalogue.ids, details, rows.indices)
  const features = itemFeatures(catalogue.ids, items, items.cold, params.cold_identity_token === 1)
  const sizes = { items: catalogue.ids.length, professions: professions.length }
  const popularity = popularityOf(rows, { ...sizes, top: params.topk_per_prof })
  endIfAsked(stop)
  const counted = couples
    ? { populations: pairsOfCouples(couples, sales, catalogue, { professions, symmetrize: params.symmetrize_pairs }), minCount: 1 }
    : countPairs(rows, { ...sizes, maxBasket: params.max_basket, limit: MOST_PAIRS }, (share) =>
        context.checkpoint(0.05 + 0.15 * share, 'pairs'),
      )
  endIfAsked(stop)
  context.checkpoint(0.2, 'ease')
  const easeOptions = { items: sizes.items, most: params.ease_items, maxBasket: params.max_basket }
  const ease = fitEase(kernels, rows, easeOptions, (share) => context.checkpoint(0.2 + 0.2 * share, 'ease'))
  endIfAsked(stop)
  const questions = questionsOf(heldRows(sales, catalogue, held), params.seed, sizes.items * params.no_components)
  const fitted = fitEmbeddings(
    kernels,
    { rows, features: features.features, professions: professions.length, params, questions, stop },
    context,
  )
  return {
    ...{ catalogue, professions, rows, held, items, features, popularity, ease, params },
    heldSets: heldSets(sales, held),
    pairs: counted.populations,
    minCount: counted.minCount,
    questions: questions.length,
    ...fitted,
  }
}

/** The first row of each product set that was kept aside for early stopping. */
function heldRows(sales: Sales, catalogue: Catalogue, { use, firstRows }: HoldOut): Rows {
  const once = new Uint8Array(use.length).fill(EXCLUDED)
  for (const row of firstRows) once[row] = HELD_OUT
  return rowsFor(sales, catalogue, { use: once, wanted: HELD_OUT, weight: 'none' })
}

function heldSets(sales: Sales, { firstRows, excludedRows }: HoldOut): Trained['heldSets'] {
  const tell = areIntegers(sales.ids) ? Number : String
  const setOf = (row: number) =>
    Array.from(sales.indices.subarray(sales.indptr[row], sales.indptr[row + 1]), (item) => tell(sales.ids[item]))
  return { sets: firstRows.map(setOf), excluded: excludedRows.map(setOf) }
}

interface FitInput {
  rows: Rows
  features: ReturnType<typeof itemFeatures>['features']
  professions: number
  params: TrainParams
  questions: readonly Question[]
  stop: Int32Array
}

function fitEmbeddings(kernels: Kernels, { rows, features, professions, params, questions, stop }: FitInput, context: JobContext) {
  const { loss, no_components: components, epochs, patience } = params
  const trainer = createFactorTrainer(kernels, {
    baskets: rows,
    profession: rows.profession,
    weights: params.weight === 'occ' ? rows.weights : null,
    item_features: features,
    professions,
    components,
    loss,
    learning_rate: params.lr,
    max_sampled: params.max_sampled,
    seed: params.seed,
    deterministic: params.deterministic,
  })
  const curve: Epoch[] = []
  let best: { epoch: Epoch; parameters: FactorParameters } | null = null
  let stopped: Trained['stopped'] = 'epochs'
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const began = performance.now()
    const share = (within: number) => 0.4 + (0.5 * (epoch - 1 + within)) / epochs
    const trained = trainer.epoch((within) => context.checkpoint(share(within), 'epochs'))
    const seconds = (performance.now() - began) / 1000
    const parameters = trainer.read()
    const score = evaluateEmbeddings(questions, {
      ...{ components, loss, professions },
      items: itemRepresentation(features, parameters.item_feature_embeddings),
      biases: itemRepresentation(features, parameters.item_feature_biases),
      users: parameters.user_feature_embeddings,
    })
    const point: Epoch = {
      epoch,
      loss: Number.isFinite(trained.loss) ? trained.loss : null,
      mrr: score?.mrr ?? null,
      hit: score?.hit ?? null,
      seconds,
    }
    curve.push(point)
    context.tell(point)
    if (!best || score === null || score.mrr > (best.epoch.mrr as number)) best = { epoch: point, parameters }
    if (Atomics.load(stop, 0) !== 0) stopped = 'cancel'
    else if (score !== null && epoch - best.epoch.epoch >= patience) stopped = 'patience'
    if (stopped !== 'epochs') break
  }
  const kept = best as NonNullable<typeof best>
  return { parameters: kept.parameters, best: kept.epoch, curve, stopped }
}

function endIfAsked(stop: Int32Array): void {
  if (Atomics.load(stop, 0) !== 0)
    throw new EngineError('CANCELLED', 'The training was cancelled before its first epoch; nothing was kept.')
}

function assertLearnable({ indptr }: Rows, sales: Sales): void {
  for (let row = 0; row + 1 < indptr.length; row++) if (indptr[row + 1] - indptr[row] >= 2) return
  const rows = sales.indptr.length - 1
  throw new EngineError(
    'RECOMMENDER_NOTHING_TO_LEARN',
    `No training row holds two known products; ${rows} rows were read. Check the column of the products, lower --min-occ or --holdout.`,
    { rows, training_rows: indptr.length - 1 },
  )
}

/** The rate of learning that a loss takes unless one is given: Adagrad 0.05, Adam 0.003. */
export const defaultRate = (loss: TrainParams['loss']): number => (loss === 'softmax' ? ADAM_RATE : 0.05)
