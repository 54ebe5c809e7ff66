import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { recommender } from '#engine/recommender/contract'

type Outputs = InferContractRouterOutputs<typeof recommender>
type Inputs = InferContractRouterInputs<typeof recommender>

export type Case = Outputs['cases']['cases'][number]
export type CaseResult = NonNullable<Case['last']>
export type EvaluationSummary = Outputs['evaluations']['evaluations'][number]
export type Evaluation = Outputs['evaluation']
export type SizeResult = Evaluation['results'][number]
export type Baseline = Evaluation['baselines'][number]

export type EvalInput = Inputs['eval']
export type TuneInput = Inputs['tune']
export type SaveCaseInput = Inputs['saveCase']

/** What a finished `recommender tune` keeps with its job. */
export interface TuneResult {
  run: string
  from: string
  objective: 'mrr' | 'hit' | 'recall'
  trials: number
  saved_as: string | null
  results: {
    basket_m: SizeResult['basket_m']
    n_validation: number
    n_test: number
    test_before: Record<'hit' | 'mrr' | 'recall', number>
    test_after: Record<'hit' | 'mrr' | 'recall', number>
    /** Of the objective on the test part, after less before. */
    difference: number
    difference_interval: { low: number; high: number } | null
    changed: Record<string, number | string>
  }[]
}
