import { mkdirSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { EngineError } from '#engine/base/errors'

/** A value that needs no thought about big integers or dates: queries cast to these themselves. */
export type Plain = string | number | boolean | null
export type PlainRow = Record<string, Plain>

interface QueryOptions {
  signal?: AbortSignal
}

/** Tables in Parquet, JSON and CSV files, asked in SQL; DuckDB works on its own threads and is awaited. */
export interface Warehouse {
  /**
   * All rows of a query. 64-bit integers become numbers; other exotic types are to be cast in the query.
   *
   * @throws {EngineError} `DISK_FULL`, `MEMORY_FULL`, `CANCELLED`; anything else as DuckDB said it.
   */
  all<T = PlainRow>(sql: string, params?: readonly Plain[], options?: QueryOptions): Promise<T[]>
  /** Runs a statement whose answer is not needed. */
  run(sql: string, params?: readonly Plain[], options?: QueryOptions): Promise<void>
  /** The rows of a query, at most `size` at a time, read as they are asked for. */
  batches<T = PlainRow>(sql: string, size: number, options?: QueryOptions): AsyncGenerator<T[], void, void>
  /** @returns the version of DuckDB and its memory limit once it has answered. */
  check(): Promise<string>
  close(): Promise<void>
}

/**
 * One DuckDB in this process, opened by the first query. It reaches no network: extensions are neither loaded nor
 * installed, and the configuration is locked.
 *
 * @param memoryMb - limit in MiB; what exceeds it goes to `temp`.
 * @param threads - of one query. Results of our queries do not depend on it.
 * @param temp - folder for what exceeds the memory; made when missing.
 */
export function openWarehouse({ memoryMb, threads, temp }: { memoryMb: number; threads: number; temp: string }): Warehouse {
  let opening: Promise<DuckDBInstance> | undefined
  const instance = () => {
    opening ??= openInstance({ memoryMb, threads, temp })
    return opening
  }
  async function withConnection<T>(signal: AbortSignal | undefined, use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await (await instance()).connect()
    const stop = () => connection.interrupt()
    signal?.addEventListener('abort', stop)
    try {
      if (signal?.aborted) throw cancelled()
      return await use(connection)
    } catch (error) {
      throw signal?.aborted ? cancelled() : warehouseError(error)
    } finally {
      signal?.removeEventListener('abort', stop)
      connection.closeSync()
    }
  }
  const all = <T>(sql: string, params: readonly Plain[] = [], { signal }: QueryOptions = {}) =>
    withConnection(signal, async (connection) => {
      const reader = await connection.runAndReadAll(sql, [...params] as DuckDBValue[])
      return reader.getRowObjectsJS().map(plain) as T[]
    })

  return {
    all,
    run: (sql, params = [], { signal } = {}) =>
      withConnection(signal, async (connection) => {
        await connection.run(sql, [...params] as DuckDBValue[])
      }),
    async *batches<T>(sql: string, size: number, { signal }: QueryOptions = {}) {
      const connection = await (await instance()).connect()
      try {
        const result = await connection.stream(sql)
        let held: T[] = []
        for await (const rows of result.yieldRowObjectJs()) {
          if (signal?.aborted) throw cancelled()
          held.push(...(rows.map(plain) as T[]))
          while (held.length >= size) {
            yield held.slice(0, size)
            held = held.slice(size)
          }
        }
        if (held.length > 0) yield held
      } catch (error) {
        throw warehouseError(error)
      } finally {
        connection.closeSync()
      }
    },
    async check() {
      const [row] = await all<{ version: string; memory: string }>(`SELECT version() AS version, current_setting('memory_limit') AS memory`)
      return `DuckDB ${row.version}, memory ${row.memory}`
    },
    async close() {
      const opened = await opening?.catch(() => undefined)
      opening = undefined
      opened?.closeSync()
    },
  }
}

async function openInstance({ memoryMb, threads, temp }: { memoryMb: number; threads: number; temp: string }): Promise<DuckDBInstance> {
  mkdirSync(temp, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMb}MiB`,
    threads: String(threads),
    temp_directory: temp,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run(`SET GLOBAL TimeZone = 'UTC'; SET GLOBAL lock_configuration = true`)
  connection.closeSync()
  return instance
}

/** A path or text as a literal of SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as an identifier of SQL. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`

function plain(row: Record<string, unknown>): PlainRow {
  for (const name in row) if (typeof row[name] === 'bigint') row[name] = Number(row[name])
  return row as PlainRow
}

const cancelled = () => new EngineError('CANCELLED', 'The query was cancelled.')

function warehouseError(error: unknown): unknown {
  const message = String((error as Error)?.message ?? error)
  if (/^Out of Memory Error/i.test(message))
    return new EngineError(
      'MEMORY_FULL',
      'The memory for large tables does not suffice; nothing was kept. Give it more in the settings (memory_mb), or work on fewer columns.',
      {},
      { cause: error },
    )
  if (!/No space left on device|disk is full|max_temp_directory_size/i.test(message)) return error
  return new EngineError(
    'DISK_FULL',
    'No space is left on the disk of the workspace; nothing was kept. Free some space and try again.',
    {},
    { cause: error },
  )
}
