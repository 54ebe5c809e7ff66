import { literal } from '#engine/warehouse/duckdb'
import { idSql } from './read-sales.ts'

const USABLE = `order_id IS NOT NULL AND product_id IS NOT NULL AND coalesce(quantity, 1) > 0`

/** Lines that name an order and a product; returns and cancellations (quantity ≤ 0) are none. @param lines - relation of order_lines. */
export const filledSql = (lines: string): string =>
  `(SELECT * REPLACE (${idSql('product_id')} AS product_id) FROM ${lines} WHERE ${USABLE})`

/** How many lines {@link filledSql} leaves out. */
export const leftOutSql = (lines: string): string => `SELECT count(*) FILTER (NOT coalesce(${USABLE}, false)) AS "left" FROM ${lines}`

/** Whether the lines say more of a product than its id. */
export const hasDetailsSql = (filled: string): string => `SELECT count(coalesce(${DETAILS.join(', ')})) > 0 AS described FROM ${filled}`

/**
 * One row per profession and set of products, as ventes has it: orders with the same products are one row that occurred several times.
 *
 * @param profession - of orders without one. An order with several professions takes the first by name.
 */
export function ventesSql(filled: string, profession: string): string {
  const orders = `SELECT order_id, coalesce(min(profession), ${literal(profession)}) AS PROFESSION_CLIENT, list_sort(list(DISTINCT product_id)) AS products
    FROM ${filled} GROUP BY order_id`
  return `SELECT PROFESSION_CLIENT, count(*) AS NB_OCCURENCES_COMMANDE, to_json(products)::VARCHAR AS LIST_ID_PRODUITS
    FROM (${orders}) GROUP BY PROFESSION_CLIENT, products ORDER BY PROFESSION_CLIENT, NB_OCCURENCES_COMMANDE DESC, LIST_ID_PRODUITS`
}

const DETAILS = ['LIB_PRODUIT', 'ID_GAMME', 'LIB_GAMME', 'ID_UNIVERS', 'LIB_UNIVERS', 'ID_MARQUE']

/** One row per product; of several texts the most frequent, of equally frequent the first. */
export function detailsSql(filled: string): string {
  const counted = DETAILS.map(
    (name) =>
      `SELECT product_id, '${name}' AS name, ${name} AS value, count(*) AS times FROM ${filled} WHERE ${name} IS NOT NULL GROUP BY ALL`,
  )
  const most = DETAILS.map((name) => `min_by(value, (-times, value)) FILTER (name = '${name}') AS ${name}`)
  const products = `SELECT DISTINCT product_id FROM ${filled}`
  return `SELECT product_id AS ID_PRODUIT, ${DETAILS.join(', ')} FROM (${products})
    LEFT JOIN (SELECT product_id, ${most.join(', ')} FROM (${counted.join(' UNION ALL ')}) GROUP BY product_id) USING (product_id) ORDER BY product_id`
}
