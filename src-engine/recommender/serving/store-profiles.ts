import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Profile } from '../domain/profile.ts'

export interface StoredProfile {
  name: string
  profile: Profile
  updated_at: string
}
type Raw = Omit<StoredProfile, 'profile'> & { profile: string }

const parsed = (raw: Raw): StoredProfile => ({ ...raw, profile: JSON.parse(raw.profile) })

export type ProfilesStore = ReturnType<typeof createProfilesStore>

export function createProfilesStore(db: Db) {
  const all = db.prepare<[number], Raw>(
    'SELECT name, profile, updated_at FROM recommender_profiles WHERE project_id = ? AND deleted_at IS NULL ORDER BY name',
  )
  const find = db.prepare<[number, string], Raw>(
    'SELECT name, profile, updated_at FROM recommender_profiles WHERE project_id = ? AND name = ? AND deleted_at IS NULL',
  )
  const save = db.prepare(
    `INSERT INTO recommender_profiles(uid, project_id, name, profile, created_at, updated_at)
     VALUES (@uid, @project_id, @name, @profile, @at, @at)
     ON CONFLICT(project_id, name) DO UPDATE SET name = excluded.name, profile = excluded.profile, updated_at = excluded.updated_at,
       row_version = row_version + 1, deleted_at = NULL`,
  )
  const remove = db.prepare('DELETE FROM recommender_profiles WHERE project_id = ? AND name = ?')
  return {
    ofProject: (project_id: number): StoredProfile[] => all.all(project_id).map(parsed),
    find: (project_id: number, name: string): StoredProfile | undefined => {
      const raw = find.get(project_id, name)
      return raw && parsed(raw)
    },
    save: (project_id: number, name: string, profile: Profile, at: string) =>
      save.run({ uid: uuidv7(), project_id, name, profile: JSON.stringify(profile), at }),
    remove: (project_id: number, name: string): boolean => remove.run(project_id, name).changes > 0,
  }
}
