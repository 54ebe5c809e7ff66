import * as z from 'zod'
import { Id, Moment } from '#engine/base/contract'
import { count } from '../../serving/answers/contract.ts'

const product = z.union([z.number(), z.string()])
const Interval = z.strictObject({ low: z.number(), high: z.number() }).nullable().describe('95 % bootstrap interval over the samples')

/** `loo` in words: all products observed but one. */
const BasketM = z.union([z.int(), z.literal('loo')])

const figures = {
  hit: z.number().describe('Hit@K: share of samples with an expected product among the first K'),
  recall: z.number().describe('Recall@K: mean share of the expected products among the first K'),
  mrr: z.number().describe('MRR@K: mean of 1 / place of the first expected product'),
}
const intervals = { hit_interval: Interval, recall_interval: Interval, mrr_interval: Interval }

/** One basket size. */
export const SizeResult = z.strictObject({
  basket_m: BasketM.nullable().describe('products observed; null: as the protocol says'),
  k: z.int(),
  n: count.describe('samples'),
  ...figures,
  ...intervals,
  coverage: z.number().describe('share of the catalogue that was recommended at least once'),
  diversity: z.number().describe('1 − mean cosine between the products of a list'),
  novelty: z.number().describe('mean of −log₂ of the share of baskets that hold a recommended product, bits'),
  unknown_expected: count.describe('expected products that the run does not know: misses'),
  in_training: count.describe('samples whose product set is one of a training row'),
  by_profession: z.array(z.strictObject({ profession: z.string(), n: count, ...figures })),
  seconds: z.number(),
})

export const BaselineResult = z.strictObject({
  method: z.string(),
  basket_m: BasketM.nullable(),
  k: z.int(),
  n: count,
  ...figures,
  difference: z
    .strictObject({ hit: z.number(), hit_interval: Interval, mrr: z.number(), mrr_interval: Interval })
    .describe('of the run less this method, on the same samples'),
  seconds: z.number(),
})

export const EvaluationResult = z.strictObject({
  evaluation_id: Id.nullable(),
  run: z.string(),
  profile: z.string(),
  source: z.enum(['holdout', 'all_rows', 'protocol']).describe('which baskets were evaluated'),
  mode: z.string(),
  seed: z.int(),
  results: z.array(SizeResult),
  baselines: z.array(BaselineResult),
  leak: z
    .string()
    .nullable()
    .describe('couples: the pairs were counted outside, maybe on these baskets; training: rows of the training were allowed'),
  warnings: z.array(z.string()),
  warnings_fr: z.array(z.string()),
  seconds: z.number(),
  created_at: Moment,
  out: z.string().nullable(),
  preds: z.string().nullable(),
})
export type EvaluationResult = z.infer<typeof EvaluationResult>

export const EvaluationSummary = EvaluationResult.pick({
  evaluation_id: true,
  run: true,
  profile: true,
  source: true,
  mode: true,
  leak: true,
  created_at: true,
}).extend({
  results: z.array(z.strictObject({ basket_m: BasketM.nullable(), k: z.int(), n: count, ...figures, ...intervals })),
})

export const TuneResult = z.strictObject({
  run: z.string(),
  from: z.string(),
  objective: z.enum(['mrr', 'hit', 'recall']),
  trials: count,
  profile: z.record(z.string(), z.unknown()).describe('what was found, in the format of a profile'),
  saved_as: z.string().nullable(),
  results: z.array(
    z.strictObject({
      basket_m: BasketM,
      n_validation: count,
      n_test: count,
      validation_before: z.number(),
      validation_after: z.number(),
      test_before: z.strictObject(figures),
      test_after: z.strictObject(figures),
      difference: z.number().describe('of the objective on the test part, after less before'),
      difference_interval: Interval,
      changed: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  ),
  seconds: z.number(),
})
export type TuneResult = z.infer<typeof TuneResult>

/** What a run recommends for a test basket. */
export const CaseResult = z.strictObject({
  case_id: Id,
  name: z.string(),
  run: z.string(),
  profile: z.string(),
  asked_at: Moment,
  passed: z.boolean().nullable().describe('whether every expected product is recommended; null: none is expected'),
  items: z.array(
    z.strictObject({ product_id: product, label: z.string().nullable(), score: z.number(), expected: z.boolean(), is_new: z.boolean() }),
  ),
  missing: z.array(z.string()).describe('expected products that are not recommended'),
  gone: z.array(product).describe('recommended the last time, not any more'),
  unknown_products: z.array(z.string()),
  error: z.string().nullable().describe('why the run could not answer'),
})
export type CaseResult = z.infer<typeof CaseResult>

export const Case = z.strictObject({
  case_id: Id,
  name: z.string(),
  product_ids: z.array(z.string()),
  profession: z.string().nullable(),
  expected: z.array(z.string()),
  k: z.int(),
  profile: z.string().nullable(),
  created_at: Moment,
  last: CaseResult.nullable(),
})
export type Case = z.infer<typeof Case>
