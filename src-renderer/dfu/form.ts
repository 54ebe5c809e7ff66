import type { FeaturesInput, Params, TrainInput } from './answers.ts'

/** What the planner has chosen in the wizard; null while a field is empty, `k` null: the rule chooses. */
export interface Form {
  time_window: number | null
  min_months: number | null
  /** Last month of the window, YYYY-MM; empty: the last month of the sales. */
  until: string
  item_features: readonly string[]
  dfu_features: readonly string[]
  log_volume: boolean
  use_pca: boolean
  k_low: number | null
  k_high: number | null
  min_cluster_size_pct: number | null
  gap_b: number | null
  n_init: number | null
  random_state: number | null
  no_match: boolean
  k: number | null
}

export const DEFAULT_FORM: Form = {
  time_window: 24,
  min_months: 12,
  until: '',
  item_features: [],
  dfu_features: [],
  log_volume: true,
  use_pca: false,
  k_low: 3,
  k_high: 12,
  min_cluster_size_pct: 1,
  gap_b: 10,
  n_init: 10,
  random_state: 42,
  no_match: false,
  k: null,
}

export const LIMITS = {
  time_window: [3, 600],
  min_months: [1, 600],
  k: [2, 60],
  min_cluster_size_pct: [0, 50],
  gap_b: [1, 500],
  n_init: [1, 100],
  random_state: [0, 4_294_967_295],
} as const

/** The form of a run that was made before. */
export const formOf = ({ k_range, k, until, ...params }: Params): Form => ({
  ...params,
  until: until ?? '',
  k_low: k_range[0],
  k_high: k_range[1],
  k,
})

export const featuresInput = (form: Form): FeaturesInput => ({
  min_months: form.min_months ?? undefined,
  time_window: form.time_window ?? undefined,
  until: form.until || undefined,
  item_features: form.item_features.length > 0 ? [...form.item_features] : undefined,
  dfu_features: form.dfu_features.length > 0 ? [...form.dfu_features] : undefined,
})

export const trainInput = (form: Form, lang: 'en' | 'fr'): TrainInput => ({
  ...featuresInput(form),
  k_range: form.k_low === null || form.k_high === null ? undefined : [form.k_low, form.k_high],
  min_cluster_size_pct: form.min_cluster_size_pct ?? undefined,
  use_pca: form.use_pca || undefined,
  k: form.k ?? undefined,
  no_log_volume: !form.log_volume || undefined,
  gap_b: form.gap_b ?? undefined,
  n_init: form.n_init ?? undefined,
  random_state: form.random_state ?? undefined,
  no_match: form.no_match || undefined,
  lang,
})

export type Problem = 'fixField' | 'monthsCrossed' | 'untilWrong' | 'rangeCrossed' | 'sizeUnmeetable'

/** Why the features cannot be computed; undefined when they can. */
export function seriesProblem({ time_window, min_months, until }: Form): Problem | undefined {
  if (!within(time_window, LIMITS.time_window) || !within(min_months, LIMITS.min_months)) return 'fixField'
  if (min_months !== null && time_window !== null && min_months > time_window) return 'monthsCrossed'
  return until === '' || /^\d{4}-(0[1-9]|1[0-2])$/.test(until) ? undefined : 'untilWrong'
}

/** Why the numbers of clusters cannot be tried. A least size of p % in K clusters needs K · p ≤ 100. */
export function sweepProblem({ k_low, k_high, min_cluster_size_pct, gap_b, n_init, random_state }: Form): Problem | undefined {
  const fields = [within(k_low, LIMITS.k), within(k_high, LIMITS.k), within(min_cluster_size_pct, LIMITS.min_cluster_size_pct)]
  const others = [within(gap_b, LIMITS.gap_b), within(n_init, LIMITS.n_init), within(random_state, LIMITS.random_state)]
  if ([...fields, ...others].includes(false) || k_low === null || k_high === null) return 'fixField'
  if (k_low > k_high) return 'rangeCrossed'
  return (min_cluster_size_pct ?? 0) * k_low > 100 ? 'sizeUnmeetable' : undefined
}

/** Two forms ask the same sweep: only the number of clusters that is wished may differ. */
export const sameSweep = (a: Form, b: Form) => JSON.stringify({ ...a, k: null }) === JSON.stringify({ ...b, k: null })

export const sameFeatures = (a: Form, b: Form) => JSON.stringify(featuresInput(a)) === JSON.stringify(featuresInput(b))

const within = (value: number | null, [low, high]: readonly [number, number]) => value !== null && value >= low && value <= high
