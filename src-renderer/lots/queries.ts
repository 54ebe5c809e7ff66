import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { client, upload } from '#client'
import { type SavedFile, usePagedRows, useRefreshing } from '../runs/queries.ts'
import type { AssignmentsInput, ClusterInput, EligibleInput } from './answers.ts'

/** Lists that the page shows whole are asked with the longest page. */
const LONGEST_PAGE = 5000
const LONGEST_SCORE = 100_000
const PAGE_ROWS = 500

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

/** The lots of a large run. */
export const usePagedAssignments = (run_id: number, n_lots: number, cluster_id: number | undefined) =>
  usePagedRows({
    room: 'lots',
    of: { run_id, cluster_id },
    count: n_lots,
    ask: async ({ sort, ...question }) => {
      const asked = { run_id, cluster_id, sort: (sort?.id ?? 'confidence') as AssignmentsInput['sort'], ...question }
      const { total, assignments } = await client.lots.assignments({ ...asked, order: sort?.desc ? 'desc' : 'asc' })
      return { total, rows: assignments }
    },
  })

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

export const useDelete = () => useRefreshing((run_id: number) => client.lots.delete({ run_id }), 'lots')

/** Gives the file to the engine and assigns its lots to the clusters of a run. */
export const useScore = (run_id: number) =>
  useMutation({
    mutationFn: async ({ file, map }: { file: File; map?: Record<string, string> }) =>
      client.lots.score({ run_id, input: await upload(file), map: map && JSON.stringify(map), limit: LONGEST_SCORE }),
  })

/** Cells that a spreadsheet would run as a formula are guarded. */
export const assignmentsFile = (run_id: number, cluster_id?: number): SavedFile => ({
  path: `/api/lots/clustering/runs/${run_id}/assignments.csv`,
  query: { safe: true, cluster_id },
})

export const segmentsFile = (run_id: number): SavedFile => ({
  path: `/api/lots/clustering/runs/${run_id}/segments.csv`,
  query: { safe: true },
})
