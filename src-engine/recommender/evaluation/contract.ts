import * as z from 'zod'
import { Id, InputFile, list, NameOrId, paging, procedure, Started } from '#engine/base/contract'
import { count, ProductId } from '../serving/answers/contract.ts'
import { ProfileName, Run } from '../serving/contract.ts'
import { Case, CaseResult, EvaluationResult, EvaluationSummary } from './answers/contract.ts'

const fileErrors = [
  'FILE_NOT_FOUND',
  'FILE_NOT_A_FILE',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_UNSUPPORTED',
  'FILE_DAMAGED',
  'FILE_NO_ROWS',
  'DATASET_UPLOAD_UNKNOWN',
  'DATASET_COLUMN_MISSING',
  'DATASET_COLUMN_AMBIGUOUS',
  'DATASET_COLUMN_UNKNOWN',
  'FORBIDDEN',
  'DISK_FULL',
] as const
const runErrors = ['RECOMMENDER_RUN_NOT_FOUND', 'RECOMMENDER_RUN_DAMAGED'] as const
const profileErrors = ['RECOMMENDER_PROFILE_NOT_FOUND', 'RECOMMENDER_PROFILE_INVALID'] as const
const OutFile = z.string().min(1).max(4096).optional()

const sampling = {
  ventes: InputFile.optional().describe('file of the baskets; default: what is bound to ventes'),
  artifact_dir: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .optional()
    .describe('run, run_current or the folder of the runs; default: run_current, else the latest'),
  k: z.int().min(1).max(100).default(10).describe('length of the list of recommendations'),
  basket_m: z.int().min(1).max(100).default(1).describe('products of a basket that are observed; the others are expected'),
  max_basket_m: z.int().min(1).max(100).optional().describe('also every size up to this one'),
  leave_one_out: z.boolean().default(false).describe('also observe all products of a basket but one'),
  n_samples: z.int().min(1).max(1_000_000).default(10_000).describe('baskets drawn for each size'),
  seed: z.int().min(0).max(4_294_967_295).default(42).describe('seed of the draw'),
  mode: z
    .enum(['auto', 'use_order', 'none'])
    .optional()
    .describe('profession: auto guesses it from the basket (default), use_order takes that of the row, none takes all baskets alike'),
}
const rising = ({ basket_m, max_basket_m }: { basket_m: number; max_basket_m?: number }) =>
  max_basket_m === undefined || max_basket_m >= basket_m
const risingMessage = { message: 'must not be below basket_m', path: ['max_basket_m'] }

const evaluations = '/api/recommender/evaluations'
const cases = '/api/recommender/cases'
const caseFields = {
  product_ids: list(ProductId).min(1).max(1000),
  profession: z.string().max(200).nullable().optional(),
  expected: list(ProductId).max(1000).optional(),
}

