import type { Frame, Outcome } from '../frame.ts'
import type { Ask, Warning } from '../values.ts'
import type { Settings, StepName } from './contract.ts'

/** The other table of a join. */
export interface OtherTable {
  dataset_id: number
  version_number: number
  content_hash: string
  frame: Frame
}

/** What a step may use while it is fitted. */
export interface FitTools {
  ask: Ask
  /** `experiment`: the rows are training rows, what is learned from the target may be used. */
  purpose: 'preparation' | 'experiment'
  /** @throws {EngineError} `DATASET_NOT_FOUND`. */
  other(dataset: string, version?: number): Promise<OtherTable>
}

export interface Fitted<P> {
  parameters: P
  warnings: Warning[]
}

/**
 * One kind of step. `fit` learns parameters (small JSON) from a table by SQL aggregates; `apply` is SQL made of settings and
 * parameters alone, so it can be repeated on other rows: a preview, a replay, the test rows of an experiment, scoring.
 */
export interface StepKind<N extends StepName, P> {
  title: { en: string; fr: string }
  /** Columns that must be there. */
  uses(settings: Settings<N>): string[]
  /** @throws {EngineError} a `PREPARATION_…` code when the step does not fit the table. */
  fit(frame: Frame, settings: Settings<N>, tools: FitTools): Promise<Fitted<P>>
  apply(frame: Frame, settings: Settings<N>, parameters: P, tools: Pick<FitTools, 'other'>): Outcome | Promise<Outcome>
}

/** A step that learns nothing; `check` refuses what does not fit. */
export const plainStep = <N extends StepName>(
  step: Omit<StepKind<N, Record<string, never>>, 'fit' | 'apply'> & { apply(frame: Frame, settings: Settings<N>): Outcome },
): StepKind<N, Record<string, never>> => ({
  ...step,
  fit(frame, settings) {
    step.apply(frame, settings)
    return Promise.resolve({ parameters: {}, warnings: [] })
  },
})

export const fitted = <P>(parameters: P, warnings: Warning[] = []): Fitted<P> => ({ parameters, warnings })
