import { EngineError } from '#engine/base/errors'
import { identifier } from '#engine/warehouse/duckdb'
import { columnsOf, parseExpression } from '../domain/expression.ts'
import { conditionSql } from '../expression-sql.ts'
import { cell, columnNamed, columnsNamed, type Frame, ROW, ROW_CELL, same, source } from '../frame.ts'
import type { Settings } from './contract.ts'
import { plainStep } from './step.ts'

export const filter = plainStep<'filter'>({
  title: { en: 'Filter rows', fr: 'Filtrer les lignes' },
  uses: ({ where }) => columnsOf(parseExpression(where)),
  apply: (frame, { where }) => ({ kind: 'cells', cells: frame.columns.map(same), keep: conditionSql(where, frame.columns) }),
})

/** Missing comes last in both directions; rows that are equal keep their order. */
export const sort = plainStep<'sort'>({
  title: { en: 'Sort rows', fr: 'Trier les lignes' },
  uses: ({ by }) => by.map(({ column }) => column),
  apply(frame, { by }) {
    const order = by.map(({ column, descending }) => `${cell(columnNamed(frame, column).name)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`)
    const columns = frame.columns.map(({ name }) => cell(name))
    const row = `row_number() OVER (ORDER BY ${[...order, ROW_CELL].join(', ')}) - 1 AS ${identifier(ROW)}`
    return { kind: 'rows', sql: `SELECT ${[row, ...columns].join(', ')} FROM ${source(frame)}`, columns: frame.columns, sameCells: true }
  },
})

export const deduplicate = plainStep<'deduplicate'>({
  title: { en: 'Remove repeated rows', fr: 'Retirer les lignes répétées' },
  uses: ({ columns = [] }) => columns,
  apply(frame, { columns, keep }) {
    const equal = (columns ? columnsNamed(frame, columns) : frame.columns).map(({ name }) => cell(name)).join(', ')
    const order = keep === 'last' ? `${ROW_CELL} DESC` : ROW_CELL
    const condition =
      keep === 'none' ? `count(*) OVER (PARTITION BY ${equal}) = 1` : `row_number() OVER (PARTITION BY ${equal} ORDER BY ${order}) = 1`
    return { kind: 'cells', cells: frame.columns.map(same), keep: condition, heavy: true }
  },
})

/**
 * A part of the rows in their order: those whose MD5 of seed and row number is least, so the choice is the same on every
 * machine, whatever the number of threads.
 */
export const sample = plainStep<'sample'>({
  title: { en: 'Take a sample', fr: 'Prendre un échantillon' },
  uses: () => [],
  apply(frame: Frame, { rows, share, seed }: Settings<'sample'>) {
    if ((rows === undefined) === (share === undefined))
      throw new EngineError('PREPARATION_SETTING_INVALID', 'A sample needs a number of rows or a share, one of them.', {
        rows: rows ?? null,
        share: share ?? null,
      })
    const place = `row_number() OVER (ORDER BY md5('${seed}:' || ${ROW_CELL}), ${ROW_CELL})`
    const most = rows === undefined ? `round(count(*) OVER () * ${share})` : String(rows)
    return { kind: 'cells', cells: frame.columns.map(same), keep: `${place} <= ${most}`, heavy: true }
  },
})
