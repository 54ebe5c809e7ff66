import { EngineError } from '#engine/base/errors'
import { OLD_NAMES, PARAM_RULES, type ParamName, paramFault, type RankingParams } from './ranking-params.ts'

/** Settings for one basket size; what is absent comes from the environment, else from the package. */
export type Bucket = Partial<RankingParams>

/** Settings by basket size: `"3"`, `"4+"`, `"default"`. */
export interface Profile {
  basket_params_by_size: Record<string, Bucket>
}

export interface ProfileFault {
  path: string
  fault: string
}

const SIZE = /^(?:[1-9]\d{0,5}\+?|default)$/

/**
 * Reads a profile in the JSON format of the requirement.
 *
 * @param given - `{ basket_params_by_size: { "1": {…}, "3+": {…}, default: {…} } }`, or the same under one name.
 * @returns a new profile whose settings have their present names.
 * @throws {EngineError} `RECOMMENDER_PROFILE_INVALID` with `faults`: every place that is wrong and why.
 */
export function readProfile(given: unknown): Profile {
  const sizes = (unnamed(given) as Partial<Profile> | null)?.basket_params_by_size
  if (!isObject(sizes)) throw invalid([{ path: 'basket_params_by_size', fault: 'expected an object of settings by basket size' }])
  const faults: ProfileFault[] = Object.keys(sizes).length === 0 ? [{ path: 'basket_params_by_size', fault: 'holds no size' }] : []
  const read = Object.entries(sizes).map(([key, bucket]) => [key, readBucket(key, bucket, faults)])
  if (faults.length > 0) throw invalid(faults)
  return { basket_params_by_size: Object.fromEntries(read) }
}

function readBucket(key: string, bucket: unknown, faults: ProfileFault[]): Bucket {
  const at = `basket_params_by_size.${key}`
  if (!SIZE.test(key)) faults.push({ path: at, fault: 'expected a basket size such as "2", "4+" or "default"' })
  if (!isObject(bucket) || Object.keys(bucket).length === 0) {
    faults.push({ path: at, fault: 'expected at least one setting' })
    return {}
  }
  const read: Record<string, unknown> = {}
  for (const [given, value] of Object.entries(bucket)) {
    const name = OLD_NAMES[given] ?? given
    const path = `${at}.${given}`
    if (!Object.hasOwn(PARAM_RULES, name)) {
      faults.push({ path, fault: `is no setting; known are ${Object.keys(PARAM_RULES).join(', ')}` })
      continue
    }
    const fault = paramFault(name as ParamName, value)
    if (fault !== null) faults.push({ path, fault })
    else if (name in read) faults.push({ path, fault: `says ${name} a second time` })
    else read[name] = value
  }
  return read as Bucket
}

/**
 * The settings for a basket.
 *
 * @param size - known products in the basket, ≥ 1.
 * @param below - settings for what the profile leaves open.
 * @returns the bucket of exactly this size, else of the greatest `N+` with N ≤ size, else for more than 5 products the one of the
 *   largest size, else `default`, else `below` alone.
 */
export function paramsFor({ basket_params_by_size: sizes }: Profile, size: number, below: Readonly<RankingParams>): RankingParams {
  return { ...below, ...sizes[bucketFor(Object.keys(sizes), size) ?? ''] }
}

/**
 * The key of the bucket that {@link paramsFor} takes.
 *
 * @returns undefined when no key applies.
 */
export function bucketFor(keys: readonly string[], size: number): string | undefined {
  if (keys.includes(String(size))) return String(size)
  const open = keys.filter((key) => key.endsWith('+') && Number.parseInt(key, 10) <= size)
  if (open.length > 0) return largest(open)
  const exact = keys.filter((key) => /^\d+$/.test(key))
  if (size > 5 && exact.length > 0) return largest(exact)
  return keys.find((key) => key === 'default')
}

const largest = (keys: readonly string[]): string =>
  keys.reduce((best, key) => (Number.parseInt(key, 10) > Number.parseInt(best, 10) ? key : best))

/** One setting in which two profiles differ for a basket size. */
export interface ProfileDifference {
  size: number
  name: ParamName
  a: number | string
  b: number | string
}

/**
 * In which settings two profiles differ.
 *
 * @param sizes - basket sizes to look at.
 * @param below - as for {@link paramsFor}.
 */
export function compareProfiles(a: Profile, b: Profile, sizes: readonly number[], below: Readonly<RankingParams>): ProfileDifference[] {
  const names = Object.keys(PARAM_RULES) as ParamName[]
  return sizes.flatMap((size) => {
    const [left, right] = [paramsFor(a, size, below), paramsFor(b, size, below)]
    return names.filter((name) => left[name] !== right[name]).map((name) => ({ size, name, a: left[name], b: right[name] }))
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A file of one profile may hold it under its name. */
function unnamed(given: unknown): unknown {
  if (!isObject(given) || 'basket_params_by_size' in given) return given
  const [only, ...others] = Object.values(given)
  return others.length === 0 ? only : given
}

const invalid = (faults: readonly ProfileFault[]): EngineError =>
  new EngineError(
    'RECOMMENDER_PROFILE_INVALID',
    `The profile cannot be used: ${faults.map(({ path, fault }) => `${path} ${fault}`).join('; ')}.`,
    { faults },
  )
