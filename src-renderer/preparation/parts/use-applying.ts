import { useEffect, useState } from 'react'
import type { ApplyResult, Step } from '../answers.ts'
import { useApply } from '../queries.ts'
import { useJob } from './use-job.ts'

/** A version that was made, and what it was made from. */
export interface Made {
  result: ApplyResult
  base: number
  steps: readonly Step[]
}

interface Given {
  dataset: string
  version: number
  begin: (version: number, steps: readonly Step[]) => void
}

/** Applies the steps in a job; the studio then goes on from the version that was made. */
export function useApplying({ dataset, version, begin }: Given) {
  const mutation = useApply()
  const job = useJob()
  const [made, setMade] = useState<Made>()
  const { task } = job
  useEffect(() => {
    if (task?.status !== 'completed' || !mutation.variables) return
    const result = task.result as unknown as ApplyResult
    setMade({ result, base: mutation.variables.version, steps: mutation.variables.steps })
    begin(result.version_number, [])
    job.clear()
    mutation.reset()
  }, [task, mutation, begin, job])
  return {
    apply: (steps: readonly Step[]) => {
      setMade(undefined)
      mutation.mutate({ dataset, version, steps }, { onSuccess: ({ task_id }) => job.follow(task_id) })
    },
    job,
    busy: mutation.isPending || job.running,
    error: mutation.error ?? (task?.status === 'cancelled' ? null : job.error),
    made,
    forget: () => setMade(undefined),
  }
}
