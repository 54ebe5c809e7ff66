import * as z from 'zod'
import { Id, Moment } from '#engine/base/contract'

export const count = z.int().nonnegative()
const share = z.number().min(0).max(1)

/** The three tables of the recommender. */
export const RecommenderTable = z.enum(['ventes', 'details', 'couples'])
export type RecommenderTable = z.infer<typeof RecommenderTable>

export const BoundDataset = z.strictObject({
  dataset_id: Id,
  name: z.string(),
  version_id: Id,
  version_number: z.int(),
  rows: count,
})

/** What a look at the three tables found. */
export const DataCheck = z.strictObject({
  rows: count.describe('rows of ventes'),
  baskets: count.describe('rows with at least one product'),
  orders: z.number().describe('sum of NB_OCCURENCES_COMMANDE'),
  products: count.describe('different products sold'),
  listed: count.describe('different products of details'),
  unknown_products: count.describe('products sold that details does not list'),
  unknown_examples: z.array(z.string()),
  unsold_products: count.describe('products of details that were never sold'),
  empty_baskets: count,
  single_baskets: count.describe('rows with one product: they count for popularity only'),
  duplicate_rows: count.describe('rows whose profession and product set stand in an earlier row'),
  repeated_products: count.describe('rows that name a product more than once'),
  bad_weights: count.describe('rows whose NB_OCCURENCES_COMMANDE is no number above 0; they count once'),
  professions: z.array(z.strictObject({ profession: z.string(), rows: count, share, products: count })),
  length: z.strictObject({ mean: z.number(), median: z.number(), p99: z.number(), max: count }),
  huge: z.strictObject({
    limit: count.describe('products from which on a row is huge'),
    rows: count,
    share_of_rows: share,
    share_of_pairs: share.describe('share of all pairs of products that these rows make'),
    shares: z.array(z.strictObject({ limit: count, rows: count, share_of_pairs: share })).describe('the same for other limits'),
  }),
  couples: z
    .strictObject({
      rows: count,
      undirected: z.boolean().describe('every pair stands once, smaller id first: both directions are built'),
      unknown_products: count,
      unknown_professions: z.array(z.string()),
    })
    .nullable(),
})
export type DataCheck = z.infer<typeof DataCheck>

export const Told = {
  warnings: z.array(z.string()),
  warnings_fr: z.array(z.string()),
}

export const DataAnswer = z.strictObject({
  ventes: BoundDataset.nullable(),
  details: BoundDataset.nullable(),
  couples: BoundDataset.nullable(),
  check: DataCheck.nullable().describe('null without ventes'),
  ...Told,
})
export type DataAnswer = z.infer<typeof DataAnswer>

export const Loss = z.enum(['warp', 'bpr', 'logistic', 'softmax'])

/** Parameters of a run after defaults, as in params.json. */
export const TrainParams = z.strictObject({
  weight: z.enum(['none', 'occ']),
  no_components: z.int(),
  epochs: z.int(),
  lr: z.number(),
  loss: Loss,
  max_sampled: z.int(),
  threads: z.int(),
  patience: z.int(),
  min_occ: z.int(),
  include_all_items: z.boolean(),
  cold_identity_token: z.int(),
  symmetrize_pairs: z.boolean(),
  max_items: z.int(),
  max_basket: z.int(),
  ease_items: z.int(),
  topk_per_prof: z.int(),
  seed: z.int(),
  holdout: z.number(),
  deterministic: z.boolean(),
})
export type TrainParams = z.infer<typeof TrainParams>

/** One epoch of a training. */
export const Epoch = z.strictObject({
  epoch: z.int(),
  loss: z.number().nullable(),
  mrr: z
    .number()
    .nullable()
    .describe('MRR@10 of the embeddings alone on held-out baskets, one product left out of each; null without a hold-out'),
  hit: z.number().nullable().describe('Hit@10, likewise'),
  seconds: z.number(),
})
export type Epoch = z.infer<typeof Epoch>

export const RunSummary = z.strictObject({
  run: z.string().describe('name of its folder: run_YYYYMMDD_HHMMSS[_tag]'),
  run_id: Id.nullable().describe('null: the folder was not trained in this workspace'),
  directory: z.string(),
  current: z.boolean().describe('run_current points to it'),
  complete: z.boolean().describe('all its files are there; `verify` also reads them'),
  bytes: count,
  items: count,
  professions: count,
  baskets: count.describe('training rows'),
  features: count,
  pairs: count.describe('pairs of products of all professions'),
  pairs_source: z.enum(['baskets', 'couples']),
  loss: Loss,
  no_components: z.int(),
  epochs_run: count,
  best_epoch: count,
  mrr: z.number().nullable().describe('of the best epoch'),
  hit: z.number().nullable(),
  stopped: z.enum(['epochs', 'patience', 'cancel']).describe('why training ended'),
  reproducible: z.boolean(),
  seconds: z.number(),
  created_at: Moment,
})
export type RunSummary = z.infer<typeof RunSummary>

export const RunDetails = RunSummary.extend({
  params: TrainParams,
  seconds_per_epoch: z.number(),
  users: count,
  holdout_sets: count.describe('distinct product sets kept aside'),
  held_out_rows: count.describe('rows that hold them'),
  excluded_sets: count.describe('product sets of a protocol that were kept aside too'),
  data_hash: z.string(),
  sources: z.record(RecommenderTable, z.strictObject({ name: z.string(), version_id: Id.nullable(), sha256: z.string() }).nullable()),
  code_version: z.string(),
  ease_items: count,
  cold_items: count.describe('items without a training basket'),
  pairs_min_count: z.int().describe('pairs seen in fewer baskets were left out to bound the memory'),
  curve: z.array(Epoch),
  artifacts: z.array(z.strictObject({ name: z.string(), bytes: count })),
  task_id: Id.nullable(),
  ...Told,
})
export type RunDetails = z.infer<typeof RunDetails>

export const TrainResult = z.strictObject({
  run: z.string(),
  run_id: Id,
  directory: z.string(),
  items: count,
  users: count,
  features: count,
  baskets: count,
  epochs_run: count,
  best_epoch: count,
  mrr: z.number().nullable(),
  hit: z.number().nullable(),
  stopped: RunSummary.shape.stopped,
  reproducible: z.boolean(),
  current: z.boolean(),
  seconds: z.number(),
  seconds_per_epoch: z.number(),
  artifacts: z.array(z.string()),
  ...Told,
})
export type TrainResult = z.infer<typeof TrainResult>

export const Verdict = z.strictObject({
  run: z.string(),
  directory: z.string(),
  ok: z.boolean(),
  missing: z.array(z.string()),
  damaged: z.array(z.string()).describe('files whose content is not what was written'),
  unexpected: z.array(z.string()).describe('files that the manifest does not name; they do no harm'),
  files: count,
  bytes: count,
})
export type Verdict = z.infer<typeof Verdict>
