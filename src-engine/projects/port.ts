import type { Clock } from '#engine/base/clock'
import type { Role } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Project } from './contract.ts'
import type { ProjectsStore } from './store.ts'

const RANK: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 }
export const DEFAULT_PROJECT = 'default'

/** What the engine asks of projects for every call. */
export interface ProjectsPort {
  localUser: number
  /**
   * The project a call is for.
   *
   * @param ref - id (all digits) or name.
   * @param options - `create` makes a missing one (command line).
   * @throws {EngineError} `PROJECT_NOT_FOUND`.
   */
  open(ref: string, user_id: number, options?: { create?: boolean }): Project
  /** @throws {EngineError} `FORBIDDEN` when the role in the project is less than `needed`. */
  check(project: Project, needed: Role): void
}

export function createProjectsPort({ store, clock }: { store: ProjectsStore; clock: Clock }): ProjectsPort {
  const now = () => clock.now().toISOString()
  const localUser = store.localUser(now())
  return {
    localUser,
    open(ref, user_id, { create = false } = {}) {
      const found = /^\d+$/.test(ref) ? store.byId(user_id, Number(ref)) : undefined
      const project = found ?? store.byName(user_id, ref)
      if (project) return project
      if (!create && ref !== DEFAULT_PROJECT)
        throw new EngineError(
          'PROJECT_NOT_FOUND',
          `No project is named ${ref}, or you are no member of it. List the projects to see yours.`,
          { project: ref },
        )
      const project_id = store.create(user_id, ref, '', now())
      return store.byId(user_id, project_id) as Project
    },
    check(project, needed) {
      if (RANK[project.role] >= RANK[needed]) return
      const message = `This needs the role ${needed} in the project ${project.name}; yours is ${project.role}. Ask an owner of the project.`
      throw new EngineError('FORBIDDEN', message, { needed, role: project.role, project: project.name })
    },
  }
}
