import { basename, join } from 'node:path'
import { itemRepresentation } from '#engine/math/factor-trainer'
import { basketKey, type Csr, type EaseWeights, type Model, type Pairs, type ProductMeta } from '../domain/model.ts'
import { ARTIFACTS, populationName } from './files.ts'
import { decodeNpy, type NpyData } from './npy.ts'
import { type Npz, openNpz, readCsr } from './npz.ts'
import { bytesOf, damagedRun, readArtifact, readJson, readManifest } from './read-files.ts'
import { reversePairs } from './reverse-pairs.ts'

/** A run as it is read from its files: what another thread can be handed without a copy of the numbers, and with few objects. */
export type LoadedRun = Omit<Model, 'index' | 'products' | 'holdout'> & {
  products: Columns
  holdout: string[]
}

/** Details of the products in columns; `names[−1]` does not exist: there is no name. */
interface Columns {
  items: Int32Array
  labels: (string | null)[]
  names: string[]
  gamme: Int32Array
  univers: Int32Array
}

interface Mapping {
  user_id_map: string[]
  item_id_map: (string | number)[]
}
type Meta = Record<string, { label: string | null; gamme: string | null; univers: string | null; id_univers: number }>
type Ids = (string | number)[]

const STEP = 20_000

/**
 * Reads a run. Every file that is read is proven by its hash, every other by its size.
 *
 * @param directory - folder of the run.
 * @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` with `file`.
 */
export async function loadRun(directory: string): Promise<LoadedRun> {
  const manifest = await readManifest(directory)
  const names = [...ARTIFACTS]
  const sizes = await Promise.all(names.map((name) => bytesOf(join(directory, name))))
  names.forEach((name, i) => {
    if (sizes[i] === null) throw damagedRun(directory, name, 'it is missing')
    if (sizes[i] !== manifest.files[name]?.bytes) throw damagedRun(directory, name, 'it does not hold what was written')
  })
  const bytes = (name: (typeof ARTIFACTS)[number]) => readArtifact(directory, manifest, name)
  const npz = async (name: (typeof ARTIFACTS)[number]) => openNpz(await bytes(name), name)
  const npy = async <T extends NpyData>(name: (typeof ARTIFACTS)[number]) => decodeNpy(await bytes(name), name).data as T
  const mapping = await readJson<Mapping>(directory, manifest, 'mapping.json.gz')
  const params = await readJson<Record<string, unknown>>(directory, manifest, 'params.json')
  const holdout = await readJson<{ sets: Ids[]; excluded: Ids[] }>(directory, manifest, 'holdout.json.gz')
  const model = await npz('model.npz')
  const features = readCsr(await npz('item_features.npz'))
  const components = model.get('item_feature_embeddings').shape[1]
  const items = mapping.item_id_map
  const professions = mapping.user_id_map
  const users = model.get('user_feature_embeddings').data as Float32Array
  const pairs = readPairs(await npz('pair_boost_idx.npz'), professions.length, items.length)
  const meta = await readJson<Meta>(directory, manifest, 'product_meta.json.gz')
  const univers = Int32Array.from(items, (id) => meta[id]?.id_univers ?? -1)
  return {
    run: basename(directory),
    directory,
    params,
    versions: await readJson<Record<string, unknown>>(directory, manifest, 'versions.json'),
    product_ids: items.every((id) => typeof id === 'number') ? Float64Array.from(items as number[]) : items.map(String),
    professions,
    components,
    item_embeddings: shared(itemRepresentation(features, model.get('item_feature_embeddings').data as Float32Array)),
    item_embeddings_unit: await npy<Float32Array>('item_emb_norm.npy'),
    item_biases: shared(itemRepresentation(features, model.get('item_feature_biases').data as Float32Array)),
    profession_embeddings: users.subarray(0, professions.length * components),
    context_embeddings: users.subarray(professions.length * components),
    popularity: await npy<Float64Array>('train_pop.npy'),
    popularity_by_profession: await npy<Float32Array>('pop_by_prof_norm.npy'),
    top_by_profession: topOf(await npy<Int32Array>('top_popp_by_prof.npy'), professions.length),
    gamme: await npy<Int32Array>('item_to_gamme.npy'),
    univers,
    private_label: await npy<Uint8Array>('item_is_pl.npy'),
    pairs,
    pairs_source: params.pairs_source === 'couples' ? 'couples' : 'baskets',
    reverse: pairs.map(reversePairs),
    ease: readEase(await npz('ease.npz'), items.length),
    products: columnsOf(items, meta),
    holdout: [...holdout.sets, ...holdout.excluded].map((set) => basketKey(set)),
  }
}

