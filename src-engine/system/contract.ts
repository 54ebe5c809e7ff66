import * as z from 'zod'
import { procedure, Started } from '#engine/base/contract'

export const About = z.strictObject({
  version: z.string(),
  workspace: z.string(),
  workspace_bytes: z.int().describe('size of everything in the workspace, bytes'),
  project: z.strictObject({ project_id: z.int(), name: z.string(), role: z.string() }),
  threads: z.int().describe('threads of one computation'),
  node: z.string(),
  platform: z.string(),
})

export const Check = z.strictObject({
  name: z.string(),
  ok: z.boolean(),
  found: z.string(),
  hint: z.string().describe('what to do when it is not well'),
})

export const system = {
  about: procedure('GET', '/api/system', {
    does: 'Say which version, workspace and project are open',
    role: 'viewer',
    command: 'about',
    example: 'tessera about',
    input: z.strictObject({}),
    output: About,
    errors: [],
  }),
  doctor: procedure('GET', '/api/system/doctor', {
    does: 'Check that the workspace and this PC are well',
    role: 'viewer',
    command: 'doctor',
    example: 'tessera doctor',
    input: z.strictObject({}),
    output: z.strictObject({ ok: z.boolean(), checks: z.array(Check) }),
    errors: [],
  }),
  demo: procedure('POST', '/api/system/demo', {
    does: 'Run the main job from start to end on the packaged sample data',
    role: 'editor',
    command: 'demo',
    example: 'tessera demo',
    job: true,
    input: z.strictObject({ lang: z.enum(['fr', 'en']).default('en').describe('language of the report') }),
    output: Started,
    errors: [],
  }),
  events: procedure('GET', '/api/events', {
    does: 'Stream what changes in the workspace',
    role: 'viewer',
    command: 'events',
    example: 'tessera events --for-seconds 10',
    stream: true,
    input: z.strictObject({ for_seconds: z.number().positive().max(86_400).optional().describe('end the stream after so many seconds') }),
    output: z.custom<
      AsyncIterable<
        | { changed: string; project_id: number | null }
        | { job: number; project_id: number; status: string; progress: number; step: string; seconds_left: number | null }
      >
    >((value) => typeof (value as AsyncIterable<unknown>)?.[Symbol.asyncIterator] === 'function'),
    errors: [],
  }),
}
