/** Number of a month: 12 · year + month − 1. */
export const monthNumber = (written: string): number => 12 * Number(written.slice(0, 4)) + Number(written.slice(5, 7)) - 1

/** A month number as YYYY-MM. */
export const writeMonth = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** Months from first to last, both included, as YYYY-MM. */
export const monthsBetween = (first: number, last: number): string[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => writeMonth(first + i))

export type Spacing = 'monthly' | 'quarterly' | 'yearly' | 'one month'

const QUARTER = 3
const YEAR = 12

/**
 * How far apart the months with records are: quarterly or yearly when at least nine in ten steps are so.
 *
 * @param months - month numbers with any record, ascending, without repeats.
 */
export function spacingOf(months: readonly number[]): Spacing {
  if (months.length < 2) return 'one month'
  const steps = months.slice(1).map((month, i) => month - months[i])
  const share = (step: number) => steps.filter((one) => one === step).length / steps.length
  if (share(QUARTER) >= 0.9) return 'quarterly'
  return share(YEAR) >= 0.9 ? 'yearly' : 'monthly'
}
