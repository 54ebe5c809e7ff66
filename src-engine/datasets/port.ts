/** Tables of the store that a file can be bound to while it is imported. */
export type TableName = 'lots' | 'gavage_data'

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
export type TablePorts = Record<TableName, { open(project_id: number): TableImport }>

/**
 * Reads a file for another capability as it would be imported, page by page, without keeping it.
 *
 * `lots_to_score` has the columns of `lots` and `duree_gavage`; a `needed` column that the file does not have is refused with
 * `DATASET_COLUMN_MISSING` before the first page.
 */
export type ReadTable = (
  file: { path: string; name: string },
  wanted: { table: 'lots_to_score'; needed: readonly string[]; map?: string; signal?: AbortSignal },
) => Promise<{ pages: AsyncIterable<{ rows: TableRow[]; rejected: TableRejection[] }>; warnings: string[] }>
