import * as z from 'zod'
import { InputFile, list, procedure } from '#engine/base/contract'
import { count, ProductId, Reasons } from './answers/contract.ts'

const MOST_PRODUCTS = 1000
const MOST_ITEMS = 1000

export const Run = z.string().trim().min(1).max(200).optional().describe('run; default: the one that the service has loaded')
export const ProfileName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$/u, 'expected letters, digits, spaces, . _ or -, at most 80')
const products = list(ProductId).max(MOST_PRODUCTS, `expected at most ${MOST_PRODUCTS} products`)
const Draft = z.record(z.string(), z.unknown()).optional().describe('profile to try without saving it: {"basket_params_by_size": …}')
const Lang = z.enum(['fr', 'en']).default('en').describe('language of the reasons')

const Product = z.strictObject({
  product_id: z.union([z.number(), z.string()]),
  label: z.string().nullable(),
  gamme: z.string().nullable(),
  univers: z.string().nullable(),
  is_private_label: z.boolean(),
  baskets: count.describe('training baskets that hold it'),
})
const Mix = z.array(z.strictObject({ profession: z.string().describe('ANY: all baskets alike'), weight: z.number() }))
const Evidence = z.strictObject({
  with: z.union([z.number(), z.string()]).describe('product of the basket'),
  label: z.string().nullable(),
  profession: z.string(),
  baskets: count.describe('training baskets with both'),
  share: z.number().describe('of the training baskets that hold `with`'),
})

const runErrors = ['RECOMMENDER_RUN_NOT_FOUND', 'RECOMMENDER_RUN_DAMAGED', 'FORBIDDEN'] as const
const profileErrors = ['RECOMMENDER_PROFILE_NOT_FOUND', 'RECOMMENDER_PROFILE_INVALID'] as const
const profiles = '/api/recommender/profiles'
const WEIGHT = z.union([z.number(), z.string()])
const ProfileJson = z.strictObject({ basket_params_by_size: z.record(z.string(), z.record(z.string(), WEIGHT)) })

