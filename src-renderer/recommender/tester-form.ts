import type { ProfileRow, RecommendInput } from './answers.ts'
import { type ProfileSettings, sizeKeyFor } from './profile-form.ts'

/** Which run answers with which profile, and what is changed in it for a look. */
export interface Side {
  /** Undefined: the current run. */
  run?: string
  /** Undefined: the active profile. */
  profile?: string
  /** MMR_LAMBDA in place of the profile's. */
  lambda?: number
  /** CAP_PER_GAMME in place of the profile's. */
  cap?: number
}

export interface TesterAsk {
  /** A profession of the run, `auto` or `none`. */
  profession: string
  k: number
  a: Side
  /** Undefined: one list only. */
  b?: Side
}

/** What stands for a guess, and for all baskets alike. */
export const AUTO = 'auto'
export const NONE = 'none'

export const DEFAULT_ASK: TesterAsk = { profession: AUTO, k: 10, a: {} }

export const LIMITS = { k: [1, 50], cap: [0, 50] } as const

/** The question that one side asks; settings that are tried go along as a profile that is not saved. */
export function recommendInput(
  products: readonly (string | number)[],
  { profession, k }: TesterAsk,
  { run, profile, lambda, cap }: Side,
  profiles: readonly ProfileRow[],
  active: string | undefined,
  lang: 'en' | 'fr',
): RecommendInput {
  const given = profession !== AUTO && profession !== NONE
  const tried = {
    ...(lambda === undefined ? {} : { MMR_LAMBDA: lambda, DIVERSIFY: 1 }),
    ...(cap === undefined ? {} : { CAP_PER_GAMME: cap }),
  }
  const base = profiles.find(({ name }) => name === (profile ?? active))
  return {
    product_ids: products.map(String),
    profession: given ? profession : undefined,
    mode: profession === NONE ? 'none' : 'auto',
    k,
    expand: true,
    explain: true,
    profile,
    draft: base && Object.keys(tried).length > 0 ? { ...changedProfile(base.profile, tried) } : undefined,
    run,
    lang,
  }
}

/** The profile with the same settings changed for every basket size. */
export const changedProfile = ({ basket_params_by_size }: ProfileSettings, tried: Readonly<Record<string, number>>): ProfileSettings => ({
  basket_params_by_size: Object.fromEntries(Object.entries(basket_params_by_size).map(([size, bucket]) => [size, { ...bucket, ...tried }])),
})

/** What a profile says of one setting for a basket of so many products; undefined where the package decides. */
export function usualSetting(profiles: readonly ProfileRow[], profile: string | undefined, products: number, setting: string) {
  const settings = profiles.find(({ name }) => name === profile)?.profile
  const key = settings && sizeKeyFor(settings, Math.max(1, products))
  return key === undefined ? undefined : settings?.basket_params_by_size[key][setting]
}
