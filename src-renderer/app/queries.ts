import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#client'
import type { Task } from '#engine/jobs/contract'

export const useProjects = () => useQuery({ queryKey: ['projects'], queryFn: () => client.projects.list({}) })

export function useCreateProject() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => client.projects.create({ name }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
}

export const useAbout = () => useQuery({ queryKey: ['system', 'about'], queryFn: () => client.system.about({}) })

/** The newest jobs of the project; events keep them fresh. */
export const useJobs = () =>
  useQuery({ queryKey: ['jobs', 'newest'], queryFn: () => client.jobs.list({ limit: 20 }), select: (answer): Task[] => answer.rows })

export function useCancelJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (task_id: number) => client.jobs.cancel({ task_id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
}
