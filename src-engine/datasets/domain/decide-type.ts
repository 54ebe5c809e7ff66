import type { CellFormat, ColumnType } from './cell-formats.ts'
import { isCodeName } from './column-names.ts'
import { isKnownMissing } from './missing-tokens.ts'
import { type Notice, notice } from './notices.ts'

/** Share of the cells of a column that may break its type; their rows are set aside. */
const MOST_BREAKING = 0.01

/** A cell text that breaks the proposed type, with its number of cells and the first row it stands in. */
export interface BreakingCell {
  cell: string
  count: number
  row: number
}

/** What the whole column says about a proposed format. */
export interface Proof {
  /** Cells that are not missing. */
  filled: number
  breaking: number
  /** The most frequent breaking texts. */
  breakers: readonly BreakingCell[]
  /** For numbers: cells with decimals or exponent, and cells that look like codes (leading zero, over 15 digits). */
  fractions: number
  codes: number
}

/** What happens to cells that break the type of their column: the column stays text, the cell is emptied, or its row is set aside. */
export type OnBreak = 'text' | 'blank' | 'aside'

export interface Decision {
  type: ColumnType
  /** Tokens of this column that mean "missing". */
  missing: string[]
  /** Cells that break the proposed type, less those tokens. */
  breaking: number
  /** What becomes of them; null when there are none. */
  onBreak: OnBreak | null
  notices: Notice[]
}

interface Options {
  /** A known token may be proposed as missing (the user gave none). */
  tokens: boolean
  /** Breaking cells make the column text instead of setting rows aside. */
  strict: boolean
  /** What the user wants with breaking cells, whatever their share. */
  onBreak?: OnBreak
}

/**
 * What a column is, once its proposed format has been counted on all of its cells.
 *
 * @param name - of the column, for notices and to recognise codes.
 * @param proof - counted over the whole file.
 * @param bound - type that a table of the project asks for: then every cell that breaks it is set aside, whatever their share.
 */
export function decideType(name: string, format: CellFormat, proof: Proof, bound: boolean, { tokens, strict, onBreak }: Options): Decision {
  const known = proof.breakers.filter(({ cell }) => isKnownMissing(cell))
  const token = tokens && known.length === 1 ? known[0] : undefined
  const filled = proof.filled - (token?.count ?? 0)
  const breaking = proof.breaking - (token?.count ?? 0)
  const isNumber = format.type === 'number'
  const text = (...notices: Notice[]): Decision => ({
    type: 'text',
    missing: [],
    breaking,
    onBreak: breaking > 0 && filled > 0 ? 'text' : null,
    notices,
  })
  const choice = onBreak ?? (strict || breaking > filled * MOST_BREAKING ? 'text' : 'aside')

  if (!bound) {
    if (filled === 0) return text()
    if (breaking > 0 && choice === 'text') return text(staysText(name, format, proof, breaking, filled))
    if (isNumber && proof.fractions === 0 && proof.codes > 0) return text()
    if (isNumber && proof.fractions === 0 && isCodeName(name)) return text()
  }
  const type: ColumnType = isNumber && proof.fractions === 0 && proof.codes === 0 ? 'integer' : format.type
  const notices = [
    ...(token ? [takenForMissing(name, token)] : []),
    ...(breaking > 0 ? [broken(onBreak === 'blank' ? 'blanked' : 'set_aside', name, format, proof, breaking, token?.cell)] : []),
  ]
  return {
    type,
    missing: token ? [token.cell] : [],
    breaking,
    onBreak: breaking > 0 ? (onBreak === 'blank' ? 'blank' : 'aside') : null,
    notices,
  }
}

/** What a text column may hide: tokens that look like "missing" but were kept as they are. */
export function suggestMissing(name: string, breakers: readonly BreakingCell[]): Notice[] {
  const known = breakers.filter(({ cell }) => isKnownMissing(cell))
  return known.map(({ cell, count }) => notice('kept_as_text', { name, cell, count }))
}

const takenForMissing = (name: string, { cell, count, row }: BreakingCell) => notice('taken_for_missing', { name, cell, count, row })

const broken = (
  code: 'blanked' | 'set_aside',
  name: string,
  format: CellFormat,
  { breakers }: Proof,
  count: number,
  token: string | undefined,
) => {
  const first = breakers
    .filter(({ cell }) => cell !== token)
    .reduce<BreakingCell | undefined>((a, b) => (a && a.row < b.row ? a : b), undefined)
  const { cell, row } = first ?? { cell: '', row: 0 }
  return notice(code, { name, count, type: WORDS[format.type], format: format.written, cell, row })
}

const staysText = (name: string, format: CellFormat, { breakers }: Proof, count: number, filled: number) =>
  notice('stays_text', { name, count, filled, type: WORDS[format.type], cell: breakers[0]?.cell ?? '', row: breakers[0]?.row ?? 0 })

export const WORDS: Record<CellFormat['type'], string> = { number: 'number', boolean: 'truth value', date: 'date', datetime: 'moment' }
