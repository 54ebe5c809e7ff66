import * as z from 'zod'

export const Aggregate = z.enum(['count', 'sum', 'mean', 'median', 'min', 'max'])
export const Method = z.enum(['iqr', 'zscore', 'modified_zscore'])

/** A number, or the ISO day or moment of a date. */
const Place = z.union([z.number(), z.string()])

/** What colours the points. */
export const Colour = z.object({
  column: z.string(),
  /** Names of the categories, the most frequent first; null where the colour is a number. */
  levels: z.array(z.string()).nullable(),
  /** Per point the number, or the place of its category in `levels`; null is missing, −1 any other category. */
  values: z.array(z.number().nullable()),
})
export type Colour = z.infer<typeof Colour>

const Histogram = z.object({
  kind: z.literal('histogram'),
  column: z.string(),
  rule: z.enum(['freedman-diaconis', 'twenty', 'capped', 'one', 'given']),
  /** n + 1 rising edges of n bins. */
  edges: z.array(Place),
  /** One series, or one per level of the colour. */
  series: z.array(z.object({ label: z.string().nullable(), counts: z.array(z.int()) })),
})

const Box = z.object({
  label: z.string(),
  n: z.int(),
  min: z.number(),
  /** Least and greatest value within 1.5 interquartile ranges of the box. */
  low: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  high: z.number(),
  max: z.number(),
  outliers: z.int(),
  /** The farthest of them, at most 100. */
  farthest: z.array(z.number()),
})
export type Box = z.infer<typeof Box>

const Boxes = z.object({
  kind: z.literal('box'),
  /** The column whose values are told by group; null where each box is a column. */
  value: z.string().nullable(),
  group: z.string().nullable(),
  boxes: z.array(Box),
  /** Groups that are not shown. */
  other_groups: z.int(),
})

const Scatter = z.object({
  kind: z.literal('scatter'),
  x: z.string(),
  y: z.string(),
  xs: z.array(Place),
  ys: z.array(Place),
  /** Numbers of the rows in the version, from 1. */
  row_numbers: z.array(z.int()),
  colour: Colour.nullable(),
  sizes: z.object({ column: z.string(), values: z.array(z.number().nullable()) }).nullable(),
  /** Pearson's correlation of the points that are shown. */
  correlation: z.number().nullable(),
})

const ScatterMatrix = z.object({
  kind: z.literal('scatter_matrix'),
  columns: z.array(z.string()),
  /** Per column the values of the points. */
  values: z.array(z.array(z.number())),
  row_numbers: z.array(z.int()),
  colour: Colour.nullable(),
  /** Pearson's correlations of the points that are shown. */
  correlations: z.array(z.array(z.number().nullable())),
})

const Bars = z.object({
  kind: z.literal('bar'),
  x: z.string(),
  y: z.string().nullable(),
  aggregate: Aggregate,
  bars: z.array(z.object({ label: z.string(), value: z.number().nullable(), count: z.int() })),
  /** Categories that are not shown. */
  other_categories: z.int(),
})

const Lines = z.object({
  kind: z.literal('line'),
  x: z.string(),
  y: z.string().nullable(),
  aggregate: Aggregate,
  at: z.array(Place),
  /** Points were joined into so many steps of equal width because there are more different values. */
  joined_into: z.int().nullable(),
  series: z.array(z.object({ label: z.string().nullable(), values: z.array(z.number().nullable()) })),
})

const Outliers = z.object({
  kind: z.literal('outliers'),
  method: Method,
  factor: z.number(),
  /** Bounds are null where the values have no spread: then none is an outlier. */
  columns: z.array(
    z.object({ column: z.string(), low: z.number().nullable(), high: z.number().nullable(), outliers: z.int(), n: z.int() }),
  ),
  /** The farthest first, at most 500. `reach`: how far beyond its bound, in widths of what lies between the bounds. */
  outliers: z.array(
    z.object({ row: z.int(), column: z.string(), value: z.number(), low: z.number(), high: z.number(), reach: z.number() }),
  ),
})

export const ChartData = z.discriminatedUnion('kind', [Histogram, Boxes, Scatter, ScatterMatrix, Bars, Lines, Outliers])
export type ChartData = z.infer<typeof ChartData>
export type ChartDataOf<K extends ChartData['kind']> = Extract<ChartData, { kind: K }>
