import * as z from 'zod'
import { Id, InputFile, NameOrId, procedure, Started } from '#engine/base/contract'
import { count, DataAnswer, Epoch, Loss, RunDetails, RunSummary, Verdict } from './answers/contract.ts'
import { evaluation } from './evaluation/contract.ts'
import { serving } from './serving/contract.ts'

const Run = z.string().trim().min(1).max(200).describe('run: its name (run_…), its id, or run_current; a folder on the command line')
const LatestRun = Run.optional().describe('run; default: run_current, else the latest complete one')
const artifactRoot = z.string().min(1).optional().describe('folder of the runs; default: artifacts/ of the workspace')

const fileErrors = [
  'FILE_NOT_FOUND',
  'FILE_NOT_A_FILE',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_UNSUPPORTED',
  'FILE_DAMAGED',
  'FILE_LINE_TOO_LONG',
  'FILE_NO_ROWS',
  'DATASET_UPLOAD_UNKNOWN',
  'DATASET_COLUMN_MISSING',
  'DATASET_COLUMN_AMBIGUOUS',
  'DATASET_COLUMN_UNKNOWN',
  'FORBIDDEN',
  'DISK_FULL',
] as const
const runErrors = ['RECOMMENDER_RUN_NOT_FOUND', 'FORBIDDEN'] as const
const runs = '/api/recommender/runs'

const training = {
  weight: z.enum(['none', 'occ']).default('none').describe('none: every row counts once; occ: NB_OCCURENCES_COMMANDE times'),
  no_components: z.int().min(1).max(512).default(64).describe('length of the embeddings'),
  epochs: z.int().min(1).max(1000).default(30).describe('most epochs'),
  lr: z.number().gt(0).max(10).default(0.05).describe('learning rate of Adagrad; softmax uses Adam with 0.003 unless one is given'),
  loss: Loss.default('warp').describe('what is optimised'),
  max_sampled: z.int().min(1).max(1000).default(10).describe('negatives tried at most for one example of WARP'),
  threads: z.int().min(1).max(64).default(8).describe('threads, at most those of the machine'),
  patience: z.int().min(1).max(1000).default(5).describe('epochs without a better held-out MRR@10 before training stops'),
  min_occ: z.int().min(0).default(1).describe('least rows that a product must be in'),
  include_all_items: z.boolean().default(false).describe('keep every product of details, sold or not'),
  cold_identity_token: z.int().min(0).max(1).default(1).describe('0: products without sales get no feature of their own'),
  symmetrize_pairs: z.boolean().default(false).describe('add B→A to every A→B of a directed couples table'),
  max_items: z.int().min(0).default(0).describe('keep only so many products, best sellers first; 0: all'),
  max_basket: z.int().min(2).max(100_000).default(1000).describe('longer rows count for popularity, not for pairs, EASE and embeddings'),
  ease_items: z.int().min(0).max(15_000).default(8000).describe('best sellers that the EASE matrix covers; 0: no EASE'),
  topk_per_prof: z.int().min(1).max(1_000_000).default(3000).describe('popular items kept for each profession'),
  seed: z.int().min(0).max(4_294_967_295).default(42).describe('seed of hold-out and training'),
  holdout: z.number().min(0).max(0.5).default(0.1).describe('share of the distinct product sets kept aside'),
  deterministic: z.boolean().default(false).describe('train on one thread: the same data and seed give the same run bit for bit'),
}

