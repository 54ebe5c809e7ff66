import { EngineError } from '#engine/base/errors'
import type { PlainRow } from '#engine/warehouse/duckdb'
import { type CellFormat, type ColumnType, type Decimal, numberFormat, SPACES, timeFormats } from './domain/cell-formats.ts'
import { type BreakingCell, type Decision, decideType, suggestMissing } from './domain/decide-type.ts'
import { findColumn, unknown } from './domain/match-columns.ts'
import { type Notice, notice } from './domain/notices.ts'
import { FORMAT_NAMES, formatNamed, type Proposal, proposeDecimal, proposeFormat } from './domain/propose-format.ts'
import { cellOf, type ReadingSettings, type ReadingTools, type Source } from './reading/source.ts'
import { breakingSql, type Counts, countSql, type TypedColumn, valueSql, withoutTokens } from './typing-sql.ts'

const SAMPLE_ROWS = 4000
const COLUMNS_AT_ONCE = 100
const BREAKERS = 20

export interface TypedSource {
  source: Source
  columns: TypedColumn[]
  decimal: Decimal | null
  missing: string[]
  notices: Notice[]
}

/** What a table of the project asks of some columns of the file; with a table no other column sets rows aside. */
export type Wanted = ReadonlyMap<string, 'text' | 'number' | 'date'>

/**
 * Finds the type of each column on a sample and proves it on every row.
 *
 * @param wanted - types that a table asks for, by column of the file; null when the file is bound to no table.
 */
export async function proveTypes(
  source: Source,
  settings: ReadingSettings,
  wanted: Wanted | null,
  tools: ReadingTools,
): Promise<TypedSource> {
  const types = typesGiven(settings.types, source)
  if (source.types) return alreadyTyped(source, source.types, wanted)
  const given = settings.missing ?? []
  const samples = await sampleColumns(source, given, tools)
  const decimal = settings.decimal ?? proposeDecimal(samples, source.reading.delimiter === ';' ? ',' : '.')
  const drafts = source.names.map((name, index) => draftOf(name, index, samples[index], { settings, decimal, wanted, types }))
  const proofs = await countAll(source, drafts, tools)
  const columns: TypedColumn[] = []
  const notices: Notice[] = []
  const missing = new Set(given)
  for (const [index, draft] of drafts.entries()) {
    const proof = proofs[index]
    const breakers = proof.breaking > 0 ? await breakersOf(source, draft, tools) : []
    const { format, name, bound } = draft
    const options = { tokens: settings.missing === undefined, strict: wanted !== null }
    const decision: Decision = format
      ? decideType(name, format, { ...proof, breakers }, bound, options)
      : {
          type: 'text',
          missing: [],
          setAside: false,
          notices: settings.missing ? [] : suggestMissing(name, await commonTokens(source, draft, tools)),
        }
    for (const token of decision.missing) missing.add(token)
    if (decision.type !== 'text') notices.push(...noticesOf(draft, proof))
    const spaced = decision.type === 'text' && proof.filled > 1 && proof.spaced === proof.filled
    if (decision.type === 'text' && !spaced && proof.padded > 0) notices.push(notice('padded', { name, count: proof.padded }))
    notices.push(...decision.notices)
    columns.push(spaced ? withoutFirstSpace(columnOf(draft, decision)) : columnOf(draft, decision))
  }
  return {
    source,
    columns,
    decimal: drafts.some(({ format }) => format?.type === 'number') ? decimal : null,
    missing: [...missing],
    notices,
  }
}

interface Draft extends Proposal {
  name: string
  index: number
  /** A table asks for this type: what breaks it is set aside whatever its share. */
  bound: boolean
  /** Expression of the cell with the given missing tokens taken out. */
  cell: string
}

interface Choice {
  settings: ReadingSettings
  decimal: Decimal
  wanted: Wanted | null
  types: ReadonlyMap<string, string>
}

