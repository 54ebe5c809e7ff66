import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { client } from '#client'
import { useRefreshing } from '../runs/queries.ts'
import type { BuildInput, TrainInput } from './answers.ts'

const POLL_MS = 1000
/** Lists that a page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000

export const useData = () => useQuery({ queryKey: ['recommender', 'data'], queryFn: () => client.recommender.check({}) })

export const useOrderLines = () =>
  useQuery({ queryKey: ['datasets', 'list'], queryFn: () => client.datasets.list({ limit: LONGEST_PAGE }) })

/** The columns of the dataset that baskets are built from. */
export const useColumns = (dataset: string | undefined) =>
  useQuery({
    queryKey: ['datasets', 'show', dataset],
    queryFn: () => client.datasets.show({ dataset: dataset as string }),
    select: ({ columns }) => columns.map(({ name }) => name),
    enabled: dataset !== undefined,
    retry: false,
  })

export const useBuild = () => useMutation({ mutationFn: (input: BuildInput) => client.recommender.data(input) })

export const useRuns = () => useQuery({ queryKey: ['recommender', 'runs'], queryFn: () => client.recommender.runs({}) })

export const useRun = (run: string) =>
  useQuery({ queryKey: ['recommender', 'run', run], queryFn: () => client.recommender.show({ run }), retry: false })

export const useTrain = () => useMutation({ mutationFn: (input: TrainInput) => client.recommender.train(input) })

export const useRepeat = () => useMutation({ mutationFn: (run: string) => client.recommender.repeat({ run }) })

/** The epochs of a training, asked again until it has ended. */
export const useCurve = (task_id: number | undefined) =>
  useQuery({
    queryKey: ['recommender', 'curve', task_id],
    queryFn: () => client.recommender.curve({ task_id: task_id as number }),
    enabled: task_id !== undefined,
    refetchInterval: ({ state }) => (state.data?.phase === 'ended' ? false : POLL_MS),
    retry: false,
  })

export const useVerify = () => useMutation({ mutationFn: (run: string) => client.recommender.verify({ run }) })

export const usePromote = () => useRefreshing((run: string) => client.recommender.promote({ run }), 'recommender')

export const useRollback = () => useRefreshing((_: undefined) => client.recommender.rollback({}), 'recommender')

/** What a cleanup would delete. */
export const useCleanupPlan = (keep: number | null, enabled: boolean) =>
  useQuery({
    queryKey: ['recommender', 'cleanup', keep],
    queryFn: () => client.recommender.cleanup({ keep: keep as number, dry_run: true }),
    enabled: enabled && keep !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const useCleanup = () => useRefreshing((keep: number) => client.recommender.cleanup({ keep }), 'recommender')

export const useDelete = () => useRefreshing((run: string) => client.recommender.delete({ run }), 'recommender')
