import type { Role } from '#engine/base/contract'
import { uuidv7 } from '#engine/base/ids'
import type { Db } from '#engine/db/open'
import type { Project } from './contract.ts'

export type ProjectsStore = ReturnType<typeof createProjectsStore>

export function createProjectsStore(db: Db) {
  const columns = 'p.id AS project_id, p.name, p.description, m.role, p.created_at, p.updated_at'
  const joined = 'projects p JOIN project_members m ON m.project_id = p.id AND m.deleted_at IS NULL'
  const list = db.prepare<[number], Project>(
    `SELECT ${columns} FROM ${joined} WHERE m.user_id = ? AND p.deleted_at IS NULL ORDER BY p.name`,
  )
  const byId = db.prepare<[number, number], Project>(
    `SELECT ${columns} FROM ${joined} WHERE m.user_id = ? AND p.id = ? AND p.deleted_at IS NULL`,
  )
  const byName = db.prepare<[number, string], Project>(
    `SELECT ${columns} FROM ${joined} WHERE m.user_id = ? AND p.name = ? AND p.deleted_at IS NULL`,
  )
  const insert = db.prepare('INSERT INTO projects(uid, name, description, owner_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)')
  const join = db.prepare(`INSERT INTO project_members(project_id, user_id, role, uid, added_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`)
  const rename = db.prepare('UPDATE projects SET name = ?, updated_at = ?, row_version = row_version + 1 WHERE id = ?')
  const activeJobs = db
    .prepare<[number], number>(`SELECT count(*) FROM jobs WHERE project_id = ? AND status IN ('pending', 'running')`)
    .pluck()
  const remove = db.prepare('DELETE FROM projects WHERE id = ?')
  const firstUser = db.prepare<[], number>('SELECT id FROM users WHERE deleted_at IS NULL ORDER BY id LIMIT 1').pluck()
  const addUser = db.prepare('INSERT INTO users(uid, username, created_at, updated_at) VALUES (?, ?, ?, ?)')
  const setRole = db.prepare(
    'UPDATE project_members SET role = ?, updated_at = ?, row_version = row_version + 1 WHERE project_id = ? AND user_id = ?',
  )

  return {
    list: (user_id: number) => list.all(user_id),
    byId: (user_id: number, project_id: number) => byId.get(user_id, project_id),
    byName: (user_id: number, name: string) => byName.get(user_id, name),
    create: db.transaction((user_id: number, name: string, description: string, at: string) => {
      const project_id = Number(insert.run(uuidv7(), name, description, user_id, at, at).lastInsertRowid)
      join.run(project_id, user_id, 'owner', uuidv7(), at, at)
      return project_id
    }),
    /** Jobs that wait or run. */
    activeJobs: (project_id: number) => activeJobs.get(project_id) ?? 0,
    /** With everything that refers to it. */
    remove: (project_id: number) => remove.run(project_id),
    rename: (project_id: number, name: string, at: string) => rename.run(name, at, project_id),
    setRole: (project_id: number, user_id: number, role: Role, at: string) => setRole.run(role, at, project_id, user_id),
    /** The local user of this workspace, made at the first opening. */
    localUser: db.transaction((at: string) => firstUser.get() ?? Number(addUser.run(uuidv7(), 'local', at, at).lastInsertRowid)),
  }
}
