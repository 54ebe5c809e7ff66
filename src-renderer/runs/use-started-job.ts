import type { UseMutationResult } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/** A job of the wizard: what it was asked, how far it is, what it found. */
export interface StartedJob<Asked, Result> {
  start: (asked: Asked) => void
  restarted: (task_id: number) => void
  done: (result: unknown) => void
  task_id: number | undefined
  busy: boolean
  error: unknown
  /** Of the last job that ended, whatever it was asked. */
  result: Result | undefined
  /** The result, if it still answers this question. */
  resultOf: (asked: Asked) => Result | undefined
}

export function useStartedJob<Asked, Input, Result>(
  mutation: UseMutationResult<{ task_id: number }, Error, Input>,
  inputOf: (asked: Asked) => Input,
  same: (a: Asked, b: Asked) => boolean,
): StartedJob<Asked, Result> {
  const [job, setJob] = useState<{ asked: Asked; task_id: number; result?: Result }>()
  const done = useCallback((result: unknown) => setJob((before) => before && { ...before, result: result as Result }), [])
  return {
    start: (asked) => mutation.mutate(inputOf(asked), { onSuccess: ({ task_id }) => setJob({ asked, task_id }) }),
    restarted: (task_id) => setJob((before) => before && { ...before, task_id, result: undefined }),
    done,
    task_id: job?.task_id,
    busy: mutation.isPending || (job !== undefined && job.result === undefined),
    error: mutation.error,
    result: job?.result,
    resultOf: (asked) => (job && same(job.asked, asked) ? job.result : undefined),
  }
}
