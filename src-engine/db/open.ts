import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database, { type Database as Db } from 'better-sqlite3'
import { EngineError } from '#engine/base/errors'
import { migrate } from './migrate.ts'

export type { Db }

/**
 * Opens the store of a workspace, made when missing, brought to this version's schema.
 *
 * @param workspace - folder.
 * @throws {EngineError} `WORKSPACE_UNUSABLE` when the folder or the file cannot be used, `WORKSPACE_TOO_NEW`, `DISK_FULL`.
 */
export function openDatabase(workspace: string): Db {
  try {
    mkdirSync(workspace, { recursive: true })
    const db = new Database(join(workspace, 'tessera.db'))
    // auto_vacuum comes first: it can only be set before SQLite has written anything.
    for (const pragma of [
      'auto_vacuum = INCREMENTAL',
      'journal_mode = WAL',
      'foreign_keys = ON',
      'busy_timeout = 10000',
      'synchronous = NORMAL',
    ])
      db.pragma(pragma)
    migrate(db, workspace)
    return db
  } catch (error) {
    throw storeError(error, workspace)
  }
}

/** @returns the schema and size of a healthy store; throws with SQLite's words otherwise. */
export function checkDatabase(db: Db): string {
  const verdict = db.pragma('quick_check', { simple: true })
  if (verdict !== 'ok') throw new Error(String(verdict))
  return `schema ${db.pragma('user_version', { simple: true })}, SQLite ${db.prepare('SELECT sqlite_version()').pluck().get()}`
}

const UNUSABLE = [
  'SQLITE_NOTADB',
  'SQLITE_CORRUPT',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
]

/**
 * A failure of the store in the product's words; anything else is returned as it came.
 *
 * @param error - what SQLite or the file system threw.
 * @param workspace - named in the message.
 */
export function storeError(error: unknown, workspace: string): unknown {
  const code = String((error as { code?: string })?.code ?? '')
  const cause = { cause: error }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return new EngineError(
      'DISK_FULL',
      `No space is left on the disk of ${workspace}; nothing was written. Free some space and try again.`,
      { workspace },
      cause,
    )
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return new EngineError(
      'WORKSPACE_BUSY',
      `Another process has been writing to ${workspace} for over 10 s. Wait for it to end and try again.`,
      { workspace },
      cause,
    )
  if (UNUSABLE.some((known) => code.startsWith(known)))
    return new EngineError(
      'WORKSPACE_UNUSABLE',
      `The workspace ${workspace} cannot be used (${code}). Choose a folder that can be written, or restore a backup.`,
      { workspace, reason: code },
      cause,
    )
  return error
}
