import type { ErrorCode } from '#engine/base/errors'
import { foldName } from './column-names.ts'
import { TABLES, type TableColumn, type TableName, type TableShape } from './tables.ts'

export interface BoundColumn {
  to: string
  /** Column of the file; null when none was found. */
  from: string | null
  by: 'map' | 'synonym' | 'none'
  type: TableColumn['type']
  required: boolean
  candidates: string[]
  synonyms: string[]
}

export interface Problem {
  code: ErrorCode
  message: string
  details: Record<string, unknown>
}

export interface Match {
  table: TableName
  columns: BoundColumn[]
  /** Columns of the file that no column of the table takes. */
  unused: string[]
  problems: Problem[]
}

/**
 * Finds for each column of a table the column of the file that it takes.
 *
 * What `map` says comes first; the others are found by their own name or a synonym, whatever the case, accents, spaces,
 * punctuation and units in brackets. Two candidates for one column are a problem that the user has to decide.
 *
 * @param names - columns of the file.
 * @param map - column of the file → column of the table.
 */
export function matchColumns(table: TableName, names: readonly string[], map: Readonly<Record<string, string>> = {}): Match {
  const shape: TableShape = TABLES[table]
  const problems: Problem[] = []
  const mapped = resolveMap(names, map, shape, problems)
  const free = names.filter((name) => !mapped.some(({ from }) => from === name))
  const columns = shape.columns.map((column): BoundColumn => {
    const { name: to, type, required, synonyms } = column
    const chosen = mapped.filter((pair) => pair.to === to).map(({ from }) => from)
    const candidates = chosen.length > 0 ? chosen : candidatesOf(column, free)
    if (candidates.length > 1) problems.push(ambiguous(to, candidates))
    const by = candidates.length === 0 ? 'none' : chosen.length > 0 ? 'map' : 'synonym'
    return { to, from: candidates[0] ?? null, by, type, required, candidates: candidates.slice(1), synonyms: [to, ...synonyms] }
  })
  shareOut(columns)
  for (const { to, required, from } of columns) if (required && from === null) problems.push(missing(to, [to], names))
  const { oneOf } = shape
  if (oneOf.length > 0 && columns.every(({ to, from }) => from === null || !oneOf.includes(to)))
    problems.push(missing(oneOf.join(' or '), oneOf, names))
  const used = new Set(columns.map(({ from }) => from))
  return { table, columns, unused: names.filter((name) => !used.has(name)), problems }
}

/** The best candidates only: the very name before a synonym. */
function candidatesOf({ name, synonyms }: TableColumn, free: readonly string[]): string[] {
  const exact = free.filter((from) => folds(from).includes(foldName(name)))
  if (exact.length > 0) return exact
  const known = new Set(synonyms.map(foldName))
  return free.filter((from) => folds(from).some((fold) => known.has(fold)))
}

const folds = (name: string) => [foldName(name), foldName(name.replace(/[([][^)\]]*[)\]]/g, ' '))]

/** A column of the file that fits several columns of the table by synonym goes to the first of them. */
function shareOut(columns: BoundColumn[]): void {
  const taken = new Set<string>()
  for (const column of columns) {
    if (column.from === null || column.by === 'map') continue
    if (taken.has(column.from)) Object.assign(column, { from: null, by: 'none', candidates: [] })
    else taken.add(column.from)
  }
}

function resolveMap(names: readonly string[], map: Readonly<Record<string, string>>, shape: TableShape, problems: Problem[]) {
  const targets = shape.columns.map(({ name }) => name)
  return Object.entries(map).flatMap(([written, to]) => {
    const from = findColumn(names, written)
    if (from === undefined) problems.push(unknown(written, 'the file', names))
    if (!targets.includes(to)) problems.push(unknown(to, 'the table', targets))
    return from !== undefined && targets.includes(to) ? [{ from, to }] : []
  })
}

/** @returns the column that is named, exactly or but for case, accents and punctuation when only one fits. */
export function findColumn(names: readonly string[], written: string): string | undefined {
  if (names.includes(written)) return written
  const near = names.filter((name) => foldName(name) === foldName(written))
  return near.length === 1 ? near[0] : undefined
}

export const unknown = (name: string, where: string, known: readonly string[]): Problem => ({
  code: 'DATASET_COLUMN_UNKNOWN',
  message: `There is no column "${name}" in ${where}; it has ${quoted(known)}. Check the name.`,
  details: { column: name, columns: [...known] },
})

const ambiguous = (to: string, candidates: readonly string[]): Problem => ({
  code: 'DATASET_COLUMN_AMBIGUOUS',
  message: `Several columns of the file fit ${to}: ${quoted(candidates)}. Say which one with --map "${candidates[0]}=${to}".`,
  details: { column: to, candidates: [...candidates], hint: `--map "${candidates[0]}=${to}"` },
})

const missing = (what: string, columns: readonly string[], names: readonly string[]): Problem => ({
  code: 'DATASET_COLUMN_MISSING',
  message: `The table needs ${what}, which no column of the file is named like; the file has ${quoted(names)}. Say which one it is with --map "NAME=${columns[0]}".`,
  details: { missing: [...columns], columns: [...names], hint: `--map "NAME=${columns[0]}"` },
})

export const quoted = (names: readonly string[]) =>
  names.length === 0
    ? 'none'
    : `${names
        .slice(0, 40)
        .map((name) => `"${name}"`)
        .join(', ')}${names.length > 40 ? ', …' : ''}`
