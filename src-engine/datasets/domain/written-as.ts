import type { CellFormat } from './cell-formats.ts'

/** How the cells of a column were written, beyond the format that tells their values. */
export interface WrittenAs {
  /** Mark between thousands; null where digits stand together. */
  group: string | null
  /** Mark between the parts of a date. */
  separator: string | null
  /** The time of a moment as strftime says it, with what stands before it. */
  clock: string | null
  /** Words for true and false, as written. */
  words: [string, string] | null
  /** What stands behind numbers in percent. */
  percent: string | null
}

const GROUPS = [' ', '\u00a0', '\u202f', '\u2009', "'", '’', '.', ',']
const SEEN = 500

/**
 * The most usual way in which the cells of a column are written, so that they can be written so again.
 *
 * @param cells - cells of a sample.
 * @param format - their format, proved on the column; null for text.
 * @returns null for text.
 */
export function writtenAs(cells: readonly string[], format: CellFormat | null): WrittenAs | null {
  if (format === null) return null
  const seen = cells.slice(0, SEEN).map((cell) => cell.trim())
  const plain: WrittenAs = { group: null, separator: null, clock: null, words: null, percent: null }
  if (format.type === 'number') return { ...plain, group: groupOf(seen), percent: percentOf(seen) }
  if (format.type === 'boolean') return { ...plain, words: wordsOf(seen, format.written) }
  const separator = usual(seen.map((cell) => /^\d+([/.-])/.exec(cell)?.[1] ?? null)) ?? null
  return { ...plain, separator, clock: format.type === 'datetime' ? clockOf(seen) : null }
}

/** Among the numbers of four digits and more, the mark that half of them have between the thousands. */
function groupOf(cells: readonly string[]): string | null {
  const large = cells.filter((cell) => cell.replace(/[.,]\d*$/, '').replace(/\D/g, '').length > 3)
  const marks = large.map((cell) => /\d([^\d])\d{3}(?!\d)/.exec(cell.replace(/[.,]\d{0,2}$|[.,]\d{4,}$/, ''))?.[1] ?? null)
  const mark = usual(marks)
  return mark !== undefined && GROUPS.includes(mark ?? '') ? mark : null
}

function percentOf(cells: readonly string[]): string | null {
  const ends = cells.map((cell) => /(\s*%)$/.exec(cell)?.[1] ?? null)
  return usual(ends) ?? null
}

function wordsOf(cells: readonly string[], written: string): [string, string] {
  const [yes, no] = written.split('/')
  const as = (word: string) => usual(cells.filter((cell) => cell.toLowerCase() === word)) ?? word
  return [as(yes) as string, as(no) as string]
}

function clockOf(cells: readonly string[]): string {
  const forms = cells.map((cell) => {
    const [, before, seconds, fraction, zone] = /([ T]+)\d{1,2}:\d{2}(:\d{2})?([.,]\d+)?(Z)?/.exec(cell) ?? []
    return before === undefined ? null : `${before}%H:%M${seconds ? ':%S' : ''}${fraction ? '.%g' : ''}${zone ?? ''}`
  })
  return usual(forms) ?? 'T%H:%M:%S'
}

/** The most frequent value; undefined for none, ties to the first. */
function usual<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce<[T | undefined, number]>((a, b) => (b[1] > a[1] ? b : a), [undefined, 0])[0]
}
