import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSample, useTask } from './queries.ts'

/** Loads the packaged sample and makes a first run of it; lives on the page, so that a failure after the import is still told. */
export function useSampleRun(room: string) {
  const queries = useQueryClient()
  const start = useSample()
  const { data: task } = useTask(start.data?.task_id)
  const done = task?.status === 'completed'
  useEffect(() => {
    if (done) void queries.invalidateQueries({ queryKey: [room] })
  }, [done, queries, room])
  return {
    start: start.mutate,
    running: task && (task.status === 'pending' || task.status === 'running') ? task : undefined,
    busy: start.isPending,
    error: start.error ?? task?.error,
  }
}
