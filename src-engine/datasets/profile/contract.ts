import * as z from 'zod'
import { Id, procedure } from '#engine/base/contract'
import { ColumnType, dataset, Role, version } from '../answers/contract.ts'

const Histogram = z.object({
  /** How the bins were chosen: Freedman–Diaconis, or twenty where the quartiles are equal; `capped` at 200 bins. */
  rule: z.enum(['freedman-diaconis', 'twenty', 'capped', 'one']),
  /** n + 1 rising edges of n counts; dates as ISO days or moments. The last bin holds its upper edge. */
  edges: z.array(z.union([z.number(), z.string()])),
  counts: z.array(z.int()),
})
const Share = z.object({ value: z.string(), count: z.int(), share: z.number() })

/** What is said of a column. */
export const ProfileColumn = z.object({
  name: z.string(),
  type: ColumnType,
  role: Role,
  missing: z.int(),
  missing_share: z.number(),
  distinct: z.int(),
  /** The same value in every filled cell. */
  constant: z.boolean(),
  /** Whole numbers or texts that are filled and different in every row. */
  identifier: z.boolean(),
  numbers: z
    .object({
      min: z.number(),
      q1: z.number(),
      median: z.number(),
      q3: z.number(),
      max: z.number(),
      mean: z.number(),
      /** Sample standard deviation (ddof 1); null for one value. */
      std: z.number().nullable(),
      /** Adjusted Fisher–Pearson coefficient (G1); null for fewer than three values or a constant. */
      skew: z.number().nullable(),
      zeros: z.int(),
      negatives: z.int(),
    })
    .nullable(),
  dates: z.object({ min: z.string(), max: z.string() }).nullable(),
  lengths: z.object({ min: z.int(), mean: z.number(), max: z.int() }).nullable(),
  histogram: Histogram.nullable(),
  /** The most frequent values, at most 20; none where every value is different. */
  top: z.array(Share),
})
export type ProfileColumn = z.infer<typeof ProfileColumn>

const Correlation = z.object({
  /** Rows the figures are from; a seeded sample where `sampled`. */
  rows: z.int(),
  sampled: z.boolean(),
  numbers: z.object({
    columns: z.array(z.string()),
    pearson: z.array(z.array(z.number().nullable())),
    spearman: z.array(z.array(z.number().nullable())),
  }),
  categories: z.object({ columns: z.array(z.string()), cramers_v: z.array(z.array(z.number().nullable())) }),
  /** Columns that were left out because there are too many. */
  left_out: z.array(z.string()),
})
export type Correlation = z.infer<typeof Correlation>

const Balance = z.object({
  column: z.string(),
  classes: z.array(Share),
  missing: z.int(),
  /** The largest class divided by the smallest. */
  ratio: z.number().nullable(),
})

const Side = z.object({ dataset_id: Id, name: z.string(), version_number: z.int(), content_hash: z.string(), rows: z.int() })
const other = version.describe('number of the version of the other dataset; the latest when absent')

export const profileProcedures = {
  profile: procedure('GET', '/api/datasets/{dataset}/profile', {
    does: 'Profile a version: types, roles, missing values, distributions, duplicates, correlations',
    role: 'viewer',
    command: 'datasets profile',
    positional: ['dataset'],
    example: 'tessera datasets profile lots --json',
    input: z.strictObject({
      dataset,
      version,
      wait: z.boolean().default(true).describe('wait for a profile that is not there yet; false answers with its task'),
    }),
    output: Side.extend({
      /** False while the job `task_id` works on it; the figures are empty then. */
      ready: z.boolean(),
      task_id: Id.nullable(),
      columns: z.array(ProfileColumn),
      /** Rows that equal an earlier one in every column. */
      duplicate_rows: z.int().nullable(),
      correlation: Correlation.nullable(),
      /** Of the column with the role target, when it has at most 100 values. */
      target: Balance.nullable(),
      /** How the figures are defined. */
      definitions: z.record(z.string(), z.string()),
    }),
    errors: ['DATASET_NOT_FOUND', 'DISK_FULL'],
  }),
  compareProfiles: procedure('GET', '/api/datasets/{dataset}/compare/{other}', {
    does: 'Compare two versions or datasets, column by column',
    role: 'viewer',
    command: 'datasets compare',
    positional: ['dataset', 'other'],
    example: 'tessera datasets compare lots lots --version 1',
    input: z.strictObject({
      dataset,
      other: dataset.describe('id or name of the other dataset, or the same'),
      version,
      other_version: other,
    }),
    output: z.object({
      a: Side,
      b: Side,
      /** In the order of a, then those of b only. */
      columns: z.array(
        z.object({
          name: z.string(),
          state: z.enum(['same', 'changed', 'retyped', 'only_a', 'only_b']),
          a: ProfileColumn.nullable(),
          b: ProfileColumn.nullable(),
          /** Difference of the shares of missing values, b less a. */
          missing_share_change: z.number().nullable(),
          /** Difference of the means divided by the pooled standard deviation, b less a. */
          standardised_mean_change: z.number().nullable(),
          /** Half the sum of the absolute differences of the shares of values, 0…1, over at most 20 values of each side. */
          share_change: z.number().nullable(),
          /** Both distributions on the same twenty bins. */
          histogram: z.object({ edges: z.array(z.number()), a: z.array(z.int()), b: z.array(z.int()) }).nullable(),
        }),
      ),
    }),
    errors: ['DATASET_NOT_FOUND', 'DISK_FULL'],
  }),
}
