import { useState } from 'react'
import { useCancel, useTask } from '../../runs/queries.ts'

const UNDER_WAY = ['pending', 'running']

/** One job at a time, followed until it ends; its end stays until the next one. */
export function useJob() {
  const [task_id, follow] = useState<number>()
  const { data: task, error } = useTask(task_id)
  const cancel = useCancel()
  const own = task?.task_id === task_id ? task : undefined
  return {
    follow: (id: number) => follow(id),
    clear: () => follow(undefined),
    task: own,
    running: task_id !== undefined && !error && (own === undefined || UNDER_WAY.includes(own.status)),
    error: error ?? own?.error ?? cancel.error,
    cancel: () => task_id !== undefined && cancel.mutate(task_id),
  }
}

export type Job = ReturnType<typeof useJob>
