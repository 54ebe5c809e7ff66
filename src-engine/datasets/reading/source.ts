import type { Job } from '#engine/jobs/define-job'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { identifier } from '#engine/warehouse/duckdb'
import type { Reading } from '../contract.ts'
import type { Encoding } from '../domain/encodings.ts'
import type { Notice } from '../domain/notices.ts'

/** How the user wants a file to be read; what is absent is found out. */
export interface ReadingSettings {
  format?: Reading['format']
  delimiter?: string
  quote?: '"' | "'" | 'none'
  header?: boolean
  decimal?: ',' | '.'
  encoding?: Encoding
  missing?: string[]
  /** Column → name of a format, in place of what is found. */
  types?: Record<string, string>
}

/** What reading a file may use. */
export interface ReadingTools {
  warehouse: Warehouse
  /** Runs a computation in a worker; its 0…1 is that of the reading. */
  compute<I, O>(job: Job<I, O>, input: I): Promise<O>
  /** Folder for the files of this reading; the caller removes it. */
  folder: string
  signal?: AbortSignal
  /** Look at the beginning of the file only. */
  preview: boolean
}

/** A file brought to a relation that SQL can ask. */
export interface Source {
  /** SQL relation with `row`, `line` and the cells `c1`…`cN`. */
  relation: string
  /** Columns, all different. */
  names: string[]
  /** Types of the cells; absent when they are text that is still to be typed. */
  types?: ('integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text')[]
  /** SQL relation with `row`, `line`, `code`, `reason`, `cells` (JSON) of rows that are no rows of the table. */
  rejected: string | null
  rows: number
  /** Bytes of the file that were looked at. */
  bytes: number
  reading: Reading
  notices: Notice[]
}

/** Expression of the cell of a column in the relation of a source. */
export const cellOf = (index: number): string => identifier(`c${index + 1}`)

export const NO_READING: Omit<Reading, 'format'> = {
  encoding: null,
  delimiter: null,
  quote: null,
  header: null,
  decimal: null,
  missing: null,
  sheet: null,
}
