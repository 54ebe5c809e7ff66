import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { client } from '#client'
import { type SavedFile, usePagedRows, useRefreshing } from '../runs/queries.ts'
import type { AssignmentsInput, FeaturesInput, ListInput, TrainInput } from './answers.ts'

/** Lists that a page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000
const NEAREST = 5

export const useFacts = () => useQuery({ queryKey: ['dfu', 'facts'], queryFn: () => client.dfu.facts({}) })

export const useRuns = () => useQuery({ queryKey: ['dfu', 'runs'], queryFn: () => client.dfu.runs({ limit: LONGEST_PAGE }) })

export const useRun = (run_id: number) =>
  useQuery({ queryKey: ['dfu', 'run', run_id], queryFn: () => client.dfu.show({ run_id }), retry: false })

export const useMap = (run_id: number) =>
  useQuery({ queryKey: ['dfu', 'map', run_id], queryFn: () => client.dfu.map({ run_id }), staleTime: Number.POSITIVE_INFINITY })

export const useCurves = (run_id: number, enabled: boolean) =>
  useQuery({ queryKey: ['dfu', 'curves', run_id], queryFn: () => client.dfu.curves({ run_id }), enabled, retry: false })

export const useExcluded = (run_id: number) =>
  useQuery({ queryKey: ['dfu', 'excluded', run_id], queryFn: () => client.dfu.excluded({ run_id, limit: LONGEST_PAGE }) })

export const useSeries = (run_id: number, dfu_id: string | undefined) =>
  useQuery({
    queryKey: ['dfu', 'series', run_id, dfu_id],
    queryFn: () => client.dfu.series({ run_id, dfu_id: dfu_id as string, nearest: NEAREST }),
    enabled: dfu_id !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const useComparison = (run_a: number, run_b: number) =>
  useQuery({
    queryKey: ['dfu', 'compare', run_a, run_b],
    queryFn: () => client.dfu.compare({ run_a, run_b, limit: LONGEST_PAGE }),
    retry: false,
  })

/** The exact changes that an update would make; always asked anew, because dim_dfu may have changed. */
export const useDryRun = (run_id: number, enabled: boolean) =>
  useQuery({
    queryKey: ['dfu', 'dry run', run_id],
    queryFn: () => client.dfu.update({ run_id, dry_run: true, limit: LONGEST_PAGE }),
    enabled,
    retry: false,
    gcTime: 0,
  })

/** The DFUs of a run. */
export const usePagedAssignments = (run_id: number, n_dfus: number, cluster_id: number | undefined) =>
  usePagedRows({
    room: 'dfu',
    of: { run_id, cluster_id },
    count: n_dfus,
    ask: async ({ sort, ...question }) => {
      const asked = { run_id, cluster_id, sort: (sort?.id ?? 'confidence') as AssignmentsInput['sort'], ...question }
      const { total, assignments } = await client.dfu.assignments({ ...asked, order: sort?.desc ? 'desc' : 'asc' })
      return { total, rows: assignments }
    },
  })

/** The rows of dim_dfu that fulfil the filters. */
export const usePagedDimension = (filters: ListInput, count: number) =>
  usePagedRows({
    room: 'dfu',
    of: { dimension: filters },
    count,
    ask: async ({ sort, ...question }) => {
      const { total, dfus } = await client.dfu.list({ ...filters, ...question, sort: sort?.id, order: sort?.desc ? 'desc' : 'asc' })
      return { total, rows: dfus }
    },
  })

export const useDfuClusters = () => useQuery({ queryKey: ['dfu', 'clusters'], queryFn: () => client.dfu.clusters({}) })

export const useFeatures = () => useMutation({ mutationFn: (input: FeaturesInput) => client.dfu.features(input) })

export const useTrain = () => useMutation({ mutationFn: (input: TrainInput) => client.dfu.train(input) })

export const useRepeat = () => useMutation({ mutationFn: (run_id: number) => client.dfu.repeat({ run_id }) })

export const useDrift = () => useMutation({ mutationFn: (run_id: number) => client.dfu.drift({ run_id }) })

export const useUpdate = () => useRefreshing((run_id: number) => client.dfu.update({ run_id }), 'dfu')

export const useRename = () =>
  useRefreshing((change: { run_id: number; cluster_id: number; label?: string }) => client.dfu.rename(change), 'dfu')

export const useDelete = () => useRefreshing((run_id: number) => client.dfu.delete({ run_id }), 'dfu')

/** Cells that a spreadsheet would run as a formula are guarded. */
export const assignmentsFile = (run_id: number, cluster_id?: number): SavedFile => ({
  path: `/api/dfu/runs/${run_id}/assignments.csv`,
  query: { safe: true, cluster_id },
})

export const dimensionFile = (): SavedFile => ({ path: '/domains/dfu.csv', query: { safe: true } })
