import type { ColumnType } from './domain/cell-formats.ts'
import { cellOf, type Source } from './reading/source.ts'
import type { TypedSource, Wanted } from './typed-source.ts'
import type { TypedColumn } from './typing-sql.ts'

/** Columns of a file that carries its types; a table that asks for another type gets what can be cast. */
export function alreadyTyped(source: Source, types: readonly ColumnType[], wanted: Wanted | null): TypedSource {
  const columns = source.names.map((name, index): TypedColumn => {
    const cell = cellOf(index)
    const type = types[index]
    const column = { name, type, format: null, text: `${cell}::VARCHAR`, value: cell, breaking: null, blank: false, expected: '' }
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
  return { source, columns, decimal: null, missing: [], breaks: [], written: {}, notices: [] }
}