function draftOf(name: string, index: number, cells: readonly string[], { settings, decimal, wanted, types }: Choice): Draft {
  const want = wanted?.get(name)
  const cell = withoutTokens(cellOf(index), settings.missing ?? [])
  const draft = { name, index, cell, bound: want === 'number' || want === 'date' }
  const own = types.has(name) ? formatNamed(types.get(name) as string, decimal) : undefined
  if (own !== undefined && suits(own, want)) return { ...draft, bound: own !== null, format: own, ambiguous: null }
  const proposal = proposeFormat(cells, decimal, settings.decimal !== undefined)
  if (want === 'number' && proposal.format?.type !== 'number') return { ...draft, format: numberFormat(decimal), ambiguous: null }
  if (want === 'date' && proposal.format?.type !== 'date' && proposal.format?.type !== 'datetime')
    return { ...draft, format: timeFormats[0], ambiguous: null }
  if (want === 'text' && proposal.format?.type !== 'date') return { ...draft, format: null, ambiguous: null }
  return { ...draft, ...proposal }
}

/** A type that the user gave holds unless the table needs another one. */
const suits = (own: CellFormat | null, want: 'text' | 'number' | 'date' | undefined) =>
  want === undefined || want === 'text' || own?.type === want || (want === 'date' && own?.type === 'datetime')

/** @throws {EngineError} `DATASET_COLUMN_UNKNOWN`, `INVALID_INPUT` for a type that is not known or a file that carries its own. */
function typesGiven(given: ReadingSettings['types'] = {}, { names, types }: Source): Map<string, string> {
  const entries = Object.entries(given)
  if (entries.length > 0 && types) throw invalidTypes('The format of the file carries its own types. Leave --types out.')
  return new Map(
    entries.map(([written, type]) => {
      const name = findColumn(names, written)
      if (name === undefined) {
        const { code, message, details } = unknown(written, 'the file', names)
        throw new EngineError(code, message, details)
      }
      if (formatNamed(type, '.') === undefined)
        throw invalidTypes(`The type of "${written}" is one of ${FORMAT_NAMES.map((known) => `"${known}"`).join(', ')}; got "${type}".`)
      return [name, type]
    }),
  )
}

const invalidTypes = (message: string) => new EngineError('INVALID_INPUT', message, { issues: [{ path: 'types', message }] })

/** Cells of rows spread over the whole file, the first ones more densely. */
async function sampleColumns({ relation, rows, names }: Source, missing: readonly string[], { warehouse, signal }: ReadingTools) {
  const step = Math.max(1, Math.floor(rows / (SAMPLE_ROWS / 2)))
  const rowsOf = await warehouse.all<PlainRow>(
    `SELECT * EXCLUDE (row, line) FROM ${relation} WHERE row <= ${SAMPLE_ROWS / 2} OR row % ${step} = 0 ORDER BY row LIMIT ${SAMPLE_ROWS}`,
    [],
    { signal },
  )
  const tokens = new Set(missing.map((token) => token.trim()))
  const columns = names.map((_, index) =>
    rowsOf.flatMap((row) => {
      const cell = row[`c${index + 1}`]
      return typeof cell === 'string' && !tokens.has(cell.trim()) ? [cell] : []
    }),
  )
  const empty = columns.flatMap((cells, index) => (cells.length === 0 ? [index] : []))
  for (const index of empty) {
    const cell = withoutTokens(cellOf(index), missing)
    const found = await warehouse.all<{ cell: string }>(`SELECT ${cell} AS cell FROM ${relation} WHERE ${cell} IS NOT NULL LIMIT 500`, [], {
      signal,
    })
    columns[index] = found.map((row) => row.cell)
  }
  return columns
}

/** One pass over the file for a hundred columns: how many cells keep the proposed type. */
async function countAll({ relation }: Source, drafts: readonly Draft[], { warehouse, signal }: ReadingTools): Promise<Counts[]> {
  const counts: Counts[] = []
  for (let from = 0; from < drafts.length; from += COLUMNS_AT_ONCE) {
    const part = drafts.slice(from, from + COLUMNS_AT_ONCE)
    const sums = part.flatMap((draft, i) =>
      Object.entries(countSql(draft.format, draft.cell)).map(([what, sum]) => `${sum} AS ${what}${i}`),
    )
    const [row] = await warehouse.all<Record<string, number>>(`SELECT ${sums.join(', ')} FROM ${relation}`, [], { signal })
    counts.push(
      ...part.map((_, i) => ({
        filled: row[`filled${i}`],
        breaking: row[`breaking${i}`] ?? 0,
        fractions: row[`fractions${i}`] ?? 0,
        codes: row[`codes${i}`] ?? 0,
        percents: row[`percents${i}`] ?? 0,
        padded: row[`padded${i}`] ?? 0,
        spaced: row[`spaced${i}`] ?? 0,
      })),
    )
  }
  return counts
}

