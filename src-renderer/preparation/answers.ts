import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { preparation } from '#engine/preparation/contract'

type Outputs = InferContractRouterOutputs<typeof preparation>
type Inputs = InferContractRouterInputs<typeof preparation>

export type { ApplyResult } from '#engine/preparation/contract'
export type Preview = Outputs['preview']
export type StepReport = Preview['steps'][number]
export type PreviewColumn = Preview['columns'][number]
export type PreviewRow = Preview['rows'][number]
export type Cell = PreviewRow['cells'][number]
export type ColumnState = NonNullable<NonNullable<Preview['column']>['after']>
export type Suggestion = Outputs['suggest']['suggestions'][number]
export type Mapping = Outputs['mapping']
export type MappedColumn = Mapping['columns'][number]
export type RecipeSummary = Outputs['recipes']['recipes'][number]
export type Recipe = Outputs['recipe']
export type StepKind = Outputs['steps']['steps'][number]

/** A step as the contract takes it. */
export type ContractStep = NonNullable<Inputs['apply']['step']>[number]
/** A step that may not be complete yet. */
export type Step = { step: string; enabled?: boolean } & Record<string, unknown>

/** Where the steps of a replay come from. */
export type ReplaySource = { saved: string } | { step: readonly Step[] }
/** A column as it is offered in a field. */
export interface NamedColumn {
  name: string
  type: PreviewColumn['type']
}
