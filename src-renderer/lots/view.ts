import type { Assignment, Cluster, Eligible, Feature, Params, WhyHere } from './answers.ts'

interface FeatureLook {
  /** Decimals of a mean. */
  digits: number
  /** Decimals of the value of one lot, where they differ. */
  ownDigits?: number
  unit: boolean
  /** Px of its column in a table. */
  width: number
}

/** How each feature is printed, in the order in which runs use them. */
export const FEATURE_LOOK: Record<Feature, FeatureLook> = {
  itm: { digits: 2, unit: false, width: 52 },
  sigma: { digits: 0, unit: true, width: 62 },
  pctg_perte_gavage: { digits: 2, unit: true, width: 66 },
  total_corn_real: { digits: 2, unit: true, width: 64 },
  nb_meg: { digits: 0, unit: false, width: 64 },
  duree_gavage: { digits: 1, ownDigits: 0, unit: true, width: 50 },
  poids_foie_moyen_g: { digits: 0, unit: true, width: 56 },
}

export const FEATURES = Object.keys(FEATURE_LOOK) as Feature[]

/** Two features that correlate so much say nearly the same. */
export const TWIN_CORRELATION = 0.8

/** The profile cell that differs most from all lots. */
export function strongestCell(clusters: readonly Cluster[], features: readonly Feature[]) {
  const cells = clusters.flatMap((cluster) =>
    features.map((feature) => ({ cluster_id: cluster.cluster_id, feature, z: cluster.z[feature] ?? 0 })),
  )
  return cells.sort((a, b) => Math.abs(b.z) - Math.abs(a.z)).at(0)
}

/** Which feature is missing in how many of the excluded lots, most frequent first. */
export function missingFeatures(excluded: readonly { missing: readonly Feature[] }[]): { feature: Feature; n: number }[] {
  const counts = new Map<Feature, number>()
  for (const { missing } of excluded) for (const feature of missing) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return [...counts].map(([feature, n]) => ({ feature, n })).sort((a, b) => b.n - a.n)
}

/** Parts in falling order: the first holds the lot, the last pulls it away. */
export const rankedParts = (why: WhyHere) => [...why.parts].sort((a, b) => b.part - a.part)

/** Decimals with which two different figures are printed differently, at least `digits` and at most two more; `digits` when that is not enough. */
export function tellingDigits(from: number, to: number, digits: number): number {
  const differ = [0, 1, 2].find((more) => from.toFixed(digits + more) !== to.toFixed(digits + more))
  return digits + (differ ?? 0)
}

/** `mulard|LL|2` as it is read. */
export const segmentText = (segment: string) => segment.replaceAll('|', ' + ')

/** The filters of a run that are set, by parameter. */
export function setFilters(params: Params): { name: keyof Params; value: string }[] {
  const values: [keyof Params, string | null][] = [
    ['site_codes', params.site_codes?.join(', ') ?? null],
    ['genetique', params.genetique],
    ['seasons', params.seasons?.join(', ') ?? null],
    ['min_duree_gavage', params.min_duree_gavage === null ? null : String(params.min_duree_gavage)],
    ['max_duree_gavage', params.max_duree_gavage === null ? null : String(params.max_duree_gavage)],
  ]
  return values.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
}

/** Pairs of features with |r| of at least {@link TWIN_CORRELATION}, strongest first. */
export function twins({ features, correlations }: Pick<Eligible, 'features' | 'correlations'>, chosen: readonly Feature[]) {
  const pairs = features.flatMap((first, row) =>
    features
      .slice(row + 1)
      .map((second, offset) => ({ a: first.feature, b: second.feature, r: correlations[row]?.[row + 1 + offset] ?? 0 })),
  )
  return pairs
    .filter(({ a, b, r }) => chosen.includes(a) && chosen.includes(b) && Math.abs(r) >= TWIN_CORRELATION)
    .sort((x, y) => Math.abs(y.r) - Math.abs(x.r))
}

/** What the engine warns of, in the language of the page. */
export const warningsIn = (language: 'en' | 'fr', { warnings, warnings_fr }: { warnings: string[]; warnings_fr: string[] }) =>
  language === 'fr' ? warnings_fr : warnings

/** Lots of one cluster, or all. */
export const ofCluster = (rows: readonly Assignment[], cluster_id: number | undefined) =>
  cluster_id === undefined ? rows : rows.filter((row) => row.cluster_id === cluster_id)

/** Typed arrays for the map; `indexOf` finds a lot again. */
export function mapData({ lot_ids, x, y, cluster_ids }: { lot_ids: number[]; x: number[]; y: number[]; cluster_ids: number[] }) {
  const places = new Map(lot_ids.map((lot_id, index) => [lot_id, index]))
  return {
    data: { x: Float64Array.from(x), y: Float64Array.from(y), category: Int32Array.from(cluster_ids) },
    lotAt: (index: number) => lot_ids[index],
    indexOf: (lot_id: number | undefined) => (lot_id === undefined ? -1 : (places.get(lot_id) ?? -1)),
  }
}
