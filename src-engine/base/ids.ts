import { randomBytes } from 'node:crypto'

/**
 * A UUID of version 7: sorts by creation time, unique across PCs without asking anybody.
 *
 * @param now - moment in ms since 1970.
 * @returns 36 characters, lower case.
 * @see RFC 9562, section 5.7.
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
