import type { Format } from '#ui'
import type { ComparedColumn, Correlation, ProfileColumn } from './answers.ts'

/** Bars that a table cell or header has room for. */
const MINI_BARS = 24

/**
 * Counts for a drawing: one bar a value where a column of numbers has few of them; else those of the histogram, neighbours
 * added up; else the most frequent values, most frequent first.
 */
export function barsOf(column: Pick<ProfileColumn, 'histogram' | 'top' | 'distinct' | 'numbers'>, most = MINI_BARS): number[] {
  if (hasBarAValue(column)) return [...column.top].sort((a, b) => Number(a.value) - Number(b.value)).map(({ count }) => count)
  return column.histogram ? grouped(column.histogram.counts, most) : column.top.map(({ count }) => count)
}

/** Whether all values of a column of numbers are told, so that each gets a bar. */
export const hasBarAValue = ({ numbers, top, distinct }: Pick<ProfileColumn, 'top' | 'distinct' | 'numbers'>) =>
  numbers !== null && top.length > 0 && top.length === distinct

/** Counts over at most `most` bars of equal width; a bin that lies across two of them is shared by its parts. */
export function grouped(counts: readonly number[], most: number): number[] {
  if (counts.length <= most) return [...counts]
  const bars = Array.from({ length: most }, () => 0)
  const width = counts.length / most
  counts.forEach((count, bin) => {
    const first = Math.floor(bin / width)
    const inFirst = Math.min(1, (first + 1) * width - bin)
    bars[first] += count * inFirst
    if (inFirst < 1 && first + 1 < most) bars[first + 1] += count * (1 - inFirst)
  })
  return bars
}

/** The least and the greatest value as they are read; null for columns without order. */
export function rangeOf(
  { numbers, dates, type }: Pick<ProfileColumn, 'numbers' | 'dates' | 'type'>,
  format: Format,
): [string, string] | null {
  if (numbers) return [format.general(numbers.min), format.general(numbers.max)]
  if (!dates) return null
  const write = type === 'date' ? format.date : format.dateTime
  return [write(dates.min), write(dates.max)]
}

export type Mark = 'constant' | 'identifier' | 'empty' | 'mostly_missing'

/** What speaks against using a column as it is. */
export function marksOf({ constant, identifier, missing_share, distinct }: ProfileColumn): Mark[] {
  if (distinct === 0) return ['empty']
  const marks: Mark[] = []
  if (constant) marks.push('constant')
  if (identifier) marks.push('identifier')
  if (missing_share > 0.5) marks.push('mostly_missing')
  return marks
}

export type Measure = 'pearson' | 'spearman' | 'cramers_v'

/** The matrix of a measure with the columns it is over. */
export function matrixOf({ numbers, categories }: Correlation, measure: Measure) {
  if (measure === 'cramers_v') return { columns: categories.columns, values: categories.cramers_v }
  return { columns: numbers.columns, values: numbers[measure] }
}

/** Measures that have at least two columns. */
export const measuresOf = (correlation: Correlation): Measure[] =>
  (['pearson', 'spearman', 'cramers_v'] as const).filter((measure) => matrixOf(correlation, measure).columns.length > 1)

export interface Pair {
  a: string
  b: string
  value: number
}

/** Pairs of columns, the strongest first. */
export function strongestPairs(correlation: Correlation, measure: Measure): Pair[] {
  const { columns, values } = matrixOf(correlation, measure)
  const pairs = columns.flatMap((b, row) =>
    columns.slice(0, row).flatMap((a, column): Pair[] => {
      const value = values[row]?.[column] ?? null
      return value === null ? [] : [{ a, b, value }]
    }),
  )
  return pairs.sort((one, other) => Math.abs(other.value) - Math.abs(one.value))
}

/** How far a column moved between two versions, 0 to about 1 and more: for the order of a list. */
export const moved = ({ state, missing_share_change, standardised_mean_change, share_change }: ComparedColumn) =>
  state === 'same'
    ? 0
    : state === 'changed'
      ? Math.max(Math.abs(missing_share_change ?? 0), Math.abs(standardised_mean_change ?? 0), share_change ?? 0)
      : Number.POSITIVE_INFINITY
