import type { Db } from '#engine/db/open'
import { type KeptProfile, PROFILE_FORM } from './profile/kept-profile.ts'

export type ProfilesStore = ReturnType<typeof createProfilesStore>

/** Profiles by the hash of the content they describe. */
export function createProfilesStore(db: Db) {
  const find = db.prepare<[string], string>('SELECT profile FROM dataset_profiles WHERE content_hash = ?').pluck()
  const keep = db.prepare(
    `INSERT INTO dataset_profiles(content_hash, profile, created_at) VALUES (?, ?, ?)
     ON CONFLICT(content_hash) DO UPDATE SET profile = excluded.profile, created_at = excluded.created_at`,
  )
  const collect = db.prepare('DELETE FROM dataset_profiles WHERE content_hash NOT IN (SELECT content_hash FROM dataset_versions)')
  return {
    find(content_hash: string): KeptProfile | null {
      const kept = JSON.parse(find.get(content_hash) ?? 'null') as ({ form: number } & KeptProfile) | null
      return kept?.form === PROFILE_FORM ? kept : null
    },
    keep: (content_hash: string, profile: KeptProfile, at: string) =>
      keep.run(content_hash, JSON.stringify({ form: PROFILE_FORM, ...profile }), at),
    /** Removes what describes no version any more. */
    collect: () => collect.run(),
  }
}
