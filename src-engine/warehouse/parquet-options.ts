/** While DuckDB writes Parquet, each text column holds a dictionary page of 1 MiB from its first value on. */
const WIDE = 200
const PAGE_BYTES = 16_384

/**
 * Options of a COPY that writes Parquet; tables of over 200 columns get small dictionary pages, or 2,000 texts would take 2 GiB.
 *
 * @param columns - of the table.
 * @param compression - of the pages.
 */
export const parquetOptions = (columns: number, compression: 'snappy' | 'zstd'): string =>
  `(FORMAT parquet, COMPRESSION ${compression}${columns > WIDE ? `, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${PAGE_BYTES}` : ''})`
