import { keepPreviousData, type QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { client, download, upload } from '#client'
import type { PagedRows, SortKey } from '#ui'
import type { Assignment, AssignmentsInput, ClusterInput, EligibleInput } from './answers.ts'

/** Lists that the page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000
const LONGEST_SCORE = 100_000
const PAGE_ROWS = 500
const POLL_MS = 400
const ENDED = ['completed', 'failed', 'cancelled', 'interrupted']

export const useRuns = () => useQuery({ queryKey: ['lots', 'runs'], queryFn: () => client.lots.runs({ limit: LONGEST_PAGE }) })

export const useRun = (run_id: number) =>
  useQuery({ queryKey: ['lots', 'run', run_id], queryFn: () => client.lots.show({ run_id }), retry: false })

export const useMap = (run_id: number) =>
  useQuery({ queryKey: ['lots', 'map', run_id], queryFn: () => client.lots.map({ run_id }), staleTime: Number.POSITIVE_INFINITY })

export const useConfidence = (run_id: number) =>
  useQuery({ queryKey: ['lots', 'confidence', run_id], queryFn: () => client.lots.confidence({ run_id }) })

export const useSegments = (run_id: number, enabled: boolean) =>
  useQuery({ queryKey: ['lots', 'segments', run_id], queryFn: () => client.lots.segments({ run_id, limit: LONGEST_PAGE }), enabled })

export const useExcluded = (run_id: number, enabled: boolean) =>
  useQuery({ queryKey: ['lots', 'excluded', run_id], queryFn: () => client.lots.excluded({ run_id, limit: LONGEST_PAGE }), enabled })

/** The least certain lots first; all of them when they fit one page, else just enough to begin with. */
export const useFirstAssignments = ({ run_id, n_lots }: { run_id: number; n_lots: number }) =>
  useQuery({
    queryKey: ['lots', 'assignments', run_id, 'first'],
    queryFn: () =>
      client.lots.assignments({ run_id, sort: 'confidence', order: 'asc', limit: n_lots > LONGEST_PAGE ? PAGE_ROWS : LONGEST_PAGE }),
  })

/** The lots of a large run, read page by page as the table scrolls. */
export function usePagedAssignments(run_id: number, n_lots: number, cluster_id: number | undefined): PagedRows<Assignment> {
  const queries = useQueryClient()
  const [sorting, setSorting] = useState<readonly SortKey[]>([])
  const [search, setSearch] = useState('')
  const [[from, to], setSpan] = useState<readonly [number, number]>([0, 0])
  const asked = useMemo(() => asAsked(run_id, cluster_id, search, sorting), [run_id, cluster_id, search, sorting])
  const pages = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => ({
      queryKey: pageKey(asked, from + index),
      queryFn: () => client.lots.assignments({ ...asked, offset: (from + index) * PAGE_ROWS, limit: PAGE_ROWS }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const arrived = pages.map((page) => page.dataUpdatedAt).join()
  // Any page tells the length; it is kept while other pages come, or table and pages would chase each other.
  const total = queries.getQueriesData<Page>({ queryKey: pageKey(asked) }).find(([, page]) => page)?.[1]?.total
  const [count, setCount] = useState(n_lots)
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

type Page = Awaited<ReturnType<typeof client.lots.assignments>>

const pageKey = (asked: Asked, ...page: number[]) => ['lots', 'assignments', asked.run_id, JSON.stringify(asked), ...page]

function asAsked(run_id: number, cluster_id: number | undefined, search: string, [first]: readonly SortKey[]): Asked {
  const sort = (first?.id ?? 'confidence') as AssignmentsInput['sort']
  return { run_id, cluster_id, search: search || undefined, sort, order: first?.desc ? 'desc' : 'asc' }
}

function rowAt(queries: QueryClient, asked: Asked, position: number): Assignment | undefined {
  const page = queries.getQueryData<Page>(pageKey(asked, Math.floor(position / PAGE_ROWS)))
  return page?.assignments[position % PAGE_ROWS]
}

export const useWhy = (run_id: number, lot_id: number | undefined) =>
  useQuery({
    queryKey: ['lots', 'why', run_id, lot_id],
    queryFn: () => client.lots.why({ run_id, lot_id, nearest: 4 }),
    enabled: lot_id !== undefined,
    placeholderData: keepPreviousData,
  })

export const useEligible = (input: EligibleInput, enabled = true) =>
  useQuery({
    queryKey: ['lots', 'eligible', input],
    queryFn: () => client.lots.eligible(input),
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
  })

export const usePreview = (input: EligibleInput & { random_state?: number }, enabled: boolean) =>
  useQuery({
    queryKey: ['lots', 'preview', input],
    queryFn: ({ signal }) => client.lots.preview(input, { signal }),
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useComparison = (run_a: number, run_b: number) =>
  useQuery({
    queryKey: ['lots', 'compare', run_a, run_b],
    queryFn: () => client.lots.compare({ run_a, run_b, limit: LONGEST_PAGE }),
    retry: false,
  })

/** Follows a job until it ends. */
export const useTask = (task_id: number | undefined) =>
  useQuery({
    queryKey: ['jobs', 'task', task_id],
    queryFn: () => client.jobs.show({ task_id: task_id as number }),
    enabled: task_id !== undefined,
    refetchInterval: ({ state }) => (state.data && ENDED.includes(state.data.status) ? false : POLL_MS),
  })

/** Clustering jobs that ended without a run and were not started again. */
export const useUnfinishedTasks = () =>
  useQuery({
    queryKey: ['jobs', 'lots.unfinished'],
    queryFn: () => client.jobs.list({ limit: 200 }),
    select: ({ rows }) =>
      rows.filter((task) => task.kind === 'lots.cluster' && task.status === 'interrupted' && task.restarted_as === null),
  })

export const useCluster = () => useMutation({ mutationFn: (input: ClusterInput) => client.lots.cluster(input) })

export const useRepeat = () => useMutation({ mutationFn: (run_id: number) => client.lots.repeat({ run_id }) })

export const useReference = () => useMutation({ mutationFn: (run_id: number) => client.lots.reference({ run_id }) })

export const useSample = () => useMutation({ mutationFn: (lang: 'en' | 'fr') => client.system.demo({ lang }) })

export const useCancel = () => useRefreshing((task_id: number) => client.jobs.cancel({ task_id }), 'jobs')

export const useRestart = () => useRefreshing((task_id: number) => client.jobs.restart({ task_id }), 'jobs')

export const useDelete = () => useRefreshing((run_id: number) => client.lots.delete({ run_id }), 'lots')

/** Gives the file to the engine and assigns its lots to the clusters of a run. */
export const useScore = (run_id: number) =>
  useMutation({
    mutationFn: async ({ file, map }: { file: File; map?: Record<string, string> }) =>
      client.lots.score({ run_id, input: await upload(file), map: map && JSON.stringify(map), limit: LONGEST_SCORE }),
  })

export const useSaveFile = () => useMutation({ mutationFn: ({ path, query }: SavedFile) => download(path, query) })

interface SavedFile {
  path: string
  query: Record<string, string | number | boolean | undefined>
}

/** Cells that a spreadsheet would run as a formula are guarded. */
export const assignmentsFile = (run_id: number, cluster_id?: number): SavedFile => ({
  path: `/api/lots/clustering/runs/${run_id}/assignments.csv`,
  query: { safe: true, cluster_id },
})

export const segmentsFile = (run_id: number): SavedFile => ({
  path: `/api/lots/clustering/runs/${run_id}/segments.csv`,
  query: { safe: true },
})

export const reportFile = (run_id: number, format: 'html' | 'pdf', lang: 'en' | 'fr'): SavedFile => ({
  path: `/api/reports/lots/${run_id}`,
  query: { format, lang },
})

function useRefreshing<I, O>(mutationFn: (input: I) => Promise<O>, room: string) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: [room] }) })
}
