import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { itemRepresentation } from '#engine/math/factor-trainer'
import { areIntegers } from '../data/tables.ts'
import type { Pairs } from '../domain/model.ts'
import type { Trained } from '../training/train.ts'
import { type Artifact, FORMAT, MANIFEST, type Manifest, populationName } from './files.ts'
import { encodeNpy, type NpyData } from './npy.ts'
import { csrArrays, encodeNpz } from './npz.ts'
import { reversePairs } from './reverse-pairs.ts'
import { unitRows } from './unit-rows.ts'

/** Pairs that the plain list of pairs shows, most frequent first. */
const LISTED_PAIRS = 500_000
const NARROW = 65_536

/** What a run says of itself beside what was trained. */
export interface RunAbout {
  run: string
  created_at: string
  /** Written to params.json beside the parameters. */
  params: Record<string, unknown>
  versions: Record<string, unknown>
  pairsSource: 'baskets' | 'couples'
}

/**
 * Writes all files of a run into an empty folder, the manifest last.
 *
 * @param onProgress - share 0…1.
 * @returns the files with their bytes.
 */
export async function writeRun(folder: string, trained: Trained, about: RunAbout, onProgress: (share: number) => void) {
  const files: Manifest['files'] = {}
  const contents = contentsOf(trained, about)
  for (const [done, [name, encode]] of contents.entries()) {
    const bytes = encode()
    await writeFile(join(folder, name), bytes)
    files[name] = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
    onProgress((done + 1) / contents.length)
  }
  const manifest: Manifest = { format: FORMAT, run: about.run, created_at: about.created_at, files }
  await writeFile(join(folder, MANIFEST), json(manifest))
  return Object.entries(files).map(([name, { bytes }]) => ({ name, bytes }))
}

/** Each file is encoded only when it is written, since the pairs are large. */
function contentsOf(trained: Trained, about: RunAbout): [Artifact, () => Uint8Array][] {
  const { features, parameters, popularity, items, catalogue, professions, rows, params, ease, pairs } = trained
  const count = catalogue.ids.length
  const representation = itemRepresentation(features.features, parameters.item_feature_embeddings)
  return [
    ['mapping.json.gz', () => gzipped(mappingOf(trained))],
    ['user_features.npz', () => encodeNpz(csrArrays(userFeatures(professions.length, count)))],
    ['item_features.npz', () => encodeNpz(csrArrays(features.features))],
    [
      'interactions.npz',
      () => {
        const data = Float32Array.from(rows.indices, () => 1)
        const matrix = { rows: rows.indptr.length - 1, cols: count, indptr: rows.indptr, indices: rows.indices, data }
        return encodeNpz({ ...csrArrays(matrix), profession: rows.profession, weights: rows.weights })
      },
    ],
    ['model.npz', () => encodeNpz(modelArrays(trained))],
    ['item_emb_norm.npy', () => encodeNpy(unitRows(representation, params.no_components), [count, params.no_components])],
    ['train_pop.npy', () => encodeNpy(popularity.all)],
    ['pop_by_prof_norm.npy', () => encodeNpy(popularity.byProfession, [professions.length, count])],
    ['top_popp_by_prof.npy', () => encodeNpy(popularity.top, [professions.length, popularity.topLength])],
    ['item_to_gamme.npy', () => encodeNpy(items.gamme)],
    ['item_is_pl.npy', () => encodeNpy(items.privateLabel)],
    ['pair_boost.json.gz', () => gzipped(listedPairs(trained, about.pairsSource))],
    ['pair_boost_idx.npz', () => encodeNpz(pairArrays(pairs))],
    [
      'ease.npz',
      () => {
        const size = ease?.items.length ?? 0
        const weights = { data: ease?.weights ?? new Float32Array(0), shape: [size, size] }
        return encodeNpz({ items: ease?.items ?? new Int32Array(0), weights })
      },
    ],
    ['pair_rev_idx.npz', () => encodeNpz(reverseArrays(pairs))],
    ['holdout.json.gz', () => gzipped(holdoutOf(trained))],
    ['product_meta.json.gz', () => gzipped(metaOf(trained))],
    ['versions.json', () => json(about.versions)],
    ['params.json', () => json(about.params)],
  ]
}

const json = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
const gzipped = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value), { level: 6 })

/** Ids are told as numbers when all of them are. */
const idsOf = ({ catalogue: { ids } }: Trained): (string | number)[] => (areIntegers(ids) ? ids.map(Number) : ids)

