import { EngineError } from '#engine/base/errors'
import { CsvRecords } from './csv-records.ts'
import { isTyped } from './propose-format.ts'

export interface Dialect {
  delimiter: string
  quote: string | null
  /** Whether the first record names the columns. */
  header: boolean
}

const DELIMITERS = [';', ',', '\t', '|']
const MOST_RECORDS = 1000

/**
 * How a delimited text is shaped, judged on its beginning.
 *
 * The delimiter is the one whose records agree most in their number of cells and whose cells look most like values, after the
 * consistency measure of van den Burg et al. (2019, doi 10.1007/s10618-019-00646-y), simplified to four delimiters; a quote
 * that is never closed within a complete sample is no quote.
 *
 * @param sample - first bytes of the text.
 * @param complete - the sample is the whole text.
 * @param decode - bytes of a cell → text.
 * @param chosen - what the user has chosen is kept.
 */
export function proposeDialect(
  sample: Uint8Array,
  complete: boolean,
  decode: (bytes: Uint8Array) => string,
  chosen: Partial<Dialect> = {},
): Dialect {
  const delimiters = chosen.delimiter === undefined ? DELIMITERS : [chosen.delimiter]
  const quotes = chosen.quote === undefined ? ['"', null] : [chosen.quote]
  const tried = quotes.flatMap((quote) =>
    delimiters.flatMap((delimiter) => {
      const records = sampleRecords(sample, complete, decode, { delimiter, quote })
      // Where it makes no difference, quotes are taken for quotes.
      return records ? [{ delimiter, quote, records, score: score(records, delimiter) * (quote === null ? 0.8 : 1) }] : []
    }),
  )
  if (tried.length > 0) {
    const { delimiter, quote, records } = tried.reduce((a, b) => (b.score > a.score ? b : a))
    return { delimiter, quote, header: chosen.header ?? hasHeader(records) }
  }
  throw new EngineError(
    'FILE_DAMAGED',
    `A quote ${chosen.quote} is opened and never closed. Correct the file, or read it with --quote none.`,
    { quote: chosen.quote },
  )
}

/** @returns the first records of a sample, its last one left out when it may be cut; null when a quote stays open. */
export function sampleRecords(
  sample: Uint8Array,
  complete: boolean,
  decode: (bytes: Uint8Array) => string,
  marks: { delimiter: string; quote: string | null },
): string[][] | null {
  const found: string[][] = []
  const reader = new CsvRecords(marks)
  const keep: Parameters<CsvRecords['push']>[1] = ({ bytes, count, starts, ends }) => {
    if (found.length >= MOST_RECORDS) return
    found.push(Array.from({ length: count }, (_, i) => decode(bytes.subarray(starts[i], ends[i]))))
  }
  reader.push(new Uint8Array(sample), keep)
  if (!complete) return found.length > 0 ? found : null
  try {
    reader.end(keep)
  } catch {
    return null
  }
  return found
}

function score(records: readonly string[][], delimiter: string): number {
  const widths = new Map<number, number>()
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [width, agreeing] = [...widths].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])
  const first = records[0]?.length ?? 1
  const pattern = (agreeing / records.length) * (width > 1 ? 1 - 1 / (width + 1) : 0.1) * (first === width ? 1 : 0.6)
  const cells = records.slice(0, 200).flat()
  const others = DELIMITERS.filter((other) => other !== delimiter && other !== ',')
  const clean = cells.filter((cell) => cell.trim() === '' || isTyped(cell) || !others.some((other) => cell.includes(other)))
  return pattern * (0.2 + 0.8 * (clean.length / Math.max(1, cells.length)))
}

/**
 * Whether the first record names the columns: no cell of it is a value (years excepted), and it differs in kind from what
 * stands below.
 */
export function hasHeader(records: readonly string[][]): boolean {
  const [first, ...body] = records.map((record) => record.map((cell) => cell.trim()))
  if (!first) return false
  const named = first.filter((cell) => cell !== '')
  if (named.length * 2 < first.length) return false
  const years = named.filter((cell) => /^(?:19|20)\d{2}$/.test(cell))
  if (named.some((cell) => isTyped(cell) && !years.includes(cell))) return false
  if (years.length === 1 || (years.length > 0 && new Set(years).size < years.length)) return false
  const columns = first.map((_, index) => body.flatMap((record) => (record[index] ? [record[index]] : [])))
  const differs = (cells: string[]) => cells.length > 0 && cells.filter(isTyped).length >= cells.length * 0.8
  if (columns.some((cells, index) => first[index] !== '' && differs(cells))) return true
  if (years.length > 0) return false
  const again = columns.filter((cells, index) => first[index] !== '' && cells.includes(first[index])).length
  return again * 2 < named.length
}
