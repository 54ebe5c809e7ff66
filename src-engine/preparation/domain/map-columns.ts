type ColumnType = 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text'
interface NamedColumn {
  name: string
  type: ColumnType
}
export interface Candidate extends NamedColumn {
  /** 0 … 1. */
  score: number
  reason: 'spelling' | 'similar' | 'type'
}

const GOOD = 0.6
const SHOWN = 5

/**
 * Columns of a table that a column of a recipe could be: the same name but for case, accents and signs; a similar name
 * (Dice coefficient of letter pairs, or a shared word) and the same kind of values; at last those of the same kind.
 *
 * @param wanted - column of the recipe; its type may be unknown.
 * @param free - columns of the table that no column of the recipe has by its name.
 * @param fold - name without case, accents and signs.
 * @returns at most five, the best first; equal ones in the order of the table.
 * @see Dice 1945, doi:10.2307/1932409.
 */
export function candidatesFor(
  wanted: { name: string; type: ColumnType | null },
  free: readonly NamedColumn[],
  fold: (name: string) => string,
): Candidate[] {
  return free
    .map((column): Candidate => {
      const alike = wanted.type === null || kind(wanted.type) === kind(column.type)
      if (fold(wanted.name) === fold(column.name)) return { ...column, score: alike ? 1 : 0.9, reason: 'spelling' }
      const near = Math.max(dice(fold(wanted.name), fold(column.name)), sharedWords(wanted.name, column.name, fold))
      const score = near * (alike ? 1 : 0.6)
      return near >= 0.3
        ? { ...column, score, reason: 'similar' }
        : { ...column, score: wanted.type === null ? 0.1 : alike ? 0.2 : 0, reason: 'type' }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
}

/**
 * The candidate to propose: a good one that no other comes near to, or the only free column of its kind.
 *
 * @param candidates - of {@link candidatesFor}.
 */
export function suggested(candidates: readonly Candidate[]): string | null {
  const [first, second] = candidates
  if (!first) return null
  if (first.score >= GOOD && (!second || first.score - second.score >= 0.05)) return first.name
  return first.score >= 0.2 && !second ? first.name : null
}

const kind = (type: ColumnType) => (type === 'integer' ? 'number' : type === 'datetime' ? 'date' : type)

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

function dice(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)]
  if (first.length + second.length === 0) return 0
  const left = [...second]
  let common = 0
  for (const pair of first) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    common++
    left.splice(at, 1)
  }
  return (2 * common) / (first.length + second.length)
}

function sharedWords(a: string, b: string, fold: (name: string) => string): number {
  const words = (name: string) =>
    new Set(
      name
        .split(/[^\p{L}\p{N}]+/u)
        .map(fold)
        .filter((word) => word.length > 1),
    )
  const [first, second] = [words(a), words(b)]
  const common = [...first].filter((word) => second.has(word)).length
  return common / Math.max(1, Math.min(first.size, second.size)) / (first.size === second.size ? 1 : 1.2)
}
