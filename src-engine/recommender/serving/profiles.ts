import { readFile } from 'node:fs/promises'
import type { Call } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Files } from '#engine/base/files'
import { PACKAGED_PROFILES } from '../domain/packaged-profiles.ts'
import { type Profile, readProfile } from '../domain/profile.ts'
import type { ProfilesStore } from './store-profiles.ts'

/** A profile by the name of the packaged ones or those of a project. */
export interface NamedProfile {
  name: string
  profile: Profile
}

/**
 * The profile that a call means.
 *
 * @param draft - a profile that is not saved; it wins.
 * @throws {EngineError} `RECOMMENDER_PROFILE_NOT_FOUND`, `RECOMMENDER_PROFILE_INVALID`.
 */
export function profileOf(
  store: ProfilesStore,
  { project_id }: Pick<Call, 'project_id'>,
  name: string,
  draft?: Record<string, unknown>,
): NamedProfile {
  if (draft !== undefined) return { name: 'draft', profile: readProfile(draft) }
  if (Object.hasOwn(PACKAGED_PROFILES, name)) return { name, profile: PACKAGED_PROFILES[name] }
  const own = store.find(project_id, name)
  if (own) return own
  const known = [...Object.keys(PACKAGED_PROFILES), ...store.ofProject(project_id).map((one) => one.name)]
  throw new EngineError('RECOMMENDER_PROFILE_NOT_FOUND', `There is no profile ${name}; known are ${known.join(', ')}.`, {
    profile: name,
    known,
  })
}

/** @throws {EngineError} `RECOMMENDER_PROFILE_PACKAGED` for a name that comes with the product. */
export function assertOwn(name: string): void {
  if (!Object.keys(PACKAGED_PROFILES).some((one) => one.toLowerCase() === name.toLowerCase())) return
  throw new EngineError('RECOMMENDER_PROFILE_PACKAGED', `${name} comes with the product. Choose another name for your own.`, {
    profile: name,
  })
}

/** The profile in a JSON file. */
export async function profileInFile(files: Files, token: string, call: Call): Promise<Profile> {
  const { path, name } = await files.resolve(token, call)
  const text = await readFile(path, 'utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const faults = [{ path: name, fault: String((error as Error).message) }]
    throw new EngineError('RECOMMENDER_PROFILE_INVALID', `${name} is no JSON: ${(error as Error).message}.`, { faults }, { cause: error })
  }
  return readProfile(json)
}
