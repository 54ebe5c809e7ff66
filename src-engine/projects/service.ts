import type { Clock } from '#engine/base/clock'
import type { Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { Events } from '#engine/base/events'
import type { projects as contract, Project } from './contract.ts'
import type { ProjectsPort } from './port.ts'
import type { ProjectsStore } from './store.ts'

export function createProjects({
  store,
  port,
  events,
  clock,
  filesOf,
}: {
  store: ProjectsStore
  port: ProjectsPort
  events: Events
  clock: Clock
  /** Notes the files of a project; what it gives frees those that nothing else needs, once the project is deleted. */
  filesOf(project_id: number): () => Promise<number>
}): Handlers<typeof contract> {
  const now = () => clock.now().toISOString()
  const refuseTaken = (user_id: number, name: string, except?: number) => {
    const other = store.byName(user_id, name)
    if (other && other.project_id !== except)
      throw new EngineError('PROJECT_NAME_TAKEN', `A project is already named ${other.name}. Choose another name.`, { name })
  }
  return {
    list: (_input, { user_id }) => ({ rows: store.list(user_id) }),
    create({ name, description }, { user_id }) {
      refuseTaken(user_id, name)
      const project_id = store.create(user_id, name, description, now())
      events.changed('projects', null)
      return store.byId(user_id, project_id) as Project
    },
    rename({ ref, name }, { user_id }) {
      const project = port.open(ref, user_id)
      port.check(project, 'owner')
      refuseTaken(user_id, name, project.project_id)
      store.rename(project.project_id, name, now())
      events.changed('projects', null)
      return store.byId(user_id, project.project_id) as Project
    },
    async delete({ ref }, { user_id }) {
      const project = port.open(ref, user_id)
      port.check(project, 'owner')
      const { project_id, name } = project
      const running = store.activeJobs(project_id)
      if (running > 0)
        throw new EngineError(
          'PROJECT_BUSY',
          `${running} jobs of the project ${name} are not finished. Cancel them or wait, then try again.`,
          {
            project: name,
            jobs: running,
          },
        )
      const free = filesOf(project_id)
      store.remove(project_id)
      const bytes_freed = await free()
      events.changed('projects', null)
      return { project_id, name, bytes_freed }
    },
  }
}
