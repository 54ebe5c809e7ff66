import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { client, download, upload } from '#client'
import { useRefreshing } from '../runs/queries.ts'
import type { Change, ExportInput, ImportInput, PreviewInput, TableName } from './answers.ts'

/** Lists that a page shows whole are asked with the longest page. */
export const LONGEST_PAGE = 5000
const ROWS_A_PAGE = 200
const FOREVER = Number.POSITIVE_INFINITY

export const useDatasets = () => useQuery({ queryKey: ['datasets', 'list'], queryFn: () => client.datasets.list({ limit: LONGEST_PAGE }) })

/** A dataset with one of its versions; the latest when none is named. */
export const useDataset = (dataset: string, { version, enabled = true }: { version?: number; enabled?: boolean } = {}) =>
  useQuery({
    queryKey: ['datasets', 'show', dataset, version],
    queryFn: () => client.datasets.show({ dataset, version }),
    placeholderData: (last, query) => (query?.queryKey[2] === dataset ? last : undefined),
    enabled,
    retry: false,
  })

/** Which rows of a version, in which order, and which columns of them. */
export interface RowsQuestion {
  dataset: string
  version: number
  columns?: string[]
  filter?: string
  search?: string
  sort?: string[]
}

const pageOf = (question: RowsQuestion, page: number) => ({
  queryKey: ['datasets', 'rows', question, page],
  queryFn: () => client.datasets.rows({ ...question, offset: page * ROWS_A_PAGE, limit: ROWS_A_PAGE }),
  // A version never changes.
  staleTime: FOREVER,
  retry: false,
})

/** The first page, which also tells how many rows there are. */
export const useFirstRows = (question: RowsQuestion) => useQuery(pageOf(question, 0))

/** The pages that hold the rows from `first` to `last`, and the one after them. */
export function useRowPages(question: RowsQuestion, first: number, last: number) {
  const from = Math.floor(first / ROWS_A_PAGE)
  const to = Math.floor(last / ROWS_A_PAGE) + 1
  const pages = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return { first: from * ROWS_A_PAGE, pageSize: ROWS_A_PAGE, answers: useQueries({ queries: pages.map((page) => pageOf(question, page)) }) }
}

/** The place of a row, by its number in the version, among those that are shown. */
export const useGoToRow = () =>
  useMutation({
    mutationFn: async ({ question, row }: { question: RowsQuestion; row: number }) => {
      const { offset, row_found } = await client.datasets.rows({ ...question, columns: question.columns?.slice(0, 1), row, limit: 1 })
      return { position: offset, found: row_found === true }
    },
  })

/** What is known of the columns of a version; not ready while a job works on it. */
export const useProfile = (dataset: string, version: number) =>
  useQuery({
    queryKey: ['datasets', 'profile', dataset, version],
    queryFn: () => client.datasets.profile({ dataset, version, wait: false }),
    retry: false,
  })

export const useVersions = (dataset: string) =>
  useQuery({ queryKey: ['datasets', 'versions', dataset], queryFn: () => client.datasets.versions({ dataset }), retry: false })

/** Kinds of steps, for their names. */
export const useStepKinds = () => useQuery({ queryKey: ['step-kinds'], queryFn: () => client.preparation.steps({}), staleTime: FOREVER })

export interface CompareQuestion {
  dataset: string
  version: number
  other: string
  other_version?: number
}

export const useComparison = (question: CompareQuestion) =>
  useQuery({
    queryKey: ['datasets', 'compare', question],
    queryFn: () => client.datasets.compareProfiles(question),
    placeholderData: (last) => last,
    retry: false,
  })

export const useUpdate = () => useRefreshing((change: Change) => client.datasets.update(change), 'datasets')

export const useRestore = () => useRefreshing((input: { dataset: string; version: number }) => client.datasets.restore(input), 'datasets')

export const useDelete = () => useRefreshing((dataset: string) => client.datasets.delete({ dataset }), 'datasets')

export const useDeleteVersion = () =>
  useRefreshing((input: { dataset: string; version: number }) => client.datasets.deleteVersion(input), 'datasets')

export const useExport = () =>
  useMutation({
    mutationFn: ({ dataset, ...input }: Omit<ExportInput, 'columns'>) =>
      download(`/api/datasets/${encodeURIComponent(dataset)}/export`, input),
  })

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
    staleTime: FOREVER,
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
      staleTime: FOREVER,
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

/** The token of one of several files. */
export const useUploaded = (id: string, given: File | Opened, enabled: boolean) =>
  useQuery({
    queryKey: ['uploaded', id],
    queryFn: ({ signal }) => (given instanceof File ? upload(given, signal) : given.file),
    enabled,
    staleTime: FOREVER,
    retry: false,
  })

export const useImport = () => useMutation({ mutationFn: (input: ImportInput) => client.datasets.import(input) })

/** Cells that a spreadsheet would run as a formula are guarded. */
export const useExportRejected = () =>
  useMutation({
    mutationFn: ({ dataset, version }: { dataset: string; version?: number }) =>
      download(`/api/datasets/${encodeURIComponent(dataset)}/rejected.csv`, { version, safe: true }),
  })
