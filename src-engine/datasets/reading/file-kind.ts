import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { EngineError } from '#engine/base/errors'
import { decoderOf, type Encoding } from '../domain/encodings.ts'

export type FileKind = 'csv' | 'json' | 'jsonl' | 'arff' | 'parquet' | 'xlsx'
type Utf16 = 'utf-16le' | 'utf-16be'

export interface FoundKind {
  kind: FileKind
  /** Bytes of the byte order mark before the text. */
  bom: number
  /** Set where the text is UTF-16. */
  utf16: Utf16 | null
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const HEAD_BYTES = 65_536
const MARKS: readonly { bytes: readonly number[]; utf16: Utf16 | null }[] = [
  { bytes: [0xef, 0xbb, 0xbf], utf16: null },
  { bytes: [0xff, 0xfe], utf16: 'utf-16le' },
  { bytes: [0xfe, 0xff], utf16: 'utf-16be' },
]

/** Contents that are recognised in order to be refused by name. */
const REFUSED: readonly { bytes: readonly number[]; what: string; hint: string }[] = [
  { bytes: ascii('PARE'), what: 'an encrypted Parquet file', hint: 'Ask for it without encryption.' },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'a document of old Office (.xls, .doc) or one with a password',
    hint: 'Save it as .xlsx or CSV.',
  },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', hint: 'Unpack it first.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive', hint: 'Unpack it first.' },
  { bytes: ascii('7z\xbc\xaf'), what: 'a 7-Zip archive', hint: 'Unpack it first.' },
  { bytes: ascii('BZh'), what: 'a bzip2 archive', hint: 'Unpack it first.' },
  { bytes: ascii('%PDF'), what: 'a PDF', hint: 'Ask for the table as CSV or XLSX.' },
  { bytes: ascii('SQLite format 3'), what: 'an SQLite database', hint: 'Export the table as CSV.' },
  { bytes: ascii('ARROW1'), what: 'an Arrow file', hint: 'Save it as Parquet.' },
  { bytes: [0x89, ...ascii('PNG')], what: 'an image (PNG)', hint: 'A table is needed.' },
  { bytes: [0xff, 0xd8, 0xff], what: 'an image (JPEG)', hint: 'A table is needed.' },
  { bytes: [0x7f, ...ascii('ELF')], what: 'a program', hint: 'A table is needed.' },
]

/**
 * The format of a file by its content; its name does not count.
 *
 * @param path - existing file.
 * @param chosen - encoding that the user has chosen.
 * @throws {EngineError} `FILE_EMPTY`, `FILE_UNSUPPORTED` naming what was found.
 */
export function fileKind(path: string, chosen?: Encoding): FoundKind {
  const head = firstBytes(path, HEAD_BYTES)
  const mark = MARKS.find(({ bytes }) => startsWith(head, bytes))
  const bom = mark?.bytes.length ?? 0
  const utf16 = chosen === undefined ? (mark ? mark.utf16 : looksLikeUtf16(head)) : isUtf16(chosen) ? chosen : null
  const text = decoderOf(utf16 ?? 'windows-1252').decode(head.subarray(bom))
  if (text.trim() === '') throw new EngineError('FILE_EMPTY', 'The file holds nothing. Check that the right file was chosen.', {})
  if (startsWith(head, ascii('PAR1'))) return { kind: 'parquet', bom: 0, utf16: null }
  if (startsWith(head, [...ascii('PK'), 3, 4])) return { kind: workbook(path), bom: 0, utf16: null }
  const refused = REFUSED.find(({ bytes }) => startsWith(head, bytes))
  if (refused) throw unsupported(`it is ${refused.what}. ${refused.hint}`, refused.what)
  if (/^\s*<(?:\?xml|!doctype|html)/i.test(text)) throw unsupported('it is XML or HTML. Save the table as CSV or XLSX.', 'XML')
  return { kind: textKind(text, path, bom), bom, utf16 }
}

const isUtf16 = (encoding: Encoding): encoding is Utf16 => encoding === 'utf-16le' || encoding === 'utf-16be'

/** Western text in UTF-16 has a zero in nearly every second byte, and none in the others. */
function looksLikeUtf16(head: Uint8Array): Utf16 | null {
  const zeros = [0, 0]
  const length = Math.min(head.length, 4096) & ~1
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1]++
  const many = length * 0.35
  if (length >= 8 && zeros[1] > many && zeros[0] === 0) return 'utf-16le'
  return length >= 8 && zeros[0] > many && zeros[1] === 0 ? 'utf-16be' : null
}

/** ARFF by its first word that is no comment; JSON by its first marks, one record a line when the first line closes what it opens. */
function textKind(text: string, path: string, bom: number): FileKind {
  if (/^\s*(?:%[^\n]*\n\s*)*@relation\b/i.test(text) || beginsAfterComments(text, path, bom)) return 'arff'
  if (/^\s*\[\s*(?:[[{"\d\-\]]|true|false|null|$)/.test(text) && !/^\s*\[[^\]{"\n]*\]\s*[;,\t|[]/.test(text)) return 'json'
  if (!/^\s*\{\s*(?:"|\}|$)/.test(text)) return 'csv'
  const lines = text.trimStart().split(/\r?\n/)
  return lines.length > 1 && closes(lines[0]) && lines[1].trimStart().startsWith('{') ? 'jsonl' : 'json'
}

/** Comments of ARFF may be longer than the head of the file. */
function beginsAfterComments(text: string, path: string, bom: number): boolean {
  if (text.length < HEAD_BYTES - 3 || !/^(?:\s*%[^\n]*\n)+\s*(?:%[^\n]*)?$/.test(text)) return false
  return /^\s*(?:%[^\n]*\n\s*)*@relation\b/i.test(new TextDecoder('latin1').decode(firstBytes(path, 4 * 1024 * 1024).subarray(bom)))
}

function closes(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

function workbook(path: string): 'xlsx' {
  const names = `${new TextDecoder('latin1').decode(firstBytes(path, HEAD_BYTES))}${new TextDecoder('latin1').decode(lastBytes(path, HEAD_BYTES))}`
  if (names.includes('xl/')) return 'xlsx'
  const what = names.includes('mimetypeapplication/vnd.oasis') ? 'an OpenDocument file' : 'a ZIP archive'
  throw unsupported(`it is ${what}. Save the table as CSV or XLSX.`, what)
}

const unsupported = (found: string, what: string) =>
  new EngineError('FILE_UNSUPPORTED', `A table was expected (CSV, JSON, ARFF, Parquet or XLSX); ${found}`, { found: what })

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)

/** @returns at most `count` bytes from the start of a file. */
export function firstBytes(path: string, count: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(Math.min(count, fstatSync(file).size))
    let filled = 0
    for (let read = 1; read > 0 && filled < bytes.length; filled += read)
      read = readSync(file, bytes, filled, bytes.length - filled, filled)
    return bytes.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}

function lastBytes(path: string, count: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(count)
    const read = readSync(file, bytes, 0, count, Math.max(0, fstatSync(file).size - count))
    return bytes.subarray(0, read)
  } finally {
    closeSync(file)
  }
}
