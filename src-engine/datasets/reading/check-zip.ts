import { inflateRawSync } from 'node:zlib'
import { EngineError } from '#engine/base/errors'

/** A workbook takes about six times its XML in memory. */
const MOST_INFLATED_BYTES = 192 * 1024 * 1024
const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_COMMENT = 65_535 + 22

/**
 * Refuses a ZIP that would fill the memory before anything reads it: by the sizes that it declares, then by inflating each entry
 * into no more than it declares.
 *
 * @throws {EngineError} `FILE_UNSUPPORTED` for too much or encrypted content, `FILE_DAMAGED` when the ZIP contradicts itself.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12, 4.3.16
 */
export function checkZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(view)
  const inflated = entries.reduce((sum, { size }) => sum + size, 0)
  if (inflated > MOST_INFLATED_BYTES) throw tooLarge(inflated)
  for (const entry of entries) checkEntry(bytes, view, entry)
}

interface Entry {
  method: number
  packed: number
  size: number
  at: number
}

function entriesOf(view: DataView): Entry[] {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw damaged('its table of contents is broken')
    if (view.getUint16(at + 8, true) & 1) throw encrypted()
    const [packed, size, start] = [20, 24, 42].map((field) => view.getUint32(at + field, true))
    // 0xffffffff means that ZIP64 holds the size: over 4 GiB.
    if (size === 0xffffffff || packed === 0xffffffff) throw tooLarge(size)
    entries.push({ method: view.getUint16(at + 10, true), packed, size, at: start })
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - LONGEST_COMMENT; at--)
    if (view.getUint32(at, true) === END) return at
  throw damaged('its end is missing')
}

function checkEntry(bytes: Uint8Array, view: DataView, { method, packed, size, at }: Entry): void {
  if (method === 0 || size === 0) return
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged('an entry is not where it should be')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  try {
    inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: size })
  } catch (error) {
    throw damaged('an entry is broken or larger than it declares', error)
  }
}

const tooLarge = (bytes: number) =>
  new EngineError(
    'FILE_UNSUPPORTED',
    `The workbook would take ${Math.round(bytes / 1024 ** 2)} MiB unpacked; at most ${MOST_INFLATED_BYTES / 1024 ** 2} MiB are read. Save the sheet as CSV.`,
    { found: 'a workbook that is too large', inflated_bytes: bytes, limit_bytes: MOST_INFLATED_BYTES },
  )

const encrypted = () =>
  new EngineError('FILE_UNSUPPORTED', 'The workbook is encrypted. Save it without a password.', { found: 'an encrypted workbook' })

const damaged = (what: string, cause?: unknown) =>
  new EngineError('FILE_DAMAGED', `The file looks like a workbook but cannot be read (${what}). Open and save it again.`, {}, { cause })
