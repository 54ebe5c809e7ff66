import { booleanFormats, type CellFormat, type Decimal, fits, numberFormat, plainNumber, timeFormats } from './cell-formats.ts'
import { isKnownMissing } from './missing-tokens.ts'

/** Share of the cells of a sample that must fit a format before it is proved on the whole column. */
const ENOUGH = 0.9

export interface Proposal {
  /** Null when the column is text. */
  format: CellFormat | null
  /** Another format that fits the sample just as well but gives other values. */
  ambiguous: CellFormat | null
}

const formats = [...booleanFormats, ...timeFormats, numberFormat(','), numberFormat('.')].map((format) => ({
  format,
  test: fits(format.pattern),
}))
const isPlain = fits(plainNumber('.'))
const commaNumber = fits(numberFormat(',').pattern)
const dotNumber = fits(numberFormat('.').pattern)

/** Whether a cell is a number, a date or a truth value in any way of writing that is known. */
export const isTyped = (cell: string): boolean => isPlain(cell) || formats.some(({ test }) => test(cell))

/** Names that {@link formatNamed} knows, as an analyst writes them. */
export const FORMAT_NAMES = ['text', 'number', ...formats.map(({ format }) => format.written)]

/**
 * The format that the user means.
 *
 * @param name - one of {@link FORMAT_NAMES}; `number` takes the decimal mark of the file.
 * @returns null for text, undefined for a name that is not known.
 */
export function formatNamed(name: string, decimal: Decimal): CellFormat | null | undefined {
  if (name === 'text') return null
  return name === 'number' ? numberFormat(decimal) : formats.find(({ format }) => format.written === name)?.format
}

/**
 * The decimal mark of a file: the one that more cells can only be read with.
 *
 * @param columns - cells of a sample, column by column.
 * @param otherwise - the answer when no cell tells.
 */
export function proposeDecimal(columns: readonly (readonly string[])[], otherwise: Decimal): Decimal {
  let commas = 0
  let dots = 0
  for (const cell of columns.flat()) {
    if (!/[.,]/.test(cell)) continue
    const comma = commaNumber(cell)
    const dot = dotNumber(cell)
    if (comma && !dot) commas++
    if (dot && !comma) dots++
  }
  return commas === dots ? otherwise : commas > dots ? ',' : '.'
}

/**
 * The way a column is written, judged on a sample; it is to be proved on the whole column.
 *
 * @param cells - cells of the sample that are not empty.
 * @param decimal - decimal mark of the file, tried first.
 * @param options - `only`: the user chose the decimal mark, the other one is not tried; `enough`: share of the cells that must fit.
 */
export function proposeFormat(
  cells: readonly string[],
  decimal: Decimal,
  { only = false, enough = ENOUGH }: { only?: boolean; enough?: number } = {},
): Proposal {
  const told = cells.filter((cell) => !isKnownMissing(cell))
  if (told.length === 0) return { format: null, ambiguous: null }
  const candidates = formats
    .filter(({ format }) => format.type !== 'number' || !only || format.written === numberFormat(decimal).written)
    .sort((a, b) => rank(a.format, decimal) - rank(b.format, decimal))
    .map(({ format, test }) => ({ format, hits: told.filter(test).length }))
  const best = candidates.reduce((a, b) => (b.hits > a.hits ? b : a))
  if (best.hits < told.length * enough) return { format: null, ambiguous: null }
  const rival = candidates.find(({ format, hits }) => format !== best.format && format.type === best.format.type && hits === best.hits)
  return { format: best.format, ambiguous: rival && told.some((cell) => isTwofold(cell, best.format)) ? rival.format : null }
}

const rank = (format: CellFormat, decimal: Decimal) => (format.written === numberFormat(decimal).written ? 0 : 1)

/** Whether both ways of writing give the cell another value: 1,234 or 03/04/2024, but not 12 or 05/05/2024. */
function isTwofold(cell: string, { type }: CellFormat): boolean {
  if (type === 'number') return /[.,]/.test(cell)
  const parts = /^\s*(\d+)[/.-](\d+)[/.-]/.exec(cell)
  return parts !== null && Number(parts[1]) !== Number(parts[2])
}
