import type { Job } from '#engine/jobs/define-job'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { identifier } from '#engine/warehouse/duckdb'
import type { Reading } from '../contract.ts'
import type { OnBreak } from '../domain/decide-type.ts'
import type { Encoding } from '../domain/encodings.ts'
import type { Notice } from '../domain/notices.ts'
import type { Role } from '../domain/orange-header.ts'

/** How the user wants a file to be read; what is absent is found out. */
export interface ReadingSettings {
  format?: Reading['format']
  delimiter?: string
  quote?: '"' | "'" | 'none'
  /** One character, or `none`. */
  escape?: string
  /** One character, or `none`. */
  comment?: string
  /** Lines (rows of a sheet) above the table. */
  skip?: number
  header?: boolean
  decimal?: ',' | '.'
  encoding?: Encoding
  repair_mojibake?: boolean
  missing?: string[]
  /** Sheet and range of a workbook. */
  sheet?: string
  range?: string
  /** Nested objects of JSON become columns. */
  flatten?: boolean
  /** Column → name of a format, in place of what is found. */
  types?: Record<string, string>
  /** Column, or `*` for all → what happens to cells that break its type. */
  on_break?: Record<string, OnBreak>
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

/** A text whose bytes keep ASCII: as it stands in the file, or brought to UTF-8 where that is needed. */
export interface PlainText {
  path: string
  bom: number
  /** Encoding of the file, where it was already dealt with. */
  encoding?: Encoding
  brought: boolean
  /** Bytes of the file that were looked at, where it was brought to UTF-8. */
  bytes: number
  notices: Notice[]
}

/** A file brought to a relation that SQL can ask. */
export interface Source {
  /** SQL relation with `row`, `line` and the cells `c1`…`cN`. */
  relation: string
  /** Columns, all different. */
  names: string[]
  /** Types of the cells; absent when they are text that is still to be typed. */
  types?: ('integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text')[]
  /** Ways of writing that the file itself declares for text cells, by column. */
  declared?: Record<string, string>
  /** SQL relation with `row`, `line`, `code`, `reason`, `cells` (JSON) of rows that are no rows of the table. */
  rejected: string | null
  rows: number
  /** Bytes of the file that were looked at. */
  bytes: number
  reading: Reading
  /** Column → what it is for, where the file says it. */
  roles?: Record<string, Role>
  /** Sheets of a workbook that hold anything. */
  sheets?: string[]
  notices: Notice[]
}

/** Expression of the cell of a column in the relation of a source. */
export const cellOf = (index: number): string => identifier(`c${index + 1}`)

export const NO_READING: Omit<Reading, 'format'> = {
  encoding: null,
  byte_order_mark: null,
  mojibake_repaired: null,
  delimiter: null,
  quote: null,
  escape: null,
  comment: null,
  skip: null,
  header: null,
  line_end: null,
  decimal: null,
  missing: null,
  sheet: null,
  range: null,
  flatten: null,
}
