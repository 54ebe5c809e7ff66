import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { EngineError } from '#engine/base/errors'
import { sql as first } from './migrations/0001-first.ts'
import { sql as datasets } from './migrations/0002-datasets.ts'
import { sql as lots } from './migrations/0003-lots.ts'
import { sql as preparation } from './migrations/0004-preparation.ts'
import { sql as dfu } from './migrations/0005-dfu.ts'
import { sql as recommender } from './migrations/0006-recommender.ts'

export const MIGRATIONS: readonly string[] = [first, datasets, lots, preparation, dfu, recommender]

/**
 * Brings the store to this version's schema, after a backup copy when there is anything to lose.
 *
 * @param db - open store. Two processes may call at once: the version is read again inside the write lock.
 * @param workspace - folder for `tessera.backup-v<N>.db`.
 * @throws {EngineError} `WORKSPACE_TOO_NEW` when a newer version wrote it.
 */
export function migrate(db: Db, workspace: string, migrations: readonly string[] = MIGRATIONS): void {
  const at = version(db)
  if (at > migrations.length) {
    const message = `This workspace was written by a newer version (schema ${at}); this version knows schemas up to ${migrations.length}. Install the newer version or choose another workspace.`
    throw new EngineError('WORKSPACE_TOO_NEW', message, { schema: at, known: migrations.length, workspace })
  }
  if (at === migrations.length) return
  if (at > 0) backup(db, join(workspace, `tessera.backup-v${at}.db`))
  db.transaction(() => {
    for (let next = version(db); next < migrations.length; next++) {
      db.exec(migrations[next])
      db.pragma(`user_version = ${next + 1}`)
    }
  }).immediate()
}

const version = (db: Db) => db.pragma('user_version', { simple: true }) as number

/** One consistent copy; an earlier copy of the same schema is kept as it is. */
function backup(db: Db, file: string): void {
  if (existsSync(file) && statSync(file).size > 0) return
  db.prepare('VACUUM INTO ?').run(file)
  const copy = new Database(file, { readonly: true })
  const verdict = copy.pragma('quick_check', { simple: true })
  copy.close()
  if (verdict !== 'ok')
    throw new EngineError(
      'WORKSPACE_UNUSABLE',
      `The backup before the migration is damaged (${verdict}); nothing was migrated. Check the disk.`,
      { file },
    )
}