/** In each list the position is the index. */
function mappingOf(trained: Trained) {
  const { professions, features, catalogue } = trained
  return {
    user_id_map: professions,
    user_feature_map: [...professions.map((name) => `prof:${name}`), ...catalogue.ids.map((id) => `basket:${id}`)],
    item_id_map: idsOf(trained),
    item_feature_map: features.names,
  }
}

/** A user is a profession; what its basket adds depends on the question. */
const userFeatures = (professions: number, items: number) => ({
  rows: professions,
  cols: professions + items,
  indptr: Int32Array.from({ length: professions + 1 }, (_, row) => row),
  indices: Int32Array.from({ length: professions }, (_, row) => row),
  data: new Float32Array(professions).fill(1),
})

function modelArrays({ parameters, params: { no_components }, features, professions, catalogue }: Trained) {
  const users = professions.length + catalogue.ids.length
  return {
    item_feature_embeddings: { data: parameters.item_feature_embeddings, shape: [features.names.length, no_components] },
    item_feature_biases: parameters.item_feature_biases,
    user_feature_embeddings: { data: parameters.user_feature_embeddings, shape: [users, no_components] },
    user_feature_biases: parameters.user_feature_biases,
  }
}

/** Item numbers and counts take two bytes where they fit. */
const narrow = (data: Int32Array | Float32Array): NpyData =>
  data.every((value) => value >= 0 && value < NARROW && Number.isInteger(value)) ? Uint16Array.from(data) : data

function pairArrays(pairs: readonly Pairs[]): Record<string, NpyData> {
  const arrays: Record<string, NpyData> = { rows: Float64Array.from(pairs, ({ rows }) => rows) }
  for (const [population, { basket_count, count, weighted }] of pairs.entries()) {
    const name = populationName(population, pairs.length - 1)
    arrays[`${name}_baskets`] = basket_count
    arrays[`${name}_indptr`] = count.indptr
    arrays[`${name}_indices`] = narrow(count.indices)
    arrays[`${name}_count`] = narrow(count.data)
    arrays[`${name}_weighted`] = weighted
  }
  return arrays
}

function reverseArrays(pairs: readonly Pairs[]): Record<string, NpyData> {
  const arrays: Record<string, NpyData> = {}
  for (const [population, one] of pairs.entries()) {
    const name = populationName(population, pairs.length - 1)
    const { indptr, indices, data } = reversePairs(one)
    arrays[`${name}_indptr`] = indptr
    arrays[`${name}_indices`] = narrow(indices)
    arrays[`${name}_strength`] = data
  }
  return arrays
}

/** The most frequent pairs in plain words, each in one order; the last number of `pairs` is how many baskets hold both. */
function listedPairs(trained: Trained, source: 'baskets' | 'couples') {
  const { pairs, professions } = trained
  const ids = idsOf(trained)
  const least = leastListed(pairs)
  const listed: [number, string | number, string | number, number][] = []
  for (const [population, { count }] of pairs.entries()) {
    for (let a = 0; a < count.rows; a++) {
      for (let at = count.indptr[a]; at < count.indptr[a + 1]; at++) {
        if (count.indices[at] > a && count.data[at] >= least) listed.push([population, ids[a], ids[count.indices[at]], count.data[at]])
      }
    }
  }
  return { source, min_count: least, populations: [...professions, 'ANY'], columns: ['population', 'a', 'b', 'baskets'], pairs: listed }
}

function leastListed(pairs: readonly Pairs[]): number {
  const bins = new Float64Array(NARROW)
  for (const { count } of pairs) for (const value of count.data) bins[Math.min(Math.floor(value), NARROW - 1)]++
  let kept = 0
  for (let least = NARROW - 1; least >= 1; least--) {
    kept += bins[least] / 2
    if (kept > LISTED_PAIRS) return least + 1
  }
  return 1
}

/** Product sets kept aside: `sets` by the hash of the seed, `excluded` by a protocol. */
const holdoutOf = ({ params, heldSets }: Trained) => ({ share: params.holdout, seed: params.seed, ...heldSets })

function metaOf(trained: Trained) {
  const ids = idsOf(trained)
  const { items } = trained
  const entries = items.details.flatMap((detail, item) => {
    if (!detail) return []
    const meta = {
      label: detail.label,
      gamme: detail.gammeLabel,
      univers: detail.universLabel,
      id_gamme: items.gamme[item],
      id_univers: items.univers[item],
      is_private_label: items.privateLabel[item] === 1,
    }
    return [[ids[item], meta]]
  })
  return Object.fromEntries(entries)
}
