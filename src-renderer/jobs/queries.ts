import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#client'

const LONGEST_LIST = 2000
/** Log lines are not announced: a running job is asked now and then. */
const LOG_EVERY_MS = 1500

export const useAllJobs = () => useQuery({ queryKey: ['jobs', 'all'], queryFn: () => client.jobs.list({ limit: LONGEST_LIST }) })

export const useJob = (task_id: number) => useQuery({ queryKey: ['jobs', 'one', task_id], queryFn: () => client.jobs.show({ task_id }) })

export const useJobLog = (task_id: number, running: boolean) =>
  useQuery({
    queryKey: ['jobs', 'log', task_id],
    queryFn: () => client.jobs.log({ task_id }),
    refetchInterval: running ? LOG_EVERY_MS : false,
  })

export const useCancelJob = () => useChangingJobs((task_id: number) => client.jobs.cancel({ task_id }))

export const useRestartJob = () => useChangingJobs((task_id: number) => client.jobs.restart({ task_id }))

function useChangingJobs<Answer>(call: (task_id: number) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: call, onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }) })
}
