import type { Call, Handlers } from '#engine/base/contract'
import { EngineError } from '#engine/base/errors'
import type { ReportsPort } from '#engine/reports/port'
import type { Warehouse } from '#engine/warehouse/duckdb'
import type { FindVersion } from '../find-version.ts'
import type { KeptFiles } from '../kept-files.ts'
import type { ChartsStore } from '../store-charts.ts'
import { chartData } from './chart-data.ts'
import { chartReport } from './chart-report.ts'
import type { ChartConfig, chartProcedures, Visualization } from './contract.ts'

interface Deps {
  store: ChartsStore
  find: FindVersion
  warehouse: Warehouse
  kept: KeptFiles
  reports: Pick<ReportsPort, 'write'>
  changed(project_id: number): void
  now(): string
}

/** Charts of versions: their figures, their drawings, and those that were saved. */
export function createCharts({ store, find, warehouse, kept, reports, changed, now }: Deps): Handlers<typeof chartProcedures> {
  const show = (dataset: string, version: number | undefined, config: ChartConfig, call: Call) =>
    chartData(find(dataset, version, call), config, { warehouse, kept, signal: call.signal })

  const known = (dataset: string, ref: string, call: Call): { dataset_id: number; chart: Visualization } => {
    const { dataset_id, name } = find(dataset, undefined, call).dataset
    const chart = store.find(dataset_id, ref)
    if (chart) return { dataset_id, chart }
    throw new EngineError('DATASET_CHART_NOT_FOUND', `No saved chart of ${name} has the id or name ${ref}. List the charts to see them.`, {
      dataset: name,
      visualization: ref,
    })
  }

  const refuseTaken = (dataset_id: number, name: string, except?: number) => {
    const other = store.named(dataset_id, name)
    if (other && other.visualization_id !== except)
      throw new EngineError(
        'DATASET_CHART_NAME_TAKEN',
        `A chart of the dataset is already named ${other.name}. Choose another name, or replace it.`,
        {
          name: other.name,
        },
      )
  }

  return {
    chart: ({ dataset, version, ...config }, call) => show(dataset, version, config, call),
    async exportChart({ dataset, version, format, lang, ...config }, call) {
      const shown = await show(dataset, version, config, call)
      return reports.write(chartReport(shown, { lang, at: now(), isTable: format === 'csv' }), {
        format,
        name: `${shown.name}-${config.type}`,
      })
    },
    visualizations({ dataset }, call) {
      const { dataset_id } = find(dataset, undefined, call).dataset
      return { dataset_id, visualizations: store.list(dataset_id) }
    },
    async saveVisualization({ dataset, name, replace, ...config }, call) {
      const { dataset_id } = await show(dataset, undefined, config, call)
      if (!replace) refuseTaken(dataset_id, name)
      const saved = store.save({ dataset_id, name, config, user_id: call.user_id, at: now() })
      changed(call.project_id)
      return saved
    },
    async visualization({ dataset, visualization, version }, call) {
      const { chart } = known(dataset, visualization, call)
      return { ...(await show(dataset, version, chart.chart_config, call)), visualization: chart }
    },
    renameVisualization({ dataset, visualization, name }, call) {
      const { dataset_id, chart } = known(dataset, visualization, call)
      refuseTaken(dataset_id, name, chart.visualization_id)
      store.rename(chart.visualization_id, name, now())
      changed(call.project_id)
      return store.named(dataset_id, name) as Visualization
    },
    deleteVisualization({ dataset, visualization }, call) {
      const { chart } = known(dataset, visualization, call)
      store.remove(chart.visualization_id)
      changed(call.project_id)
      return { visualization_id: chart.visualization_id, name: chart.name }
    },
  }
}
