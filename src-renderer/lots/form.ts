import type { ClusterInput, Eligible, EligibleInput, Feature, Params } from './answers.ts'

/** What the analyst has chosen in the wizard; null and empty mean "no such filter" or "all features". */
export interface Form {
  site_codes: readonly string[]
  genetique: string | null
  seasons: readonly string[]
  min_duree_gavage: number | null
  max_duree_gavage: number | null
  min_lots: number | null
  features: readonly Feature[] | null
  n_clusters: number | null
  random_state: number | null
  n_init: number | null
  modele_version: string
  no_match: boolean
}

export const DEFAULT_FORM: Form = {
  site_codes: [],
  genetique: null,
  seasons: [],
  min_duree_gavage: null,
  max_duree_gavage: null,
  min_lots: 20,
  features: null,
  n_clusters: 3,
  random_state: 42,
  n_init: 10,
  modele_version: 'lot_pred_kmeans_v1',
  no_match: false,
}

export const LIMITS = {
  days: [0, 365],
  min_lots: [2, 1_000_000],
  n_clusters: [2, 20],
  random_state: [0, 4_294_967_295],
  n_init: [1, 100],
} as const

/** The form of a run that was made before. */
export const formOf = (params: Params): Form => ({ ...params, site_codes: params.site_codes ?? [], seasons: params.seasons ?? [] })

export function eligibleInput(form: Form): EligibleInput {
  return {
    site_codes: form.site_codes.length > 0 ? [...form.site_codes] : undefined,
    genetique: form.genetique ?? undefined,
    seasons: form.seasons.length > 0 ? [...form.seasons] : undefined,
    min_duree_gavage: form.min_duree_gavage ?? undefined,
    max_duree_gavage: form.max_duree_gavage ?? undefined,
    features: form.features ? [...form.features] : undefined,
    min_lots: form.min_lots ?? undefined,
  }
}

export function clusterInput(form: Form): ClusterInput {
  return {
    n_clusters: form.n_clusters ?? undefined,
    random_state: form.random_state ?? undefined,
    n_init: form.n_init ?? undefined,
    ...eligibleInput(form),
    modele_version: form.modele_version.trim() || undefined,
    no_match: form.no_match,
  }
}

/** The filters can be asked: their fields hold what the engine takes. */
export const filtersFit = ({ min_duree_gavage: low, max_duree_gavage: high, min_lots, features }: Form) =>
  within(low ?? 0, LIMITS.days) &&
  within(high ?? 0, LIMITS.days) &&
  (low === null || high === null || low <= high) &&
  within(min_lots, LIMITS.min_lots) &&
  features?.length !== 0

export const daysCrossed = ({ min_duree_gavage: low, max_duree_gavage: high }: Form) => low !== null && high !== null && low > high

export const methodFits = (form: Form) =>
  within(form.n_clusters, LIMITS.n_clusters) &&
  within(form.random_state, LIMITS.random_state) &&
  within(form.n_init, LIMITS.n_init) &&
  form.modele_version.trim().length > 0

/** The features a run would use: the chosen ones, or all that the lots have. */
export const usedFeatures = (form: Form, eligible: Pick<Eligible, 'features'> | undefined): Feature[] =>
  form.features ? [...form.features] : (eligible?.features ?? []).filter(({ usable }) => usable).map(({ feature }) => feature)

/** The filter that removed most lots. */
export const strictest = (removed: Eligible['removed']) =>
  [...removed].sort((a, b) => b.removed - a.removed).find((step) => step.removed > 0)

const within = (value: number | null, [low, high]: readonly [number, number]) => value !== null && value >= low && value <= high
