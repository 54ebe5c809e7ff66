import { isUtf8 } from 'node:buffer'
import { EngineError } from '#engine/base/errors'
import { LONGEST_RECORD_BYTES } from '../domain/csv-records.ts'
import { type Encoding, UNDEFINED_1252 } from '../domain/encodings.ts'
import { type Notice, notice } from '../domain/notices.ts'

const LF = 10
const CR = 13

/**
 * Classes of bytes: 1 a control character that no text holds, 2 not defined in Windows-1252, 3 a line end, 4 a letter or mark of
 * Western European text, 5 a byte that is rare in it.
 */
const CLASSES = new Uint8Array(256)
for (let byte = 0; byte < 32; byte++) CLASSES[byte] = 1
for (const byte of [9, 11, 12, 26, 27]) CLASSES[byte] = 0
for (const byte of UNDEFINED_1252) CLASSES[byte] = 2
CLASSES[LF] = CLASSES[CR] = 3
const WESTERN = '€…‘’“”–—ŒœŸ\u00a0«»°²³µ·½£§©®'
const western = new TextDecoder('windows-1252')
for (let byte = 0x80; byte < 0x100; byte++) {
  if (CLASSES[byte] === 2) continue
  CLASSES[byte] = byte >= 0xc0 || WESTERN.includes(western.decode(Uint8Array.of(byte))) ? 4 : 5
}

/**
 * Finds out the encoding of a text over the whole of it, and refuses what is no text, chunk by chunk.
 *
 * A text that is valid UTF-8 is UTF-8; any other one is Windows-1252 (of which ISO-8859-1 is a part) unless it holds bytes that
 * Windows-1252 does not define.
 */
export class TextScan {
  readonly #limit: number
  readonly #forced: Encoding | undefined
  #bytes = 0
  #lineBytes = 0
  #line = 1
  #controls = 0
  #carry: Uint8Array = new Uint8Array(0)
  #notUtf8At = -1
  #not1252At = -1
  #multibyte = false
  #western = 0
  #rare = 0

  /**
   * @param forced - encoding the user has chosen.
   * @param limitLines - refuse lines over 16 MiB; false for JSON, which may well stand on one line.
   */
  constructor(forced?: Encoding, limitLines = true) {
    this.#forced = forced
    this.#limit = limitLines ? LONGEST_RECORD_BYTES : Number.POSITIVE_INFINITY
  }

  /** @throws {EngineError} `FILE_LINE_TOO_LONG`, `FILE_UNSUPPORTED` for a NUL byte. */
  push(chunk: Uint8Array): void {
    for (let i = 0; i < chunk.length; i++) {
      const kind = CLASSES[chunk[i]]
      if (kind === 0) continue
      if (kind === 3) this.#endLine(chunk, i)
      else if (kind === 4) this.#western++
      else if (kind === 5) this.#rare++
      else if (kind === 2) {
        if (this.#not1252At < 0) this.#not1252At = this.#bytes + i
      } else {
        if (chunk[i] === 0) throw binary(`a NUL byte at position ${this.#bytes + i}`)
        this.#controls++
      }
    }
    if (this.#bytes + chunk.length - this.#lineBytes > this.#limit) throw tooLong(this.#line)
    this.#checkUtf8(chunk)
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
    const encoding = this.#forced ?? (this.#notUtf8At < 0 ? 'utf-8' : 'windows-1252')
    if (encoding === 'utf-8' && this.#notUtf8At >= 0)
      throw new EngineError('FILE_DAMAGED', `The file is not UTF-8 (position ${this.#notUtf8At}). Leave --encoding out to have it found.`, {
        position: this.#notUtf8At,
      })
    if (this.#forced || encoding === 'utf-8') return { encoding, notices: [] }
    if (this.#not1252At >= 0)
      throw new EngineError(
        'FILE_UNSUPPORTED',
        `The encoding of the text is unknown: neither UTF-8 (position ${this.#notUtf8At}) nor Windows-1252 (position ${this.#not1252At}). Save the file as UTF-8.`,
        { found: 'text of unknown encoding', position: this.#not1252At },
      )
    return { encoding, notices: this.#doubt() }
  }

  /** What speaks against Windows-1252, where every byte means something. */
  #doubt(): Notice[] {
    if (this.#multibyte) return [notice('mostly_utf8', { position: this.#notUtf8At })]
    if (this.#rare * 3 > this.#western + this.#rare) return [notice('encoding_doubtful', { encoding: 'Windows-1252' })]
    return []
  }

  #endLine(chunk: Uint8Array, i: number): void {
    const at = this.#bytes + i
    if (at - this.#lineBytes > this.#limit) throw tooLong(this.#line)
    this.#lineBytes = at + 1
    if (chunk[i] === LF || (i + 1 < chunk.length && chunk[i + 1] !== LF)) this.#line++
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

const binary = (what: string) =>
  new EngineError('FILE_UNSUPPORTED', `A table was expected (CSV, JSON, Parquet or XLSX); it is binary: it holds ${what}.`, { found: what })

const tooLong = (line: number) =>
  new EngineError('FILE_LINE_TOO_LONG', `Line ${line} is longer than 16 MiB, which no table has. Check that the file is a table.`, {
    line,
    limit_bytes: LONGEST_RECORD_BYTES,
  })