export const recommender = {
  ...serving,
  ...evaluation,
  data: procedure('POST', '/api/tasks/recommender/data', {
    does: 'Build ventes, details and couples from order lines, bind them to the project and check them',
    role: 'editor',
    command: 'recommender data',
    example: 'tessera recommender data --from-dataset orders --map "N° commande=order_id,Métier=profession"',
    job: true,
    input: z.strictObject({
      from_dataset: NameOrId.optional().describe(
        'dataset of order lines: order, product, and if present quantity, profession, date, label, range …',
      ),
      lines: InputFile.optional().describe('file of order lines instead of a dataset'),
      map: z.string().max(100_000).optional().describe('column of the lines=column of the table,…'),
      profession: z.string().trim().min(1).max(200).optional().describe('profession of lines that name none (default TOUS)'),
      count_pairs: z.boolean().default(true).describe('count couples where the project has none'),
      min_pair: z.int().min(1).default(3).describe('least orders that a pair of the couples table must be in'),
    }),
    output: Started,
    errors: [...fileErrors, 'DATASET_NOT_FOUND', 'DATASET_NAME_TAKEN', 'RECOMMENDER_NO_SALES', 'RECOMMENDER_LINES_UNUSABLE'],
  }),
  check: procedure('GET', '/api/recommender/data', {
    does: 'Say which tables the project has for recommendations and what was noticed in them',
    role: 'viewer',
    command: 'recommender check',
    example: 'tessera recommender check',
    input: z.strictObject({
      max_basket: z.int().min(2).default(training.max_basket.parse(undefined)).describe('products from which on a row is huge'),
    }),
    output: DataAnswer,
    errors: [],
  }),
  train: procedure('POST', '/api/tasks/recommender/train', {
    does: 'Train a run: embeddings, pairs, EASE; the result of the task holds its name. A cancel stops early and keeps the best epoch',
    role: 'editor',
    command: 'recommender train',
    example: 'tessera recommender train --ventes df_ventes_grouped.parquet --details df_details_produits.parquet --make-current-symlink',
    job: true,
    input: z.strictObject({
      ventes: InputFile.optional().describe('file of the baskets; default: what is bound to ventes'),
      details: InputFile.optional().describe('file of the products; default: none with --ventes, else what is bound to details'),
      pairs: InputFile.optional().describe('file of pairs counted outside; default: pairs are counted from the training rows'),
      use_couples: z
        .boolean()
        .default(false)
        .describe('take the pairs from the couples table of the project; evaluation then says that they leak'),
      map: z.string().max(100_000).optional().describe('column of the file of baskets=column of the table,…'),
      artifact_root: artifactRoot,
      run_tag: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'expected letters, digits, _ or -, at most 40')
        .optional()
        .describe('end of the name of the run'),
      make_current_symlink: z.boolean().default(false).describe('let run_current point to the new run'),
      holdout_protocol: InputFile.optional().describe('protocol file whose product sets are kept out of training altogether'),
      ...training,
      lr: training.lr.removeDefault().optional(),
    }),
    output: Started,
    errors: [
      ...fileErrors,
      'RECOMMENDER_NO_SALES',
      'RECOMMENDER_NOTHING_TO_LEARN',
      'RECOMMENDER_PROTOCOL_INVALID',
      'RECOMMENDER_TOO_LARGE',
      'RECOMMENDER_WEIGHTS_INVALID',
    ],
  }),
  repeat: procedure('POST', `${runs}/{run}/repeat`, {
    does: 'Train again with the same data and parameters',
    role: 'editor',
    command: 'recommender repeat',
    positional: ['run'],
    example: 'tessera recommender repeat run_20260101_080000',
    job: true,
    input: z.strictObject({ run: Run }),
    output: Started,
    errors: runErrors,
  }),
  curve: procedure('GET', '/api/recommender/curves/{task_id}', {
    does: 'Follow the epochs of a training, also while it runs',
    role: 'viewer',
    command: 'recommender curve',
    positional: ['task_id'],
    example: 'tessera recommender curve 12',
    input: z.strictObject({ task_id: Id.describe('job of the training') }),
    output: z.strictObject({
      task_id: Id,
      phase: z.enum(['waiting', 'training', 'ended']),
      best_epoch: z.int().nullable(),
      epochs: z.array(Epoch),
    }),
    errors: ['JOB_NOT_FOUND'],
  }),
  runs: procedure('GET', runs, {
    does: 'List the runs, newest first',
    role: 'viewer',
    command: 'recommender runs',
    example: 'tessera recommender runs',
    input: z.strictObject({ artifact_root: artifactRoot }),
    output: z.strictObject({ root: z.string(), current: z.string().nullable(), total: count, runs: z.array(RunSummary) }),
    errors: ['FORBIDDEN'],
  }),
  show: procedure('GET', `${runs}/{run}`, {
    does: 'Show one run: parameters, data, curve, files',
    role: 'viewer',
    command: 'recommender show',
    positional: ['run'],
    example: 'tessera recommender show run_current',
    input: z.strictObject({ run: Run }),
    output: RunDetails,
    errors: runErrors,
  }),
  verify: procedure('GET', '/api/recommender/verify', {
    does: 'Check that all files of a run are there and hold what was written',
    role: 'viewer',
    command: 'recommender verify',
    positional: ['run'],
    example: 'tessera recommender verify',
    input: z.strictObject({ run: LatestRun, artifact_root: artifactRoot }),
    output: Verdict,
    errors: runErrors,
  }),
  promote: procedure('POST', '/api/recommender/promote', {
    does: 'Let run_current point to a run',
    role: 'editor',
    command: 'recommender promote',
    positional: ['run'],
    example: 'tessera recommender promote run_20260101_080000',
    input: z.strictObject({ run: Run, artifact_root: artifactRoot }),
    output: z.strictObject({ run: z.string(), directory: z.string(), previous: z.string().nullable() }),
    errors: [...runErrors, 'RECOMMENDER_RUN_DAMAGED'],
  }),
  rollback: procedure('POST', '/api/recommender/rollback', {
    does: 'Let run_current point to the run before',
    role: 'editor',
    command: 'recommender rollback',
    example: 'tessera recommender rollback',
    input: z.strictObject({ artifact_root: artifactRoot }),
    output: z.strictObject({ run: z.string(), directory: z.string(), previous: z.string().nullable() }),
    errors: [...runErrors, 'RECOMMENDER_RUN_DAMAGED'],
  }),
  cleanup: procedure('POST', '/api/recommender/cleanup', {
    does: 'Delete old runs; the current one and the newest are kept',
    role: 'owner',
    command: 'recommender cleanup',
    example: 'tessera recommender cleanup --keep 5 --dry-run',
    input: z.strictObject({
      keep: z.int().min(1).max(10_000).default(5).describe('newest runs to keep, beside the current one'),
      dry_run: z.boolean().default(false).describe('only list what would be deleted'),
      artifact_root: artifactRoot,
    }),
    output: z.strictObject({
      dry_run: z.boolean(),
      removed: z.array(z.strictObject({ run: z.string(), bytes: count })),
      kept: z.array(z.string()),
      bytes_freed: count,
    }),
    errors: ['FORBIDDEN'],
  }),
  delete: procedure('DELETE', `${runs}/{run}`, {
    does: 'Delete one run; says the bytes freed',
    role: 'owner',
    command: 'recommender delete',
    positional: ['run'],
    example: 'tessera recommender delete run_20260101_080000',
    input: z.strictObject({ run: Run }),
    output: z.strictObject({ run: z.string(), bytes_freed: count }),
    errors: runErrors,
  }),
  precompute: procedure('POST', '/api/tasks/recommender/precompute', {
    does: 'Compute the embeddings and popularities of a run again from its model and its interactions',
    role: 'editor',
    command: 'recommender precompute',
    positional: ['run'],
    example: 'tessera recommender precompute run_20260101_080000',
    job: true,
    input: z.strictObject({ run: Run, artifact_root: artifactRoot }),
    output: Started,
    errors: [...runErrors, 'RECOMMENDER_RUN_DAMAGED', 'DISK_FULL'],
  }),
}
