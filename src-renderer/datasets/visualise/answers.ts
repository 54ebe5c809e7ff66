import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { datasets } from '#engine/datasets/contract'

type Outputs = InferContractRouterOutputs<typeof datasets>
type Inputs = InferContractRouterInputs<typeof datasets>

export type ShownChart = Outputs['chart']
export type ChartData = ShownChart['data']
export type ChartDataOf<K extends ChartData['kind']> = Extract<ChartData, { kind: K }>
export type ChartConfig = ShownChart['config']
export type ChartType = ChartConfig['type']
export type Aggregate = NonNullable<ChartConfig['aggregate']>
export type Method = NonNullable<ChartConfig['method']>
export type SavedChart = Outputs['visualizations']['visualizations'][number]
export type ExportChartInput = Inputs['exportChart']
export type Row = Outputs['rows']
