import * as z from 'zod'
import { Moment, procedure, Started } from '#engine/base/contract'

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

export const Settings = z.strictObject({
  threads: z.int().describe('threads of one computation, 0: all processors'),
  memory_mb: z.int().describe('memory for large tables, 0: a quarter of the PC, 768 MB at most'),
  in_use: z.strictObject({ threads: z.int(), memory_mb: z.int() }).describe('what this start works with'),
  processors: z.int(),
  total_memory_mb: z.int(),
})

const LogLine = z.strictObject({ at: Moment, level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string() })

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
  settings: procedure('GET', '/api/system/settings', {
    does: 'Say what the engine may take of this PC',
    role: 'viewer',
    command: 'settings show',
    example: 'tessera settings show',
    input: z.strictObject({}),
    output: Settings,
    errors: [],
  }),
  configure: procedure('PATCH', '/api/system/settings', {
    does: 'Choose what the engine may take of this PC from its next start on',
    role: 'owner',
    command: 'settings set',
    example: 'tessera settings set --threads 4 --memory-mb 2048',
    input: z.strictObject({
      threads: z.int().min(0).max(256).optional().describe('threads of one computation, 0: all processors'),
      memory_mb: z.int().min(0).max(1_048_576).optional().describe('memory for large tables in MB, 0: a quarter of the PC'),
    }),
    output: Settings,
    errors: [],
  }),
  log: procedure('GET', '/api/system/log', {
    does: 'Read the newest lines of the log of the engine',
    role: 'owner',
    command: 'log',
    example: 'tessera log --limit 20',
    input: z.strictObject({ limit: z.int().min(1).max(1000).default(200).describe('lines to return') }),
    output: z.strictObject({ path: z.string(), lines: z.array(LogLine).describe('newest first') }),
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
