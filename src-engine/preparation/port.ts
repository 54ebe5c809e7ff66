import type { VersionsPort } from '#engine/datasets/port'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { type Frame, frameAfter } from './frame.ts'
import type { Step } from './steps/contract.ts'
import { kindOf } from './steps/registry.ts'
import type { Warning } from './values.ts'
import { fitTools } from './version-frame.ts'

export { type Frame, ROW } from './frame.ts'
export { versionFrame } from './version-frame.ts'

/** A step with what it learned; JSON that is stored with a model. */
export interface FittedStep {
  settings: Step
  parameters: unknown
}

interface Around {
  warehouse: Warehouse
  versions: VersionsPort
  project_id: number
  signal?: AbortSignal
}

/**
 * Learns the parameters of steps from the training rows of an experiment. Steps that are switched off are left out.
 *
 * @param training - the training rows only, e.g. a {@link versionFrame} whose SQL keeps their {@link ROW} numbers.
 * @returns what {@link applyFitted} needs, the prepared training rows, and the warnings of the steps.
 * @throws {EngineError} what the first step that does not fit the table says.
 */
export async function fitSteps(
  around: Around,
  training: Frame,
  steps: readonly Step[],
): Promise<{ fitted: FittedStep[]; frame: Frame; warnings: Warning[] }> {
  const tools = { ...fitTools(around.warehouse, around.versions, around.project_id, around.signal), purpose: 'experiment' as const }
  const fitted: FittedStep[] = []
  const warnings: Warning[] = []
  let frame = training
  for (const settings of steps.filter(({ enabled }) => enabled)) {
    const kind = kindOf(settings.step)
    const learned = await kind.fit(frame, settings, tools)
    fitted.push({ settings, parameters: learned.parameters })
    warnings.push(...learned.warnings)
    frame = frameAfter(frame, await kind.apply(frame, settings, learned.parameters, tools))
  }
  return { fitted, frame, warnings }
}

/**
 * Applies fitted steps to other rows: test rows, rows to score. Nothing is learned from them.
 *
 * @throws {EngineError} `PREPARATION_COLUMN_UNKNOWN` and the like when the rows lack a column of the training rows.
 */
export async function applyFitted(around: Around, frame: Frame, fitted: readonly FittedStep[]): Promise<Frame> {
  const tools = fitTools(around.warehouse, around.versions, around.project_id, around.signal)
  let applied = frame
  for (const { settings, parameters } of fitted)
    applied = frameAfter(applied, await kindOf(settings.step).apply(applied, settings, parameters, tools))
  return applied
}