export const serving = {
  recommend: procedure('POST', '/recommend_panier', {
    does: 'Recommend what completes a basket',
    role: 'viewer',
    command: 'recommender recommend',
    example: 'tessera recommender recommend --products 274426,373353 --profession PLAQUISTE --k 10 --expand',
    input: z.strictObject({
      product_ids: products.optional().describe('products of the basket; unknown ones are told and left out'),
      products: products.optional().describe('the same by its short name'),
      profession: z.string().max(200).nullable().optional().describe('profession; none or empty: guessed from the basket'),
      mode: z.enum(['auto', 'none']).default('auto').describe('without a profession: auto guesses it, none takes all baskets alike'),
      k: z.int().min(1).max(MOST_ITEMS).default(10).describe('how many products'),
      expand: z.boolean().default(false).describe('add label, range, universe and private label'),
      explain: z.boolean().default(false).describe('add how often each was bought with the products of the basket'),
      profile: ProfileName.optional().describe('profile; default: the one of the service'),
      draft: Draft,
      run: Run,
      lang: Lang,
    }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          product_id: z.union([z.number(), z.string()]),
          score: z.number(),
          reasons: Reasons,
          reason_text: z.string(),
          label: z.string().nullable().optional(),
          gamme: z.string().nullable().optional(),
          univers: z.string().nullable().optional(),
          is_private_label: z.boolean().optional(),
          evidence: z.array(Evidence).optional(),
        }),
      ),
      profession_mix: Mix,
      profile: z.string(),
      bucket: z.string().nullable().describe('basket size of the profile whose settings were used; null: the packaged weights'),
      run: z.string(),
      unknown_products: z.array(z.string()).describe('products that the run does not know'),
      candidates: count.describe('products that were scored'),
    }),
    errors: [...runErrors, ...profileErrors, 'RECOMMENDER_PROFESSION_UNKNOWN'],
  }),
  version: procedure('GET', '/version', {
    does: 'Say which run and profile the service has loaded, with counts and weights',
    role: 'viewer',
    command: 'recommender version',
    example: 'tessera recommender version',
    input: z.strictObject({}),
    output: z.strictObject({
      service: z.string(),
      version: z.string(),
      run: z.string().nullable().describe('null: there is no complete run yet'),
      artifact_dir: z.string().nullable(),
      loaded_at: z.string().nullable(),
      items: count,
      professions: count,
      profession_names: z.array(z.string()),
      pairs: count,
      pairs_source: z.enum(['baskets', 'couples']).nullable(),
      ease_items: count,
      weights: z.record(z.string(), WEIGHT).describe('settings below the profiles: packaged, then those of the environment'),
      profile: z.string(),
      warnings: z.array(z.string()).describe('settings of the environment that were not understood'),
    }),
    errors: ['RECOMMENDER_RUN_DAMAGED'],
  }),
  enrich: procedure('POST', '/products/enrich', {
    does: 'Tell label, range, universe and private label of products',
    role: 'viewer',
    command: 'recommender enrich',
    example: 'tessera recommender enrich --product-ids 274426,373353',
    input: z.strictObject({ product_ids: list(ProductId).max(10_000).describe('products'), run: Run }),
    output: z.strictObject({ run: z.string(), products: z.array(Product), unknown_products: z.array(z.string()) }),
    errors: runErrors,
  }),
  reload: procedure('POST', '/reload', {
    does: 'Load another run or choose another profile; until the run is ready the one before answers',
    role: 'editor',
    command: 'recommender reload',
    example: 'tessera recommender reload --artifact-dir artifacts/run_current --profile balanced_v3',
    headers: { admin_key: 'x-admin-key' },
    input: z.strictObject({
      artifact_dir: z
        .string()
        .trim()
        .min(1)
        .max(4096)
        .optional()
        .describe('run, run_current or the folder of the runs; default: as at the start'),
      profile: ProfileName.optional().describe('profile from now on'),
      admin_key: z.string().max(1000).optional().describe('key of the service when it has one (header X-Admin-Key)'),
    }),
    output: z.strictObject({ run: z.string(), artifact_dir: z.string(), profile: z.string(), items: count, seconds: z.number() }),
    errors: [...runErrors, ...profileErrors, 'RECOMMENDER_ADMIN_KEY_WRONG'],
  }),
  products: procedure('GET', '/api/recommender/products', {
    does: 'Find products of a run by label or id, most bought first',
    role: 'viewer',
    command: 'recommender products',
    example: 'tessera recommender products --search placo',
    input: z.strictObject({
      search: z.string().max(200).default('').describe('part of label, range or id; accents and case do not matter'),
      limit: z.int().min(1).max(200).default(20).describe('how many'),
      run: Run,
    }),
    output: z.strictObject({ run: z.string(), total: count, products: z.array(Product) }),
    errors: runErrors,
  }),
  neighbours: procedure('GET', '/api/recommender/products/{product_id}/neighbours', {
    does: 'List the products nearest to one: by pairs and by embeddings',
    role: 'viewer',
    command: 'recommender neighbours',
    positional: ['product_id'],
    example: 'tessera recommender neighbours 274426',
    input: z.strictObject({
      product_id: ProductId.describe('product'),
      profession: z.string().max(200).optional().describe('pairs of this profession; default: of all'),
      limit: z.int().min(1).max(100).default(10).describe('how many of each kind'),
      run: Run,
    }),
    output: z.strictObject({
      run: z.string(),
      product: Product,
      pairs: z.array(
        Product.extend({
          together: count.describe('training baskets with both'),
          share: z.number().describe('of the baskets that hold the product'),
        }),
      ),
      similar: z.array(Product.extend({ cosine: z.number().describe('of the embeddings, −1…1') })),
    }),
    errors: [...runErrors, 'RECOMMENDER_PRODUCT_UNKNOWN', 'RECOMMENDER_PROFESSION_UNKNOWN'],
  }),
  profiles: procedure('GET', profiles, {
    does: 'List the profiles: packaged ones and those of the project, with what each setting may be',
    role: 'viewer',
    command: 'recommender profiles',
    example: 'tessera recommender profiles',
    input: z.strictObject({}),
    output: z.strictObject({
      active: z.string(),
      profiles: z.array(
        z.strictObject({ name: z.string(), packaged: z.boolean(), updated_at: z.string().nullable(), profile: ProfileJson }),
      ),
      settings: z.array(
        z.strictObject({
          name: z.string(),
          default: WEIGHT,
          below: WEIGHT.describe('value where a profile says nothing: packaged, or of the environment'),
          min: z.number().nullable(),
          max: z.number().nullable(),
          integer: z.boolean(),
          choices: z.array(z.string()).nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  saveProfile: procedure('POST', profiles, {
    does: 'Save a profile in the project, replacing one of the same name',
    role: 'editor',
    command: 'recommender save-profile',
    positional: ['name'],
    example: 'tessera recommender save-profile winter --file winter.json',
    input: z
      .strictObject({
        name: ProfileName.describe('name'),
        profile: z.record(z.string(), z.unknown()).optional().describe('{"basket_params_by_size": {"1": {…}, "2+": {…}}}'),
        file: InputFile.optional().describe('JSON file that holds it instead'),
      })
      .refine(({ profile, file }) => (profile === undefined) !== (file === undefined), {
        message: 'give either profile or file',
        path: ['profile'],
      }),
    output: z.strictObject({ name: z.string(), replaced: z.boolean(), profile: ProfileJson }),
    errors: [
      'RECOMMENDER_PROFILE_INVALID',
      'RECOMMENDER_PROFILE_PACKAGED',
      'FILE_NOT_FOUND',
      'FILE_NOT_A_FILE',
      'FILE_UNREADABLE',
      'DATASET_UPLOAD_UNKNOWN',
    ],
  }),
  deleteProfile: procedure('DELETE', `${profiles}/{name}`, {
    does: 'Delete a profile of the project',
    role: 'editor',
    command: 'recommender delete-profile',
    positional: ['name'],
    example: 'tessera recommender delete-profile winter',
    input: z.strictObject({ name: ProfileName.describe('name') }),
    output: z.strictObject({ name: z.string() }),
    errors: ['RECOMMENDER_PROFILE_NOT_FOUND', 'RECOMMENDER_PROFILE_PACKAGED'],
  }),
  compareProfiles: procedure('GET', '/api/recommender/compare-profiles', {
    does: 'Say in which settings two profiles differ, for several basket sizes',
    role: 'viewer',
    command: 'recommender compare-profiles',
    positional: ['a', 'b'],
    example: 'tessera recommender compare-profiles balanced_v3 diversity_friendly_v2',
    input: z.strictObject({
      a: ProfileName.describe('profile'),
      b: ProfileName.describe('other profile'),
      sizes: list(z.int().min(1).max(1000)).max(50).default([1, 2, 3, 5, 8]).describe('basket sizes'),
    }),
    output: z.strictObject({ differences: z.array(z.strictObject({ size: z.int(), name: z.string(), a: WEIGHT, b: WEIGHT })) }),
    errors: profileErrors,
  }),
}