function breakersOf({ relation }: Source, { format, cell }: Draft, { warehouse, signal }: ReadingTools): Promise<BreakingCell[]> {
  return warehouse.all<BreakingCell>(
    `SELECT trim(${cell}, '${SPACES}') AS cell, count(*) AS count, min(row) AS row FROM ${relation} WHERE ${breakingSql(format as CellFormat, cell)}
     GROUP BY 1 ORDER BY count DESC, row LIMIT ${BREAKERS}`,
    [],
    { signal },
  )
}

/** The most frequent cells of a text column, among which tokens for "missing" may hide. */
function commonTokens({ relation }: Source, { cell }: Draft, { warehouse, signal }: ReadingTools): Promise<BreakingCell[]> {
  return warehouse.all<BreakingCell>(
    `SELECT trim(${cell}, '${SPACES}') AS cell, count(*) AS count, min(row) AS row FROM ${relation} WHERE length(${cell}) <= 12
     GROUP BY 1 ORDER BY count DESC, row LIMIT ${BREAKERS}`,
    [],
    { signal },
  )
}

function columnOf({ name, format, cell, bound }: Draft, { type, missing, setAside }: Decision): TypedColumn {
  const text = missing.length === 0 ? cell : withoutTokens(cell, missing)
  if (type === 'text' || format === null) return { name, type: 'text', format: null, text, value: text, breaking: null, expected: '' }
  const value = valueSql(format, text)
  return {
    name,
    type,
    format: type === 'integer' ? null : format.written,
    text,
    value: type === 'integer' ? `(${value})::BIGINT` : value,
    breaking: setAside || bound ? `${text} IS NOT NULL AND (${value}) IS NULL` : null,
    expected: format.written,
  }
}

function noticesOf({ name, format, ambiguous }: Draft, { percents }: Counts): Notice[] {
  const said: Notice[] = []
  if (percents > 0) said.push(notice('percent', { name, count: percents }))
  if (ambiguous && format)
    said.push(
      notice(ambiguous.type === 'number' ? 'decimal_unsure' : 'date_unsure', { name, format: format.written, other: ambiguous.written }),
    )
  return said
}

/** A file that writes a space after each delimiter does not mean it. */
const withoutFirstSpace = (column: TypedColumn): TypedColumn => ({
  ...column,
  text: `ltrim(${column.text})`,
  value: `ltrim(${column.value})`,
})

/** Columns of a file that carries its types; a table that asks for another type gets what can be cast. */
function alreadyTyped(source: Source, types: readonly ColumnType[], wanted: Wanted | null): TypedSource {
  const columns = source.names.map((name, index): TypedColumn => {
    const cell = cellOf(index)
    const type = types[index]
    const column = { name, type, format: null, text: `${cell}::VARCHAR`, value: cell, breaking: null, expected: '' }
    const want = wanted?.get(name)
    if (want === 'number' && type !== 'number' && type !== 'integer') {
      const value = `TRY_CAST(${cell}::VARCHAR AS DOUBLE)`
      return { ...column, type: 'number', value, breaking: `${cell} IS NOT NULL AND ${value} IS NULL`, expected: 'number' }
    }
    if (want === 'date' && type !== 'date') {
      const value = `TRY_CAST(${cell}::VARCHAR AS DATE)`
      return { ...column, type: 'date', value, breaking: `${cell} IS NOT NULL AND ${value} IS NULL`, expected: 'yyyy-mm-dd' }
    }
    return column
  })
  return { source, columns, decimal: null, missing: [], notices: [] }
}
