import { useEffect } from 'react'
import { useTask } from '../../../runs/queries.ts'
import { useProfile } from '../../queries.ts'

/** The profile of a version; where a job makes it, how far the job is, until the figures are there. */
export function useFollowedProfile(dataset: string, version: number) {
  const query = useProfile(dataset, version)
  const task = useTask(query.data?.ready === false ? (query.data.task_id ?? undefined) : undefined)
  const { refetch } = query
  const done = task.data?.status === 'completed'
  useEffect(() => {
    if (done) void refetch()
  }, [done, refetch])
  const ended = task.data?.status === 'failed' || task.data?.status === 'cancelled' || task.data?.status === 'interrupted'
  return { query, task: task.data, failure: query.error ?? (ended ? (task.data?.error ?? task.error) : null) }
}

export type FollowedProfile = ReturnType<typeof useFollowedProfile>
