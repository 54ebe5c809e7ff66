import { join } from 'node:path'
import type { Handlers } from '#engine/base/contract'
import { identifier, literal, type PlainRow, type Warehouse } from '#engine/warehouse/duckdb'
import type { Column } from '../contract.ts'
import { parseConditions } from '../domain/conditions.ts'
import type { FindVersion } from '../find-version.ts'
import type { KeptFiles } from '../kept-files.ts'
import { answerSql } from '../write-version.ts'
import { columnNamed, conditionSql } from './condition-sql.ts'
import type { gridProcedures } from './contract.ts'
import { openRowOrders } from './row-orders.ts'

/** Rows to which a page is found by reading on; farther ones are found in a kept order. */
const NEAR_ROWS = 2000
/** A name that no column of a table has. */
const ROW = '"row°"'
const MOST_COUNTS = 200

interface Deps {
  find: FindVersion
  warehouse: Warehouse
  kept: KeptFiles
  workspace: string
}

/** Pages of versions of any size: the numbers of the rows first, from few columns, then the rows. */
export function createGrid({ find, warehouse, kept, workspace }: Deps): Handlers<typeof gridProcedures> {
  const orders = openRowOrders(join(workspace, 'tmp', 'orders'), warehouse)
  const counts = new Map<string, number>()

  async function count(key: string, file: string, where: string, signal?: AbortSignal): Promise<number> {
    const known = counts.get(key)
    if (known !== undefined) return known
    const [{ n }] = await warehouse.all<{ n: number }>(`SELECT count(*) AS n FROM ${file} WHERE ${where}`, [], { signal })
    if (counts.size >= MOST_COUNTS) counts.clear()
    counts.set(key, n)
    return n
  }

  return {
    async rows({ dataset, version: number, columns: asked, filter, search, sort = [], row, offset, limit }, call) {
      const { version } = find(dataset, number, call)
      const { signal } = call
      const file = `read_parquet(${literal(kept.pathOf('versions', version.content_hash))}, file_row_number = true)`
      const columns = asked === undefined ? version.columns : asked.map((name) => columnNamed(version.columns, name))
      const where = conditionSql(version.columns, filter === undefined ? [] : parseConditions(filter), search)
      const by = sortSql(version.columns, sort)
      const isWhole = where === 'true'
      const key = `${version.content_hash} ${where}`
      const order = () =>
        orders.open(
          `${key} ${by}`,
          `SELECT file_row_number AS ${ROW} FROM ${file} WHERE ${where} ORDER BY ${[...by, ROW].join(', ')}`,
          signal,
        )
      const total = isWhole ? Promise.resolve(version.rows) : count(key, file, where, signal)
      const place = row === undefined ? null : await placeOf(row)
      const from = place === null ? offset : Math.floor(place / limit) * limit
      const numbers = await numbersOf(from)
      const rows = await read(numbers)
      const row_found = row === undefined ? null : numbers.includes(row - 1)
      return { total: await total, offset: from, columns, rows, row_numbers: numbers.map((r) => r + 1), row_found }

      /** Place of a row among those that are shown; null when it is not among them. */
      async function placeOf(row: number): Promise<number | null> {
        if (row > version.rows) return null
        if (isWhole && by.length === 0) return row - 1
        const found = await warehouse.all<{ at: number }>(
          `SELECT file_row_number AS at FROM ${await order()} WHERE ${ROW} = ${row - 1}`,
          [],
          {
            signal,
          },
        )
        return found[0]?.at ?? null
      }

      async function numbersOf(from: number): Promise<number[]> {
        if (isWhole && by.length === 0) return Array.from({ length: Math.max(0, Math.min(limit, version.rows - from)) }, (_, i) => from + i)
        const page =
          from + limit <= NEAR_ROWS
            ? `SELECT file_row_number AS ${ROW} FROM ${file} WHERE ${where} ORDER BY ${[...by, ROW].join(', ')} LIMIT ${limit} OFFSET ${from}`
            : `SELECT ${ROW} FROM ${await order()} WHERE file_row_number >= ${from} AND file_row_number < ${from + limit} ORDER BY file_row_number`
        return (await warehouse.all<Record<string, number>>(page, [], { signal })).map((found) => found['row°'])
      }

      async function read(numbers: readonly number[]): Promise<(string | number | boolean | null)[][]> {
        if (numbers.length === 0) return []
        const select = columns.map(({ name, type }, i) => `${answerSql(type, identifier(name))} AS c${i + 1}`)
        const isRange = isWhole && by.length === 0
        const which = isRange
          ? `file_row_number >= ${numbers[0]} AND file_row_number < ${numbers[0] + numbers.length}`
          : `file_row_number IN (${numbers.join(', ')})`
        const found = await warehouse.all<PlainRow>(
          `SELECT file_row_number AS ${ROW}, ${select.join(', ')} FROM ${file} WHERE ${which} ORDER BY file_row_number`,
          [],
          { signal },
        )
        const byNumber = new Map(found.map(({ 'row°': r, ...cells }) => [r as number, Object.values(cells)]))
        return numbers.map((r) => byNumber.get(r) ?? [])
      }
    },
  }
}

/** Missing values come last in either direction. */
function sortSql(columns: readonly Column[], sort: readonly string[]): string[] {
  return sort.map((written) => {
    const exact = columns.some(({ name }) => name === written)
    const down = !exact && written.startsWith('-')
    const { name } = columnNamed(columns, down ? written.slice(1) : written)
    return `${identifier(name)} ${down ? 'DESC' : 'ASC'} NULLS LAST`
  })
}
