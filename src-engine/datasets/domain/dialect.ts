import { EngineError } from '#engine/base/errors'
import { CsvRecords, type Marks } from './csv-records.ts'
import { isTyped } from './propose-format.ts'
import { commonWidth, titleRows } from './title-rows.ts'

/** How a delimited text is shaped. */
export interface Dialect {
  delimiter: string
  quote: string | null
  escape: string | null
  comment: string | null
  /** Lines above the table. */
  skip: number
  /** Whether the first record names the columns. */
  header: boolean
}

export interface SampleRecord {
  line: number
  cells: string[]
}

export interface Proposed {
  dialect: Dialect
  /** The first records of the table, titles left out. */
  records: string[][]
  /** First filled cell of the lines that were skipped without being asked for; empty when there are none. */
  title: string
}

const DELIMITERS = [';', ',', '\t', '|']
const MOST_RECORDS = 1000

/**
 * How a delimited text is shaped, judged on its beginning.
 *
 * The delimiter is the one whose records agree most in their number of cells and whose cells look most like values, after the
 * consistency measure of van den Burg et al. (2019, doi 10.1007/s10618-019-00646-y), simplified to four delimiters; a quote
 * that is never closed within a complete sample is no quote. A backslash escapes only where one stands before a quote, and `#`
 * begins a comment only where a line so begun has not the width of the table.
 *
 * @param sample - first bytes of the text.
 * @param complete - the sample is the whole text.
 * @param decode - bytes of a cell → text.
 * @param chosen - what the user has chosen is kept.
 * @throws {EngineError} `FILE_DAMAGED` when the chosen quote is opened and never closed.
 */
export function proposeDialect(
  sample: Uint8Array,
  complete: boolean,
  decode: (bytes: Uint8Array) => string,
  chosen: Partial<Dialect> = {},
): Proposed {
  const skip = chosen.skip ?? 0
  const read = (marks: TriedMarks) => sampleRecords(sample, complete, decode, { ...marks, skip })
  const tried = marksToTry(sample, chosen).flatMap((marks) => {
    const found = read(marks)
    if (!found) return []
    const commented = { ...marks, comment: '#' }
    const less = chosen.comment === undefined && hasComments(found) ? read(commented) : null
    const plain = judged(found, marks, chosen.skip === undefined)
    // Where a comment can be one, it is.
    const without = less ? judged(less, commented, chosen.skip === undefined) : null
    return without ? [plain, { ...without, score: without.score * 1.1 }] : [plain]
  })
  if (tried.length === 0)
    throw new EngineError(
      'FILE_DAMAGED',
      `A quote ${chosen.quote} is opened and never closed. Correct the file, or read it with --quote none.`,
      { quote: chosen.quote },
    )
  // The header of a table is no title of another one: who leaves out first lines stands back behind who needs none.
  const anyWhole = tried.some(({ whole }) => whole)
  const scoreOf = ({ score, above }: (typeof tried)[number]) => (anyWhole && above > 0 ? score / 2 : score)
  const { marks, records, above, title } = tried.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a))
  return { dialect: { ...marks, skip: skip + above, header: chosen.header ?? hasHeader(records) }, records, title }
}

type TriedMarks = Pick<Dialect, 'delimiter' | 'quote' | 'escape' | 'comment'>

function marksToTry(sample: Uint8Array, chosen: Partial<Dialect>): TriedMarks[] {
  const delimiters = chosen.delimiter === undefined ? DELIMITERS : [chosen.delimiter]
  const quotes = chosen.quote === undefined ? ['"', null] : [chosen.quote]
  const escaped = Buffer.from(sample.buffer, sample.byteOffset, sample.byteLength).includes('\\"')
  const escapes = chosen.escape === undefined ? (escaped ? [null, '\\'] : [null]) : [chosen.escape]
  const comment = chosen.comment ?? null
  return quotes.flatMap((quote) => escapes.flatMap((mark) => delimiters.map((delimiter) => ({ delimiter, quote, escape: mark, comment }))))
}

/** Lines with `#` are comments when they are not as wide as the table; in a single column, when the file begins with several. */
function hasComments(found: readonly SampleRecord[]): boolean {
  const isHashed = ({ cells }: SampleRecord) => cells[0].startsWith('#')
  const hashed = found.filter(isHashed)
  if (hashed.length === 0) return false
  const { width } = commonWidth(found.filter((record) => !isHashed(record)).map(({ cells }) => cells))
  return width > 1 ? hashed.every(({ cells }) => cells.length !== width) : hashed.length > 1 && isHashed(found[0])
}

/** The records of the table and how much they look like one. */
function judged(found: readonly SampleRecord[], marks: TriedMarks, dropTitles: boolean) {
  const all = found.map(({ cells }) => cells)
  const titles = dropTitles ? titleRows(all) : 0
  const records = all.slice(titles)
  const above = titles > 0 ? found[titles].line - 1 : 0
  const title =
    all
      .slice(0, titles)
      .flat()
      .find((cell) => cell.trim() !== '') ?? ''
  // Where it makes no difference, quotes are taken for quotes, backslashes for letters and the first records for rows.
  const plain = (marks.quote === null ? 0.8 : 1) * (marks.escape === null ? 1 : 0.98) * (titles > 0 ? 0.9 : 1)
  const { width, share } = commonWidth(records)
  return {
    marks,
    records,
    above,
    title: title.trim(),
    whole: titles === 0 && width > 1 && share === 1,
    score: score(records, marks) * plain,
  }
}

/** @returns the first records of a sample, its last one left out when it may be cut; null when a quote stays open. */
export function sampleRecords(
  sample: Uint8Array,
  complete: boolean,
  decode: (bytes: Uint8Array) => string,
  marks: Marks,
): SampleRecord[] | null {
  const found: SampleRecord[] = []
  const reader = new CsvRecords(marks)
  const keep: Parameters<CsvRecords['push']>[1] = ({ bytes, count, starts, ends, line }) => {
    if (found.length >= MOST_RECORDS) return
    found.push({ line, cells: Array.from({ length: count }, (_, i) => decode(bytes.subarray(starts[i], ends[i]))) })
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

function score(records: readonly string[][], { delimiter, quote }: Pick<Dialect, 'delimiter' | 'quote'>): number {
  if (records.length === 0) return 0
  const { width, share } = commonWidth(records)
  const first = records[0].length
  const pattern = share * (width > 1 ? 1 - 1 / (width + 1) : 0.1) * (first === width ? 1 : 0.6)
  const cells = records.slice(0, 200).flat()
  const others = DELIMITERS.filter((other) => other !== delimiter && other !== ',')
  const isClean = (cell: string) => cell.trim() === '' || isTyped(cell) || !others.some((other) => cell.includes(other))
  // Half a pair of quotes in a cell: a delimiter within quotes was taken for one between cells.
  const isTorn = (cell: string) => quote === null && cell.startsWith('"') !== cell.endsWith('"')
  const clean = cells.filter((cell) => isClean(cell) && !isTorn(cell) && cell !== '"')
  const whole = 1 - cells.filter(isTorn).length / Math.max(1, cells.length)
  return pattern * whole * (0.2 + 0.8 * (clean.length / Math.max(1, cells.length)))
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
