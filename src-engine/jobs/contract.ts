import * as z from 'zod'
import { Id, Moment, paging, procedure, Started } from '#engine/base/contract'

export const Task = z.strictObject({
  task_id: Id,
  kind: z.string(),
  status: z.enum(['pending', 'running', 'completed', 'failed', 'cancelled', 'interrupted']),
  progress: z.number().min(0).max(1).describe('share done'),
  step: z.string(),
  seconds_left: z.number().nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.strictObject({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  facts: z.unknown().describe('what it was given'),
  restarted_as: Id.nullable(),
  created_at: Moment,
  started_at: Moment.nullable(),
  ended_at: Moment.nullable(),
})
export type Task = z.infer<typeof Task>

const One = z.strictObject({ task_id: Id.describe('id of the job') })

export const jobs = {
  list: procedure('GET', '/api/tasks', {
    does: 'List the jobs of the project, newest first',
    role: 'viewer',
    command: 'jobs list',
    example: 'tessera jobs list --limit 20',
    input: z.strictObject(paging),
    output: z.strictObject({ total: z.int(), rows: z.array(Task) }),
    errors: [],
  }),
  show: procedure('GET', '/api/tasks/{task_id}', {
    does: 'Follow one job',
    role: 'viewer',
    command: 'jobs show',
    positional: ['task_id'],
    example: 'tessera jobs show 12',
    input: One,
    output: Task,
    errors: ['JOB_NOT_FOUND'],
  }),
  cancel: procedure('DELETE', '/api/tasks/{task_id}', {
    does: 'Cancel a job',
    role: 'editor',
    command: 'jobs cancel',
    positional: ['task_id'],
    example: 'tessera jobs cancel 12',
    input: One,
    output: Task,
    errors: ['JOB_NOT_FOUND', 'JOB_FINISHED'],
  }),
  restart: procedure('POST', '/api/tasks/{task_id}/restart', {
    does: 'Run a failed, cancelled or interrupted job again',
    role: 'editor',
    command: 'jobs restart',
    positional: ['task_id'],
    example: 'tessera jobs restart 12',
    job: true,
    input: One,
    output: Started,
    errors: ['JOB_NOT_FOUND', 'JOB_NOT_RESTARTABLE'],
  }),
  log: procedure('GET', '/api/tasks/{task_id}/log', {
    does: 'Read what a job has noted',
    role: 'viewer',
    command: 'jobs log',
    positional: ['task_id'],
    example: 'tessera jobs log 12',
    input: One,
    output: z.strictObject({ lines: z.array(z.strictObject({ at: Moment, message: z.string() })) }),
    errors: ['JOB_NOT_FOUND'],
  }),
  events: procedure('GET', '/api/tasks/{task_id}/events', {
    does: 'Stream the progress of a job until it ends',
    role: 'viewer',
    command: 'jobs follow',
    positional: ['task_id'],
    example: 'tessera jobs follow 12',
    stream: true,
    input: One,
    output: eventsOf(Task),
    errors: ['JOB_NOT_FOUND'],
  }),
}

function eventsOf<T extends z.ZodType>(_item: T) {
  return z.custom<AsyncIterable<z.infer<T>>>((value) => typeof (value as AsyncIterable<unknown>)?.[Symbol.asyncIterator] === 'function')
}
