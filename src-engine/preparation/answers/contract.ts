import * as z from 'zod'
import { ColumnType, Step } from '../steps/contract.ts'

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
const Details = z.record(z.string(), z.unknown())
const Warning = z.object({ code: z.string(), message: z.string(), details: Details })

/** What a step did or would do. */
export const StepAnswer = z.object({
  /** 1-based; 0 is the renaming by which a replay maps its columns. */
  number: z.int(),
  step: z.string(),
  title: z.object({ en: z.string(), fr: z.string() }),
  status: z.enum(['done', 'off', 'skipped']),
  reason: z.object({ code: z.string(), message: z.string(), details: Details }).nullable(),
  rows_before: z.int(),
  rows_after: z.int(),
  columns_before: z.int(),
  columns_after: z.int(),
  missing_before: z.int(),
  missing_after: z.int(),
  /** Null when the rows are others than before (grouped, joined, pivoted). */
  changed_cells: z.int().nullable(),
  changed: z.array(z.object({ column: z.string(), cells: z.int() })),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  warnings: z.array(Warning),
})
export type StepAnswer = z.infer<typeof StepAnswer>

/** Counts of values: between edges for numbers and dates, per value for the rest. */
const Histogram = z.object({
  kind: z.enum(['range', 'values']),
  /** For ranges one more than counts; dates as text. */
  edges: z.array(z.union([z.number(), z.string()])),
  values: z.array(z.string()),
  counts: z.array(z.int()),
  other: z.int(),
  missing: z.int(),
})
export type Histogram = z.infer<typeof Histogram>

export const ColumnFacts = z.object({
  name: z.string(),
  type: ColumnType,
  missing: z.int(),
  distinct: z.int(),
  min: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  max: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  mean: z.number().nullable(),
})
export type ColumnFacts = z.infer<typeof ColumnFacts>

export const Preview = z.object({
  dataset_id: z.int(),
  version_number: z.int(),
  total_rows: z.int(),
  /** Rows that it was computed on; fewer than `total_rows` means that the whole table may give other numbers. */
  rows_used: z.int(),
  partial: z.boolean(),
  steps: z.array(StepAnswer),
  /** Number of the step that is shown; null when no step could be done up to it. */
  shown: z.int().nullable(),
  /** Columns after the shown step; `changed` counts cells among all rows used. */
  columns: z.array(ColumnFacts.extend({ changed: z.int(), is_new: z.boolean() })),
  /** Rows after the shown step; `row` is the 1-based place before it, `changed` are 0-based columns with the old value. */
  rows_total: z.int(),
  rows: z.array(z.object({ row: z.int(), cells: z.array(Cell), changed: z.array(z.object({ column: z.int(), before: Cell })) })),
  column: z
    .object({
      name: z.string(),
      before: ColumnFacts.extend({ rows: z.int(), histogram: Histogram }).nullable(),
      after: ColumnFacts.extend({ rows: z.int(), histogram: Histogram }).nullable(),
    })
    .nullable(),
})
export type Preview = z.infer<typeof Preview>

export const Suggestion = z.object({
  column: z.string().nullable(),
  code: z.enum([
    'MISSING',
    'MOSTLY_MISSING',
    'TOKENS',
    'SENTINEL',
    'TEXT_NUMBERS',
    'TEXT_DATES',
    'CONSTANT',
    'IDENTIFIER',
    'SKEWED',
    'OUTLIERS',
    'CATEGORIES',
    'MANY_CATEGORIES',
    'DUPLICATES',
  ]),
  /** Why, with the numbers. */
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  step: Step,
})
export type Suggestion = z.infer<typeof Suggestion>

export const SuggestionAnswer = z.object({
  dataset_id: z.int(),
  version_number: z.int(),
  total_rows: z.int(),
  /** Rows that were looked at, evenly spread over the table. */
  rows_used: z.int(),
  suggestions: z.array(Suggestion),
})

const Candidate = z.object({ name: z.string(), type: ColumnType, score: z.number(), reason: z.enum(['spelling', 'similar', 'type']) })
export const Mapping = z.object({
  dataset_id: z.int(),
  version_number: z.int(),
  /** Every column that the recipe needs of the table it starts with. */
  columns: z.array(
    z.object({
      name: z.string(),
      type: ColumnType.nullable(),
      /** Column of the dataset of that name; null when there is none. */
      found: z.string().nullable(),
      found_type: ColumnType.nullable(),
      /** The best candidate, when it is a good one. */
      suggested: z.string().nullable(),
      candidates: z.array(Candidate),
      /** Numbers of the steps that need it. */
      steps: z.array(z.int()),
    }),
  ),
  /** All needed columns are there under their names. */
  complete: z.boolean(),
  unused: z.array(z.object({ name: z.string(), type: ColumnType })),
})
export type Mapping = z.infer<typeof Mapping>
