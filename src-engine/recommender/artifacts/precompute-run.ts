import { join } from 'node:path'
import { writeAtomically } from '#engine/base/write-atomically'
import { itemRepresentation } from '#engine/math/factor-trainer'
import { popularityOf } from '../training/popularity.ts'
import { type Artifact, MANIFEST, type Manifest } from './files.ts'
import { encodeNpy } from './npy.ts'
import { openNpz, readCsr } from './npz.ts'
import { hashOf, readArtifact, readJson, readManifest } from './read-files.ts'
import { unitRows } from './unit-rows.ts'

/**
 * Computes again the embeddings of the items and the popularities of a run, from its model, features and interactions, and puts them in
 * the place of files that are missing, damaged or old.
 *
 * @param directory - folder of the run. @param onProgress - share 0…1.
 * @returns the files that were written.
 * @throws {EngineError} `RECOMMENDER_RUN_DAMAGED` when what it needs is damaged itself.
 */
export async function precomputeRun(directory: string, onProgress: (share: number) => void): Promise<string[]> {
  const manifest = await readManifest(directory)
  const open = async (name: Artifact) => openNpz(await readArtifact(directory, manifest, name), name)
  const params = await readJson<{ topk_per_prof: number; no_components: number }>(directory, manifest, 'params.json')
  const { user_id_map } = await readJson<{ user_id_map: string[] }>(directory, manifest, 'mapping.json.gz')
  const features = readCsr(await open('item_features.npz'))
  const model = await open('model.npz')
  const interactions = await open('interactions.npz')
  onProgress(0.4)
  const { indptr, indices, cols: items } = readCsr(interactions)
  const rows = {
    indptr,
    indices,
    profession: interactions.get('profession').data as Int32Array,
    weights: interactions.get('weights').data as Float32Array,
  }
  const professions = user_id_map.length
  const popularity = popularityOf(rows, { items, professions, top: params.topk_per_prof })
  const embeddings = itemRepresentation(features, model.get('item_feature_embeddings').data as Float32Array)
  const files: [Artifact, Uint8Array][] = [
    ['item_emb_norm.npy', encodeNpy(unitRows(embeddings, params.no_components), [items, params.no_components])],
    ['train_pop.npy', encodeNpy(popularity.all)],
    ['pop_by_prof_norm.npy', encodeNpy(popularity.byProfession, [professions, items])],
    ['top_popp_by_prof.npy', encodeNpy(popularity.top, [professions, popularity.topLength])],
  ]
  const next: Manifest = { ...manifest, files: { ...manifest.files } }
  for (const [i, [name, bytes]] of files.entries()) {
    await writeAtomically(join(directory, name), bytes)
    next.files[name] = { sha256: hashOf(bytes), bytes: bytes.length }
    onProgress(0.5 + (0.4 * (i + 1)) / files.length)
  }
  await writeAtomically(join(directory, MANIFEST), `${JSON.stringify(next, null, 2)}\n`)
  return files.map(([name]) => name)
}
