import * as z from 'zod'
import { Download, Id, list, Moment, NameOrId, Notice, procedure } from '#engine/base/contract'
import { dataset, version } from '../answers/contract.ts'
import { Aggregate, ChartData, Method } from './data/contract.ts'

export const ChartType = z.enum(['histogram', 'box', 'scatter', 'scatter_matrix', 'bar', 'line', 'outliers'])
export type ChartType = z.infer<typeof ChartType>

/** What a chart shows; which fields count depends on its type, see {@link CHART_FIELDS}. */
const config = {
  type: ChartType.describe(`kind of chart: ${ChartType.options.join(', ')}`),
  x: z.string().optional().describe('column of the horizontal axis, or the groups of a box or bar chart'),
  y: z.string().optional().describe('column of the vertical axis, or the values of a box chart'),
  columns: list(z.string()).optional().describe('columns of boxes, a scatter matrix (2 to 6) or an outlier table'),
  colour: z.string().optional().describe('column that colours points, or splits histograms and lines'),
  size: z.string().optional().describe('column of numbers that sizes the points of a scatter chart'),
  aggregate: Aggregate.optional().describe(
    `how values of one bar or point of a line are joined: ${Aggregate.options.join(', ')}; count, or mean when y is given`,
  ),
  bins: z.int().min(1).max(500).optional().describe('bins of a histogram; Freedman–Diaconis when absent'),
  method: Method.optional().describe(`how outliers are told: ${Method.options.join(', ')}; iqr`),
  factor: z.number().positive().max(100).optional().describe('width of the bounds; 1.5 (iqr), 3 (zscore) or 3.5 (modified_zscore)'),
  filter: z.string().max(100_000).optional().describe('conditions of the rows to show, as in datasets preview'),
  seed: z
    .int()
    .nonnegative()
    .max(2 ** 31)
    .optional()
    .describe('seed of the sample of points; 42'),
  title: z.string().trim().min(1).max(200).optional().describe('title; made from the columns when absent'),
}
export const ChartConfig = z.strictObject(config)
export type ChartConfig = z.infer<typeof ChartConfig>

/** The fields that each type of chart knows beside `type`, `filter` and `title`. */
export const CHART_FIELDS = {
  histogram: ['x', 'colour', 'bins'],
  box: ['y', 'x', 'columns'],
  scatter: ['x', 'y', 'colour', 'size', 'seed'],
  scatter_matrix: ['columns', 'colour', 'seed'],
  bar: ['x', 'y', 'aggregate'],
  line: ['x', 'y', 'aggregate', 'colour'],
  outliers: ['columns', 'method', 'factor'],
} as const satisfies Record<ChartType, readonly (keyof ChartConfig)[]>

const Shown = z.object({
  dataset_id: Id,
  name: z.string(),
  version_number: z.int(),
  content_hash: z.string(),
  config: ChartConfig,
  /** Rows that fulfil the filter. */
  rows: z.int(),
  /** Those of them that the chart tells of: rows without a value, and groups beyond the largest, are not. Null where columns differ. */
  told_rows: z.int().nullable(),
  /** Set where only some of the points are shown, drawn by the seed. */
  sample: z.object({ points: z.int(), of: z.int(), seed: z.int() }).nullable(),
  /** The columns of the version whose names tell a unit: `Poids (kg)`, `poids_g`. */
  units: z.record(z.string(), z.object({ label: z.string(), unit: z.string() })),
  /** What the chart says, in one sentence. */
  finding: Notice,
  data: ChartData,
})
export type ShownChart = z.infer<typeof Shown>

const Visualization = z.object({
  visualization_id: Id,
  name: z.string(),
  chart_type: ChartType,
  chart_config: ChartConfig,
  created_at: Moment,
  updated_at: Moment,
})
export type Visualization = z.infer<typeof Visualization>

const visualization = NameOrId.describe('id or name of the saved chart')
const name = z.string().trim().min(1).max(200)
const errors = ['DATASET_NOT_FOUND', 'DATASET_COLUMN_UNKNOWN', 'DATASET_CHART_UNSUITED', 'DATASET_CHART_EMPTY'] as const

