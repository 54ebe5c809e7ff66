import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client } from '#client'

export const useAbout = () => useQuery({ queryKey: ['system', 'about'], queryFn: () => client.system.about({}) })

export const useEngineSettings = () => useQuery({ queryKey: ['system', 'settings'], queryFn: () => client.system.settings({}) })

export type EngineSettings = NonNullable<ReturnType<typeof useEngineSettings>['data']>

export function useConfigure() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: { threads?: number; memory_mb?: number }) => client.system.configure(change),
    onSuccess: (settings) => queries.setQueryData(['system', 'settings'], settings),
  })
}

/** Takes seconds, so it is asked for by a button. */
export const useDoctor = (enabled: boolean) =>
  useQuery({ queryKey: ['doctor'], queryFn: () => client.system.doctor({}), enabled, staleTime: 0 })

export const useLog = () => useQuery({ queryKey: ['system', 'log'], queryFn: () => client.system.log({ limit: 200 }) })
