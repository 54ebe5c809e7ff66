/** Settings of one basket size; what is absent comes from the package. */
export type Bucket = Readonly<Record<string, number | string>>

/** A profile as it is saved: settings by basket size, `"2"`, `"4+"`, `"default"`. */
export interface ProfileSettings {
  basket_params_by_size: Readonly<Record<string, Bucket>>
}

/** Settings in the order of the editor. */
export const SETTING_GROUPS = {
  weights: ['W_PAIR', 'PAIR_ANY_WEIGHT', 'W_EASE', 'W_EMB', 'W_POPP', 'W_POPG', 'W_COV', 'W_REV'],
  choice: ['DIVERSIFY', 'MMR_LAMBDA', 'CAP_PER_GAMME', 'PAIR_QUOTA'],
  ownBrand: ['W_PL_BASE', 'W_PL_PER_BASK_PL'],
  pool: ['TOP_PAIRS', 'TOP_PAIRS_ANY_FRAC', 'TOP_EASE', 'TOP_POPP', 'TOP_POPG'],
  sources: ['PAIR_SCORE', 'PAIR_POP_POWER', 'POPP_SMOOTH', 'EMB_SCORE'],
  professions: ['PROFMIX_BY', 'PROFMIX_TOPK', 'PROFMIX_TEMP', 'PROFMIX_MINMASS'],
} as const

/** Key of the unit of what is counted; weights and shares have none. */
export const SETTING_UNITS: Readonly<Record<string, string>> = {
  CAP_PER_GAMME: 'products',
  PAIR_QUOTA: 'products',
  TOP_PAIRS: 'products',
  TOP_EASE: 'products',
  TOP_POPP: 'products',
  TOP_POPG: 'products',
  POPP_SMOOTH: 'baskets',
  PROFMIX_TOPK: 'professions',
}

export const GROUP_NAMES = Object.keys(SETTING_GROUPS) as (keyof typeof SETTING_GROUPS)[]

const SIZE = /^(?:[1-9]\d{0,5}\+?|default)$/

/** Whether a key names a basket size: `"3"`, `"4+"`, `"default"`. */
export const isSize = (key: string) => SIZE.test(key)

/** Exact sizes, then open ones, each ascending, then `default`. */
export function sizesInOrder(profile: ProfileSettings): string[] {
  const place = (key: string) => (key === 'default' ? Number.POSITIVE_INFINITY : Number.parseInt(key, 10) + (key.endsWith('+') ? 0.5 : 0))
  return Object.keys(profile.basket_params_by_size).sort((a, b) => place(a) - place(b))
}

/** The profile with one setting changed; undefined takes it out, so that the packaged value counts. */
export function withSetting(profile: ProfileSettings, size: string, name: string, value: number | string | undefined): ProfileSettings {
  const { [name]: _before, ...others } = profile.basket_params_by_size[size] ?? {}
  const bucket = value === undefined ? others : { ...profile.basket_params_by_size[size], [name]: value }
  return { basket_params_by_size: { ...profile.basket_params_by_size, [size]: bucket } }
}

/** The profile with settings for one more size, begun as those of another. */
export const withSize = (profile: ProfileSettings, size: string, like: string): ProfileSettings => ({
  basket_params_by_size: { ...profile.basket_params_by_size, [size]: { ...profile.basket_params_by_size[like] } },
})

export function withoutSize(profile: ProfileSettings, size: string): ProfileSettings {
  const { [size]: _gone, ...others } = profile.basket_params_by_size
  return { basket_params_by_size: others }
}

/**
 * The settings that a basket of `size` products takes: its own, else the greatest open size below it, else for more than five
 * products the largest one, else `default`.
 */
export function sizeKeyFor(profile: ProfileSettings, size: number): string | undefined {
  const keys = Object.keys(profile.basket_params_by_size)
  if (keys.includes(String(size))) return String(size)
  const largest = (among: readonly string[]) => among.toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10)).at(0)
  const open = largest(keys.filter((key) => key.endsWith('+') && Number.parseInt(key, 10) <= size))
  const exact = size > 5 ? largest(keys.filter((key) => /^\d+$/.test(key))) : undefined
  return open ?? exact ?? keys.find((key) => key === 'default')
}

/** A size that the profile does not have yet, to begin a new one with. */
export function freeSize(profile: ProfileSettings): string {
  const keys = Object.keys(profile.basket_params_by_size)
  for (let size = 1; ; size++) if (!keys.includes(String(size)) && !keys.includes(`${size}+`)) return String(size)
}

export const sameProfile = (a: ProfileSettings, b: ProfileSettings) => canonical(a) === canonical(b)

const canonical = ({ basket_params_by_size: sizes }: ProfileSettings) =>
  JSON.stringify(
    Object.keys(sizes)
      .sort()
      .map((size) => [size, Object.entries(sizes[size]).sort(([one], [other]) => (one < other ? -1 : 1))]),
  )

/** A profile that answers for a basket size of another one: `"4+"` asks for four products. */
export function bucketLike(profile: ProfileSettings, size: string): Bucket {
  const key = size === 'default' ? size : sizeKeyFor(profile, Number.parseInt(size, 10))
  return (key === undefined ? undefined : profile.basket_params_by_size[key]) ?? {}
}

/** Weights that are added up in a score; own brand and the share of the pairs of all professions stand apart. */
const SUMMED: readonly string[] = ['W_PAIR', 'W_EASE', 'W_EMB', 'W_POPP', 'W_POPG', 'W_COV', 'W_REV']

/** Share of each weight in their sum; undefined for what is no weight. */
export function weightShares(settingOf: (name: string) => number | string): Readonly<Record<string, number>> {
  const values = SUMMED.map((name) => Number(settingOf(name)))
  const total = values.reduce((sum, value) => sum + value, 0)
  return total > 0 ? Object.fromEntries(SUMMED.map((name, place) => [name, values[place] / total])) : {}
}
