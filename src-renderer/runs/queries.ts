import { type QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { client, download } from '#client'
import type { PagedRows, SortKey } from '#ui'

const PAGE_ROWS = 500
const POLL_MS = 400
const ENDED = ['completed', 'failed', 'cancelled', 'interrupted']

/** Follows a job until it ends. */
export const useTask = (task_id: number | undefined) =>
  useQuery({
    queryKey: ['jobs', 'task', task_id],
    queryFn: () => client.jobs.show({ task_id: task_id as number }),
    enabled: task_id !== undefined,
    refetchInterval: ({ state }) => (state.data && ENDED.includes(state.data.status) ? false : POLL_MS),
  })

export const useCancel = () => useRefreshing((task_id: number) => client.jobs.cancel({ task_id }), 'jobs')

export const useRestart = () => useRefreshing((task_id: number) => client.jobs.restart({ task_id }), 'jobs')

export const useSample = () => useMutation({ mutationFn: (lang: 'en' | 'fr') => client.system.demo({ lang }) })

/** A change after which everything shown of that room is asked again. */
export function useRefreshing<I, O>(mutationFn: (input: I) => Promise<O>, room: string) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: [room] }) })
}

export interface SavedFile {
  path: string
  query: Record<string, string | number | boolean | undefined>
}

export const useSaveFile = () => useMutation({ mutationFn: ({ path, query }: SavedFile) => download(path, query) })

export const reportFile = (kind: string, id: number | string, format: 'html' | 'pdf', lang: 'en' | 'fr'): SavedFile => ({
  path: `/api/reports/${kind}/${id}`,
  query: { format, lang },
})

/** What a table asks for while it scrolls: which page, in which order, of which rows. */
export interface PageQuestion {
  sort: SortKey | undefined
  search: string | undefined
  offset: number
  limit: number
}

interface Paged<Row> {
  /** Whose rows they are: refetched when it changes. */
  room: string
  /** What is asked beside page, order and search, as JSON can hold it. */
  of: unknown
  /** Rows in all, before the first page has come. */
  count: number
  ask: (question: PageQuestion) => Promise<{ total: number; rows: readonly Row[] }>
}

/** The rows of a large table, read page by page as it scrolls. */
export function usePagedRows<Row>({ room, of, count: whole, ask }: Paged<Row>): PagedRows<Row> {
  const queries = useQueryClient()
  const [[sort], setSorting] = useState<readonly SortKey[]>([])
  const [search, setSearch] = useState('')
  const [[from, to], setSpan] = useState<readonly [number, number]>([0, 0])
  const key = JSON.stringify([of, sort, search])
  const pageKey = useCallback((...page: number[]) => [room, 'rows', key, ...page], [room, key])
  const pages = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => ({
      queryKey: pageKey(from + index),
      queryFn: () => ask({ sort, search: search || undefined, offset: (from + index) * PAGE_ROWS, limit: PAGE_ROWS }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const arrived = pages.map((page) => page.dataUpdatedAt).join()
  // Any page tells the length; it is kept while other pages come, or table and pages would chase each other.
  const total = queries.getQueriesData<Page<Row>>({ queryKey: pageKey() }).find(([, page]) => page)?.[1]?.total
  const [count, setCount] = useState(whole)
  useEffect(() => {
    if (total !== undefined) setCount(total)
  }, [total])
  const onNeed = useCallback((first: number, last: number) => {
    const next = [Math.floor(first / PAGE_ROWS), Math.floor(last / PAGE_ROWS)] as const
    setSpan((span) => (span[0] === next[0] && span[1] === next[1] ? span : next))
  }, [])
  return useMemo(
    () => ({ count, rowAt: (position) => rowAt(queries, pageKey, position), onNeed, onSort: setSorting, onFilter: setSearch, arrived }),
    [count, queries, pageKey, onNeed, arrived],
  )
}

interface Page<Row> {
  total: number
  rows: readonly Row[]
}

function rowAt<Row>(queries: QueryClient, pageKey: (...page: number[]) => unknown[], position: number): Row | undefined {
  return queries.getQueryData<Page<Row>>(pageKey(Math.floor(position / PAGE_ROWS)))?.rows[position % PAGE_ROWS]
}
