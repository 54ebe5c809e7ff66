import type { PlainRow } from '#engine/warehouse/duckdb'
import { type CellFormat, SPACES } from './domain/cell-formats.ts'
import type { BreakingCell } from './domain/decide-type.ts'
import { cellOf, type ReadingTools, type Source } from './reading/source.ts'
import { breakingSql, type Counts, firstCountSql, LONGEST_TOKEN, proofSql, withoutTokens } from './typing-sql.ts'

const SAMPLE_ROWS = 4000
/** Cells of the sample of a wide table, and the fewest rows of it. */
const SAMPLE_CELLS = 1_000_000
const FEWEST_SAMPLE_ROWS = 500
const COLUMNS_AT_ONCE = 100
/** Their patterns are long. */
const PROOFS_AT_ONCE = 20
const TELLING = 20
/** Values of a short table that are held at once. */
const VALUES_AT_ONCE = 200_000

/** Calls for some columns at a time, so that neither statement nor answer grows with the width of the table. */
async function inParts<T, R>(items: readonly T[], size: number, part: (items: readonly T[], from: number) => Promise<R[]>): Promise<R[]> {
  const all: R[] = []
  for (let from = 0; from < items.length; from += size) all.push(...(await part(items.slice(from, from + size), from)))
  return all
}

/** Cells of rows spread over the whole file, the first ones more densely. */
export async function sampleColumns({ relation, rows, names }: Source, missing: readonly string[], { warehouse, signal }: ReadingTools) {
  const size = Math.max(FEWEST_SAMPLE_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / names.length)))
  const step = Math.max(1, Math.floor(rows / (size / 2)))
  const tokens = new Set(missing.map((token) => token.trim()))
  const columns = await inParts(names, COLUMNS_AT_ONCE, async (part, from) => {
    const sampled = await warehouse.all<PlainRow>(
      `SELECT ${part.map((_, i) => cellOf(from + i)).join(', ')} FROM ${relation} WHERE row <= ${size / 2} OR row % ${step} = 0 ORDER BY row LIMIT ${size}`,
      [],
      { signal },
    )
    return part.map((_, i) =>
      sampled.flatMap((row) => {
        const cell = row[`c${from + i + 1}`]
        return typeof cell === 'string' && !tokens.has(cell.trim()) ? [cell] : []
      }),
    )
  })
  const empty = columns.flatMap((cells, index) => (cells.length === 0 ? [index] : []))
  const filled = await inParts(empty, COLUMNS_AT_ONCE, async (part) => {
    const counts = part.map((index, i) => `count(${withoutTokens(cellOf(index), missing)}) AS n${i}`)
    const [row] = await warehouse.all<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${relation}`, [], { signal })
    return part.filter((_, i) => row[`n${i}`] > 0)
  })
  for (const index of filled) {
    const cell = withoutTokens(cellOf(index), missing)
    const found = await warehouse.all<{ cell: string }>(
      `SELECT ${cell} AS cell FROM ${relation} WHERE ${cell} IS NOT NULL ORDER BY row LIMIT 500`,
      [],
      { signal },
    )
    columns[index] = found.map((row) => row.cell)
  }
  return columns
}

/** A column with the format that is to be proved; null for text. */
export interface Counted {
  /** Of the column in the file. */
  index: number
  format: CellFormat | null
  /** Expression of the cell with the given missing tokens taken out. */
  cell: string
}

const NO_COUNTS: Counts = { filled: 0, breaking: 0, fractions: 0, codes: 0, plain: 0, percents: 0, padded: 0, tokens: 0, spaced: 0 }

/** How many cells of each column keep the proposed type: one pass for a hundred columns, a second one where the first tells too little. */
export async function countCells(source: Source, drafts: readonly Counted[], tools: ReadingTools): Promise<Counts[]> {
  const first = await inParts(drafts, COLUMNS_AT_ONCE, (part) =>
    sumsOf(
      source,
      part.map(({ format, cell }) => firstCountSql(format, cell)),
      tools,
    ),
  )
  const counts = first.map((sums): Counts => ({ ...NO_COUNTS, ...sums }))
  const unsettled = drafts.flatMap((draft, index) => (draft.format && counts[index].plain < counts[index].filled ? [index] : []))
  const proofs = await inParts(unsettled, PROOFS_AT_ONCE, (part) =>
    sumsOf(
      source,
      part.map((index) => proofSql(drafts[index].format as CellFormat, drafts[index].cell)),
      tools,
    ),
  )
  for (const [i, index] of unsettled.entries()) counts[index] = { ...counts[index], ...proofs[i] }
  return counts
}

async function sumsOf({ relation }: Source, sums: readonly Partial<Record<keyof Counts, string>>[], { warehouse, signal }: ReadingTools) {
  const select = sums.flatMap((of, i) => Object.entries(of).map(([what, sum]) => `${sum} AS ${what}${i}`))
  const [row] = await warehouse.all<Record<string, number>>(`SELECT ${select.join(', ')} FROM ${relation}`, [], { signal })
  return sums.map((of, i) => Object.fromEntries(Object.keys(of).map((what) => [what, row[`${what}${i}`]])) as Partial<Counts>)
}

/**
 * The most frequent telling cells of each column: those that break its format, or of a text column the short ones, among which
 * tokens for "missing" hide. Several columns of a short table are asked at once.
 *
 * @param withTokens - whether text columns are asked as well.
 */
export async function tellingCells(
  { relation, rows }: Source,
  drafts: readonly Counted[],
  counts: readonly Counts[],
  withTokens: boolean,
  { warehouse, signal }: ReadingTools,
): Promise<BreakingCell[][]> {
  const found: BreakingCell[][] = drafts.map(() => [])
  const asked = drafts.filter(({ format }, i) => (format ? counts[i].breaking > 0 : withTokens && counts[i].tokens > 0))
  const size = Math.max(1, Math.min(COLUMNS_AT_ONCE, Math.floor(VALUES_AT_ONCE / Math.max(1, rows))))
  await inParts(asked, size, async (part) => {
    const held = part.map(({ index }) => cellOf(index)).join(', ')
    const top = part.map(({ index, format, cell }) => `(${frequentSql(index, cell, format ? breakingSql(format, cell) : shortSql(cell))})`)
    const sql = `WITH held AS (SELECT row, ${held} FROM ${relation}) ${top.join(' UNION ALL ')}`
    for (const { index, ...cell } of await warehouse.all<BreakingCell & { index: number }>(sql, [], { signal })) found[index].push(cell)
    return []
  })
  return found
}

const shortSql = (cell: string) => `length(${cell}) <= ${LONGEST_TOKEN}`

const frequentSql = (index: number, cell: string, condition: string) =>
  `SELECT ${index} AS index, trim(${cell}, '${SPACES}') AS cell, count(*) AS count, min(row) AS row FROM held WHERE ${condition}
   GROUP BY 2 ORDER BY count DESC, row LIMIT ${TELLING}`
