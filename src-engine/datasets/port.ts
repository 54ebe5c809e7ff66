import type { Notice } from './domain/notices.ts'

/** How cells are written, for a neighbour that reads texts as an import does. */
export { booleanFormats, type CellFormat, numberFormat, timeFormats } from './domain/cell-formats.ts'
export { parseColumnMap } from './domain/column-map.ts'
export { foldName } from './domain/column-names.ts'
export { valueSql } from './typing-sql.ts'

/** Tables of the store that a file can be bound to while it is imported. */
export type StoredTable = 'lots' | 'gavage_data' | 'dim_item' | 'dim_dfu'
/** Tables whose rows stay in the Parquet version that is bound to them. */
export type BoundTable = 'fact_sales_monthly' | 'ventes' | 'details' | 'couples'
export type TableName = StoredTable | BoundTable

/** Kind and facts of the job that imports a file, for a neighbour that has made one and lets it be imported. */
export const IMPORT_JOB = 'datasets.import'
export interface ImportOrder {
  /** Absolute path; a file in the workspace's `tmp/` goes with its folder. */
  file: string
  name: string
  table: TableName
}

/** One row of a file in the columns of a table (see domain/tables.ts); a date is `YYYY-MM-DD`, what is missing is null. */
export interface TableRow {
  /** 1-based number of the row in the file. */
  row: number
  values: Record<string, string | number | null>
}

/** A row that the table cannot take. */
export interface TableRejection {
  row: number
  /** One sentence: what was expected, what was got. */
  reason: string
}

export interface TableOutcome {
  inserted: number
  updated: number
  unchanged: number
}

/** One import into one table. Nothing shows in the table before {@link TableImport.finish}. */
export interface TableImport {
  /**
   * Keeps at most 2,000 rows beside the table, in a transaction of its own.
   *
   * @returns the rows that the table cannot take; they are not kept.
   */
  stage(rows: readonly TableRow[]): TableRejection[]
  /** Writes all staged rows into the table; call it inside the transaction that completes the import. */
  finish(): TableOutcome
  /** Drops what was staged; safe to call at any time, also after `finish`. */
  discard(): void
}

/** What the owner of a domain table gives to the import of files. */
export type TablePorts = Record<StoredTable, { open(project_id: number): TableImport }>

/** One look at the rows that are to be bound to a table. */
export interface BoundLook {
  /** Relation `(row, reason)` of the rows that cannot be used; null when all can. They stay in the version. */
  refused: string | null
  refusedRows: number
  /** What should be known of the rows, as sentences. */
  warnings: string[]
  /** What the binding brings with it; call it inside the transaction that completes the import. */
  finish(): void
  /** Safe to call at any time, also after `finish`. */
  discard(): void
}

/**
 * What the owner of a bound table gives to the import of files.
 *
 * @param rows - relation with `row` and the columns of the table; those that the file does not have are null.
 */
export type BoundPorts = Record<
  BoundTable,
  { look(rows: string, call: { project_id: number; signal?: AbortSignal; breathe(): Promise<void> }): Promise<BoundLook> }
>

/** Where the owner of a bound table finds its rows: those of the bound version, or of the version with an id. */
export type FindBound = (
  project_id: number,
  table: BoundTable,
  version_id?: number,
) => (Omit<ReadableVersion, 'columns' | 'path'> & { /** Relation with the columns of the table. */ relation: string }) | null

/**
 * Reads a file for another capability as it would be imported, page by page, without keeping it.
 *
 * `lots_to_score` has the columns of `lots` and `duree_gavage`; a `needed` column that the file does not have is refused with
 * `DATASET_COLUMN_MISSING` before the first page.
 */
export type ReadTable = (
  file: { path: string; name: string },
  wanted: { table: 'lots_to_score'; needed: readonly string[]; map?: string; signal?: AbortSignal },
) => Promise<{ pages: AsyncIterable<{ rows: TableRow[]; rejected: TableRejection[] }>; warnings: string[]; notices: Notice[] }>

/**
 * Brings a file, as it would be imported, or a version of a dataset to the columns of a table without keeping anything; all columns
 * are text but for those that the table holds as numbers.
 *
 * @throws {EngineError} as an import does.
 */
export type OpenTable = (
  from: { path: string } | { project_id: number; dataset: string },
  wanted: { table: BoundTable | 'order_lines'; map?: string; signal?: AbortSignal },
) => Promise<{
  /** Relation with the columns of the table. */ relation: string
  content_hash: string
  warnings: string[]
  close(): Promise<void>
}>

/** A version as a neighbour may read it. */
export interface ReadableVersion {
  dataset_id: number
  name: string
  version_id: number
  version_number: number
  content_hash: string
  rows: number
  columns: { name: string; type: 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'text' }[]
  /** Parquet file; never to be changed. */
  path: string
}

/** A finished table that is to become the next version of a dataset. */
export interface MadeVersion {
  dataset_id: number
  /** Version that it was made from. */
  version_number: number
  description: string
  /** Steps with what they learned and did; JSON. */
  steps: readonly unknown[]
  /** Parquet file with the columns in their order; it is moved away. */
  path: string
  columns: ReadableVersion['columns']
  warnings: readonly string[]
}

export interface MadeAnswer {
  dataset_id: number
  version_id: number
  version_number: number
  rows: number
  name: string
  /** Tables of the project that hold the rows of another version of the dataset. */
  feeds: { table: TableName; version_number: number }[]
}

/** Versions of datasets for the preparation, which reads one and makes the next. */
export interface VersionsPort {
  /** @throws {EngineError} `DATASET_NOT_FOUND`. */
  find(project_id: number, dataset: string, version?: number): ReadableVersion
  /** Steps that made a version; none for an import. */
  stepsOf(version_id: number): unknown[]
  /**
   * Keeps the file under the name of its content.
   *
   * @returns what writes the version; call it inside the transaction that completes the job.
   */
  prepare(made: MadeVersion, job: { project_id: number; user_id: number; task_id: number; signal?: AbortSignal }): Promise<() => MadeAnswer>
}
