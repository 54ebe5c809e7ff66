import { statSync } from 'node:fs'
import { EngineError } from '#engine/base/errors'
import { identifier, literal } from '#engine/warehouse/duckdb'
import type { ColumnType } from '../domain/cell-formats.ts'
import { assertWidth, columnNames } from '../domain/column-names.ts'
import { notice } from '../domain/notices.ts'
import { cellOf, NO_READING, type ReadingTools, type Source } from './source.ts'

const PREVIEW_ROWS = 1000

/**
 * A Parquet file with its own types: whole numbers, numbers, truth values, dates and moments as they are; bytes as UTF-8 text
 * or `\x…`; lists and other nested values as JSON text; NaN and infinite numbers as missing.
 *
 * @throws {EngineError} `FILE_DAMAGED`.
 */
export async function openParquet(path: string, { warehouse, preview, signal }: ReadingTools): Promise<Source> {
  const file = `read_parquet(${literal(path)}, file_row_number = true)`
  try {
    const described = await warehouse.all<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${file}`)
    const own = described.filter(({ column_name }) => column_name !== 'file_row_number')
    assertWidth(own.length)
    const columns = own.map(({ column_name, column_type }) => columnOf(identifier(column_name), column_type))
    const { names, repeated } = columnNames(own.map(({ column_name }) => column_name))
    const select = columns.map(({ value }, i) => `${value} AS ${cellOf(i)}`).join(', ')
    const relation = `(SELECT file_row_number + 1 AS row, NULL::BIGINT AS line, ${select} FROM ${file}${preview ? ` LIMIT ${PREVIEW_ROWS}` : ''})`
    // Reading all of it once is the proof that every page of the file is sound.
    const counts = columns.map(({ lost }, i) => (lost ? `count(*) FILTER (${lost})` : `count(${cellOf(i)}) * 0`))
    const [count] = await warehouse.all<Record<string, number>>(
      `SELECT count(*) AS rows, ${columns.map((_, i) => `sum(CASE WHEN ${cellOf(i)} IS NULL THEN 0 ELSE 1 END) AS n${i}`).join(', ')} FROM ${relation}`,
      [],
      { signal },
    )
    const lost = columns.some((column) => column.lost)
      ? (
          await warehouse.all<Record<string, number>>(
            `SELECT ${counts.map((sum, i) => `${sum} AS n${i}`).join(', ')} FROM (SELECT *, ${select} FROM ${file})`,
          )
        )[0]
      : {}
    return {
      relation,
      names,
      types: columns.map(({ type }) => type),
      rejected: null,
      rows: count.rows,
      bytes: statSync(path).size,
      reading: { ...NO_READING, format: 'parquet' },
      notices: [
        ...repeated.map((name) => notice('repeated', { name })),
        ...names.flatMap((name, i) => (lost[`n${i}`] > 0 ? [notice('not_finite', { name, count: lost[`n${i}`] })] : [])),
      ],
    }
  } catch (error) {
    if (error instanceof EngineError) throw error
    const [reason] = (error as Error).message.split('\n')
    throw new EngineError('FILE_DAMAGED', `The file is Parquet but cannot be read (${reason}). Ask for it again.`, {}, { cause: error })
  }
}

interface ParquetColumn {
  type: ColumnType
  value: string
  /** Condition of values that are given up. */
  lost?: string
}

function columnOf(name: string, type: string): ParquetColumn {
  if (/^(?:TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/.test(type)) return { type: 'integer', value: `${name}::BIGINT` }
  if (/^(?:UBIGINT|HUGEINT|UHUGEINT|DECIMAL.*)$/.test(type)) return { type: 'number', value: `${name}::DOUBLE` }
  if (type === 'FLOAT' || type === 'DOUBLE') {
    const value = `${name}::DOUBLE`
    return { type: 'number', value: `CASE WHEN isfinite(${value}) THEN ${value} END`, lost: `NOT isfinite(${value})` }
  }
  if (type === 'BOOLEAN') return { type: 'boolean', value: name }
  if (type === 'DATE') return { type: 'date', value: name }
  if (/^TIMESTAMP/.test(type))
    return { type: 'datetime', value: type.includes('ZONE') ? `(${name} AT TIME ZONE 'UTC')` : `${name}::TIMESTAMP` }
  if (type === 'BLOB') return { type: 'text', value: `coalesce(try(decode(${name})), '\\x' || hex(${name}))` }
  if (/\[|^(?:STRUCT|MAP|UNION|JSON|LIST)/.test(type)) return { type: 'text', value: `to_json(${name})::VARCHAR` }
  return { type: 'text', value: `${name}::VARCHAR` }
}
