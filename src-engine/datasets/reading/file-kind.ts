import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { EngineError } from '#engine/base/errors'

export type FileKind = 'csv' | 'json' | 'jsonl' | 'parquet' | 'xlsx'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const UTF8_BOM = [0xef, 0xbb, 0xbf]

/** Contents that are recognised in order to be refused by name. */
const REFUSED: readonly { bytes: readonly number[]; what: string; hint: string }[] = [
  { bytes: [0xff, 0xfe], what: 'text in UTF-16', hint: 'Save it as CSV UTF-8.' },
  { bytes: [0xfe, 0xff], what: 'text in UTF-16', hint: 'Save it as CSV UTF-8.' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'a document of old Office (.xls, .doc)', hint: 'Save it as .xlsx or CSV.' },
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
 * @returns the format and how many bytes of a byte order mark stand before the text.
 * @throws {EngineError} `FILE_EMPTY`, `FILE_UNSUPPORTED` naming what was found.
 */
export function fileKind(path: string): { kind: FileKind; bom: number } {
  const head = firstBytes(path, 65_536)
  const bom = startsWith(head, UTF8_BOM) ? UTF8_BOM.length : 0
  const text = new TextDecoder('latin1').decode(head.subarray(bom))
  if (text.trim() === '') throw new EngineError('FILE_EMPTY', 'The file holds nothing. Check that the right file was chosen.', {})
  if (startsWith(head, ascii('PAR1'))) return { kind: 'parquet', bom: 0 }
  if (startsWith(head, [...ascii('PK'), 3, 4])) return workbook(path)
  const refused = REFUSED.find(({ bytes }) => startsWith(head, bytes))
  if (refused) throw unsupported(`it is ${refused.what}. ${refused.hint}`, refused.what)
  if (/^\s*(?:%[^\n]*\n\s*)*@relation\b/i.test(text)) throw unsupported('it is ARFF, which is not read yet. Save it as CSV.', 'ARFF')
  if (/^\s*<(?:\?xml|!doctype|html)/i.test(text)) throw unsupported('it is XML or HTML. Save the table as CSV or XLSX.', 'XML')
  return { kind: textKind(text), bom }
}

/** JSON by its first marks; one record a line when the first line closes what it opens. */
function textKind(text: string): FileKind {
  if (/^\s*\[\s*(?:[[{"\d\-\]]|true|false|null|$)/.test(text) && !/^\s*\[[^\]{"\n]*\]\s*[;,\t|[]/.test(text)) return 'json'
  if (!/^\s*\{\s*(?:"|\}|$)/.test(text)) return 'csv'
  const lines = text.trimStart().split(/\r?\n/)
  return lines.length > 1 && closes(lines[0]) && lines[1].trimStart().startsWith('{') ? 'jsonl' : 'json'
}

function closes(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

function workbook(path: string): { kind: FileKind; bom: number } {
  const names = `${new TextDecoder('latin1').decode(firstBytes(path, 65_536))}${new TextDecoder('latin1').decode(lastBytes(path, 65_536))}`
  if (names.includes('xl/')) return { kind: 'xlsx', bom: 0 }
  const what = names.includes('mimetypeapplication/vnd.oasis') ? 'an OpenDocument file' : 'a ZIP archive'
  throw unsupported(`it is ${what}. Save the table as CSV or XLSX.`, what)
}

const unsupported = (found: string, what: string) =>
  new EngineError('FILE_UNSUPPORTED', `A table was expected (CSV, JSON, Parquet or XLSX); ${found}`, { found: what })

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)

/** @returns at most `count` bytes from the start of a file. */
export function firstBytes(path: string, count: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(count)
    let filled = 0
    for (let read = 1; read > 0 && filled < count; filled += read) read = readSync(file, bytes, filled, count - filled, filled)
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
