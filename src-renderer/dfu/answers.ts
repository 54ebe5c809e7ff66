import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { dfu } from '#engine/dfu/contract'

type Outputs = InferContractRouterOutputs<typeof dfu>
type Inputs = InferContractRouterInputs<typeof dfu>

export type Facts = Outputs['facts']
export type FactsCheck = NonNullable<Facts['check']>
export type RunSummary = Outputs['runs']['runs'][number]
export type Run = Outputs['show']
export type Params = Run['params']
export type Cluster = Run['clusters'][number]
export type PerK = Run['per_k'][number]
export type Methods = Run['methods']
export type MethodName = keyof Methods
export type LabelTrace = Cluster['trace']
export type Assignment = Outputs['assignments']['assignments'][number]
export type Feature = keyof Cluster['profile']
export type ExcludedDfu = Outputs['excluded']['excluded'][number]
export type Series = Outputs['series']
export type DfuMap = Outputs['map']
export type Curves = Outputs['curves']
export type Comparison = Outputs['compare']
export type ChangedDfu = Comparison['changed']['dfus'][number]
export type Update = Outputs['update']
export type Change = Update['changes'][number]

export type Dfu = Outputs['list']['dfus'][number]
export type DfuCluster = Outputs['clusters']['clusters'][number]

export type ListInput = NonNullable<Inputs['list']>
export type FeaturesInput = NonNullable<Inputs['features']>
export type TrainInput = NonNullable<Inputs['train']>
export type AssignmentsInput = Inputs['assignments']

/** One feature over all DFUs. */
export interface FeatureSummary {
  feature: string
  missing: number
  min: number | null
  p25: number | null
  median: number | null
  p75: number | null
  max: number | null
  mean: number | null
}

/** What a finished `dfu features` keeps with its job. */
export interface FeaturesResult {
  dfus: number
  features: string[]
  excluded: ExcludedDfu[]
  excluded_total: number
  window: { first_month: string; last_month: string; months: number }
  summary: FeatureSummary[]
  output: string
  warnings: string[]
  warnings_fr: string[]
}

/** What a finished `dfu train` keeps with its job. */
export interface TrainResult {
  run_id: number
  dfus: number
  k: number
  k_reason: string
  k_reason_fr: string
  methods: Methods
  per_k: PerK[]
  output_dir: string
  warnings: string[]
  warnings_fr: string[]
}

/** A DFU that would change cluster with the months that arrived. */
export interface Drifted {
  dfu_id: string
  from_cluster: number
  from_label: string
  to_cluster: number
  to_label: string
  confidence: number
  causes: { column: string; before: number | null; now: number | null; change_z: number; part: number }[]
  why: string
  why_fr: string
}

/** What a finished `dfu drift` keeps with its job. */
export interface DriftResult {
  run_id: number
  run_last_month: string
  last_month: string
  new_months: string[]
  common: number
  kept: number
  changed_total: number
  new_dfus: number
  gone_dfus: number
  clusters_a: { cluster_id: number; label: string }[]
  clusters_b: { cluster_id: number; label: string }[]
  migration: number[][]
  causes: { column: string; dfus: number }[]
  changed: Drifted[]
  recommendation: 'keep' | 'watch' | 'retrain'
  warnings: string[]
  warnings_fr: string[]
}
