import type { BoxFigures, ChartValues, MatrixData, PlottedLine, ScatterData } from '#ui'
import type { ChartData, ChartDataOf } from './answers.ts'

type Place = number | string
type Colour = NonNullable<ChartDataOf<'scatter'>['colour']>
type Header = ChartValues['columns'][number]

/** What the tables of a chart are headed by. */
export interface ValueWords {
  row: string
  rows: string
  from: string
  to: string
  other: string
  column: string
  value: string
  low: string
  high: string
  /** least, lower whisker, first quartile, median, third quartile, upper whisker, greatest, outliers */
  box: readonly string[]
  /** A column with its unit. */
  header(column: string): Header
  /** What bars and lines measure. */
  measure: Header
  /** A value of a column that stands for a group. */
  group(column: string, label: string): string
}

/** The place of a value on an axis: dates in ms since 1970. */
export const placeOf = (place: Place): number => (typeof place === 'number' ? place : Date.parse(place.length > 10 ? `${place}Z` : place))

export const isDates = (places: readonly Place[]): boolean => typeof places[0] === 'string'

export function scatterData({ xs, ys, colour, sizes }: ChartDataOf<'scatter'>): ScatterData {
  return {
    x: Float64Array.from(xs, placeOf),
    y: Float64Array.from(ys, placeOf),
    xDates: isDates(xs),
    yDates: isDates(ys),
    size: sizes ? shares(sizes.values, 0) : undefined,
    ...pointColours(colour, xs.length),
  }
}

export const matrixData = ({ columns, values, colour, row_numbers }: ChartDataOf<'scatter_matrix'>): MatrixData => ({
  columns: columns.map((label, index) => ({ label, values: Float64Array.from(values[index]) })),
  ...pointColours(colour, row_numbers.length),
})

/** Category n is the n-th level; points without one are grey. A number becomes a shade. */
function pointColours(colour: Colour | null, count: number): Pick<ScatterData, 'category' | 'shade'> {
  if (colour === null) return { category: new Int32Array(count) }
  if (colour.levels === null) return { category: new Int32Array(count), shade: shares(colour.values, Number.NaN) }
  return { category: Int32Array.from(colour.values, (place) => (place ?? -1) + 1) }
}

/** Where each value lies between the least (0) and the greatest (1). */
function shares(values: readonly (number | null)[], missing: number): Float64Array {
  const [low, high] = rangeOf(values) ?? [0, 0]
  return Float64Array.from(values, (value) => (value === null ? missing : high > low ? (value - low) / (high - low) : 0.5))
}

/** Least and greatest; null when all are missing. */
export function rangeOf(values: readonly (number | null)[]): [number, number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value === null) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : null
}

export const boxFigures = ({ boxes, group }: ChartDataOf<'box'>, name: ValueWords['group']): BoxFigures[] =>
  boxes.map(({ farthest, label, ...figures }) => ({ ...figures, label: group === null ? label : name(group, label), outliers: farthest }))

export const plottedLines = ({ series }: ChartDataOf<'line'>, name: (label: string) => string): PlottedLine[] =>
  series.map(({ label, values }, index) => (label === null ? { label: '', values } : { label: name(label), values, category: index + 1 }))

/** The figures of a chart as a table: for screen readers and for whoever reads figures rather than drawings. */
export function valuesOf(data: ChartData, words: ValueWords): ChartValues {
  const { header, measure } = words
  const count: Header = { header: words.rows, digits: 0 }
  const row: Header = { header: words.row, digits: 0 }
  switch (data.kind) {
    case 'histogram':
      return {
        columns: [
          { ...header(data.column), header: `${header(data.column).header}, ${words.from}` },
          { ...header(data.column), header: `${header(data.column).header}, ${words.to}` },
          ...data.series.map(({ label }) => ({ ...count, header: label ?? words.rows })),
        ],
        rows: data.edges.slice(1).map((edge, bin) => [data.edges[bin], edge, ...data.series.map(({ counts }) => counts[bin])]),
      }
    case 'box':
      return {
        columns: [{ header: data.group ?? words.column }, count, ...words.box.map((name) => ({ header: name }))],
        rows: data.boxes.map((box) => {
          const { label, n, min, low, q1, median, q3, high, max, outliers } = box
          return [data.group === null ? label : words.group(data.group, label), n, min, low, q1, median, q3, high, max, outliers]
        }),
      }
    case 'scatter': {
      const { x, y, xs, ys, colour, sizes, row_numbers } = data
      return {
        columns: [row, header(x), header(y), ...(colour ? [header(colour.column)] : []), ...(sizes ? [header(sizes.column)] : [])],
        rows: row_numbers.map((number, index) => [
          number,
          xs[index],
          ys[index],
          ...(colour ? [colourOf(colour, index, words)] : []),
          ...(sizes ? [sizes.values[index]] : []),
        ]),
      }
    }
    case 'scatter_matrix': {
      const { columns, values, colour, row_numbers } = data
      return {
        columns: [row, ...columns.map(header), ...(colour ? [header(colour.column)] : [])],
        rows: row_numbers.map((number, index) => [
          number,
          ...values.map((of) => of[index]),
          ...(colour ? [colourOf(colour, index, words)] : []),
        ]),
      }
    }
    case 'bar':
      return {
        columns: [header(data.x), measure, ...(data.y === null ? [] : [count])],
        rows: data.bars.map(({ label, value, count: n }) => [words.group(data.x, label), value, ...(data.y === null ? [] : [n])]),
      }
    case 'line':
      return {
        columns: [header(data.x), ...data.series.map(({ label }) => (label === null ? measure : { header: label }))],
        rows: data.at.map((at, index) => [at, ...data.series.map(({ values }) => values[index])]),
      }
    case 'outliers':
      return {
        columns: [row, { header: words.column }, { header: words.value }, { header: words.low }, { header: words.high }],
        rows: data.outliers.map(({ row: number, column, value, low, high }) => [number, column, value, low, high]),
      }
  }
}

/** What colours a point, as it is read. */
export function colourOf(
  { column, levels, values }: Colour,
  index: number,
  words: Pick<ValueWords, 'group' | 'other'>,
): string | number | null {
  const value = values[index]
  if (levels === null || value === null) return value
  return value < 0 ? words.other : words.group(column, levels[value])
}
