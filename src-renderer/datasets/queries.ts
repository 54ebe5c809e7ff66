import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, download, upload } from '#client'
import type { ImportInput, PreviewInput, TableName } from './answers.ts'

/** Lists that a page shows whole are asked with the longest page. */
export const LONGEST_PAGE = 5000
const ROWS_A_PAGE = 500
const POLL_MS = 300
const ENDED = ['completed', 'failed', 'cancelled', 'interrupted']

export const useDatasets = () => useQuery({ queryKey: ['datasets', 'list'], queryFn: () => client.datasets.list({ limit: LONGEST_PAGE }) })

export const useDataset = (dataset: string, enabled = true) =>
  useQuery({ queryKey: ['datasets', 'show', dataset], queryFn: () => client.datasets.show({ dataset }), enabled, retry: false })

/** All rows of a version that fits into one answer. */
export const useAllRows = (dataset: string, version: number) =>
  useQuery({
    queryKey: ['datasets', 'rows', dataset, version, 'all'],
    queryFn: () => client.datasets.rows({ dataset, version, limit: LONGEST_PAGE }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The pages that hold the rows from `first` to `last`, and the one after them; a version never changes, so a page is asked once. */
export function useRowPages(dataset: string, version: number, first: number, last: number) {
  const from = Math.floor(first / ROWS_A_PAGE)
  const to = Math.floor(last / ROWS_A_PAGE) + 1
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['datasets', 'rows', dataset, version, page],
      queryFn: () => client.datasets.rows({ dataset, version, offset: page * ROWS_A_PAGE, limit: ROWS_A_PAGE }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return { first: from * ROWS_A_PAGE, pageSize: ROWS_A_PAGE, answers }
}

export const useRejected = (dataset: string, version: number | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['datasets', 'rejected', dataset, version],
    queryFn: () => client.datasets.rejected({ dataset, version, limit: LONGEST_PAGE }),
    enabled,
  })

/** How a file would be imported; the answer to the last settings stays until the next one is there. */
export const usePreview = (input: PreviewInput | undefined) =>
  useQuery({
    queryKey: ['preview', input],
    queryFn: ({ signal }) => client.datasets.preview(input as PreviewInput, { signal }),
    enabled: input !== undefined,
    placeholderData: (last, query) => (fileOf(query?.queryKey) === input?.file ? last : undefined),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

const fileOf = (key: readonly unknown[] | undefined) => (key?.[1] as PreviewInput | undefined)?.file

/** How the file fits each table of the project, before anything was chosen. */
export const useTableFits = (file: string | undefined, tables: readonly TableName[]) =>
  useQueries({
    queries: tables.map((table) => ({
      queryKey: ['preview', { file, table }],
      queryFn: () => client.datasets.preview({ file: file as string, table }),
      enabled: file !== undefined,
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) => ({
      isPending: answers.some(({ isPending }) => isPending),
      bindings: answers.flatMap(({ data }) => (data?.binding ? [data.binding] : [])),
    }),
  })

/** A file that the window has already given to the engine. */
export interface Opened {
  file: string
  name: string
  size: number
}

export const useUpload = () =>
  useMutation({ mutationFn: async (given: File | Opened) => (given instanceof File ? upload(given) : given.file) })

export const useImport = () => useMutation({ mutationFn: (input: ImportInput) => client.datasets.import(input) })

export const useSample = () => useMutation({ mutationFn: (lang: 'en' | 'fr') => client.system.demo({ lang }) })

/** Follows a job until it ends. */
export const useTask = (task_id: number | undefined) =>
  useQuery({
    queryKey: ['jobs', 'task', task_id],
    queryFn: () => client.jobs.show({ task_id: task_id as number }),
    enabled: task_id !== undefined,
    refetchInterval: ({ state }) => (state.data && ENDED.includes(state.data.status) ? false : POLL_MS),
  })

export const useCancel = () => useRefreshing((task_id: number) => client.jobs.cancel({ task_id }), 'jobs')

export const useDelete = () => useRefreshing((dataset: string) => client.datasets.delete({ dataset }), 'datasets')

/** Cells that a spreadsheet would run as a formula are guarded. */
export const useExportRejected = () =>
  useMutation({
    mutationFn: ({ dataset, version }: { dataset: string; version?: number }) =>
      download(`/api/datasets/${encodeURIComponent(dataset)}/rejected.csv`, { version, safe: true }),
  })

function useRefreshing<I, O>(mutationFn: (input: I) => Promise<O>, room: string) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: [room] }) })
}
