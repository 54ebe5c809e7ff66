import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { Feature, lots } from '#engine/lots/contract'

type Outputs = InferContractRouterOutputs<typeof lots>
type Inputs = InferContractRouterInputs<typeof lots>

export type { Feature }
export type RunSummary = Outputs['runs']['runs'][number]
export type Run = Outputs['show']
export type Cluster = Run['clusters'][number]
export type Params = Run['params']
export type Assignment = Outputs['assignments']['assignments'][number]
export type Segment = Outputs['segments']['segments'][number]
export type ExcludedLot = Outputs['excluded']['excluded'][number]
export type WhyHere = Outputs['why']
export type LotMap = Outputs['map']
export type Confidence = Outputs['confidence']
export type Eligible = Outputs['eligible']
export type Preview = Outputs['preview']
export type Comparison = Outputs['compare']
export type ChangedLot = Comparison['changed']['lots'][number]
export type Scores = Outputs['score']
export type ScoredLot = Scores['scored'][number]
export type RefusedRow = Scores['refused'][number]

export type ClusterInput = NonNullable<Inputs['cluster']>
export type EligibleInput = NonNullable<Inputs['eligible']>
export type AssignmentsInput = Inputs['assignments']

/** What a finished reference check keeps with its job. */
export interface ReferenceCheck {
  run_id: number
  library: string
  inertia: number
  reference_inertia: number
  /** Negative: the run of Tessera is better. */
  difference_pct: number
  seconds: number
  reference_seconds: number
  adjusted_rand: number
  starts: number
}
