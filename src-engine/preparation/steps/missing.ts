import { literal } from '#engine/warehouse/duckdb'
import { cell, changing, columnsNamed, type FrameColumn, isNumber, same } from '../frame.ts'
import { countMissing } from '../statistics.ts'
import { double, numberText } from '../values.ts'
import { fitted, plainStep, type StepKind } from './step.ts'

const BLANKS = ' \u00a0\u202f\u2009\t\r\n'

/** Tokens against cells: a number column is compared by value, so -999 is also -999.0. */
function withoutTokens({ name, type }: FrameColumn, tokens: readonly string[]): string | null {
  const trimmed = tokens.map((token) => token.trim())
  if (type === 'text')
    return `CASE WHEN trim(${cell(name)}, ${literal(BLANKS)}) NOT IN (${trimmed.map(literal).join(', ')}) THEN ${cell(name)} END`
  if (isNumber({ type })) {
    const numbers = trimmed.filter((token) => token !== '' && Number.isFinite(Number(token)))
    if (numbers.length === 0) return null
    return `CASE WHEN ${cell(name)} NOT IN (${numbers.map((token) => double(Number(token))).join(', ')}) THEN ${cell(name)} END`
  }
  const written = type === 'boolean' ? numberText(cell(name)) : `${cell(name)}::VARCHAR`
  return `CASE WHEN ${written} NOT IN (${trimmed.map(literal).join(', ')}) THEN ${cell(name)} END`
}

export const missingTokens = plainStep<'missing_tokens'>({
  title: { en: 'Read values as missing', fr: 'Lire des valeurs comme manquantes' },
  uses: ({ columns = [] }) => columns,
  apply(frame, { columns, tokens }) {
    const chosen = columns ? columnsNamed(frame, columns) : frame.columns
    return { kind: 'cells', cells: changing(frame, chosen, (column) => ({ sql: withoutTokens(column, tokens) ?? cell(column.name) })) }
  },
})

export const removeMissingRows = plainStep<'remove_missing_rows'>({
  title: { en: 'Remove rows with missing values', fr: 'Retirer les lignes incomplètes' },
  uses: ({ columns = [] }) => columns,
  apply(frame, { columns, when }) {
    const chosen = columns ? columnsNamed(frame, columns) : frame.columns
    const filled = chosen.map(({ name }) => `${cell(name)} IS NOT NULL`)
    return { kind: 'cells', cells: frame.columns.map(same), keep: filled.join(when === 'any' ? ' AND ' : ' OR ') }
  },
})

export const removeMissingColumns: StepKind<'remove_missing_columns', { drop: string[] }> = {
  title: { en: 'Remove columns with many missing values', fr: 'Retirer les colonnes très incomplètes' },
  uses: ({ columns = [] }) => columns,
  async fit(frame, { columns, above }, { ask }) {
    const chosen = columns ? columnsNamed(frame, columns) : frame.columns
    const { rows, missing } = await countMissing(ask, { ...frame, columns: chosen })
    return fitted({ drop: chosen.filter(({ name }) => rows > 0 && (missing.get(name) ?? 0) / rows > above).map(({ name }) => name) })
  },
  apply: (frame, _settings, { drop }) => ({ kind: 'cells', cells: frame.columns.filter(({ name }) => !drop.includes(name)).map(same) }),
}
