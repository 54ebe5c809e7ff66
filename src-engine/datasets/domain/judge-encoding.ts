import { type ByteEncoding, lettersOf } from './encodings.ts'

/** What stands beside a byte ≥ 128: a small letter, a capital, a digit, anything else. */
export const LOWER = 0
export const UPPER = 1
export const DIGIT = 2
export const OTHER = 3
const NEIGHBOURS = 4

/** Places of a count in {@link emptyContexts}. */
export const contextOf = (byte: number, before: number, after: number): number => ((byte - 128) * NEIGHBOURS + before) * NEIGHBOURS + after

/** Counts of all bytes ≥ 128 of a text by their neighbours. */
export const emptyContexts = (): Float64Array => new Float64Array(128 * NEIGHBOURS * NEIGHBOURS)

const CANDIDATES: readonly ByteEncoding[] = ['windows-1252', 'iso-8859-15', 'macroman']
const SMALL = 'éèêëàâäîïôöùûüÿçœæáíóúñßãõåøìòýšž'
const MARKS = '«»“”„…–—·•°€£§®©™²³½¼µ\u00a0'

/**
 * The encoding under which the bytes of a text look most like Western European words: accents within words, capitals before
 * small letters, apostrophes between letters, and no control characters.
 *
 * @param contexts - {@link emptyContexts} filled over the whole text. Not changed.
 * @returns the encoding and its mean score, −4…3, of a byte ≥ 128; Windows-1252 where nothing tells.
 */
export function judgeEncoding(contexts: Float64Array): { encoding: ByteEncoding; score: number } {
  let total = 0
  for (const count of contexts) total += count
  const scored = CANDIDATES.map((encoding) => ({ encoding, score: total === 0 ? 0 : scoreOf(contexts, lettersOf(encoding)) / total }))
  return scored.reduce((a, b) => (b.score > a.score + 0.02 ? b : a))
}

function scoreOf(contexts: Float64Array, letters: readonly string[]): number {
  let score = 0
  for (let byte = 128; byte < 256; byte++)
    for (let before = 0; before < NEIGHBOURS; before++)
      for (let after = 0; after < NEIGHBOURS; after++) {
        const count = contexts[contextOf(byte, before, after)]
        if (count > 0) score += count * plausibility(letters[byte - 128], before, after)
      }
  return score
}

function plausibility(letter: string, before: number, after: number): number {
  const inWord = before <= UPPER || after <= UPPER
  if (letter < '\u00a0') return -4
  if (SMALL.includes(letter)) return before === UPPER && after === UPPER ? -2 : before === LOWER || after === LOWER ? 3 : 0.5
  if (letter === '’') return before <= UPPER && after <= UPPER ? 3 : 0.5
  if (SMALL.toUpperCase().includes(letter)) return before === LOWER ? -3 : after === LOWER || before === UPPER || after === UPPER ? 2 : 0
  if (letter === '€') return before <= UPPER && after <= UPPER ? -2 : before === DIGIT || before === OTHER ? 1 : 0
  if (MARKS.includes(letter)) return before === LOWER && after === LOWER ? -2 : 0.75
  return inWord ? -3 : -1
}
