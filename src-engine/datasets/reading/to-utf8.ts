import { closeSync, openSync, writeSync } from 'node:fs'
import { type Encoding, utf8Table } from '../domain/encodings.ts'
import type { Notice } from '../domain/notices.ts'
import { eachChunk } from './read-csv.ts'
import { TextScan } from './scan-text.ts'

export interface ToUtf8Input {
  path: string
  /** Bytes of a byte order mark to leave out. */
  bom: number
  limit: number | null
  /** File to write. */
  output: string
  encoding?: Encoding
}

export interface ToUtf8Output {
  encoding: Encoding
  notices: Notice[]
}

/**
 * Writes a text without line limit (JSON) as UTF-8 without byte order mark.
 *
 * @throws {EngineError} `FILE_UNSUPPORTED`, `FILE_DAMAGED`.
 */
export function toUtf8(
  { path, bom, limit, output, encoding: forced }: ToUtf8Input,
  checkpoint: (share: number, step: string) => void,
): ToUtf8Output {
  const scan = new TextScan(forced, false)
  const size = eachChunk(path, bom, limit, (chunk, share) => {
    scan.push(chunk)
    checkpoint(share / 2, 'encoding')
  })
  const { encoding, notices } = scan.end(size.read >= size.whole)
  const table = utf8Table(encoding)
  const file = openSync(output, 'wx')
  try {
    eachChunk(path, bom, limit, (chunk, share) => {
      writeAll(file, table ? encoded(chunk, table) : chunk)
      checkpoint(0.5 + share / 2, 'encoding')
    })
  } finally {
    closeSync(file)
  }
  return { encoding, notices }
}

function encoded(chunk: Uint8Array, table: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunk.length * 3)
  let filled = 0
  for (const byte of chunk) {
    if (byte < 128) bytes[filled++] = byte
    else for (const part of table[byte - 128]) bytes[filled++] = part
  }
  return bytes.subarray(0, filled)
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written, bytes.length - written)
}
