import { EngineError } from '#engine/base/errors'

const LF = 10
const CR = 13
const SPACE = 32
/** A longer line or quoted cell is no table; reading on would only fill the memory. */
export const LONGEST_RECORD_BYTES = 16 * 1024 * 1024

/** One record of a delimited text: cell i is `bytes[starts[i]…ends[i])`, valid until the next record. */
export interface CsvRecord {
  bytes: Uint8Array
  count: number
  starts: Int32Array
  ends: Int32Array
  /** 1-based line of the text where the record begins. */
  line: number
}

/** What shapes a text, one ASCII character each; null where there is none. */
export interface Marks {
  delimiter: string
  quote: string | null
  /** The character after it is taken as it is; a doubled quote within quotes needs none. */
  escape?: string | null
  /** Lines that begin with it are left out. */
  comment?: string | null
  /** Lines before the first record, whatever they hold. */
  skip?: number
}

/**
 * Splits delimited text into records, chunk by chunk, in any encoding that keeps ASCII bytes (UTF-8, Windows-1252, ISO-8859).
 *
 * Lines end with LF, CR LF or CR; cells may be quoted and then hold delimiters, line ends and doubled quotes. More lenient
 * than the standard: spaces before an opening quote are dropped, text after a closing quote is kept as it is, empty lines are skipped.
 *
 * @see RFC 4180
 */
export class CsvRecords {
  readonly #delimiter: number
  readonly #quote: number
  readonly #escape: number
  readonly #comment: number
  #skip: number
  readonly #record: CsvRecord = { bytes: new Uint8Array(0), count: 0, starts: new Int32Array(64), ends: new Int32Array(64), line: 1 }
  #raw = new Uint8Array(64)
  #held: Uint8Array = new Uint8Array(0)
  #line = 1
  #lines = 0
  #at = 0
  #openQuoteLine = 0
  /** Lines left out as comments. */
  comments = 0

