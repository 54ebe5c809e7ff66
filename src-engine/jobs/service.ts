import { setTimeout as wait } from 'node:timers/promises'
import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { jobs as contract, Task } from './contract.ts'
import type { Jobs } from './jobs.ts'
import type { JobRow, JobStore } from './store.ts'

const LOOK_MS = 250

export function createJobsService({ jobs, store }: { jobs: Jobs; store: JobStore }): Handlers<typeof contract> {
  const own = (task_id: number, call: Call): JobRow => {
    const row = jobs.find(task_id)
    if (row.project_id !== call.project_id)
      throw new EngineError('JOB_NOT_FOUND', `No job of this project has the id ${task_id}. List the jobs to see theirs.`, { task_id })
    return row
  }
  return {
    list: ({ limit, offset }, call) => {
      const { total, rows } = store.list(call.project_id, limit, offset)
      return { total, rows: rows.map(asTask) }
    },
    show: ({ task_id }, call) => asTask(own(task_id, call)),
    cancel: ({ task_id }, call) => {
      own(task_id, call)
      jobs.cancel(task_id)
      return asTask(jobs.find(task_id))
    },
    restart: ({ task_id }, call) => {
      own(task_id, call)
      return { task_id: jobs.restart(task_id) }
    },
    log: ({ task_id }, call) => {
      own(task_id, call)
      return { lines: store.log(task_id) }
    },
    events: ({ task_id }, call) => {
      own(task_id, call)
      return follow(jobs, task_id, call.signal)
    },
  }
}

/** The states of a job, whichever process runs it, until the last one. */
async function* follow(jobs: Jobs, task_id: number, signal?: AbortSignal): AsyncGenerator<Task, void, void> {
  let said = ''
  for (;;) {
    const task = asTask(jobs.find(task_id))
    const text = JSON.stringify(task)
    if (text !== said) yield task
    said = text
    if (task.ended_at || signal?.aborted) return
    await wait(LOOK_MS)
  }
}

const asTask = ({
  task_id,
  kind,
  status,
  progress,
  step,
  seconds_left,
  result,
  error,
  facts,
  restarted_as,
  created_at,
  started_at,
  ended_at,
}: JobRow): Task => ({
  task_id,
  kind,
  status,
  progress,
  step,
  seconds_left,
  result,
  error,
  facts,
  restarted_as,
  created_at,
  started_at,
  ended_at,
})
