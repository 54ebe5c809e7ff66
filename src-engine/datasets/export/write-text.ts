import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Encoding, lettersOf } from '../domain/encodings.ts'
import { guardFormula } from '../domain/guard-formula.ts'

/** How a delimited text is written. */
export interface TextDialect {
  delimiter: string
  quote: string
  /** Character before a quote within quotes; null doubles it. */
  escape: string | null
  comment: string | null
  header: boolean
  lineEnd: 'lf' | 'crlf'
  encoding: Encoding
  byteOrderMark: boolean
}

export interface TextTable {
  names: readonly string[]
  /** Columns whose cells are free text, which alone can be formulas. */
  texts: readonly boolean[]
  pages: AsyncIterable<readonly (readonly (string | null)[])[]>
}

/** A character that the encoding does not have. */
export class NotEncodable extends Error {
  readonly letter: string
  constructor(letter: string) {
    super(letter)
    this.letter = letter
  }
}

/**
 * Writes a table as delimited text.
 *
 * @returns its rows.
 * @throws NotEncodable when a character cannot be written in the encoding.
 */
export async function writeText(path: string, { names, texts, pages }: TextTable, dialect: TextDialect, safe: boolean): Promise<number> {
  const encode = encoder(dialect.encoding)
  const end = dialect.lineEnd === 'crlf' ? '\r\n' : '\n'
  const cell = cellWriter(dialect, safe)
  const line = (cells: readonly (string | null)[], free: readonly boolean[]) => {
    const text = cells.map((one, i) => (one === null ? '' : cell(one, free[i]))).join(dialect.delimiter)
    // An empty line would be skipped when it is read, and a comment left out.
    const isLost = text === '' || (dialect.comment !== null && text.startsWith(dialect.comment))
    return `${isLost ? `${dialect.quote}${text}${dialect.quote}` : text}${end}`
  }
  let rows = 0
  async function* bytes() {
    if (dialect.byteOrderMark) yield encode('\ufeff')
    if (dialect.header)
      yield encode(
        line(
          names,
          names.map(() => true),
        ),
      )
    for await (const page of pages) {
      rows += page.length
      yield encode(page.map((cells) => line(cells, texts)).join(''))
    }
  }
  await pipeline(Readable.from(bytes()), createWriteStream(path))
  return rows
}

function cellWriter({ delimiter, quote, escape: mark }: TextDialect, safe: boolean): (text: string, free: boolean) => string {
  const doubled = mark === null ? quote + quote : mark + quote
  return (text, free) => {
    const guarded = safe && free ? guardFormula(text) : text
    const isPlain = !guarded.includes(delimiter) && !guarded.includes(quote) && !/[\r\n]/.test(guarded) && guarded.trim() === guarded
    if (isPlain && !(mark !== null && guarded.includes(mark))) return guarded
    const escaped = mark === null ? guarded : guarded.replaceAll(mark, mark + mark)
    return `${quote}${escaped.replaceAll(quote, doubled)}${quote}`
  }
}

function encoder(encoding: Encoding): (text: string) => Uint8Array {
  if (encoding === 'utf-8') return (text) => Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16()
  const byteOf = new Map(lettersOf(encoding).map((letter, index) => [letter, index + 128]))
  return (text) => {
    const bytes = new Uint8Array(text.length)
    let filled = 0
    for (const letter of text) {
      const code = letter.charCodeAt(0)
      const byte = code < 128 ? code : byteOf.get(letter)
      if (byte === undefined) throw new NotEncodable(letter)
      bytes[filled++] = byte
    }
    return bytes.subarray(0, filled)
  }
}
