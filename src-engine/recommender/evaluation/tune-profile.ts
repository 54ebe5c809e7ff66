import type { JobContext } from '#engine/jobs/define-job'
import { bootstrapMean } from '#engine/math/bootstrap'
import { loadModel } from '../artifacts/load-run.ts'
import type { Sales } from '../data/tables.ts'
import { type Bucket, type Profile, paramsFor } from '../domain/profile.ts'
import { createRanker } from '../domain/ranker.ts'
import { PARAM_RULES, type ParamName, type RankingParams } from '../domain/ranking-params.ts'
import type { BasketSize } from '../domain/samples.ts'
import { type EvaluateOptions, evaluateSet, type SampleSet } from './evaluate.ts'
import { type Drawing, drawSets } from './run-evaluation.ts'

export type Objective = 'mrr' | 'hit' | 'recall'

export interface TuneInput {
  directory: string
  sales: Sales
  drawing: Drawing
  options: Omit<EvaluateOptions, 'baselines'>
  objective: Objective
  rounds: number
}

/** Weights that are searched, each times these factors; a weight of 0 is tried at `FROM_ZERO`. */
const SEARCHED: readonly ParamName[] = ['W_PAIR', 'PAIR_ANY_WEIGHT', 'W_EASE', 'W_EMB', 'W_POPP', 'W_POPG', 'W_COV', 'W_REV']
const FACTORS = [0, 0.5, 0.75, 1.33, 2]
const FROM_ZERO = [0.05, 0.15]
/** A gain on the validation part below this is noise. */
const LEAST_GAIN = 1e-4

/**
 * Searches the weights of each basket size by coordinates on the first half of the samples, and reports before and after on the
 * second half, which the search never saw.
 *
 * @throws {EngineError} `RECOMMENDER_NO_SAMPLES`.
 */
export async function tuneProfile({ directory, sales, drawing, options, objective, rounds }: TuneInput, { checkpoint }: JobContext) {
  checkpoint(0, 'load')
  const model = await loadModel(directory)
  const ranker = createRanker(model)
  const sets = drawSets(model, sales, drawing)
  const nothing = new Set<string>()
  const evaluate = (set: SampleSet, bucket: Bucket) =>
    evaluateSet(
      model,
      ranker,
      nothing,
      set,
      { ...options, profile: { basket_params_by_size: { '1+': bucket } }, baselines: false },
      () => {},
    )
  let trials = 0
  const results = sets.map((set, at) => {
    const [validation, test] = halves(set)
    const before = startOf(options.profile, set.size, options.below)
    const scoreBucket = (bucket: Bucket) => {
      trials++
      return evaluate(validation, bucket).result[objective]
    }
    const first = scoreBucket(before)
    const tried = { share: 0, of: rounds * SEARCHED.length }
    const { best, value } = search(before, first, { rounds, scoreBucket }, () => {
      tried.share++
      checkpoint((at + tried.share / tried.of) / sets.length, 'search')
    })
    const [old, found] = [evaluate(test, before), evaluate(test, best)]
    const difference = found.perSample[objective].map((one, i) => one - old.perSample[objective][i])
    return {
      size: set.size as BasketSize,
      bucket: best,
      report: {
        basket_m: set.size as BasketSize,
        n_validation: validation.samples.length,
        n_test: test.samples.length,
        validation_before: first,
        validation_after: value,
        test_before: figures(old.result),
        test_after: figures(found.result),
        difference: difference.reduce((sum, one) => sum + one, 0) / Math.max(difference.length, 1),
        difference_interval: bootstrapMean(difference, { seed: options.seed }),
        changed: Object.fromEntries(SEARCHED.filter((name) => best[name] !== before[name]).map((name) => [name, best[name] as number])),
      },
    }
  })
  return { trials, profile: profileFrom(options.profile, results), results: results.map(({ report }) => report) }
}

const figures = ({ hit, recall, mrr }: { hit: number; recall: number; mrr: number }) => ({ hit, recall, mrr })

function halves({ size, samples }: SampleSet): [SampleSet, SampleSet] {
  const middle = Math.ceil(samples.length / 2)
  return [
    { size, samples: samples.slice(0, middle) },
    { size, samples: samples.slice(middle) },
  ]
}

/** A basket of all but one product starts from the settings of long baskets. */
const startOf = (profile: Profile, size: SampleSet['size'], below: RankingParams): RankingParams =>
  paramsFor(profile, typeof size === 'number' ? size : LONG, below)
const LONG = 8

function search(
  before: RankingParams,
  first: number,
  { rounds, scoreBucket }: { rounds: number; scoreBucket(bucket: Bucket): number },
  onTried: () => void,
): { best: RankingParams; value: number } {
  let best = before
  let value = first
  for (let round = 0; round < rounds; round++) {
    for (const name of SEARCHED) {
      const current = best[name] as number
      const most = PARAM_RULES[name].max as number
      for (const wanted of current === 0 ? FROM_ZERO : FACTORS.map((factor) => Math.min(most, rounded(current * factor)))) {
        const candidate = { ...best, [name]: wanted }
        const reached = scoreBucket(candidate)
        if (reached <= value + LEAST_GAIN) continue
        best = candidate
        value = reached
      }
      onTried()
    }
  }
  return { best, value }
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

/** The profile with what was found; sizes that were not searched keep their settings. */
function profileFrom({ basket_params_by_size: sizes }: Profile, found: readonly { size: BasketSize; bucket: Bucket }[]): Profile {
  const tuned = found.map(({ size, bucket }) => [size === 'loo' ? `${LONG}+` : String(size), bucket])
  return { basket_params_by_size: { ...sizes, ...Object.fromEntries(tuned) } }
}
