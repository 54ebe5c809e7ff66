/** Every setting of a ranking, after defaults. Weights multiply sources that are scaled to 0 … 1 over the candidates. */
export interface RankingParams {
  W_PAIR: number
  PAIR_ANY_WEIGHT: number
  W_EMB: number
  W_POPP: number
  W_POPG: number
  W_COV: number
  W_REV: number
  W_EASE: number
  W_PL_BASE: number
  W_PL_PER_BASK_PL: number
  TOP_PAIRS: number
  TOP_PAIRS_ANY_FRAC: number
  TOP_POPP: number
  TOP_POPG: number
  TOP_EASE: number
  PAIR_QUOTA: number
  DIVERSIFY: number
  MMR_LAMBDA: number
  CAP_PER_GAMME: number
  PAIR_SCORE: 'confidence' | 'weighted'
  PAIR_POP_POWER: number
  POPP_SMOOTH: number
  EMB_SCORE: 'cosine' | 'dot'
  PROFMIX_BY: 'centroid' | 'bayes'
  PROFMIX_TOPK: number
  PROFMIX_TEMP: number
  PROFMIX_MINMASS: number
}
export type ParamName = keyof RankingParams

/** How one setting may be chosen. */
export interface ParamRule {
  default: number | string
  min?: number
  max?: number
  integer?: boolean
  choices?: readonly string[]
}

const weight = (value: number): ParamRule => ({ default: value, min: 0, max: 10 })
const share = (value: number): ParamRule => ({ default: value, min: 0, max: 1 })
const size = (value: number, max = 1_000_000): ParamRule => ({ default: value, min: 0, max, integer: true })
const choice = (...choices: string[]): ParamRule => ({ default: choices[0], choices })

/** Rule and packaged value of every setting: section 8 of the requirement, `methods.md` where that is silent. */
export const PARAM_RULES: Readonly<Record<ParamName, ParamRule>> = {
  W_PAIR: weight(0.6),
  PAIR_ANY_WEIGHT: weight(0.4),
  W_EMB: weight(0.3),
  W_POPP: weight(0.2),
  W_POPG: weight(0),
  W_COV: weight(0.1),
  W_REV: weight(0),
  W_EASE: weight(0),
  W_PL_BASE: weight(0.1),
  W_PL_PER_BASK_PL: weight(0.15),
  TOP_PAIRS: size(2400),
  TOP_PAIRS_ANY_FRAC: share(0.3),
  TOP_POPP: size(1600),
  TOP_POPG: size(300),
  TOP_EASE: size(300),
  PAIR_QUOTA: size(2, 1000),
  DIVERSIFY: size(1, 1),
  MMR_LAMBDA: share(0.7),
  CAP_PER_GAMME: size(2, 1000),
  PAIR_SCORE: choice('confidence', 'weighted'),
  PAIR_POP_POWER: share(0.3),
  POPP_SMOOTH: size(0),
  EMB_SCORE: choice('cosine', 'dot'),
  PROFMIX_BY: choice('centroid', 'bayes'),
  PROFMIX_TOPK: { default: 3, min: 1, max: 1000, integer: true },
  PROFMIX_TEMP: { default: 0.1, min: 0.001, max: 100 },
  PROFMIX_MINMASS: share(0.9),
}

/** Names that older settings use for the same thing. */
export const OLD_NAMES: Readonly<Record<string, ParamName>> = { W_PL_ABS: 'W_PL_BASE', PL_MULT: 'W_PL_PER_BASK_PL' }

/** The packaged value of every setting. */
export const PACKAGED_PARAMS = Object.freeze(
  Object.fromEntries(Object.entries(PARAM_RULES).map(([name, rule]) => [name, rule.default])),
) as unknown as Readonly<RankingParams>

/**
 * Why a value does not fit a setting.
 *
 * @returns null when it fits.
 */
export function paramFault(name: ParamName, value: unknown): string | null {
  const { min = 0, max = 0, integer, choices } = PARAM_RULES[name]
  if (choices) return choices.includes(value as string) ? null : `expected ${choices.join(' or ')}, got ${JSON.stringify(value)}`
  const expected = `expected ${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`
  const fits = typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value))
  return fits ? null : `${expected}, got ${typeof value === 'number' ? value : JSON.stringify(value)}`
}

/**
 * Settings that the environment gives; profiles win over them.
 *
 * @param environment - variables by name; those that are no setting are ignored, as are settings that are chosen by word.
 * @returns the settings, and the variables whose value does not fit.
 */
export function paramsOfEnvironment(environment: Readonly<Record<string, string | undefined>>): {
  params: Partial<RankingParams>
  faults: { name: string; fault: string }[]
} {
  const params: Partial<RankingParams> = {}
  const faults: { name: string; fault: string }[] = []
  const named = [...Object.entries(OLD_NAMES), ...Object.keys(PARAM_RULES).map((name) => [name, name])] as [string, ParamName][]
  for (const [variable, name] of named) {
    const text = environment[variable]?.trim()
    if (!text) continue
    const value = PARAM_RULES[name].choices ? text : Number(text)
    const fault = paramFault(name, value)
    if (fault === null) Object.assign(params, { [name]: value })
    else faults.push({ name: variable, fault })
  }
  return { params, faults }
}
