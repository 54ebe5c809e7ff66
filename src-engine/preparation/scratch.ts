import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '#engine/base/files'
import { uuidv7 } from '#engine/base/ids'
import { identifier, literal, type Warehouse } from '#engine/warehouse/duckdb'
import { parquetOptions } from '#engine/warehouse/parquet-options'
import { type Frame, HIDDEN, ROW } from './frame.ts'

/** Keeps tables between two steps for the time of one run. */
export interface Scratch {
  keep(frame: Frame): Promise<Frame>
  /** Removes all that was kept. */
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

/** For whole tables: Parquet files in a folder that is removed with them. */
export function fileScratch(warehouse: Warehouse, folder: string, signal?: AbortSignal): Scratch {
  let made = 0
  return {
    async keep(frame) {
      const path = join(folder, `stage-${made++}.parquet`)
      await warehouse.run(`COPY (${inOrder(frame)}) TO ${literal(path)} ${parquetOptions(frame.columns.length, 'snappy')}`, [], { signal })
      return { from: `read_parquet(${literal(path)})`, columns: frame.columns, ordered: true }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A column of a table in memory takes at least a quarter of a megabyte, however few its rows. */
const MOST_COLUMNS_IN_MEMORY = 600

/** For the first rows: in memory, unless the tables of all steps together have very many columns. */
export const previewScratch = (
  warehouse: Warehouse,
  files: Files,
  { columns, tables }: { columns: number; tables: number },
  signal?: AbortSignal,
): Scratch =>
  columns * tables <= MOST_COLUMNS_IN_MEMORY
    ? memoryScratch(warehouse, signal)
    : fileScratch(warehouse, dirname(files.temporary('preview')), signal)
