import { EngineError } from '#engine/base/errors'
import { alreadyTyped } from './already-typed.ts'
import type { Breaks } from './contract.ts'
import { type Counted, countCells, sampleColumns, tellingCells } from './count-cells.ts'
import { type CellFormat, type Decimal, numberFormat, timeFormats } from './domain/cell-formats.ts'
import { type BreakingCell, type Decision, decideType, type OnBreak, suggestMissing } from './domain/decide-type.ts'
import { findColumn, unknown } from './domain/match-columns.ts'
import { type Notice, notice } from './domain/notices.ts'
import { FORMAT_NAMES, formatNamed, type Proposal, proposeDecimal, proposeFormat } from './domain/propose-format.ts'
import { type WrittenAs, writtenAs } from './domain/written-as.ts'
import { findSentinels } from './find-sentinels.ts'
import { cellOf, type ReadingSettings, type ReadingTools, type Source } from './reading/source.ts'
import type { TypedSource, Wanted } from './typed-source.ts'
import { type Counts, plainValueSql, type TypedColumn, valueSql, withoutTokens } from './typing-sql.ts'

const SHOWN_BREAKERS = 10
/** Share of the cells of a sample that tell the type of a column whose breaking cells the user wants out. */
const HALF = 0.5

/**
 * Finds the type of each column on a sample and proves it on every row.
 *
 * @param wanted - types that a table asks for, by column of the file; null when the file is bound to no table.
 * @throws {EngineError} `DATASET_COLUMN_UNKNOWN`, `INVALID_INPUT` for a type that is not known or a file that carries its own.
 */
export async function proveTypes(
  source: Source,
  settings: ReadingSettings,
  wanted: Wanted | null,
  tools: ReadingTools,
): Promise<TypedSource> {
  const types = typesGiven(settings.types, source)
  const onBreak = byColumn(settings.on_break, source)
  if (source.types) return alreadyTyped(source, source.types, wanted)
  const given = settings.missing ?? []
  const samples = await sampleColumns(source, given, tools)
  const decimal = settings.decimal ?? source.reading.decimal ?? proposeDecimal(samples, source.reading.delimiter === ';' ? ',' : '.')
  const drafts = source.names.map((name, index) =>
    draftOf(name, index, samples[index], { settings, decimal, wanted, types, named: onBreak.named }),
  )
  const proofs = await countCells(source, drafts, tools)
  const telling = await tellingCells(source, drafts, proofs, settings.missing === undefined, tools)
  const columns: TypedColumn[] = []
  const notices: Notice[] = []
  const breaks: Breaks[] = []
  const missing = new Set(given)
  const written: Record<string, WrittenAs> = {}
  for (const [index, draft] of drafts.entries()) {
    const proof = proofs[index]
    const breakers = telling[index]
    const options = { tokens: settings.missing === undefined, strict: wanted !== null, onBreak: onBreak.of(draft.name) }
    const decision = draft.format
      ? decideType(draft.name, draft.format, { ...proof, breakers }, draft.bound, options)
      : { ...STAYS_TEXT, notices: suggestMissing(draft.name, breakers) }
    for (const token of decision.missing) missing.add(token)
    notices.push(...noticesOf(draft, decision, proof), ...decision.notices)
    if (draft.format && decision.onBreak) breaks.push(breaksOf(draft.name, draft.format, decision, { proof, breakers }))
    const column = columnOf(draft, decision, proof)
    const as = column.type === 'text' ? null : writtenAs(samples[index], draft.format)
    if (as) written[draft.name] = as
    columns.push(isSpaced(decision, proof) ? withoutFirstSpace(column) : column)
  }
  // Whoever names the missing tokens wants no others suggested.
  if (settings.missing === undefined) notices.push(...(await findSentinels(source, columns, tools)))
  const hasNumbers = drafts.some(({ format }) => format?.type === 'number')
  return { source, columns, decimal: hasNumbers ? decimal : null, missing: [...missing], breaks, written, notices }
}

const STAYS_TEXT: Decision = { type: 'text', missing: [], breaking: 0, onBreak: null, notices: [] }

interface Draft extends Proposal, Counted {
  name: string
  /** A table, the file itself or the user asks for this type: what breaks it is set aside whatever its share. */
  bound: boolean
}

interface Choice {
  settings: ReadingSettings
  decimal: Decimal
  wanted: Wanted | null
  types: ReadonlyMap<string, string>
  /** Columns whose breaking cells the user wants emptied or set aside. */
  named: ReadonlySet<string>
}

