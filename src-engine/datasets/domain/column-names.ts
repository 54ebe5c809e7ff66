import { EngineError } from '#engine/base/errors'

/** The database gives this name to the number of a row in its file. */
const ROW_NUMBER = 'file_row_number'

/**
 * Names of columns that no reader mistakes: trimmed, none empty (`column_3`), none twice (case aside: `site`, `Site_2`).
 *
 * @param written - as in the file, in order.
 * @returns the names, and those that had to be changed because they stand twice.
 */
export function columnNames(written: readonly string[]): { names: string[]; repeated: string[] } {
  const taken = new Set([ROW_NUMBER])
  const repeated: string[] = []
  const names = written.map((name, index) => {
    const plain = name.trim() || `column_${index + 1}`
    let unique = plain
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain}_${n}`
    if (unique !== plain) repeated.push(unique)
    taken.add(unique.toLowerCase())
    return unique
  })
  return { names, repeated }
}

/** A wider table fills the memory of the database with single rows. */
const MOST_COLUMNS = 2000

/** @throws {EngineError} `FILE_UNSUPPORTED` for a table of over 2,000 columns. */
export function assertWidth(columns: number): void {
  if (columns <= MOST_COLUMNS) return
  throw new EngineError(
    'FILE_UNSUPPORTED',
    `The table has ${columns} columns; at most ${MOST_COLUMNS} are read. Choose the columns that are needed, or write one row per value (name, value) instead.`,
    { found: `${columns} columns`, limit: MOST_COLUMNS },
  )
}

/** Folds a name for comparing: no case, accents, spaces or punctuation (`N° Lot` → `nlot`, `Protéine (%)` → `proteine`). */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Whether a column holds codes by its name: `Code INSEE`, `Numéro de lot`, `N° client`, `SIRET`. Codes stay text even when
 * all of them are digits: they are not counted with.
 */
export const isCodeName = (name: string): boolean =>
  /^\s*(?:codes?|num[eé]ro|siret|siren|ean\d*|gtin|insee|t[eé]l[eé]phone|phone|zip)(?![\p{L}\p{N}])|^\s*n\s*[°º]/iu.test(name)
