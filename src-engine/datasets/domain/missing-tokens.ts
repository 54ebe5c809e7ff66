/** Tokens that people write for "no value", in small letters. */
export const KNOWN_MISSING: readonly string[] =
  'na n/a #n/a #n/d n.a. n.a nd n.d. n.d nr n.r. n.c. nc null none nan nil ? ?? - -- --- — – . .. ... s.o. !! missing manquant inconnu unknown vide'.split(
    ' ',
  )
const KNOWN = new Set(KNOWN_MISSING)

/**
 * Whether a cell is one of the tokens that people write for "no value".
 *
 * Such a token is never taken for missing in silence: it is proposed, and used only where all other cells of its column are
 * numbers, dates or truth values.
 *
 * @param cell - text of the cell; case and outer spaces do not matter.
 */
export const isKnownMissing = (cell: string): boolean => KNOWN.has(cell.trim().toLowerCase())
