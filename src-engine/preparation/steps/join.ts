import { EngineError } from '#engine/base/errors'
import { identifier } from '#engine/warehouse/duckdb'
import {
  cell,
  columnNamed,
  columnsNamed,
  type Frame,
  type FrameColumn,
  isNumber,
  ROW,
  ROW_CELL,
  same,
  source,
  wrongType,
} from '../frame.ts'
import type { Settings } from './contract.ts'
import { fitted, type OtherTable, type StepKind } from './step.ts'

const MOST_ROWS = 200_000_000

interface Joined {
  dataset_id: number
  version_number: number
  content_hash: string
}
type Join = Settings<'join'>

/**
 * Joins another dataset. Rows keep the order of the table, then that of the other one; `semi` keeps rows that have a partner,
 * `anti` those that have none. Missing keys have no partner (as in SQL, other than in pandas).
 */
export const join: StepKind<'join', Joined> = {
  title: { en: 'Join another dataset', fr: 'Joindre un autre jeu de données' },
  uses: ({ on }) => on.map(({ left }) => left),
  async fit(frame, settings, tools) {
    const other = await tools.other(settings.dataset, settings.version)
    const on = conditions(frame, other.frame, settings)
    const rows = await resultRows(frame, other.frame, on, tools.ask)
    const { dataset_id, version_number, content_hash } = other
    const warnings =
      rows.pairs > rows.left
        ? [
            {
              code: 'ROWS_MULTIPLIED',
              message: `Some rows have several partners: ${rows.left} rows make ${rows.pairs} pairs.`,
              details: { ...rows },
            },
          ]
        : []
    return fitted({ dataset_id, version_number, content_hash }, warnings)
  },
  async apply(frame, settings, { dataset_id, version_number }, tools) {
    const other = await tools.other(String(dataset_id), version_number)
    const on = conditions(frame, other.frame, settings)
    if (settings.how === 'semi' || settings.how === 'anti') return partners(frame, other, on, settings.how)
    return joined(frame, other.frame, on, settings)
  },
}

function conditions(left: Frame, right: Frame, { on }: Join): string {
  return on
    .map((pair) => {
      const [a, b] = [columnNamed(left, pair.left), columnNamed(right, pair.right)]
      if (a.type !== b.type && !(isNumber(a) && isNumber(b))) throw wrongType(b, `the same type in both tables ("${a.name}": ${a.type})`)
      return `${cell(a.name)} = o.${identifier(b.name)}`
    })
    .join(' AND ')
}

async function resultRows(left: Frame, right: Frame, on: string, ask: <T>(sql: string) => Promise<T[]>) {
  const [counted] = await ask<{ pairs: number; left: number }>(
    `SELECT (SELECT count(*) FROM ${source(left)}) AS "left", (SELECT count(*) FROM ${source(left)} JOIN ${right.from} AS o ON ${on}) AS pairs`,
  )
  if (counted.pairs <= MOST_ROWS) return counted
  throw new EngineError(
    'PREPARATION_TOO_MANY_ROWS',
    `The join would make ${counted.pairs} rows; ${MOST_ROWS} are the limit. Join by columns that tell the rows apart.`,
    {
      rows: counted.pairs,
      limit: MOST_ROWS,
    },
  )
}

const partners = (frame: Frame, other: OtherTable, on: string, how: 'semi' | 'anti') => ({
  kind: 'cells' as const,
  cells: frame.columns.map(same),
  keep: `${how === 'anti' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${other.frame.from} AS o WHERE ${on})`,
  heavy: true,
})

function joined(frame: Frame, right: Frame, on: string, settings: Join) {
  const keys = settings.on.map((pair) => ({ left: columnNamed(frame, pair.left), right: columnNamed(right, pair.right) }))
  const wished = settings.columns
    ? columnsNamed(right, settings.columns)
    : right.columns.filter((column) => keys.every((pair) => pair.right !== column))
  const taken = new Set(frame.columns.map(({ name }) => name.toLowerCase()))
  const added = wished.map((column) => ({
    ...column,
    source: column.name,
    name: taken.has(column.name.toLowerCase()) ? column.name + settings.suffix : column.name,
  }))
  const own = (column: FrameColumn) => {
    const partner = keys.find((pair) => pair.left === column)?.right
    return settings.how === 'full' && partner
      ? `coalesce(${cell(column.name)}, o.${identifier(partner.name)}) AS ${identifier(column.name)}`
      : cell(column.name)
  }
  const row = `row_number() OVER (ORDER BY ${ROW_CELL} NULLS LAST, o.${identifier(ROW)} NULLS LAST) - 1 AS ${identifier(ROW)}`
  const select = [row, ...frame.columns.map(own), ...added.map(({ source: from, name }) => `o.${identifier(from)} AS ${identifier(name)}`)]
  const sql = `SELECT ${select.join(', ')} FROM ${source(frame)} ${settings.how.toUpperCase()} JOIN ${right.from} AS o ON ${on}`
  return { kind: 'rows' as const, sql, columns: [...frame.columns, ...added.map(({ name, type }) => ({ name, type }))] }
}
