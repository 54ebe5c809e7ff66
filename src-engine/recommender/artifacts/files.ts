/** The files of a run, by the names that other programs rely on. */
export const ARTIFACTS = [
  'mapping.json.gz',
  'user_features.npz',
  'item_features.npz',
  'interactions.npz',
  'model.npz',
  'item_emb_norm.npy',
  'train_pop.npy',
  'pop_by_prof_norm.npy',
  'top_popp_by_prof.npy',
  'item_to_gamme.npy',
  'item_is_pl.npy',
  'pair_boost.json.gz',
  'pair_boost_idx.npz',
  'ease.npz',
  'pair_rev_idx.npz',
  'holdout.json.gz',
  'product_meta.json.gz',
  'versions.json',
  'params.json',
] as const
export type Artifact = (typeof ARTIFACTS)[number]

export const MANIFEST = 'manifest.json'
export const RUN_NAME = /^run_\d{8}_\d{6}(?:_[A-Za-z0-9][A-Za-z0-9_-]*)?$/
export const FORMAT = 1

/** What the manifest of a run says of its files. */
export interface Manifest {
  format: number
  run: string
  created_at: string
  files: Record<string, { sha256: string; bytes: number }>
}

/** Names of the pairs of a population in an .npz file: its number, or ANY. */
export const populationName = (population: number, professions: number): string => (population === professions ? 'ANY' : String(population))
