import { isTyped } from './propose-format.ts'

const MOST_TITLES = 30
/** Share of the records that must agree in their width before the first ones can be titles. */
const AGREEMENT = 0.8

/**
 * The width that most records have.
 *
 * @returns the width and the share of the records that have it; width 1, share 0 for no records.
 */
export function commonWidth(records: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, agreeing] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])
  return { width, share: agreeing / Math.max(1, records.length) }
}

/**
 * How many records stand above the table: titles, dates of a report, empty lines. Such a record holds text only, in less than
 * half of the columns; the records below agree in their width.
 *
 * @param records - first records of a text or sheet.
 * @returns 0…30; never all of them.
 */
export function titleRows(records: readonly (readonly string[])[]): number {
  const { width } = commonWidth(records)
  if (width < 2) return 0
  const most = Math.max(1, Math.floor((width - 1) / 2))
  const isTitle = (record: readonly string[]) => {
    const filled = record.filter((cell) => cell.trim() !== '')
    if (filled.length > most || (width === 2 && record.length > 1 && filled.length > 0)) return false
    return filled.length < record.length || record.length < width ? !filled.some((cell) => isTyped(cell) && !isYear(cell)) : false
  }
  let titles = 0
  while (titles < Math.min(MOST_TITLES, records.length - 2) && isTitle(records[titles])) titles++
  if (titles === 0) return 0
  const { width: below, share } = commonWidth(records.slice(titles))
  return below === width && share >= AGREEMENT ? titles : 0
}

const isYear = (cell: string) => /^(?:19|20)\d{2}$/.test(cell.trim())
