import { closeSync, openSync, writeSync } from 'node:fs'

const SEPARATOR = 0x1f
const QUOTE = 0x22
const LF = 10
const CR = 13
const SPACE = 32
const FLUSH_BYTES = 1 << 20

/** How DuckDB reads back what {@link CellsFile} wrote; nothing is left to be guessed. */
export const CELLS_DIALECT = `header = false, delim = '\x1f', quote = '"', escape = '"', new_line = '\\n', auto_detect = false, nullstr = '', strict_mode = true`

/**
 * Rows of cells in one plain form (UTF-8, unit separator, every row as wide): what any format is brought to before it is read
 * with types. A cell of nothing but spaces is empty.
 */
export class CellsFile {
  readonly #file: number
  #buffer = new Uint8Array(FLUSH_BYTES * 2)
  #filled = 0
  /** Whether a cell holds a line end: such a file is not read in parallel. */
  lineEnds = false
  /** Bytes of the longest row. */
  longest = 0
  #rowStart = 0

  constructor(path: string) {
    this.#file = openSync(path, 'wx')
  }

  number(value: number): void {
    const text = String(value)
    this.#reserve(text.length + 1)
    for (let i = 0; i < text.length; i++) this.#buffer[this.#filled++] = text.charCodeAt(i)
    this.#buffer[this.#filled++] = SEPARATOR
  }

  /** @param table - what bytes ≥ 128 become; null when the bytes are UTF-8. */
  cell(bytes: Uint8Array, start: number, end: number, table: readonly Uint8Array[] | null): void {
    this.#reserve((end - start) * 4 + 3)
    const buffer = this.#buffer
    const from = this.#filled
    let to = from
    let special = false
    let blank = true
    for (let i = start; i < end; i++) {
      const byte = bytes[i]
      if (byte !== SPACE) blank = false
      if (byte === QUOTE || byte === SEPARATOR || byte === LF || byte === CR) special = true
      if (byte < 128 || table === null) buffer[to++] = byte
      else for (const part of table[byte - 128]) buffer[to++] = part
    }
    if (blank) to = from
    else if (special) to = this.#quoted(from, to)
    buffer[to++] = SEPARATOR
    this.#filled = to
  }

  endRow(): void {
    this.#buffer[this.#filled - 1] = LF
    this.longest = Math.max(this.longest, this.#filled - this.#rowStart)
    if (this.#filled >= FLUSH_BYTES) this.#flush()
    this.#rowStart = this.#filled
  }

  close(): void {
    try {
      this.#flush()
    } finally {
      closeSync(this.#file)
    }
  }

  #quoted(from: number, to: number): number {
    const content = this.#buffer.slice(from, to)
    const buffer = this.#buffer
    let at = from
    buffer[at++] = QUOTE
    for (const byte of content) {
      if (byte === QUOTE) buffer[at++] = QUOTE
      else if (byte === LF || byte === CR) this.lineEnds = true
      buffer[at++] = byte
    }
    buffer[at++] = QUOTE
    return at
  }

  #reserve(bytes: number): void {
    if (this.#filled + bytes <= this.#buffer.length) return
    const next = new Uint8Array(Math.max(this.#buffer.length * 2, this.#filled + bytes))
    next.set(this.#buffer.subarray(0, this.#filled))
    this.#buffer = next
  }

  #flush(): void {
    for (let written = 0; written < this.#filled; ) written += writeSync(this.#file, this.#buffer, written, this.#filled - written)
    this.#filled = 0
  }
}
