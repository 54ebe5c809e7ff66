import { join } from 'node:path'
import { literal } from '#engine/warehouse/duckdb'
import { parquetOptions } from '#engine/warehouse/parquet-options'
import { columnNames } from '../domain/column-names.ts'
import { notice } from '../domain/notices.ts'
import { CELLS_DIALECT } from './cells-file.ts'
import type { CellsOutput } from './read-csv.ts'
import type { ReadingTools } from './source.ts'

/** Keeps the cells as Parquet, where each column can be read alone and again and again. */
export async function openCells(path: string, output: CellsOutput, { warehouse, folder, signal }: ReadingTools) {
  const { names, repeated } = columnNames(Array.from({ length: output.width }, (_, i) => output.names[i] ?? ''))
  const columns = ['row', 'line', ...names.map((_, i) => `c${i + 1}`)]
  const types = columns.map((_, i) => (i < 2 ? 'BIGINT' : 'VARCHAR'))
  const kept = join(folder, 'cells.parquet')
  await warehouse.run(
    `COPY (SELECT * FROM ${readCells(path, columns, types, output)}) TO ${literal(kept)} ${parquetOptions(columns.length, 'snappy')}`,
    [],
    {
      signal,
    },
  )
  return { relation: `read_parquet(${literal(kept)})`, names, repeated: repeated.map((name) => notice('repeated', { name })) }
}

/** A file of plain cells as a relation. */
export function readCells(
  path: string,
  columns: readonly string[],
  types: readonly string[],
  { lineEnds, longest }: Pick<CellsOutput, 'lineEnds' | 'longest'>,
): string {
  const shape = columns.map((name, i) => `'${name}': '${types[i]}'`).join(', ')
  const room = Math.max(2 * 1024 * 1024, longest + 1024)
  return `read_csv(${literal(path)}, ${CELLS_DIALECT}, columns = {${shape}}, parallel = ${!lineEnds}, max_line_size = ${room}, buffer_size = ${Math.max(8 * 1024 * 1024, room * 2)})`
}
