/** A chart as data. Colours follow category ids (from 1), the same as everywhere in the product; without an id the mark is grey. */
export type Chart =
  | BarChart
  | BoxChart
  | Histogram
  | LineChart
  | ScatterChart
  | ScatterMatrix
  | HeatMap
  | ParallelCoordinates
  | SmallMultiples

export interface Axis {
  label: string
  unit?: string
  /** Decimals of the values in the table of the data; the axis chooses its own. */
  digits?: number
  /** `date`: values are ISO days or moments. `share`: values on 0–1 are read in per cent. */
  type?: 'number' | 'share' | 'date'
}

/** Horizontal bars from zero, one per row, so long names stay readable. */
export interface BarChart {
  type: 'bars'
  value: Axis
  bars: { label: string; value: number | null; category?: number; low?: number; high?: number }[]
  /** What `low` and `high` are: "95% interval, n = 40". */
  interval?: string
}

/** Horizontal box plots: whiskers from `low` to `high`, what lies beyond them as points. */
export interface BoxChart {
  type: 'boxes'
  value: Axis
  /** Each box has an axis of its own, from its least to its greatest value; otherwise one serves all. */
  ownAxes?: boolean
  boxes: {
    label: string
    low: number
    q1: number
    median: number
    q3: number
    high: number
    /** Some of them, the farthest first, where there are many. */
    outliers: number[]
    /** How many there are in all. */
    outlierCount: number
  }[]
}

export interface Histogram {
  type: 'histogram'
  value: Axis
  count: Axis
  /** n + 1 rising edges for n counts. */
  edges: number[]
  counts: number[]
  /** The same bins before, drawn as an outline. */
  before?: number[]
  category?: number
}

export interface LineChart {
  type: 'lines'
  x: Axis
  y: Axis
  /** Rising numbers, or ISO dates when the axis is of dates. */
  at: (number | string)[]
  series: LineSeries[]
  /** A vertical line with its name: "k = 4". */
  marks?: { at: number | string; label: string }[]
}

export interface LineSeries {
  label: string
  /** One per entry of `at`; null leaves a gap. */
  values: (number | null)[]
  low?: (number | null)[]
  high?: (number | null)[]
  category?: number
  dashed?: boolean
}

/** Points in columns: `xs`, `ys` and `categories` have the same length. */
export interface ScatterChart extends PointColours {
  type: 'scatter'
  x: Axis
  y: Axis
  /** Milliseconds where the axis is of dates; so are `ys`. */
  xs: number[]
  ys: number[]
  /** 0–1: how large each point is; all are alike when absent. */
  sizes?: number[]
  /** What the sizes tell, and the values at 0 and 1. */
  size?: { label: string; unit?: string; low: number; high: number }
  /** Numbered tiles at the centres. */
  centers?: { category: number; x: number; y: number; label?: string }[]
}

/** Points coloured by category, or by a number. */
export interface PointColours {
  /** Ids; a point with 0 belongs to no category. */
  categories?: number[]
  /** Name of category n at n − 1, for the key. */
  names?: string[]
  /** 0–1: how dark each point is in place of a category. */
  shades?: (number | null)[]
  /** What the shades tell, and the values at 0 and 1. */
  shade?: { label: string; unit?: string; low: number; high: number }
}

/** Every pair of columns as a scatter, with its correlation at the other side of the diagonal. */
export interface ScatterMatrix extends PointColours {
  type: 'scatter-matrix'
  axes: Axis[]
  /** Per axis one number per point. */
  values: number[][]
  correlations: (number | null)[][]
}

export interface HeatMap {
  type: 'heat-map'
  rows: { label: string; unit?: string; digits?: number }[]
  columns: { label: string; category?: number }[]
  /** rows × columns: the figures that are printed. */
  values: (number | null)[][]
  /** rows × columns: what the colour says; `values` when absent. */
  shades?: (number | null)[][]
  /** `diverging` is centred on zero and reaches ±high; `sequential` goes from low (0) to high. */
  scale: { type: 'diverging' | 'sequential'; label: string; low?: number; high: number; digits?: number }
}

/** Each axis has its own range; a line crosses all of them. */
export interface ParallelCoordinates {
  type: 'parallel'
  axes: { label: string; unit?: string; digits?: number; low?: number; high?: number }[]
  lines: { label: string; category?: number; values: (number | null)[] }[]
}

/** Panels of one type on shared axes. */
export interface SmallMultiples {
  type: 'multiples'
  panels: { title: string; category?: number; chart: Histogram | LineChart | ScatterChart }[]
  /** 1–4; 3. */
  perRow?: number
}
