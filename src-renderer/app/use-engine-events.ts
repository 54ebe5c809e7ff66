import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '#client'
import type { Task } from '#engine/jobs/contract'

const RETRY_MS = 2000

interface JobList {
  total: number
  rows: Task[]
}

interface JobNews {
  job: number
  status: string
  progress: number
  step: string
  seconds_left: number | null
}

/** Asks again for what the engine says has changed, and lets running jobs move, as long as the window stands. */
export function useEngineEvents(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = new AbortController()
    void listen(queries, stop.signal)
    return () => stop.abort()
  }, [queries])
}

async function listen(queries: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await client.system.events({}, { signal })) {
        if ('changed' in event) void queries.invalidateQueries({ queryKey: [event.changed] })
        else moveJob(queries, event)
      }
    } catch {
      // The engine went away or the window closes; the loop decides which.
    }
    await pause(RETRY_MS, signal)
    // News may have been missed while nobody listened.
    if (!signal.aborted) void queries.invalidateQueries()
  }
}

/** A running job moves in place; a new one, or one whose status changed, is asked for. */
function moveJob(queries: QueryClient, { job, ...news }: JobNews): void {
  const newest = queries.getQueryData<JobList>(['jobs', 'newest'])
  const known = newest?.rows.find(({ task_id }) => task_id === job)
  if (known?.status !== news.status) {
    void queries.invalidateQueries({ queryKey: ['jobs'] })
    return
  }
  const move = (task: Task): Task => (task.task_id === job ? { ...task, ...news, status: task.status } : task)
  for (const key of ['newest', 'all'])
    queries.setQueryData<JobList>(['jobs', key], (list) => list && { ...list, rows: list.rows.map(move) })
  queries.setQueryData<Task>(['jobs', 'one', job], (task) => task && move(task))
}

const pause = (timeMs: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
