import type { Jobs } from '#engine/jobs/jobs'
import { correlateColumns } from '../job.ts'
import type { ColumnSql } from './column-queries.ts'
import { isNumber } from './column-queries.ts'
import type { Correlation } from './contract.ts'
import type { ProfileTools } from './profile-version.ts'

const SAMPLE_ROWS = 20_000
const MOST_NUMBERS = 40
const MOST_CATEGORIES = 30
const MOST_VALUES = 50

/**
 * Correlations of the columns of a version: Pearson and Spearman of numbers, Cramér's V of columns with 2 to 50 values. Above 20,000
 * rows from a sample that the row numbers decide, so it is the same every time.
 *
 * @param file - rows of the version with `file_row_number`.
 */
export async function relateColumns(
  file: string,
  rows: number,
  columns: readonly ColumnSql[],
  { warehouse, signal }: ProfileTools,
  compute: Jobs['compute'],
): Promise<Correlation> {
  const numbers = columns.filter((column) => isNumber(column) && column.distinct > 1)
  const categories = columns.filter(
    ({ type, distinct }) => (type === 'text' || type === 'boolean') && distinct > 1 && distinct <= MOST_VALUES,
  )
  const [usedNumbers, usedCategories] = [numbers.slice(0, MOST_NUMBERS), categories.slice(0, MOST_CATEGORIES)]
  const select = [
    ...usedNumbers.map(({ sql }, i) => `(${sql})::DOUBLE AS n${i}`),
    ...usedCategories.map(({ sql }, i) => `(${sql})::VARCHAR AS k${i}`),
  ]
  const step = Math.ceil(rows / SAMPLE_ROWS)
  const sample = step > 1 ? ` WHERE hash(file_row_number + 42) % ${step} = 0` : ''
  const sampled =
    select.length === 0
      ? []
      : await warehouse.all(`SELECT ${select.join(', ')} FROM ${file}${sample} ORDER BY file_row_number`, [], { signal })
  const input = {
    numbers: usedNumbers.map((_, i) => Float64Array.from(sampled, (row) => (row[`n${i}`] as number | null) ?? Number.NaN)),
    categories: usedCategories.map((_, i) => codesOf(sampled.map((row) => row[`k${i}`] as string | null))),
  }
  const { pearson, spearman, cramers } = await compute(correlateColumns, input, { signal })
  return {
    rows: sampled.length,
    sampled: step > 1,
    numbers: { columns: usedNumbers.map(({ name }) => name), pearson, spearman },
    categories: { columns: usedCategories.map(({ name }) => name), cramers_v: cramers },
    left_out: [...numbers.slice(MOST_NUMBERS), ...categories.slice(MOST_CATEGORIES)].map(({ name }) => name),
  }
}

function codesOf(values: readonly (string | null)[]): Int32Array {
  const codes = new Map<string, number>()
  return Int32Array.from(values, (value) => {
    if (value === null) return -1
    const known = codes.get(value)
    if (known !== undefined) return known
    codes.set(value, codes.size)
    return codes.size - 1
  })
}
