import { EngineError } from '#engine/base/errors'
import type { JobContext } from '#engine/jobs/define-job'
import { loadModel } from '../artifacts/load-run.ts'
import type { Sales } from '../data/tables.ts'
import { basketKey, type Model } from '../domain/model.ts'
import { createRanker } from '../domain/ranker.ts'
import { type BasketSize, drawSamples, type Sample } from '../domain/samples.ts'
import { type EvaluateOptions, evaluateSet, type SampleSet } from './evaluate.ts'
import { trainingKeys } from './read-samples.ts'

export interface Drawing {
  sizes: BasketSize[]
  n_samples: number
  seed: number
  allow_train: boolean
}

export interface EvaluationInput {
  directory: string
  /** Rows to draw from, or the samples of a protocol. */
  from: { kind: 'rows'; sales: Sales; drawing: Drawing } | { kind: 'samples'; samples: Sample[] }
  options: EvaluateOptions
}

/**
 * Evaluates a run.
 *
 * @throws {EngineError} `RECOMMENDER_NO_SAMPLES` when no row fits any size; `RECOMMENDER_RUN_DAMAGED`.
 */
export async function runEvaluation({ directory, from, options }: EvaluationInput, { checkpoint }: JobContext) {
  checkpoint(0, 'load')
  const model = await loadModel(directory)
  const training = await trainingKeys(directory, model)
  const sets: SampleSet[] = from.kind === 'samples' ? [{ size: null, samples: from.samples }] : drawSets(model, from.sales, from.drawing)
  const total = sets.reduce((sum, { samples }) => sum + samples.length, 0)
  const ranker = createRanker(model)
  let done = 0
  const evaluated = sets.map((set) =>
    evaluateSet(model, ranker, training, set, options, () => {
      done++
      checkpoint(0.05 + (0.9 * done) / total, 'samples')
    }),
  )
  return {
    pairs_source: model.pairs_source,
    results: evaluated.map(({ result }) => result),
    baselines: evaluated.flatMap(({ baselines }) => baselines),
    recommended: evaluated.map(({ recommended }) => recommended),
    sets,
  }
}

/**
 * Draws the samples of each size from baskets that training kept aside.
 *
 * @throws {EngineError} `RECOMMENDER_NO_SAMPLES`.
 */
export function drawSets(model: Model, sales: Sales, { sizes, n_samples, seed, allow_train }: Drawing): SampleSet[] {
  const options = {
    count: n_samples,
    seed,
    isKnown: (id: string) => model.index.has(id),
    accepts: (products: readonly string[]) => allow_train || model.holdout.has(basketKey(products)),
  }
  const sets = sizes.map((size) => ({ size, samples: drawSamples(sales, size, options) })).filter(({ samples }) => samples.length > 0)
  if (sets.length > 0) return sets
  const rows = sales.indptr.length - 1
  throw new EngineError(
    'RECOMMENDER_NO_SAMPLES',
    `None of the ${rows} rows was kept aside by the training of ${model.run} and holds enough known products. Train with --holdout 0.1, give the sales it was trained on, or use --allow-train.`,
    { rows, holdout_sets: model.holdout.size, run: model.run },
  )
}