function draftOf(name: string, index: number, cells: readonly string[], { settings, decimal, wanted, types, named }: Choice): Draft {
  const want = wanted?.get(name)
  const cell = withoutTokens(cellOf(index), settings.missing ?? [])
  const draft = { name, index, cell, bound: want === 'number' || want === 'date' }
  const own = types.has(name) ? formatNamed(types.get(name) as string, decimal) : undefined
  if (own !== undefined && suits(own, want)) return { ...draft, bound: own !== null, format: own, ambiguous: null }
  const proposal = proposeFormat(cells, decimal, { only: settings.decimal !== undefined, enough: named.has(name) ? HALF : undefined })
  if (want === 'number' && proposal.format?.type !== 'number') return { ...draft, format: numberFormat(decimal), ambiguous: null }
  if (want === 'date' && proposal.format?.type !== 'date' && proposal.format?.type !== 'datetime')
    return { ...draft, format: timeFormats[0], ambiguous: null }
  if (want === 'text' && proposal.format?.type !== 'date') return { ...draft, format: null, ambiguous: null }
  return { ...draft, ...proposal }
}

/** A type that the user gave holds unless the table needs another one. */
const suits = (own: CellFormat | null, want: 'text' | 'number' | 'date' | undefined) =>
  want === undefined || want === 'text' || own?.type === want || (want === 'date' && own?.type === 'datetime')

/** What the file declares, and over it what the user says. */
function typesGiven(given: ReadingSettings['types'] = {}, { names, types, declared = {} }: Source): Map<string, string> {
  const { '*': all, ...named } = given
  const entries = [...(all === undefined ? [] : names.map((name): [string, string] => [name, all])), ...Object.entries(named)]
  if (entries.length > 0 && types) throw invalid('types', 'The format of the file carries its own types. Leave --types out.')
  const chosen = entries.map(([written, type]): [string, string] => {
    const name = knownColumn(names, written)
    if (formatNamed(type, '.') === undefined)
      throw invalid('types', `The type of "${written}" is one of ${FORMAT_NAMES.map((known) => `"${known}"`).join(', ')}; got "${type}".`)
    return [name, type]
  })
  return new Map([...Object.entries(declared), ...chosen])
}

/** What the user wants with breaking cells, column by column; `*` stands for all others. */
function byColumn(given: Readonly<Record<string, OnBreak>> = {}, { names }: Source) {
  const { '*': all, ...chosen } = given
  const known = new Map(Object.entries(chosen).map(([written, choice]) => [knownColumn(names, written), choice]))
  const named = new Set([...known].flatMap(([name, choice]) => (choice === 'text' ? [] : [name])))
  return { of: (name: string) => known.get(name) ?? all, named }
}

function knownColumn(names: readonly string[], written: string): string {
  const name = findColumn(names, written)
  if (name !== undefined) return name
  const { code, message, details } = unknown(written, 'the file', names)
  throw new EngineError(code, message, details)
}

const invalid = (path: string, message: string) => new EngineError('INVALID_INPUT', message, { issues: [{ path, message }] })

function columnOf({ name, format, cell }: Draft, { type, missing, onBreak }: Decision, { plain, filled }: Counts): TypedColumn {
  const text = missing.length === 0 ? cell : withoutTokens(cell, missing)
  if (type === 'text' || format === null)
    return { name, type: 'text', format: null, text, value: text, breaking: null, blank: false, expected: '' }
  const value = plain === filled && missing.length === 0 ? plainValueSql(format, text) : valueSql(format, text)
  return {
    name,
    type,
    format: type === 'integer' ? null : format.written,
    text,
    value: type === 'integer' ? `(${value})::BIGINT` : value,
    breaking: onBreak !== null ? `${text} IS NOT NULL AND (${value}) IS NULL` : null,
    blank: onBreak === 'blank',
    expected: format.written,
  }
}

function breaksOf(
  column: string,
  format: CellFormat,
  { breaking, onBreak, missing }: Decision,
  { proof, breakers }: { proof: Counts; breakers: readonly BreakingCell[] },
): Breaks {
  const examples = breakers.filter(({ cell }) => !missing.includes(cell)).slice(0, SHOWN_BREAKERS)
  return {
    column,
    type: format.type,
    format: format.written,
    cells: breaking,
    filled: proof.filled,
    choice: onBreak ?? 'aside',
    examples: examples.map(({ cell, count, row }) => ({ row, value: cell, count })),
  }
}

function noticesOf({ name, format, ambiguous }: Draft, decision: Decision, proof: Counts): Notice[] {
  const { percents, padded } = proof
  if (decision.type === 'text') return padded > 0 && !isSpaced(decision, proof) ? [notice('padded', { name, count: padded })] : []
  const said: Notice[] = []
  if (percents > 0) said.push(notice('percent', { name, count: percents }))
  if (ambiguous && format)
    said.push(
      notice(ambiguous.type === 'number' ? 'decimal_unsure' : 'date_unsure', { name, format: format.written, other: ambiguous.written }),
    )
  return said
}

/** A file that writes a space after each delimiter does not mean it. */
const isSpaced = ({ type }: Decision, { filled, spaced }: Counts) => type === 'text' && filled > 1 && spaced === filled

const withoutFirstSpace = (column: TypedColumn): TypedColumn => ({
  ...column,
  text: `ltrim(${column.text})`,
  value: `ltrim(${column.value})`,
})
