/** Encodings of text that are read; ISO-8859-1 is read as its superset Windows-1252. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'macroman'] as const
export type Encoding = (typeof ENCODINGS)[number]
/** One byte a character. */
export type ByteEncoding = 'windows-1252' | 'iso-8859-15' | 'macroman'

/** Bytes that Windows-1252 does not define: their presence means another encoding. */
export const UNDEFINED_1252: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/** How people write the name of an encoding. */
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'ISO-8859-1',
  'iso-8859-15': 'ISO-8859-15',
  macroman: 'MacRoman',
}

/** A decoder; `fatal` refuses bytes that mean nothing. */
export const decoderOf = (encoding: Encoding, options?: { fatal: boolean }): TextDecoder =>
  new TextDecoder(encoding === 'macroman' ? 'macintosh' : encoding, options)

/**
 * What each byte ≥ 128 becomes in UTF-8.
 *
 * @param encoding - one byte a character, or UTF-8.
 * @returns 128 byte sequences; null for UTF-8, which stays as it is.
 */
export function utf8Table(encoding: Encoding): Uint8Array[] | null {
  if (encoding === 'utf-8') return null
  const encoder = new TextEncoder()
  return lettersOf(encoding).map((letter) => encoder.encode(letter))
}

/** The characters of the bytes 128…255. */
export function lettersOf(encoding: Encoding): string[] {
  const decoder = decoderOf(encoding)
  return Array.from({ length: 128 }, (_, index) => decoder.decode(Uint8Array.of(128 + index)))
}