/** Gives a loaded run its look-up tables, a piece at a time so that others get their turn. */
export async function modelOf({ products, holdout, ...run }: LoadedRun, breathe: () => Promise<void> = async () => {}): Promise<Model> {
  const index = new Map<string, number>()
  for (let item = 0; item < run.product_ids.length; item++) {
    index.set(String(run.product_ids[item]), item)
    if (item % STEP === STEP - 1) await breathe()
  }
  const known = new Map<number, ProductMeta>()
  const { items, labels, names, gamme, univers } = products
  for (let i = 0; i < items.length; i++) {
    known.set(items[i], { label: labels[i], gamme: names[gamme[i]] ?? null, univers: names[univers[i]] ?? null })
    if (i % STEP === STEP - 1) await breathe()
  }
  return { ...run, index, products: known, holdout: new Set(holdout) }
}

/** Reads a run in this thread. For half a second's work in a window or door use the job of `job.ts`. */
export const loadModel = async (directory: string): Promise<Model> => modelOf(await loadRun(directory))

function columnsOf(items: Ids, meta: Meta): Columns {
  const known = items.flatMap((id, item) => (meta[id] ? [item] : []))
  const places = new Map<string, number>()
  const placeOf = (name: string | null): number => {
    if (name === null) return -1
    if (!places.has(name)) places.set(name, places.size)
    return places.get(name) as number
  }
  const gamme = Int32Array.from(known, (item) => placeOf(meta[items[item]].gamme))
  const univers = Int32Array.from(known, (item) => placeOf(meta[items[item]].univers))
  return { items: Int32Array.from(known), labels: known.map((item) => meta[items[item]].label), names: [...places.keys()], gamme, univers }
}

function readPairs(npz: Npz, professions: number, items: number): Pairs[] {
  const rows = npz.get('rows').data
  return Array.from({ length: professions + 1 }, (_, population) => {
    const name = populationName(population, professions)
    const array = (part: string) => npz.get(`${name}_${part}`).data
    const count: Csr = {
      rows: items,
      cols: items,
      indptr: array('indptr') as Int32Array,
      indices: wide(array('indices'), Int32Array),
      data: wide(array('count'), Float32Array),
    }
    return {
      basket_count: array('baskets') as Float64Array,
      rows: Number(rows[population]),
      count,
      weighted: array('weighted') as Float32Array,
    }
  })
}

function wide<T extends Int32Array | Float32Array>(data: NpyData, Type: new (buffer: SharedArrayBuffer) => T): T {
  if (data instanceof Type) return data
  const out = new Type(new SharedArrayBuffer(4 * data.length))
  out.set(data as Uint16Array)
  return out
}

function shared(data: Float32Array): Float32Array {
  const out = new Float32Array(new SharedArrayBuffer(data.byteLength))
  out.set(data)
  return out
}

function topOf(data: Int32Array, professions: number): Int32Array[] {
  const length = professions === 0 ? 0 : data.length / professions
  return Array.from({ length: professions }, (_, p) => data.slice(p * length, (p + 1) * length).filter((item) => item >= 0))
}

function readEase(npz: Npz, items: number): EaseWeights | null {
  const covered = npz.get('items').data as Int32Array
  if (covered.length === 0) return null
  const position = new Int32Array(new SharedArrayBuffer(4 * items)).fill(-1)
  for (const [row, item] of covered.entries()) position[item] = row
  return { items: covered, position, weights: npz.get('weights').data as Float32Array }
}
