import { keepPreviousData, type QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { client, download } from '#client'
import type { PagedRows, SortKey } from '#ui'
import type { Assignment, AssignmentsInput, FeaturesInput, TrainInput } from './answers.ts'

/** Lists that a page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000
const PAGE_ROWS = 500
const NEAREST = 5
const POLL_MS = 400
const ENDED = ['completed', 'failed', 'cancelled', 'interrupted']

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

/** The DFUs of a run, read page by page as the table scrolls. */
export function usePagedAssignments(run_id: number, n_dfus: number, cluster_id: number | undefined): PagedRows<Assignment> {
  const queries = useQueryClient()
  const [sorting, setSorting] = useState<readonly SortKey[]>([])
  const [search, setSearch] = useState('')
  const [[from, to], setSpan] = useState<readonly [number, number]>([0, 0])
  const asked = useMemo(() => asAsked(run_id, cluster_id, search, sorting), [run_id, cluster_id, search, sorting])
  const pages = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => ({
      queryKey: pageKey(asked, from + index),
      queryFn: () => client.dfu.assignments({ ...asked, offset: (from + index) * PAGE_ROWS, limit: PAGE_ROWS }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const arrived = pages.map((page) => page.dataUpdatedAt).join()
  // Any page tells the length; it is kept while other pages come, or table and pages would chase each other.
  const total = queries.getQueriesData<Page>({ queryKey: pageKey(asked) }).find(([, page]) => page)?.[1]?.total
  const [count, setCount] = useState(n_dfus)
  useEffect(() => {
    if (total !== undefined) setCount(total)
  }, [total])
  const onNeed = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / PAGE_ROWS), Math.floor(last / PAGE_ROWS)] as const
    setSpan((span) => (span[0] === next[0] && span[1] === next[1] ? span : next))
  }, [])
  return useMemo(
    () => ({ count, rowAt: (position) => rowAt(queries, asked, position), onNeed, onSort: setSorting, onFilter: setSearch, arrived }),
    [count, queries, asked, onNeed, arrived],
  )
}

type Asked = Omit<AssignmentsInput, 'offset' | 'limit'>

type Page = Awaited<ReturnType<typeof client.dfu.assignments>>

const pageKey = (asked: Asked, ...page: number[]) => ['dfu', 'assignments', asked.run_id, JSON.stringify(asked), ...page]

function asAsked(run_id: number, cluster_id: number | undefined, search: string, [first]: readonly SortKey[]): Asked {
  const sort = (first?.id ?? 'confidence') as AssignmentsInput['sort']
  return { run_id, cluster_id, search: search || undefined, sort, order: first?.desc ? 'desc' : 'asc' }
}

function rowAt(queries: QueryClient, asked: Asked, position: number): Assignment | undefined {
  const page = queries.getQueryData<Page>(pageKey(asked, Math.floor(position / PAGE_ROWS)))
  return page?.assignments[position % PAGE_ROWS]
}

/** Follows a job until it ends. */
export const useTask = (task_id: number | undefined) =>
  useQuery({
    queryKey: ['jobs', 'task', task_id],
    queryFn: () => client.jobs.show({ task_id: task_id as number }),
    enabled: task_id !== undefined,
    refetchInterval: ({ state }) => (state.data && ENDED.includes(state.data.status) ? false : POLL_MS),
  })

export const useFeatures = () => useMutation({ mutationFn: (input: FeaturesInput) => client.dfu.features(input) })

export const useTrain = () => useMutation({ mutationFn: (input: TrainInput) => client.dfu.train(input) })

export const useRepeat = () => useMutation({ mutationFn: (run_id: number) => client.dfu.repeat({ run_id }) })

export const useDrift = () => useMutation({ mutationFn: (run_id: number) => client.dfu.drift({ run_id }) })

export const useSample = () => useMutation({ mutationFn: (lang: 'en' | 'fr') => client.system.demo({ lang }) })

export const useUpdate = () => useRefreshing((run_id: number) => client.dfu.update({ run_id }), 'dfu')

export const useRename = () =>
  useRefreshing((change: { run_id: number; cluster_id: number; label?: string }) => client.dfu.rename(change), 'dfu')

export const useCancel = () => useRefreshing((task_id: number) => client.jobs.cancel({ task_id }), 'jobs')

export const useRestart = () => useRefreshing((task_id: number) => client.jobs.restart({ task_id }), 'jobs')

export const useDelete = () => useRefreshing((run_id: number) => client.dfu.delete({ run_id }), 'dfu')

export const useSaveFile = () => useMutation({ mutationFn: ({ path, query }: SavedFile) => download(path, query) })

interface SavedFile {
  path: string
  query: Record<string, string | number | boolean | undefined>
}

/** Cells that a spreadsheet would run as a formula are guarded. */
export const assignmentsFile = (run_id: number, cluster_id?: number): SavedFile => ({
  path: `/api/dfu/runs/${run_id}/assignments.csv`,
  query: { safe: true, cluster_id },
})

export const dimensionFile = (): SavedFile => ({ path: '/domains/dfu.csv', query: { safe: true } })

export const reportFile = (run_id: number, format: 'html' | 'pdf', lang: 'en' | 'fr'): SavedFile => ({
  path: `/api/reports/dfu/${run_id}`,
  query: { format, lang },
})

function useRefreshing<I, O>(mutationFn: (input: I) => Promise<O>, room: string) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: [room] }) })
}
