import type { ChartData, ChartDataOf } from './data/contract.ts'

type Values = Record<string, string | number>

/** What a chart says, in one sentence that each door words itself. */
export interface Finding {
  code: FindingCode
  values: Values
}
export type FindingCode =
  | 'fullest_bin'
  | 'one_box'
  | 'medians'
  | 'correlation'
  | 'no_correlation'
  | 'strongest_pair'
  | 'greatest_bar'
  | 'equal_bars'
  | 'peak'
  | 'outliers'
  | 'no_outliers'
  | 'no_values'

export function findingOf(data: ChartData): Finding {
  switch (data.kind) {
    case 'histogram':
      return fullestBin(data)
    case 'box':
      return ofBoxes(data)
    case 'scatter': {
      const { x, y, correlation, xs } = data
      if (correlation === null) return { code: 'no_correlation', values: { x, y, count: xs.length } }
      return { code: 'correlation', values: { x, y, r: correlation, count: xs.length } }
    }
    case 'scatter_matrix':
      return strongestPair(data)
    case 'bar':
      return greatestBar(data)
    case 'line':
      return peak(data)
    case 'outliers':
      return ofOutliers(data)
  }
}

function fullestBin({ column, edges, series }: ChartDataOf<'histogram'>): Finding {
  const counts = edges.slice(1).map((_, bin) => series.reduce((sum, of) => sum + of.counts[bin], 0))
  const bin = counts.indexOf(Math.max(...counts))
  const count = counts.reduce((sum, of) => sum + of, 0)
  return { code: 'fullest_bin', values: { column, low: edges[bin], high: edges[bin + 1], share: counts[bin] / count, count } }
}

function ofBoxes({ boxes, value, group }: ChartDataOf<'box'>): Finding {
  const [first] = boxes
  if (boxes.length === 1 || value === null || group === null) {
    const { label, q1, q3, median, outliers, n } = boxes.length === 1 ? first : mostOutliers(boxes)
    return { code: 'one_box', values: { column: value ?? label, low: q1, high: q3, median, outliers, count: n } }
  }
  const sorted = boxes.toSorted((a, b) => a.median - b.median)
  const [least, greatest] = [sorted[0], sorted[sorted.length - 1]]
  const values = { column: value, group, low: least.median, least: least.label, high: greatest.median, greatest: greatest.label }
  return { code: 'medians', values }
}

const mostOutliers = (boxes: ChartDataOf<'box'>['boxes']) =>
  boxes.reduce((most, box) => (box.outliers / box.n > most.outliers / most.n ? box : most))

function strongestPair({ columns, correlations }: ChartDataOf<'scatter_matrix'>): Finding {
  const pairs = columns.flatMap((x, i) => columns.slice(0, i).map((y, j) => ({ x: y, y: x, r: correlations[i][j] })))
  const known = pairs.filter((pair): pair is typeof pair & { r: number } => pair.r !== null)
  if (known.length === 0) return { code: 'no_values', values: {} }
  return { code: 'strongest_pair', values: known.reduce((most, pair) => (Math.abs(pair.r) > Math.abs(most.r) ? pair : most)) }
}

function greatestBar({ bars, x }: ChartDataOf<'bar'>): Finding {
  const known = bars.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]))
  if (known.length === 0) return { code: 'no_values', values: {} }
  const { label, value } = known.reduce((most, bar) => (bar.value > most.value ? bar : most))
  if (bars.length > 1 && known.every((bar) => bar.value === value)) return { code: 'equal_bars', values: { count: known.length, value } }
  return { code: 'greatest_bar', values: { x, label, value, count: bars.length } }
}

function peak({ at, series, x }: ChartDataOf<'line'>): Finding {
  const known = series.flatMap(({ label, values }) =>
    values.flatMap((value, i) => (value === null ? [] : [{ label: label ?? '', value, at: at[i] }])),
  )
  if (known.length === 0) return { code: 'no_values', values: {} }
  const highest = known.reduce((most, point) => (point.value > most.value ? point : most))
  return { code: 'peak', values: { x, ...highest } }
}

function ofOutliers({ columns }: ChartDataOf<'outliers'>): Finding {
  const count = columns.reduce((sum, { outliers }) => sum + outliers, 0)
  if (count === 0) return { code: 'no_outliers', values: { columns: columns.length } }
  const most = columns.reduce((one, other) => (other.outliers > one.outliers ? other : one))
  return { code: 'outliers', values: { count, columns: columns.length, column: most.column, most: most.outliers } }
}
