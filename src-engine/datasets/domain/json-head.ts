const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN = [0x5b, 0x7b]
const CLOSE = [0x5d, 0x7d]

/**
 * The whole values at the beginning of a JSON text that was cut somewhere, as JSON again.
 *
 * @param bytes - first bytes of the text in UTF-8.
 * @param lines - one value a line; else an array.
 * @returns the text up to the last value that is whole, an array closed; null when not even the first one is.
 */
export function jsonHead(bytes: Uint8Array, lines: boolean): Uint8Array | null {
  if (lines) {
    const end = bytes.lastIndexOf(0x0a)
    return end < 0 ? null : bytes.slice(0, end + 1)
  }
  const end = lastElementEnd(bytes)
  if (end < 0) return null
  const head = bytes.slice(0, end + 1)
  head[end] = CLOSE[0]
  return head
}

/** Position of the comma after the last element of the outer array that is whole; −1 when there is none. */
function lastElementEnd(bytes: Uint8Array): number {
  let depth = 0
  let end = -1
  let inText = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (inText) {
      if (byte === BACKSLASH) i++
      else if (byte === QUOTE) inText = false
    } else if (byte === QUOTE) inText = true
    else if (OPEN.includes(byte)) depth++
    else if (CLOSE.includes(byte)) depth--
    else if (byte === 0x2c && depth === 1) end = i
  }
  return end
}
