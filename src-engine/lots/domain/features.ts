/** The features a run may use, in the order in which every run stores and uses them. The contract names the same. */
export const FEATURES = ['itm', 'sigma', 'pctg_perte_gavage', 'total_corn_real', 'nb_meg', 'duree_gavage', 'poids_foie_moyen_g'] as const
export type FeatureName = (typeof FEATURES)[number]

interface FeatureWords {
  fr: string
  en: string
  unit: { fr: string; en: string }
  /** Decimals in a printed mean. */
  digits: number
}

/** How reports name a feature and print its means. */
export const FEATURE_WORDS: Record<FeatureName, FeatureWords> = {
  itm: { fr: 'ITM', en: 'ITM', unit: { fr: '', en: '' }, digits: 2 },
  sigma: { fr: 'Sigma', en: 'Sigma', unit: { fr: 'g', en: 'g' }, digits: 0 },
  pctg_perte_gavage: { fr: 'Pertes', en: 'Loss', unit: { fr: '%', en: '%' }, digits: 2 },
  total_corn_real: { fr: 'Maïs ingéré', en: 'Corn eaten', unit: { fr: 'kg', en: 'kg' }, digits: 2 },
  nb_meg: { fr: 'Mis en gavage', en: 'Birds placed', unit: { fr: '', en: '' }, digits: 0 },
  duree_gavage: { fr: 'Durée', en: 'Duration', unit: { fr: 'j', en: 'days' }, digits: 1 },
  poids_foie_moyen_g: { fr: 'Poids du foie', en: 'Liver weight', unit: { fr: 'g', en: 'g' }, digits: 0 },
}

/**
 * Position of a feature in {@link Lot.values}.
 *
 * @returns 0…6.
 */
export const positionOf = (feature: FeatureName): number => FEATURES.indexOf(feature)

/** A lot as clustering sees it. */
export interface Lot {
  lot_id: number
  code_lot: string
  site_code: string | null
  genetique: string | null
  season: string | null
  date_mise_en_gavage: string | null
  /** One value per feature in the order of {@link FEATURES}; null when missing. */
  values: readonly (number | null)[]
}

/**
 * Pairs values with their features.
 *
 * @param features - names, length d.
 * @param values - anything indexed 0…d−1.
 * @returns `{ itm: …, sigma: … }`.
 */
export function byFeature(features: readonly FeatureName[], values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(features.map((feature, column) => [feature, values[column]]))
}