export const chartProcedures = {
  chart: procedure('GET', '/api/datasets/{dataset}/chart', {
    does: 'Give the few figures that a chart of a version needs; with --out, draw it',
    role: 'viewer',
    command: 'datasets chart',
    positional: ['dataset'],
    example: 'tessera datasets chart lots --type scatter --x itm --y sigma --colour site_code --out itm.svg',
    exportedBy: 'exportChart',
    input: z.strictObject({ dataset, version, ...config }),
    output: Shown,
    errors,
  }),
  exportChart: procedure('GET', '/api/datasets/{dataset}/chart/file', {
    does: 'Draw a chart of a version as SVG, PNG, HTML or PDF, or write its figures as CSV',
    role: 'viewer',
    command: 'datasets export-chart',
    positional: ['dataset'],
    example: 'tessera datasets export-chart lots --type histogram --x itm --format png --out itm.png',
    download: true,
    input: z.strictObject({
      dataset,
      version,
      ...config,
      format: z
        .enum(['svg', 'png', 'html', 'pdf', 'csv'])
        .default('svg')
        .describe('format; on the command line it follows the ending of --out'),
      lang: z.enum(['fr', 'en']).default('en').describe('language of the chart'),
    }),
    output: Download,
    errors: [...errors, 'DISK_FULL'],
  }),
  visualizations: procedure('GET', '/api/datasets/{dataset}/visualizations', {
    does: 'List the saved charts of a dataset',
    role: 'viewer',
    command: 'datasets charts',
    positional: ['dataset'],
    example: 'tessera datasets charts lots',
    input: z.strictObject({ dataset }),
    output: z.object({ dataset_id: Id, visualizations: z.array(Visualization) }),
    errors: ['DATASET_NOT_FOUND'],
  }),
  saveVisualization: procedure('POST', '/api/datasets/{dataset}/visualizations', {
    does: 'Save a chart under a name',
    role: 'editor',
    command: 'datasets save-chart',
    positional: ['dataset', 'name'],
    example: 'tessera datasets save-chart lots "ITM by site" --type box --x site_code --y itm',
    input: z.strictObject({
      dataset,
      name: name.describe('name of the chart'),
      replace: z.boolean().default(false).describe('replace the saved chart of this name'),
      ...config,
    }),
    output: Visualization,
    errors: [...errors, 'DATASET_CHART_NAME_TAKEN'],
  }),
  visualization: procedure('GET', '/api/datasets/{dataset}/visualizations/{visualization}', {
    does: 'Show a saved chart with the figures of a version',
    role: 'viewer',
    command: 'datasets show-chart',
    positional: ['dataset', 'visualization'],
    example: 'tessera datasets show-chart lots "ITM by site"',
    input: z.strictObject({ dataset, visualization, version }),
    output: Shown.extend({ visualization: Visualization }),
    errors: [...errors, 'DATASET_CHART_NOT_FOUND'],
  }),
  renameVisualization: procedure('PATCH', '/api/datasets/{dataset}/visualizations/{visualization}', {
    does: 'Rename a saved chart',
    role: 'editor',
    command: 'datasets rename-chart',
    positional: ['dataset', 'visualization', 'name'],
    example: 'tessera datasets rename-chart lots "ITM by site" "ITM of the sites"',
    input: z.strictObject({ dataset, visualization, name: name.describe('new name') }),
    output: Visualization,
    errors: ['DATASET_NOT_FOUND', 'DATASET_CHART_NOT_FOUND', 'DATASET_CHART_NAME_TAKEN'],
  }),
  deleteVisualization: procedure('DELETE', '/api/datasets/{dataset}/visualizations/{visualization}', {
    does: 'Delete a saved chart',
    role: 'editor',
    command: 'datasets delete-chart',
    positional: ['dataset', 'visualization'],
    example: 'tessera datasets delete-chart lots "ITM by site"',
    input: z.strictObject({ dataset, visualization }),
    output: z.object({ visualization_id: Id, name: z.string() }),
    errors: ['DATASET_NOT_FOUND', 'DATASET_CHART_NOT_FOUND'],
  }),
}
