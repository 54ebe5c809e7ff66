import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS, migrate } from './migrate.ts'
import { openDatabase } from './open.ts'

const withCode = (code: string) => expect.objectContaining({ code })
let workspace = ''
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tessera-db-'))
})
afterEach(() => rmSync(workspace, { recursive: true, force: true }))

describe('migrate', () => {
  it('makes a new store without a backup of nothing', () => {
    const db = openDatabase(workspace)
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
    expect(existsSync(join(workspace, 'tessera.backup-v0.db'))).toBe(false)
    db.close()
  })

  it('copies an older store before it changes it, and keeps its rows', () => {
    const db = new Database(join(workspace, 'tessera.db'))
    const steps = ['CREATE TABLE a(x INTEGER) STRICT', 'ALTER TABLE a ADD COLUMN y INTEGER']
    migrate(db, workspace, steps.slice(0, 1))
    db.exec('INSERT INTO a(x) VALUES (7)')
    migrate(db, workspace, steps)
    expect(db.prepare('SELECT x, y FROM a').get()).toEqual({ x: 7, y: null })
    const backup = new Database(join(workspace, 'tessera.backup-v1.db'), { readonly: true })
    expect(backup.prepare('SELECT x FROM a').get()).toEqual({ x: 7 })
    backup.close()
    db.close()
  })

  it('leaves the store as it was when a migration fails', () => {
    const db = new Database(join(workspace, 'tessera.db'))
    migrate(db, workspace, ['CREATE TABLE a(x INTEGER) STRICT'])
    expect(() => migrate(db, workspace, ['CREATE TABLE a(x INTEGER) STRICT', 'CREATE TABLE b(x INTEGER) STRICT', 'BROKEN'])).toThrow(
      'syntax error',
    )
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'b'").pluck().get()).toBe(0)
    db.close()
  })

  it('refuses a workspace of a newer version', () => {
    const db = openDatabase(workspace)
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    db.close()
    expect(() => openDatabase(workspace)).toThrow(withCode('WORKSPACE_TOO_NEW'))
  })

  it.each([['a file that is no store', 'tessera.db']])('refuses %s', (_what, name) => {
    writeFileSync(join(workspace, name), 'this is not a database, it is a long enough text to be looked at as one'.repeat(50))
    expect(() => openDatabase(workspace)).toThrow(withCode('WORKSPACE_UNUSABLE'))
  })

  it('refuses a workspace that is a file', () => {
    writeFileSync(join(workspace, 'file'), '')
    expect(() => openDatabase(join(workspace, 'file'))).toThrow(withCode('WORKSPACE_UNUSABLE'))
  })
})
