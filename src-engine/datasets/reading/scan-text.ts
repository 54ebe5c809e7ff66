import { isUtf8 } from 'node:buffer'
import { EngineError } from '#engine/base/errors'
import { LONGEST_RECORD_BYTES, tooLong } from '../domain/csv-records.ts'
import { ENCODING_NAMES, type Encoding, UNDEFINED_1252 } from '../domain/encodings.ts'
import { contextOf, DIGIT, emptyContexts, judgeEncoding, LOWER, OTHER, UPPER } from '../domain/judge-encoding.ts'
import { findMojibake, type Mojibake } from '../domain/mojibake.ts'
import { type Notice, notice } from '../domain/notices.ts'

const LF = 10
const CR = 13

/** Classes of bytes: 1 a control character that no text holds, 2 not ASCII, 3 a line end. */
const CLASSES = new Uint8Array(256)
for (let byte = 0; byte < 32; byte++) CLASSES[byte] = 1
for (const byte of [9, 11, 12, 26, 27]) CLASSES[byte] = 0
CLASSES[LF] = CLASSES[CR] = 3
CLASSES.fill(2, 128)

/** Below this mean score of its bytes ≥ 128 a text is in no encoding that is known here. */
const DOUBTFUL = 0.4
/** MacRoman gives a character to every byte; it is believed only where it makes words. */
const CONVINCING = 1
/** First bytes of UTF-8 read wrongly: "Ã", "Â", "â€", "Å", "√", "‚Ä", "≈", "¬". */
const MOJIBAKE_BYTES = ['c383', 'c382', 'c3a2e282ac', 'c385', 'e2889a', 'e2809ac384', 'e28988', 'c2ac'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/**
 * Finds out the encoding of a text over the whole of it, and refuses what is no text, chunk by chunk.
 *
 * A text that is valid UTF-8 is UTF-8; any other one is Windows-1252 (of which ISO-8859-1 is a part), ISO-8859-15 or MacRoman by
 * what its accents look like under each; bytes that make no words in any of them are refused.
 */
export class TextScan {
  readonly #lines: LineLimit
  readonly #forced: Encoding | undefined
  #bytes = 0
  #controls = 0
  #carry: Uint8Array = new Uint8Array(0)
  #notUtf8At = -1
  #not1252At = -1
  #multibyte = false
  readonly #contexts = emptyContexts()
  #mojibake: Mojibake | null = null

  /**
   * @param forced - encoding the user has chosen.
   * @param limitLines - refuse lines over 16 MiB; false for JSON, which may well stand on one line.
   */
  constructor(forced?: Encoding, limitLines = true) {
    this.#forced = forced
    this.#lines = new LineLimit(limitLines)
  }

  /** @throws {EngineError} `FILE_LINE_TOO_LONG`, `FILE_UNSUPPORTED` for a NUL byte. */
  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const kind = CLASSES[chunk[i]]
      if (kind === 0) continue
      if (kind === 3) this.#lines.end(chunk, i)
      else if (kind === 2) this.#countHigh(chunk, i)
      else {
        if (chunk[i] === 0) throw binary(`a NUL byte at position ${this.#bytes + i}`)
        this.#controls++
      }
    }
    this.#lines.endChunk(chunk)
    this.#checkUtf8(chunk)
    this.#lookForMojibake(chunk)
    this.#bytes += chunk.length
  }

  /**
   * @param complete - the text ends here; false when it was cut, perhaps within a character.
   * @returns the encoding, and a notice when the choice needs one.
   * @throws {EngineError} `FILE_UNSUPPORTED`, `FILE_DAMAGED` when the chosen encoding is not the file's.
   */
  end(complete = true): { encoding: Encoding; notices: Notice[] } {
    if (complete && this.#carry.length > 0 && this.#notUtf8At < 0) this.#notUtf8At = this.#bytes - this.#carry.length
    if (this.#controls > 16 && this.#controls > this.#bytes / 100) throw binary(`${this.#controls} control characters`)
    const judged = judgeEncoding(this.#contexts)
    const encoding = this.#forced ?? (this.#notUtf8At < 0 ? 'utf-8' : judged.encoding)
    if (encoding === 'utf-8' && this.#notUtf8At >= 0)
      throw new EngineError('FILE_DAMAGED', `The file is not UTF-8 (position ${this.#notUtf8At}). Leave --encoding out to have it found.`, {
        position: this.#notUtf8At,
      })
    const mojibake = encoding === 'utf-8' && this.#mojibake ? [notice('mojibake', { ...this.#mojibake })] : []
    if (this.#forced || encoding === 'utf-8') return { encoding, notices: mojibake }
    const isMac = encoding === 'macroman' && judged.score >= CONVINCING
    if (this.#not1252At >= 0 && !isMac)
      throw new EngineError(
        'FILE_UNSUPPORTED',
        `The encoding of the text is unknown: neither UTF-8 (position ${this.#notUtf8At}) nor Windows-1252 (position ${this.#not1252At}) nor MacRoman. Give --encoding, or save the file as UTF-8.`,
        { found: 'text of unknown encoding', position: this.#not1252At },
      )
    const read = judged.score < DOUBTFUL || (encoding === 'macroman' && !isMac) ? 'windows-1252' : encoding
    return { encoding: read, notices: this.#doubt(read, judged.score) }
  }

  /** What speaks against an encoding in which every byte means something. */
  #doubt(encoding: Encoding, score: number): Notice[] {
    if (this.#multibyte) return [notice('mostly_utf8', { position: this.#notUtf8At })]
    const name = { encoding: ENCODING_NAMES[encoding] }
    if (score < DOUBTFUL) return [notice('encoding_doubtful', name)]
    return encoding === 'windows-1252' ? [] : [notice('encoding_judged', name)]
  }

  #countHigh(chunk: Uint8Array, i: number): void {
    const byte = chunk[i]
    if (this.#not1252At < 0 && UNDEFINED_1252.includes(byte)) this.#not1252At = this.#bytes + i
    this.#contexts[contextOf(byte, neighbour(chunk[i - 1]), neighbour(chunk[i + 1]))]++
  }

  #lookForMojibake(chunk: Uint8Array): void {
    if (this.#notUtf8At >= 0) return
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (!MOJIBAKE_BYTES.some((first) => bytes.includes(first))) return
    const found = findMojibake(bytes.toString('utf8'))
    if (found) this.#mojibake = { ...(this.#mojibake ?? found), count: (this.#mojibake?.count ?? 0) + found.count }
  }

  #checkUtf8(chunk: Uint8Array): void {
    if (this.#notUtf8At >= 0) return
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk])
    const whole = bytes.length - cutSequence(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) {
      const valid = firstInvalid(bytes)
      this.#notUtf8At = this.#bytes - this.#carry.length + valid
      this.#multibyte ||= hasMultibyte(bytes.subarray(0, valid))
      return
    }
    this.#multibyte ||= hasMultibyte(bytes.subarray(0, whole))
    this.#carry = bytes.slice(whole)
  }
}

/** Refuses lines over 16 MiB as soon as they are that long. */
export class LineLimit {
  readonly #limit: number
  #bytes = 0
  #lineBytes = 0
  #line = 1

  constructor(limited: boolean) {
    this.#limit = limited ? LONGEST_RECORD_BYTES : Number.POSITIVE_INFINITY
  }

  /** @throws {EngineError} `FILE_LINE_TOO_LONG`. */
  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) if (chunk[i] === LF || chunk[i] === CR) this.end(chunk, i)
    this.endChunk(chunk)
  }

  /** A line ends at this place of the chunk. */
  end(chunk: Uint8Array, i: number): void {
    const at = this.#bytes + i
    if (at - this.#lineBytes > this.#limit) throw tooLong(this.#line)
    this.#lineBytes = at + 1
    if (chunk[i] === LF || (i + 1 < chunk.length && chunk[i + 1] !== LF)) this.#line++
  }

  endChunk(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#bytes - this.#lineBytes > this.#limit) throw tooLong(this.#line)
  }
}

function neighbour(byte: number | undefined): number {
  if (byte === undefined) return OTHER
  if (byte >= 97 && byte <= 122) return LOWER
  if (byte >= 65 && byte <= 90) return UPPER
  return byte >= 48 && byte <= 57 ? DIGIT : OTHER
}

/** Bytes of a character that is cut at the end: 0…3. */
function cutSequence(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** Position of the first byte that no valid UTF-8 begins with, by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0
  let invalid = bytes.length
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, part.length - cutSequence(part)))) valid = middle
    else invalid = middle
  }
  return valid - cutSequence(bytes.subarray(0, valid))
}

const hasMultibyte = (bytes: Uint8Array) => bytes.some((byte) => byte >= 0xc2)

export const binary = (what: string) =>
  new EngineError('FILE_UNSUPPORTED', `A table was expected (CSV, JSON, ARFF, Parquet or XLSX); it is binary: it holds ${what}.`, {
    found: what,
  })
