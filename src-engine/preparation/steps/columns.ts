import { EngineError } from '#engine/base/errors'
import { columnsOf, parseExpression } from '../domain/expression.ts'
import { expressionSql } from '../expression-sql.ts'
import { type Cell, columnNamed, columnsNamed, same } from '../frame.ts'
import { plainStep } from './step.ts'

export const rename = plainStep<'rename'>({
  title: { en: 'Rename columns', fr: 'Renommer des colonnes' },
  uses: ({ names }) => Object.keys(names),
  apply(frame, { names }) {
    const wished = new Map(Object.entries(names).map(([from, to]) => [columnNamed(frame, from).name, to]))
    return { kind: 'cells', cells: frame.columns.map((column) => ({ ...same(column), name: wished.get(column.name) ?? column.name })) }
  },
})

export const select = plainStep<'select'>({
  title: { en: 'Keep columns', fr: 'Garder des colonnes' },
  uses: ({ columns }) => columns,
  apply: (frame, { columns }) => ({ kind: 'cells', cells: columnsNamed(frame, columns).map(same) }),
})

export const drop = plainStep<'drop'>({
  title: { en: 'Leave out columns', fr: 'Retirer des colonnes' },
  uses: ({ columns }) => columns,
  apply(frame, { columns }) {
    const gone = columnsNamed(frame, columns)
    return { kind: 'cells', cells: frame.columns.filter((column) => !gone.includes(column)).map(same) }
  },
})

export const derive = plainStep<'derive'>({
  title: { en: 'Compute a column', fr: 'Calculer une colonne' },
  uses: ({ expression }) => columnsOf(parseExpression(expression)),
  apply(frame, { name, expression, replace }) {
    const value = expressionSql(expression, frame.columns)
    const old = frame.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
    if (old && !replace)
      throw new EngineError(
        'PREPARATION_COLUMN_EXISTS',
        `There is a column "${old.name}" already. Choose another name, or say that it is replaced.`,
        { column: old.name },
      )
    if (old)
      return {
        kind: 'cells',
        cells: frame.columns.map((column) => (column === old ? { ...same(column), ...value, replaced: true } : same(column))),
      }
    const made: Cell = { name, ...value, of: null }
    return { kind: 'cells', cells: [...frame.columns.map(same), made] }
  },
})
