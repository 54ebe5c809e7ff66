import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#client'
import type { Language } from '#i18n'

export const useRecentRuns = () => useQuery({ queryKey: ['lots', 'runs', 'recent'], queryFn: () => client.lots.runs({ limit: 6 }) })

export const useRecentJobs = () => useQuery({ queryKey: ['jobs', 'newest'], queryFn: () => client.jobs.list({ limit: 20 }) })

export const useAbout = () => useQuery({ queryKey: ['system', 'about'], queryFn: () => client.system.about({}) })

/** How many lots the project holds. */
export const useLots = () => useQuery({ queryKey: ['lots', 'eligible', {}], queryFn: () => client.lots.eligible({}) })

/** Imports the packaged sample and makes a first run of it. */
export const useSample = () => useChangingJobs((language: Language) => client.system.demo({ lang: language }))

export const useRestartJob = () => useChangingJobs((task_id: number) => client.jobs.restart({ task_id }))

function useChangingJobs<T>(call: (input: T) => Promise<{ task_id: number }>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: call, onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }) })
}
