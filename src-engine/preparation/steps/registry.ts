import type { Frame, Outcome } from '../frame.ts'
import { aggregate } from './aggregate.ts'
import { bin } from './bin.ts'
import { derive, drop, rename, select } from './columns.ts'
import type { Step, StepName } from './contract.ts'
import { convert } from './convert.ts'
import { dateParts } from './date-parts.ts'
import { encode } from './encode.ts'
import { fillMissing } from './fill-missing.ts'
import { join } from './join.ts'
import { missingTokens, removeMissingColumns, removeMissingRows } from './missing.ts'
import { outliers } from './outliers.ts'
import { pivot, unpivot } from './pivot.ts'
import { deduplicate, filter, sample, sort } from './rows.ts'
import { scale } from './scale.ts'
import { split } from './split.ts'
import type { FitTools, Fitted } from './step.ts'

/** All kinds of steps. */
const KINDS = {
  missing_tokens: missingTokens,
  fill_missing: fillMissing,
  remove_missing_rows: removeMissingRows,
  remove_missing_columns: removeMissingColumns,
  outliers,
  scale,
  encode,
  convert,
  rename,
  select,
  drop,
  filter,
  derive,
  aggregate,
  join,
  pivot,
  unpivot,
  sample,
  sort,
  deduplicate,
  split,
  bin,
  date_parts: dateParts,
} satisfies Record<StepName, object>

/** A kind whose settings and parameters are not looked into. */
interface AnyKind {
  title: { en: string; fr: string }
  uses(settings: Step): string[]
  fit(frame: Frame, settings: Step, tools: FitTools): Promise<Fitted<unknown>>
  apply(frame: Frame, settings: Step, parameters: unknown, tools: Pick<FitTools, 'other'>): Outcome | Promise<Outcome>
}

/** The kind of a step; settings and parameters are those of that kind. */
export const kindOf = (step: StepName): AnyKind => KINDS[step] as unknown as AnyKind
export const stepNames = Object.keys(KINDS) as StepName[]
