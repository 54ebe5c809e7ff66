import { lettersOf } from './encodings.ts'

/** Places that look like UTF-8 read in a wrong encoding, with the first of them. */
export interface Mojibake {
  count: number
  cell: string
  repaired: string
}

interface Codec {
  /** Sequences of characters whose bytes are one character of UTF-8. */
  pattern: RegExp
  byteOf: ReadonlyMap<string, number>
}

/** First bytes (UTF-8) of characters whose wrong reading people meet: Latin letters, punctuation, the euro, byte order marks, emoji. */
const TWO = [0xc2, 0xc3, 0xc4, 0xc5]
const THREE = [0xe2, 0xef]
const FOUR = [0xf0]

const codecs: readonly Codec[] = (['windows-1252', 'macroman'] as const).map((encoding) => {
  const letters = lettersOf(encoding)
  const set = (bytes: readonly number[]) =>
    `[${bytes.map((byte) => `\\u${letters[byte - 128].charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}]`
  const next = set(Array.from({ length: 64 }, (_, i) => 0x80 + i))
  const pattern = new RegExp(`${set(TWO)}${next}|${set(THREE)}${next}{2}|${set(FOUR)}${next}{3}`, 'g')
  return { pattern, byteOf: new Map(letters.map((letter, index) => [letter, index + 128])) }
})
const PASSES = 3

/**
 * Finds UTF-8 that was read as Windows-1252 or MacRoman and written again: "Ã©", "â€™", "√©" for "é", "’", "é".
 *
 * Only sequences that become a letter, mark or symbol of Western text count, so "à «" and "Â" alone do not.
 *
 * @param text - any text.
 * @returns null when there is none.
 */
export function findMojibake(text: string): Mojibake | null {
  const found = likeliest(text)
  if (found === null) return null
  const cell = wordAround(text, found.first)
  return { count: found.count, cell, repaired: repairMojibake(cell) }
}

/** Repairs what {@link findMojibake} finds, also where it happened up to three times. */
export function repairMojibake(text: string): string {
  let repaired = text
  for (let pass = 0; pass < PASSES; pass++) {
    const found = likeliest(repaired)
    if (found === null) break
    repaired = repaired.replace(found.codec.pattern, (sequence) => decoded(sequence, found.codec) ?? sequence)
  }
  return repaired
}

/** The encoding in which most of the text was misread: one accent of it may look like another one's. */
function likeliest(text: string): { codec: Codec; count: number; first: number } | null {
  let best: { codec: Codec; count: number; first: number } | null = null
  let most = 0
  for (const codec of codecs) {
    const places = [...text.matchAll(codec.pattern)].filter(([sequence]) => decoded(sequence, codec) !== null)
    const length = places.reduce((sum, [sequence]) => sum + sequence.length, 0)
    if (length <= most) continue
    most = length
    best = { codec, count: places.length, first: places[0].index }
  }
  return best
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(sequence: string, { byteOf }: Codec): string | null {
  try {
    const text = utf8.decode(Uint8Array.from(sequence, (letter) => byteOf.get(letter) ?? 0))
    return text >= '\u00a0' || text === '\u0085' ? text : null
  } catch {
    return null
  }
}

/** The word that holds a position, at most 40 characters. */
function wordAround(text: string, at: number): string {
  const start = Math.max(0, at - 20)
  const before = /[^\s;,|"]*$/.exec(text.slice(start, at))?.[0] ?? ''
  const after = /^[^\s;,|"]*/.exec(text.slice(at, at + 20))?.[0] ?? ''
  return before + (after || text.slice(at, at + 2))
}
