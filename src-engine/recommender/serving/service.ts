import { timingSafeEqual } from 'node:crypto'
import type { Clock } from '#engine/base/clock'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { Files } from '#engine/base/files'
import { DEFAULT_PROFILE, PACKAGED_PROFILES } from '../domain/packaged-profiles.ts'
import { compareProfiles, readProfile } from '../domain/profile.ts'
import { PACKAGED_PARAMS, PARAM_RULES, type ParamName, paramsOfEnvironment } from '../domain/ranking-params.ts'
import type { serving as contract } from './contract.ts'
import { findProducts, tellProduct } from './find-products.ts'
import type { LiveRuns, LoadedRun } from './live-runs.ts'
import { pairNeighbours, similarProducts } from './neighbours.ts'
import { assertOwn, profileInFile, profileOf } from './profiles.ts'
import { itemsOf, professionIndex, recommend } from './recommend.ts'
import type { ProfilesStore } from './store-profiles.ts'

export interface ServingDeps {
  runs: LiveRuns
  profiles: ProfilesStore
  files: Files
  events: Events
  clock: Clock
  version: string
  environment: Readonly<Record<string, string | undefined>>
  /** The folder of the run that a call names. */
  findRun(asked: string, call: Call): Promise<string>
}

/** Answers of the run that is loaded, and of others by name. */
export function createServing(deps: ServingDeps) {
  const { runs, profiles, files, events, clock, environment } = deps
  const { params: fromEnvironment, faults } = paramsOfEnvironment(environment)
  const below = Object.freeze({ ...PACKAGED_PARAMS, ...fromEnvironment })
  let active = DEFAULT_PROFILE

  const loaded = async (run: string | undefined, call: Call): Promise<LoadedRun> =>
    run === undefined ? runs.live() : runs.at(await deps.findRun(run, call))
  const told = ({ model, run }: LoadedRun, product_ids: readonly string[]) => {
    const { basket, unknown } = itemsOf(model, product_ids)
    return { run, products: basket.map((item) => tellProduct(model, item)), unknown_products: unknown }
  }

  const handlers: Handlers<typeof contract> = {
    async recommend({ product_ids, products, profile, draft, run, profession, ...query }, call) {
      const named = profileOf(profiles, call, profile ?? active, draft)
      const asked = { ...query, product_ids: product_ids ?? products ?? [], profession: profession ?? null }
      return recommend(runs.loaded && run === undefined ? runs.loaded : await loaded(run, call), named, below, asked)
    },

    async version() {
      const found = await runs.live().catch((error) => {
        if (error instanceof EngineError && error.code === 'RECOMMENDER_RUN_NOT_FOUND') return null
        throw error
      })
      const model = found?.model
      return {
        service: 'tessera recommender',
        version: deps.version,
        run: found?.run ?? null,
        artifact_dir: found?.directory ?? null,
        loaded_at: found?.loaded_at.toISOString() ?? null,
        items: model?.product_ids.length ?? 0,
        professions: model?.professions.length ?? 0,
        profession_names: model?.professions ?? [],
        pairs: model?.pairs.reduce((sum, { count }) => sum + count.indices.length, 0) ?? 0,
        pairs_source: model?.pairs_source ?? null,
        ease_items: model?.ease?.items.length ?? 0,
        weights: { ...below },
        profile: active,
        warnings: faults.map(({ name, fault }) => `${name}: ${fault}`),
      }
    },

    async enrich({ product_ids, run }, call) {
      return told(await loaded(run, call), product_ids)
    },

    async reload({ artifact_dir, profile, admin_key }, call) {
      assertKey(environment.ADMIN_KEY, admin_key)
      const began = performance.now()
      const next = profile === undefined ? active : profileOf(profiles, call, profile).name
      const ready = await runs.reload(artifact_dir === undefined ? undefined : await deps.findRun(artifact_dir, call))
      active = next
      events.changed('recommender', call.project_id)
      return {
        run: ready.run,
        artifact_dir: ready.directory,
        profile: active,
        items: ready.model.product_ids.length,
        seconds: (performance.now() - began) / 1000,
      }
    },

    async products({ search, limit, run }, call) {
      const found = await loaded(run, call)
      const { total, items } = findProducts(found.model, search, limit)
      return { run: found.run, total, products: items.map((item) => tellProduct(found.model, item)) }
    },

    async neighbours({ product_id, profession, limit, run }, call) {
      const { model, run: name } = await loaded(run, call)
      const item = model.index.get(product_id)
      if (item === undefined)
        throw new EngineError('RECOMMENDER_PRODUCT_UNKNOWN', `Run ${name} knows no product ${product_id}.`, { product_id, run: name })
      const population = profession ? professionIndex(model.professions, profession) : model.professions.length
      return {
        run: name,
        product: tellProduct(model, item),
        pairs: pairNeighbours(model, item, population, limit),
        similar: similarProducts(model, item, limit),
      }
    },

    profiles(_input, { project_id }) {
      const packaged = Object.entries(PACKAGED_PROFILES).map(([name, profile]) => ({ name, packaged: true, updated_at: null, profile }))
      const own = profiles.ofProject(project_id).map(({ name, profile, updated_at }) => ({ name, packaged: false, updated_at, profile }))
      return {
        active,
        profiles: [...packaged, ...own],
        settings: Object.entries(PARAM_RULES).map(([name, { min, max, integer, choices, ...rule }]) => ({
          name,
          default: rule.default,
          below: below[name as ParamName],
          min: min ?? null,
          max: max ?? null,
          integer: integer ?? false,
          choices: choices ? [...choices] : null,
        })),
      }
    },

    async saveProfile({ name, profile, file }, call) {
      assertOwn(name)
      const read = file === undefined ? readProfile(profile) : await profileInFile(files, file, call)
      const replaced = profiles.find(call.project_id, name) !== undefined
      profiles.save(call.project_id, name, read, clock.now().toISOString())
      events.changed('recommender', call.project_id)
      return { name, replaced, profile: read }
    },

    deleteProfile({ name }, call) {
      assertOwn(name)
      const { name: known } = profileOf(profiles, call, name)
      profiles.remove(call.project_id, known)
      if (active === known) active = DEFAULT_PROFILE
      events.changed('recommender', call.project_id)
      return { name: known }
    },

    compareProfiles({ a, b, sizes }, call) {
      const of = (name: string) => profileOf(profiles, call, name).profile
      return { differences: compareProfiles(of(a), of(b), sizes, below) }
    },
  }

  return {
    handlers,
    below,
    /** Name of the profile that answers when none is asked for. */
    activeProfile: () => active,
  }
}

function assertKey(wanted: string | undefined, given: string | undefined): void {
  if (!wanted) return
  const [a, b] = [Buffer.from(wanted), Buffer.from(given ?? '')]
  if (a.length === b.length && timingSafeEqual(a, b)) return
  throw new EngineError('RECOMMENDER_ADMIN_KEY_WRONG', 'The service has an admin key; the call must give it in the header X-Admin-Key.', {
    given: given !== undefined,
  })
}