export const evaluation = {
  eval: procedure('POST', '/api/tasks/recommender/eval', {
    does: 'Evaluate a run on baskets that it has not seen: Hit@K, Recall@K, MRR@K by basket size',
    role: 'viewer',
    command: 'recommender eval',
    example: 'tessera recommender eval --ventes df_ventes_grouped.parquet --k 10 --basket-m 1 --max-basket-m 3 --baselines',
    job: true,
    input: z
      .strictObject({
        ...sampling,
        protocol: InputFile.optional().describe(
          'JSON file with the samples instead: {"samples":[{"observed":[…],"expected":[…],"profession":…}]}',
        ),
        profile: ProfileName.optional().describe('profile; default: the one of the service'),
        draft: z.record(z.string(), z.unknown()).optional().describe('profile to evaluate without saving it'),
        baselines: z.boolean().default(false).describe('also popularity, pairs and item-KNN on the same samples'),
        preds: OutFile.describe('JSON file for the recommendations: {"recommended":[[product ids, best first],…]}'),
        allow_train: z.boolean().default(false).describe('also baskets of the training; the answer says that the figures leak'),
        out: OutFile.describe('JSON file for the result'),
      })
      .refine(rising, risingMessage),
    output: Started,
    errors: [
      ...fileErrors,
      ...runErrors,
      ...profileErrors,
      'RECOMMENDER_NO_SALES',
      'RECOMMENDER_NO_SAMPLES',
      'RECOMMENDER_PROTOCOL_INVALID',
    ],
  }),
  tune: procedure('POST', '/api/tasks/recommender/tune', {
    does: 'Search weights of a profile on one part of the held-out baskets and report them on another',
    role: 'editor',
    command: 'recommender tune',
    example: 'tessera recommender tune --profile balanced_v3 --save-as tuned',
    job: true,
    input: z
      .strictObject({
        ...sampling,
        n_samples: z.int().min(20).max(20_000).default(600).describe('baskets for each size: half to search, half to report'),
        max_basket_m: z.int().min(1).max(20).default(3).describe('largest size that gets weights of its own'),
        profile: ProfileName.optional().describe('profile to start from; default: the one of the service'),
        objective: z.enum(['mrr', 'hit', 'recall']).default('mrr').describe('what is raised'),
        rounds: z.int().min(1).max(10).default(1).describe('times that every weight is tried'),
        save_as: ProfileName.optional().describe('profile of the project to save what was found'),
      })
      .refine(rising, risingMessage),
    output: Started,
    errors: [
      ...fileErrors,
      ...runErrors,
      ...profileErrors,
      'RECOMMENDER_PROFILE_PACKAGED',
      'RECOMMENDER_NO_SALES',
      'RECOMMENDER_NO_SAMPLES',
    ],
  }),
  evaluations: procedure('GET', evaluations, {
    does: 'List the evaluations of the project, newest first',
    role: 'viewer',
    command: 'recommender evaluations',
    example: 'tessera recommender evaluations',
    input: z.strictObject({ run: Run.describe('only of this run'), ...paging }),
    output: z.strictObject({ total: count, evaluations: z.array(EvaluationSummary) }),
    errors: [],
  }),
  evaluation: procedure('GET', `${evaluations}/{evaluation_id}`, {
    does: 'Show one evaluation',
    role: 'viewer',
    command: 'recommender evaluation',
    positional: ['evaluation_id'],
    example: 'tessera recommender evaluation 1',
    input: z.strictObject({ evaluation_id: Id.describe('evaluation') }),
    output: EvaluationResult,
    errors: ['RECOMMENDER_EVALUATION_NOT_FOUND'],
  }),
  deleteEvaluation: procedure('DELETE', `${evaluations}/{evaluation_id}`, {
    does: 'Delete one evaluation',
    role: 'editor',
    command: 'recommender delete-evaluation',
    positional: ['evaluation_id'],
    example: 'tessera recommender delete-evaluation 1',
    input: z.strictObject({ evaluation_id: Id.describe('evaluation') }),
    output: z.strictObject({ evaluation_id: Id }),
    errors: ['RECOMMENDER_EVALUATION_NOT_FOUND'],
  }),
  cases: procedure('GET', cases, {
    does: 'List the test baskets with what the latest run recommends for them; they are asked again after each training',
    role: 'viewer',
    command: 'recommender cases',
    example: 'tessera recommender cases',
    input: z.strictObject({}),
    output: z.strictObject({ total: count, cases: z.array(Case) }),
    errors: [],
  }),
  saveCase: procedure('POST', cases, {
    does: 'Save a test basket, with the products that should be recommended if they are known',
    role: 'editor',
    command: 'recommender save-case',
    positional: ['name'],
    example: 'tessera recommender save-case cloisons --product-ids 274426,373353 --expected 281100',
    input: z.strictObject({
      name: z.string().trim().min(1).max(200).describe('name'),
      product_ids: caseFields.product_ids.describe('products of the basket'),
      profession: caseFields.profession.describe('profession; none: guessed'),
      expected: caseFields.expected.describe('products that should be recommended'),
      k: z.int().min(1).max(100).default(10).describe('length of the list'),
      profile: ProfileName.optional().describe('profile; default: the one of the service'),
    }),
    output: Case,
    errors: ['RECOMMENDER_CASE_NAME_TAKEN', 'RECOMMENDER_PROFILE_NOT_FOUND'],
  }),
  deleteCase: procedure('DELETE', `${cases}/{case}`, {
    does: 'Delete a test basket',
    role: 'editor',
    command: 'recommender delete-case',
    positional: ['case'],
    example: 'tessera recommender delete-case cloisons',
    input: z.strictObject({ case: NameOrId.describe('test basket') }),
    output: z.strictObject({ case_id: Id }),
    errors: ['RECOMMENDER_CASE_NOT_FOUND'],
  }),
  runCases: procedure('POST', '/api/recommender/run-cases', {
    does: 'Ask a run for all test baskets and say what is new since the last time',
    role: 'editor',
    command: 'recommender run-cases',
    example: 'tessera recommender run-cases',
    input: z.strictObject({ run: Run }),
    output: z.strictObject({ run: z.string(), total: count, passed: count, failed: count, results: z.array(CaseResult) }),
    errors: [...runErrors, 'FORBIDDEN'],
  }),
}
