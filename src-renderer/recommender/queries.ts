import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { client, currentProject } from '#client'
import { useRefreshing } from '../runs/queries.ts'
import type { BuildInput, ProfileRow, Recommendation, RecommendInput, TrainInput } from './answers.ts'
import { type BasketItem, readBasket } from './basket.ts'
import { answeringRun } from './view.ts'

const POLL_MS = 1000
/** Lists that a page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000
const FOUND_PRODUCTS = 30
const NEAREST = 5

export const useData = (enabled = true) =>
  useQuery({ queryKey: ['recommender', 'data'], queryFn: () => client.recommender.check({}), enabled })

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

/** The run by which the pages of this project answer when none is chosen. */
export const useAnsweringRun = (): string | undefined => answeringRun(useRuns().data?.runs)

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

/** The professions that can be chosen for a run: those that the service has loaded with it, else those of the baskets. */
export function useProfessions(run: string | undefined): readonly string[] {
  const version = useVersion()
  const loaded = version.data?.run === run ? version.data?.profession_names : undefined
  const data = useData(version.data !== undefined && loaded === undefined)
  return loaded ?? data.data?.check?.professions.map(({ profession }) => profession) ?? []
}

const useVersion = () => useQuery({ queryKey: ['recommender', 'version'], queryFn: () => client.recommender.version({}), retry: false })

/** Suggestions for a basket; the last ones stay while a setting is moved. */
export const useRecommend = (input: RecommendInput, enabled: boolean) =>
  useQuery({
    queryKey: ['recommender', 'recommend', input],
    queryFn: async (): Promise<Recommendation> => {
      const began = performance.now()
      const answer = await client.recommender.recommend(input)
      return { ...answer, milliseconds: performance.now() - began }
    },
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const useProducts = (run: string | undefined, search: string) =>
  useQuery({
    queryKey: ['recommender', 'products', run, search],
    queryFn: () => client.recommender.products({ run, search, limit: FOUND_PRODUCTS }),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const useNeighbours = (run: string | undefined, product_id: string | number) =>
  useQuery({
    queryKey: ['recommender', 'neighbours', run, product_id],
    queryFn: () => client.recommender.neighbours({ run, product_id: String(product_id), limit: NEAREST }),
    retry: false,
  })

export const useProfiles = () => useQuery({ queryKey: ['recommender', 'profiles'], queryFn: () => client.recommender.profiles({}) })

export const useSaveProfile = () =>
  useRefreshing((input: { name: string; profile: ProfileRow['profile'] }) => client.recommender.saveProfile(input), 'recommender')

export const useDeleteProfile = () => useRefreshing((name: string) => client.recommender.deleteProfile({ name }), 'recommender')

/** The profile by which the tester and the local service answer from now on. */
export const useActivate = () => useRefreshing((profile: string) => client.recommender.reload({ profile }), 'recommender')

/** Labels of products that are known by their number only. */
export const useEnrich = () =>
  useMutation({ mutationFn: (input: { run: string | undefined; product_ids: string[] }) => client.recommender.enrich(input) })

/** The basket of the tester, kept for the project. */
export function useBasket() {
  const key = `tessera.recommender.basket.${currentProject.get()}`
  const [basket, set] = useState(() => readBasket(localStorage.getItem(key)))
  const keep = useCallback(
    (next: readonly BasketItem[]) => {
      localStorage.setItem(key, JSON.stringify(next))
      set([...next])
    },
    [key],
  )
  return [basket, keep] as const
}
