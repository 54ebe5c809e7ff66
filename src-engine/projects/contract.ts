import * as z from 'zod'
import { Id, Moment, NameOrId, procedure } from '#engine/base/contract'

const Name = z.string().trim().min(1).max(100).describe('name of the project')

export const Project = z.strictObject({
  project_id: Id,
  name: z.string(),
  description: z.string(),
  role: z.enum(['viewer', 'editor', 'owner']).describe('role of the caller in it'),
  created_at: Moment,
  updated_at: Moment,
})
export type Project = z.infer<typeof Project>

export const projects = {
  list: procedure('GET', '/api/projects', {
    does: 'List the projects of the caller',
    role: 'viewer',
    command: 'projects list',
    example: 'tessera projects list',
    input: z.strictObject({}),
    output: z.strictObject({ rows: z.array(Project) }),
    errors: [],
  }),
  create: procedure('POST', '/api/projects', {
    does: 'Create a project',
    role: 'viewer',
    command: 'projects create',
    positional: ['name'],
    example: 'tessera projects create "Mulard 2026"',
    input: z.strictObject({ name: Name, description: z.string().max(2000).default('').describe('what it is for') }),
    output: Project,
    errors: ['PROJECT_NAME_TAKEN'],
  }),
  rename: procedure('PATCH', '/api/projects/{ref}', {
    does: 'Rename a project',
    role: 'owner',
    command: 'projects rename',
    positional: ['ref', 'name'],
    example: 'tessera projects rename "Mulard 2026" "Mulard"',
    input: z.strictObject({ ref: NameOrId.describe('id or name of the project'), name: Name }),
    output: Project,
    errors: ['PROJECT_NOT_FOUND', 'PROJECT_NAME_TAKEN'],
  }),
  delete: procedure('DELETE', '/api/projects/{ref}', {
    does: 'Delete a project with all that is in it; the answer says how many bytes were freed',
    role: 'viewer',
    command: 'projects delete',
    positional: ['ref'],
    example: 'tessera projects delete "Mulard 2026"',
    input: z.strictObject({ ref: NameOrId.describe('id or name of the project') }),
    output: z.strictObject({ project_id: Id, name: z.string(), bytes_freed: z.int() }),
    errors: ['PROJECT_NOT_FOUND', 'PROJECT_BUSY', 'FORBIDDEN'],
  }),
}
