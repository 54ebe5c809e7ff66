import type {
  Axis,
  BarChart,
  BoxChart,
  Chart,
  HeatMap,
  Histogram,
  LineChart,
  ParallelCoordinates,
  PointColours,
  ScatterChart,
  ScatterMatrix,
} from './chart.ts'
import type { Cell, ChartBlock, Column, TableBlock } from './report.ts'
import type { Words } from './words.ts'

type Data = Pick<TableBlock, 'columns' | 'rows'>

/** The data of a chart as a table: behind "show as table", and in the CSV. */
export const chartTable = (block: ChartBlock, words: Words): TableBlock => ({
  kind: 'table',
  title: block.title,
  ...dataOf(block.chart, words),
})

function dataOf(chart: Chart, words: Words): Data {
  switch (chart.type) {
    case 'bars':
      return ofBars(chart, words)
    case 'boxes':
      return ofBoxes(chart, words)
    case 'histogram':
      return ofHistogram(chart, words)
    case 'lines':
      return ofLines(chart, words)
    case 'scatter':
      return ofScatter(chart, words)
    case 'scatter-matrix':
      return ofScatterMatrix(chart, words)
    case 'heat-map':
      return ofHeatMap(chart)
    case 'parallel':
      return ofParallel(chart, words)
    case 'multiples': {
      const panels = chart.panels.map((panel) => ({ title: panel.title, data: dataOf(panel.chart, words) }))
      const columns: Column[] = [{ label: words.panel, type: 'text' }, ...(panels[0]?.data.columns ?? [])]
      return { columns, rows: panels.flatMap(({ title, data }) => data.rows.map((row) => [title, ...row])) }
    }
  }
}

const columnOf = (axis: Axis, prefix = ''): Column => ({
  label: prefix ? `${axis.label}, ${prefix}` : axis.label,
  type: axis.type ?? 'number',
  unit: axis.unit,
  digits: axis.digits ?? (axis.type === 'share' ? 0 : 2),
})

function ofBars({ bars, value }: BarChart, words: Words): Data {
  const bounded = bars.some((bar) => bar.low !== undefined)
  const bounds = bounded ? [columnOf(value, words.lower), columnOf(value, words.upper)] : []
  return {
    columns: [{ label: '', type: 'text' }, columnOf(value), ...bounds],
    rows: bars.map((bar) => [bar.label, bar.value, ...(bounded ? [bar.low ?? null, bar.high ?? null] : [])]),
  }
}

function ofBoxes({ boxes, value }: BoxChart, words: Words): Data {
  const figures = [words.whiskerLow, words.quartile1, words.median, words.quartile3, words.whiskerHigh]
  const count: Column = { label: words.outliers, type: 'number', digits: 0 }
  return {
    columns: [{ label: '', type: 'text' }, ...figures.map((name) => columnOf(value, name)), count],
    rows: boxes.map(({ label, low, q1, median, q3, high, outlierCount }) => [label, low, q1, median, q3, high, outlierCount]),
  }
}

function ofHistogram({ value, count, edges, counts, before }: Histogram, words: Words): Data {
  const whole = { ...count, digits: 0 }
  const earlier = before ? [columnOf(whole, words.before)] : []
  return {
    columns: [columnOf(value, words.from), columnOf(value, words.to), columnOf(whole), ...earlier],
    rows: counts.map((amount, bin) => [cellOf(value, edges[bin]), cellOf(value, edges[bin + 1]), amount, ...(before ? [before[bin]] : [])]),
  }
}

function ofLines({ x, y, at, series }: LineChart, words: Words): Data {
  const parts = series.flatMap((each) => [
    { column: { ...columnOf(y), label: each.label || y.label }, values: each.values },
    ...(each.low && each.high
      ? [
          { column: { ...columnOf(y), label: `${each.label}, ${words.lower}` }, values: each.low },
          { column: { ...columnOf(y), label: `${each.label}, ${words.upper}` }, values: each.high },
        ]
      : []),
  ])
  return {
    columns: [columnOf(x), ...parts.map(({ column }) => column)],
    rows: at.map((position, index) => [position, ...parts.map(({ values }): Cell => values[index] ?? null)]),
  }
}

function ofScatter({ x, y, xs, ys, ...colours }: ScatterChart, words: Words): Data {
  return {
    columns: [columnOf(x), columnOf(y), ...colourColumn(colours, words)],
    rows: xs.map((value, index) => [cellOf(x, value), cellOf(y, ys[index]), ...colourCell(colours, index)]),
  }
}

function ofScatterMatrix({ axes, values, ...colours }: ScatterMatrix, words: Words): Data {
  return {
    columns: [...axes.map((axis) => columnOf(axis)), ...colourColumn(colours, words)],
    rows: (values[0] ?? []).map((_, index) => [...values.map((of) => of[index]), ...colourCell(colours, index)]),
  }
}

/** Milliseconds become a day or moment again. */
const cellOf = ({ type }: Axis, value: number): Cell => (type === 'date' && Number.isFinite(value) ? new Date(value).toISOString() : value)

const colourColumn = ({ categories, names }: PointColours, words: Words): Column[] =>
  categories ? [{ label: words.category, type: names ? 'text' : 'category' }] : []

const colourCell = ({ categories, names }: PointColours, index: number): Cell[] =>
  categories ? [names ? (names[categories[index] - 1] ?? null) : categories[index]] : []

/** Rows of a heat map have units and decimals of their own, so its table is turned: one column per row of the map. */
function ofHeatMap({ rows, columns, values }: HeatMap): Data {
  return {
    columns: [{ label: '', type: 'text' }, ...rows.map((row): Column => ({ ...row, type: 'number' }))],
    rows: columns.map((column, index) => [column.label, ...values.map((row) => row[index])]),
  }
}

function ofParallel({ axes, lines }: ParallelCoordinates, words: Words): Data {
  const tiles = lines.some((each) => each.category !== undefined)
  const head: Column[] = tiles ? [{ label: words.category, type: 'category' }] : []
  return {
    columns: [
      ...head,
      { label: '', type: 'text' },
      ...axes.map(({ label, unit, digits }): Column => ({ label, unit, digits, type: 'number' })),
    ],
    rows: lines.map((each) => [...(tiles ? [each.category ?? null] : []), each.label, ...each.values]),
  }
}
