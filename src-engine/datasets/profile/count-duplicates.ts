import type { ColumnSql } from './column-queries.ts'
import type { ProfileTools } from './profile-version.ts'

/**
 * Rows that equal an earlier row in every column. Hashes find the candidates, so that only those are held in memory; then they are
 * compared value by value.
 */
export async function countDuplicates(
  relation: string,
  columns: readonly ColumnSql[],
  { warehouse, signal }: ProfileTools,
): Promise<number> {
  const all = columns.map(({ sql }) => sql).join(', ')
  const hashed = `SELECT hash(${all}) AS h FROM ${relation}`
  const repeated = `SELECT h FROM (${hashed}) GROUP BY h HAVING count(*) > 1`
  const [{ rows }] = await warehouse.all<{ rows: number | null }>(
    `SELECT sum(n - 1)::DOUBLE AS rows FROM (
       SELECT count(*) AS n FROM ${relation} WHERE hash(${all}) IN (${repeated}) GROUP BY ${all})`,
    [],
    { signal },
  )
  return rows ?? 0
}
