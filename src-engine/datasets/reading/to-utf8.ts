import { closeSync, openSync, writeSync } from 'node:fs'
import { decoderOf, type Encoding, utf8Table } from '../domain/encodings.ts'
import { findMojibake, type Mojibake, repairMojibake } from '../domain/mojibake.ts'
import { type Notice, notice } from '../domain/notices.ts'
import { eachChunk } from './each-chunk.ts'
import { binary, LineLimit, TextScan } from './scan-text.ts'

export interface ToUtf8Input {
  path: string
  /** Bytes of a byte order mark to leave out. */
  bom: number
  limit: number | null
  /** File to write. */
  output: string
  encoding?: Encoding
  /** Repair UTF-8 that was once read in a wrong encoding. */
  repair: boolean
  /** Refuse lines over 16 MiB; JSON may well stand on one line. */
  limitLines: boolean
}

export interface ToUtf8Output {
  encoding: Encoding
  notices: Notice[]
}

type Checkpoint = (share: number, step: string) => void

/**
 * Writes a text as UTF-8 without byte order mark.
 *
 * @throws {EngineError} `FILE_UNSUPPORTED`, `FILE_DAMAGED`, `FILE_LINE_TOO_LONG`.
 */
export function toUtf8(input: ToUtf8Input, checkpoint: Checkpoint): ToUtf8Output {
  const isUtf16 = input.encoding === 'utf-16le' || input.encoding === 'utf-16be'
  const { encoding, notices } = isUtf16 ? { encoding: input.encoding as Encoding, notices: [] } : scanned(input, checkpoint)
  const file = openSync(input.output, 'wx')
  try {
    const repaired = isUtf16 || input.repair ? writeText(file, input, encoding, checkpoint) : writeBytes(file, input, encoding, checkpoint)
    const others = notices.filter(({ code }) => code !== 'mojibake' || !repaired)
    return { encoding, notices: repaired ? [...others, notice('mojibake_repaired', { ...repaired })] : others }
  } finally {
    closeSync(file)
  }
}

function scanned({ path, bom, limit, encoding, limitLines }: ToUtf8Input, checkpoint: Checkpoint) {
  const scan = new TextScan(encoding, limitLines)
  const size = eachChunk(path, bom, limit, (chunk, share) => {
    scan.push(chunk)
    checkpoint(share / 2, 'encoding')
  })
  return scan.end(size.read >= size.whole)
}

function writeBytes(file: number, { path, bom, limit }: ToUtf8Input, encoding: Encoding, checkpoint: Checkpoint): null {
  const table = utf8Table(encoding)
  eachChunk(path, bom, limit, (chunk, share) => {
    writeAll(file, table ? encoded(chunk, table) : chunk)
    checkpoint(0.5 + share / 2, 'encoding')
  })
  return null
}

/** @returns what was repaired; null when nothing was. */
function writeText(file: number, { path, bom, limit, repair, limitLines }: ToUtf8Input, encoding: Encoding, checkpoint: Checkpoint) {
  const decoder = decoderOf(encoding)
  const lines = new LineLimit(limitLines)
  let held = ''
  let found: Mojibake | null = null
  const write = (text: string) => {
    if (text.includes('\0')) throw binary('a NUL character')
    const here = repair ? findMojibake(text) : null
    if (here) found = { ...(found ?? here), count: (found?.count ?? 0) + here.count }
    const bytes = Buffer.from(here ? repairMojibake(text) : text, 'utf8')
    lines.push(bytes)
    writeAll(file, bytes)
  }
  eachChunk(path, bom, limit, (chunk, share) => {
    const text = held + decoder.decode(chunk, { stream: true })
    const cut = repair ? lastAscii(text) + 1 || text.length : text.length
    held = text.slice(cut)
    write(text.slice(0, cut))
    checkpoint(0.5 + share / 2, 'encoding')
  })
  write(held + decoder.decode())
  return found as Mojibake | null
}

/** A sequence to repair has no ASCII in it: behind the last one it may not be whole yet. */
function lastAscii(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (text.charCodeAt(i) < 128) return i
  return -1
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
