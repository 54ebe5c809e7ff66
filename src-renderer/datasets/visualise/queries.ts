import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, download } from '#client'
import type { ChartConfig, ExportChartInput, SavedChart } from './answers.ts'
import { commaList } from './command.ts'

const FOREVER = Number.POSITIVE_INFINITY

/** A version; its hash tells it from one of a dataset that was deleted, whose number may be given again. */
export interface VersionRef {
  dataset: string
  version: number
  hash: string
}

/** The figures of a chart; those of the last one of its kind stay until the next are there. */
export const useChart = ({ dataset, version, hash }: VersionRef, config: ChartConfig | undefined) =>
  useQuery({
    // Not under `datasets`: a version never changes, so nothing that happens to its dataset asks for its figures again.
    queryKey: ['chart', dataset, version, hash, config],
    queryFn: ({ signal }) => client.datasets.chart({ dataset, version, ...(config as ChartConfig) }, { signal }),
    enabled: config !== undefined,
    placeholderData: (last) => (last?.config.type === config?.type ? last : undefined),
    staleTime: FOREVER,
    retry: false,
  })

export const useSavedCharts = (dataset: string) =>
  useQuery({ queryKey: ['datasets', 'charts', dataset], queryFn: () => client.datasets.visualizations({ dataset }), retry: false })

/** One row of a version by its number. */
export const useRow = ({ dataset, version, hash }: VersionRef, row: number) =>
  useQuery({
    queryKey: ['chart-row', dataset, version, hash, row],
    queryFn: () => client.datasets.rows({ dataset, version, row, limit: 1 }),
    staleTime: FOREVER,
  })

export const useSaveChart = (dataset: string) =>
  useRefreshing((chart: { name: string; replace: boolean; config: ChartConfig }) =>
    client.datasets.saveVisualization({ dataset, name: chart.name, replace: chart.replace, ...chart.config }),
  )

export const useRenameChart = (dataset: string) =>
  useRefreshing(({ visualization_id, name }: Pick<SavedChart, 'visualization_id' | 'name'>) =>
    client.datasets.renameVisualization({ dataset, visualization: String(visualization_id), name }),
  )

export const useDeleteChart = (dataset: string) =>
  useRefreshing((visualization_id: number) => client.datasets.deleteVisualization({ dataset, visualization: String(visualization_id) }))

/** Drawn by the engine, with the title, the finding and where the figures come from. */
export const useExportChart = (dataset: string) =>
  useMutation({
    mutationFn: ({ columns, ...input }: Omit<ExportChartInput, 'dataset'>) =>
      download(`/api/datasets/${encodeURIComponent(dataset)}/chart/file`, { ...input, columns: columns && commaList(columns) }),
  })

function useRefreshing<I, O>(mutationFn: (input: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['datasets', 'charts'] }) })
}
