import type { Correlation } from './contract.ts'
import type { PlainProfileColumn } from './profile-version.ts'

/** What is kept of a profile under the hash of the content. */
export interface KeptProfile {
  columns: PlainProfileColumn[]
  duplicate_rows: number
  correlation: Correlation
}

/** Of the figures; a profile that was made by others is made again. */
export const PROFILE_FORM = 1

export const DEFINITIONS: Record<string, string> = {
  std: 'sample standard deviation (ddof 1)',
  quartiles: 'type 7: linear between order statistics',
  skew: 'adjusted Fisher–Pearson coefficient (G1), as pandas',
  histogram: 'Freedman–Diaconis bins, at most 200; twenty where the quartiles are equal',
  identifier: 'whole numbers or texts, filled and different in every row',
  duplicate_rows: 'rows that equal an earlier one in every column',
  pearson: 'over the rows where both columns have a value',
  spearman: 'Pearson of the ranks, ties sharing their mean rank',
  cramers_v: 'Cramér’s V without bias correction, of columns with 2 to 50 values',
  correlation: 'above 20,000 rows from a sample that the row numbers decide (seed 42)',
}
