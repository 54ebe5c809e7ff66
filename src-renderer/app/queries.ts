import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#client'
import type { Task } from '#engine/jobs/contract'
import type { Language } from '#i18n'

export const useProjects = () => useQuery({ queryKey: ['projects'], queryFn: () => client.projects.list({}) })

export const useCreateProject = () => useChanging('projects', (name: string) => client.projects.create({ name }))

export const useRenameProject = () => useChanging('projects', (change: { ref: string; name: string }) => client.projects.rename(change))

export const useDeleteProject = () => useChanging('projects', (ref: string) => client.projects.delete({ ref }))

export const useAbout = () => useQuery({ queryKey: ['system', 'about'], queryFn: () => client.system.about({}) })

/** How much each section holds. */
export function useCounts() {
  const datasets = useQuery({ queryKey: ['datasets', 'count'], queryFn: () => client.datasets.list({ limit: 1 }) })
  const runs = useQuery({ queryKey: ['lots', 'runs', 'count'], queryFn: () => client.lots.runs({ limit: 1 }) })
  return { datasets: datasets.data?.total, lots: runs.data?.total }
}

/** The newest run, asked for only where it is needed. */
export const useNewestRun = (enabled: boolean) =>
  useQuery({
    queryKey: ['lots', 'runs', 'newest'],
    queryFn: () => client.lots.runs({ limit: 1 }),
    select: ({ runs }) => runs[0]?.run_id ?? null,
    enabled,
  })

/** The newest jobs of the project; events keep them fresh. */
export const useJobs = () =>
  useQuery({ queryKey: ['jobs', 'newest'], queryFn: () => client.jobs.list({ limit: 20 }), select: (answer): Task[] => answer.rows })

export const useCancelJob = () => useChanging('jobs', (task_id: number) => client.jobs.cancel({ task_id }))

/** Imports the packaged sample and makes a first run of it. */
export const useSample = () => useChanging('jobs', (lang: Language) => client.system.demo({ lang }))

function useChanging<Input, Answer>(room: string, call: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: call, onSettled: () => queries.invalidateQueries({ queryKey: [room] }) })
}
