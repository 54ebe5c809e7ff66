import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { recommender } from '#engine/recommender/contract'

type Outputs = InferContractRouterOutputs<typeof recommender>
type Inputs = InferContractRouterInputs<typeof recommender>

export type Data = Outputs['check']
export type DataCheck = NonNullable<Data['check']>
export type BoundDataset = NonNullable<Data['ventes']>
export type Runs = Outputs['runs']
export type RunSummary = Runs['runs'][number]
export type Run = Outputs['show']
export type TrainParams = Run['params']
export type Epoch = Run['curve'][number]
export type Curve = Outputs['curve']
export type Verdict = Outputs['verify']
export type Cleanup = Outputs['cleanup']

export type Recommendation = Outputs['recommend'] & {
  /** From the question to the answer, as the page saw it. */
  milliseconds: number
}
/** One suggestion; the tester always asks for label, range and evidence. */
export type Hit = Recommendation['items'][number]
export type Product = Outputs['products']['products'][number]
export type Neighbours = Outputs['neighbours']
export type Version = Outputs['version']
export type Profiles = Outputs['profiles']
export type ProfileRow = Profiles['profiles'][number]
export type SettingRule = Profiles['settings'][number]

export type RecommendInput = Inputs['recommend']
export type TrainInput = NonNullable<Inputs['train']>
export type BuildInput = NonNullable<Inputs['data']>
