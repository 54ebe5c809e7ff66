import { join } from 'node:path'
import { uuidv7 } from '#engine/base/ids'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { type Frame, HIDDEN, ROW } from './frame.ts'

/** Keeps tables between two steps for the time of one run. */
export interface Scratch {
  keep(frame: Frame): Promise<Frame>
  /** Removes all that was kept in memory; files go with their folder. */
  close(): Promise<void>
}

const inOrder = ({ from, ordered }: Frame) => `SELECT * FROM ${from}${ordered ? '' : ` ORDER BY ${identifier(ROW)}`}`

/** For a few thousand rows: tables in memory. */
export function memoryScratch(warehouse: Warehouse, signal?: AbortSignal): Scratch {
  const prefix = `${HIDDEN}${uuidv7().replaceAll('-', '')}_`
  let made = 0
  return {
    async keep(frame) {
      const table = identifier(`${prefix}${made++}`)
      await warehouse.run(`CREATE TABLE ${table} AS ${inOrder(frame)}`, [], { signal })
      return { from: table, columns: frame.columns, ordered: true }
    },
    async close() {
      for (let i = 0; i < made; i++) await warehouse.run(`DROP TABLE IF EXISTS ${identifier(`${prefix}${i}`)}`)
    },
  }
}

/** For whole tables: Parquet files in a folder of their own. */
export function fileScratch(warehouse: Warehouse, folder: string, signal?: AbortSignal): Scratch {
  let made = 0
  return {
    async keep(frame) {
      const path = join(folder, `stage-${made++}.parquet`)
      await warehouse.run(`COPY (${inOrder(frame)}) TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy)`, [], { signal })
      return { from: `read_parquet(${literal(path)})`, columns: frame.columns, ordered: true }
    },
    async close() {},
  }
}
