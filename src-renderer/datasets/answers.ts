import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { datasets } from '#engine/datasets/contract'

type Outputs = InferContractRouterOutputs<typeof datasets>
type Inputs = InferContractRouterInputs<typeof datasets>

export type { Binding, Breaks, Column, Dataset, ImportResult, Reading, Role } from '#engine/datasets/contract'
export type Preview = Outputs['preview']
export type Details = Outputs['show']
export type RejectedCell = Outputs['rejected']['rejected'][number]
export type Cell = Outputs['rows']['rows'][number][number]
export type Profile = Outputs['profile']
export type ProfileColumn = Profile['columns'][number]
export type Correlation = NonNullable<Profile['correlation']>
export type VersionDetails = Outputs['versions']['versions'][number]
export type Comparison = Outputs['compareProfiles']
export type ComparedColumn = Comparison['columns'][number]

export type PreviewInput = Inputs['preview']
export type ImportInput = Inputs['import']
export type ExportInput = Inputs['export']
export type Change = Inputs['update']
export type TableName = NonNullable<ImportInput['table']>
export type FileFormat = NonNullable<ImportInput['format']>
export type Encoding = NonNullable<ImportInput['encoding']>
export type Quote = NonNullable<ImportInput['quote']>
export type Decimal = NonNullable<ImportInput['decimal']>
