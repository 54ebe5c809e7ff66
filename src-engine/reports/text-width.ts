// Advance widths of U+0020–U+007E in thousandths of an em, read from IBM Plex Sans 3.201; a test compares them with the fonts.
const REGULAR = [
  236, 284, 419, 713, 598, 927, 694, 242, 335, 335, 450, 600, 272, 399, 272, 383, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 292,
  292, 600, 600, 600, 477, 891, 641, 653, 621, 671, 583, 559, 695, 707, 400, 510, 634, 501, 812, 707, 708, 606, 708, 640, 581, 572, 678,
  609, 891, 613, 593, 580, 317, 383, 317, 600, 565, 600, 534, 580, 503, 580, 549, 324, 528, 568, 250, 250, 527, 272, 873, 568, 560, 580,
  580, 367, 487, 351, 568, 492, 768, 507, 499, 464, 343, 314, 343, 600,
]
const SEMIBOLD_RATIO = 1.035

/**
 * The width of `text` in the report's font, good to a few per cent: enough to reserve room for a label or to cut a name.
 *
 * @param size - font size in px.
 */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let thousandths = 0
  for (const letter of text.normalize('NFD')) thousandths += advance(letter.codePointAt(0) as number)
  return (thousandths / 1000) * size * (weight === 600 ? SEMIBOLD_RATIO : 1)
}

function advance(code: number): number {
  if (code >= 0x20 && code <= 0x7e) return REGULAR[code - 0x20]
  if (code >= 0x300 && code <= 0x36f) return 0
  if (code === 0xa0) return REGULAR[0]
  return code > 0x2e80 ? 1000 : 600
}

/** `text` cut with an ellipsis to at most `width` px; names may be cut, figures never. */
export function cutToWidth(text: string, width: number, size: number, weight: 400 | 600 = 400): string {
  if (textWidth(text, size, weight) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** `text` broken at spaces into lines of at most `width` px; a longer word is cut. */
export function linesOf(text: string, width: number, size: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n\t]+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (line && textWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].filter(Boolean).map((each) => cutToWidth(each, width, size))
}

/** Whether a word of `text` is wider than `width` px, so that it must be broken inside. */
export const hasLongWord = (text: string, width: number, size: number): boolean =>
  text.split(/\s/).some((word) => textWidth(word, size) > width)
