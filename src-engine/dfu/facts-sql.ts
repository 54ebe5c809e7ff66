const YEAR_FIRST = String.raw`^(\d{4})[-/. ](0?[1-9]|1[0-2])(?:[-/. T].*)?$`
const COMPACT = String.raw`^(\d{4})(0[1-9]|1[0-2])(?:\d{2})?$`
const MONTH_FIRST = String.raw`^(0?[1-9]|1[0-2])[-/. ](\d{4})$`

/** How months may be written, for messages. */
export const MONTH_FORMATS = 'YYYY-MM, YYYY-MM-DD, YYYYMM, YYYYMMDD or MM/YYYY'

const part = (pattern: string, group: number) => `CAST(regexp_extract(month, '${pattern}', ${group}) AS INTEGER)`
const written = (pattern: string, year: number, month: number) =>
  `WHEN regexp_matches(month, '${pattern}') THEN 12 * ${part(pattern, year)} + ${part(pattern, month)} - 1`

/**
 * The records of the sales as numbers: `(dfu_id, item_id, location, month_number, demand)`; a month number is 12 · year + month − 1.
 *
 * A missing dfu_id is item_id|location, or item_id alone; a record without a demand counts as 0.
 *
 * @param rows - relation with the columns of fact_sales_monthly as text, demand as a number; further columns pass.
 * @param also - further columns of `rows` to keep.
 */
export const salesSql = (rows: string, also: readonly string[] = []): string => `(
  SELECT ${also.map((name) => `${name}, `).join('')}
    coalesce(dfu_id, CASE WHEN location IS NULL THEN item_id ELSE item_id || '|' || location END) AS dfu_id, item_id, location,
    CASE ${written(YEAR_FIRST, 1, 2)} ${written(COMPACT, 1, 2)} ${written(MONTH_FIRST, 2, 1)} END AS month_number,
    coalesce(demand, 0.0) AS demand
  FROM ${rows})`

/** The records that can be used. */
export const usableSql = (rows: string): string => `(SELECT * FROM ${salesSql(rows)} WHERE dfu_id IS NOT NULL AND month_number IS NOT NULL)`

/** Rows that cannot be used, with the reason; `rows` has the column `row`. */
export const refusedSql = (rows: string): string => `(
  SELECT row, CASE WHEN dfu_id IS NULL THEN 'Neither dfu_id nor item_id is given.' ELSE 'The month is missing or not written ${MONTH_FORMATS}.' END AS reason
  FROM ${salesSql(rows, ['row'])} WHERE dfu_id IS NULL OR month_number IS NULL)`

/** Every DFU of the sales with its item and location, by id. */
export const dfusSql = (rows: string): string =>
  `SELECT dfu_id, min(item_id) AS item_id, min(location) AS location FROM ${usableSql(rows)} GROUP BY dfu_id ORDER BY dfu_id`

/** One row of figures on all records. */
export const checkSql = (rows: string): string => `
WITH cells AS (
  SELECT dfu_id, month_number, count(*) AS records, count(CASE WHEN demand < 0 THEN 1 END) AS negative
  FROM ${usableSql(rows)} GROUP BY dfu_id, month_number
),
lives AS (
  SELECT dfu_id, sum(records) AS records, sum(negative) AS negative, count(*) AS months,
    max(month_number) - min(month_number) + 1 - count(*) AS gaps
  FROM cells GROUP BY dfu_id
)
SELECT CAST(coalesce(sum(records), 0) AS BIGINT) AS rows, count(*) AS dfus, CAST(coalesce(sum(records - months), 0) AS BIGINT) AS duplicate_rows,
  CAST(coalesce(sum(negative), 0) AS BIGINT) AS negative_rows, count(CASE WHEN negative > 0 THEN 1 END) AS negative_dfus,
  CAST(coalesce(sum(gaps), 0) AS BIGINT) AS gap_months, count(CASE WHEN gaps > 0 THEN 1 END) AS dfus_with_gaps
FROM lives`

/** Months that have records, ascending. */
export const monthsSql = (rows: string): string => `SELECT DISTINCT month_number FROM ${usableSql(rows)} ORDER BY month_number`

/** The months of some DFUs, by id and month. */
export const seriesSql = (rows: string, dfus: readonly string[], quoted: (text: string) => string): string =>
  `SELECT dfu_id, month_number, sum(demand) AS demand FROM ${usableSql(rows)}
   WHERE dfu_id IN (${dfus.map(quoted).join(', ')}) GROUP BY dfu_id, month_number ORDER BY dfu_id, month_number`
