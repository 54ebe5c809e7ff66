/** Encodings of one byte a character that are read beside UTF-8; ISO-8859-1 is read as its superset Windows-1252. */
export type Encoding = 'utf-8' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15'

/** Bytes that Windows-1252 does not define: their presence means another encoding. */
export const UNDEFINED_1252: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/**
 * What each byte ≥ 128 becomes in UTF-8.
 *
 * @returns 128 byte sequences; null for UTF-8, which stays as it is.
 */
export function utf8Table(encoding: Encoding): Uint8Array[] | null {
  if (encoding === 'utf-8') return null
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  return Array.from({ length: 128 }, (_, index) => encoder.encode(decoder.decode(Uint8Array.of(128 + index))))
}