  constructor({ delimiter, quote, comment = null, skip = 0, ...marks }: Marks) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#quote = codeOf(quote)
    this.#escape = marks.escape === quote ? -1 : codeOf(marks.escape ?? null)
    this.#comment = codeOf(comment)
    this.#skip = skip
  }

  /**
   * Takes the next bytes of the text and gives every record that they complete.
   *
   * @param chunk - is changed (quotes are removed in place).
   * @throws {EngineError} `FILE_LINE_TOO_LONG` when a record exceeds 16 MiB.
   */
  push(chunk: Uint8Array, onRecord: (record: CsvRecord) => void): void {
    this.#take(this.#held.length === 0 ? chunk : concat(this.#held, chunk), false, onRecord)
  }

  /**
   * Gives the last record.
   *
   * @throws {EngineError} `FILE_DAMAGED` when a quote is still open.
   */
  end(onRecord: (record: CsvRecord) => void): void {
    this.#take(this.#held, true, onRecord)
    if (this.#openQuoteLine > 0)
      throw new EngineError(
        'FILE_DAMAGED',
        `The quote opened in the record of line ${this.#openQuoteLine} is never closed. Correct the line, or read the file with --quote none.`,
        { line: this.#openQuoteLine },
      )
  }

  #take(bytes: Uint8Array, last: boolean, onRecord: (record: CsvRecord) => void): void {
    const record = this.#record
    record.bytes = bytes
    let from = 0
    while (from < bytes.length) {
      this.#openQuoteLine = 0
      this.#lines = 0
      if (this.#skip > 0 || bytes[from] === this.#comment) {
        const next = nextLine(bytes, from, last)
        if (next < 0) break
        this.#line++
        if (this.#skip > 0) this.#skip--
        else this.comments++
        from = next
        continue
      }
      if (!this.#scan(bytes, from, last)) break
      record.line = this.#line
      this.#line += this.#lines
      if (record.count > 1 || this.#at > from + lineEndLength(bytes, from, this.#at)) {
        for (let i = 0; i < record.count; i++) if (this.#raw[i]) this.#unquote(i)
        onRecord(record)
      }
      from = this.#at
    }
    if (bytes.length - from > LONGEST_RECORD_BYTES) throw tooLong(this.#line)
    this.#held = new Uint8Array(bytes.subarray(from))
  }

  /** Finds the cells of the record that begins at `from`; false when its end is not here yet. */
  #scan(bytes: Uint8Array, from: number, last: boolean): boolean {
    const record = this.#record
    const delimiter = this.#delimiter
    const quote = this.#quote
    const escaping = this.#escape
    const length = bytes.length
    let i = from
    record.count = 0
    for (;;) {
      let start = i
      let raw = 0
      if (quote >= 0) {
        let opening = i
        while (bytes[opening] === SPACE) opening++
        if (bytes[opening] === quote) {
          raw = 1
          start = opening
          i = this.#closing(bytes, opening + 1)
          if (i < 0) {
            this.#openQuoteLine = this.#line
            return false
          }
        }
      }
      let byte = bytes[i]
      while (i < length && byte !== delimiter && byte !== LF && byte !== CR) {
        if (byte === escaping) {
          raw |= 2
          if (bytes[++i] === LF) this.#lines++
        }
        byte = bytes[++i]
      }
      if (i > length) {
        if (!last) return false
        i = length
      }
      this.#keep(start, i, raw)
      if (i >= length) {
        this.#at = length
        return last
      }
      i++
      if (byte === delimiter) {
        if (i < length || !last) continue
        this.#keep(i, i, 0)
        this.#at = length
        return true
      }
      if (byte === CR) {
        if (i >= length && !last) return false
        if (bytes[i] === LF) i++
      }
      this.#lines++
      this.#at = i
      return true
    }
  }

  /** Position after the quote that closes the cell; −1 when it is not here (yet). */
  #closing(bytes: Uint8Array, from: number): number {
    const quote = this.#quote
    const escaping = this.#escape
    for (let i = from; i < bytes.length; i++) {
      const byte = bytes[i]
      if (byte === escaping) {
        if (bytes[++i] === LF) this.#lines++
      } else if (byte === quote) {
        if (bytes[i + 1] !== quote) return i + 1
        i++
      } else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) this.#lines++
    }
    return -1
  }

  /** @param raw - bit 1: quoted, bit 2: with escapes outside of the quotes. */
  #keep(start: number, end: number, raw: number): void {
    const record = this.#record
    const index = record.count++
    if (index >= record.starts.length) {
      record.starts = grown(record.starts)
      record.ends = grown(record.ends)
      const raws = new Uint8Array(this.#raw.length * 2)
      raws.set(this.#raw)
      this.#raw = raws
    }
    record.starts[index] = start
    record.ends[index] = end
    this.#raw[index] = raw
  }

  /** Removes the quotes and escapes of a cell in place: it only gets shorter, and its record is complete. */
  #unquote(index: number): void {
    const { bytes, starts, ends } = this.#record
    const quote = this.#quote
    const escaping = this.#escape
    let from = starts[index]
    let to = from
    let end = ends[index]
    if (this.#raw[index] & 1) {
      starts[index] = to = ++from
      while (bytes[from] !== quote || bytes[from + 1] === quote) {
        if (bytes[from] === quote || bytes[from] === escaping) from++
        bytes[to++] = bytes[from++]
      }
      while (end > from + 1 && bytes[end - 1] === SPACE) end--
      from++
    }
    for (; from < end; from++) {
      if (bytes[from] === escaping && from + 1 < end) from++
      bytes[to++] = bytes[from]
    }
    ends[index] = to
  }
}

const codeOf = (mark: string | null) => (mark === null ? -1 : mark.charCodeAt(0))

/** Where the next line begins; −1 when its end is not here yet. */
function nextLine(bytes: Uint8Array, from: number, last: boolean): number {
  for (let i = from; i < bytes.length; i++) {
    if (bytes[i] === LF) return i + 1
    if (bytes[i] !== CR) continue
    if (i + 1 < bytes.length) return bytes[i + 1] === LF ? i + 2 : i + 1
    return last ? i + 1 : -1
  }
  return last ? bytes.length : -1
}

/** Bytes of the line end that closes [from, at). */
function lineEndLength(bytes: Uint8Array, from: number, at: number): number {
  const end = bytes[at - 1]
  if (at === from || (end !== LF && end !== CR)) return 0
  return end === LF && at - from > 1 && bytes[at - 2] === CR ? 2 : 1
}

/** The refusal of a line that no table has. */
export const tooLong = (line: number) =>
  new EngineError(
    'FILE_LINE_TOO_LONG',
    `Line ${line} is longer than 16 MiB, which no table has. Check that the file is a table and that its quotes are closed.`,
    { line, limit_bytes: LONGEST_RECORD_BYTES },
  )

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2)
  next.set(array)
  return next
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}
