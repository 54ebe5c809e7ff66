import type { BoundLook, BoundPorts } from '#engine/datasets/port'
import type { Warehouse } from '#engine/warehouse/duckdb'
import { tokensSql } from './read-sales.ts'

type Tables = Pick<BoundPorts, 'ventes' | 'details' | 'couples'>

/** A condition that a row may meet, and what is said of those that do. */
interface Rule {
  when: string
  reason: string
}

const NO_NUMBER = (column: string) => {
  const value = `try_cast(replace(${column}, ',', '.') AS DOUBLE)`
  return `coalesce(${value} <= 0 OR NOT isfinite(${value}), true)`
}

const REFUSED: Record<keyof Tables, Rule[]> = {
  ventes: [],
  details: [{ when: 'ID_PRODUIT IS NULL', reason: 'a product id was expected' }],
  couples: [
    { when: 'ID_PRODUIT_A IS NULL OR ID_PRODUIT_B IS NULL', reason: 'two product ids were expected' },
    { when: NO_NUMBER('OCCURENCE_PAIR'), reason: 'OCCURENCE_PAIR: a number above 0 was expected' },
  ],
}
const WARNED: Record<keyof Tables, Rule[]> = {
  ventes: [
    { when: `coalesce(len(${tokensSql('LIST_ID_PRODUITS')}), 0) = 0`, reason: 'rows hold no product; they are left out of training' },
    {
      when: `NB_OCCURENCES_COMMANDE IS NOT NULL AND ${NO_NUMBER('NB_OCCURENCES_COMMANDE')}`,
      reason: 'rows have a NB_OCCURENCES_COMMANDE that is no number above 0; they count once, and --weight occ refuses them',
    },
  ],
  details: [],
  couples: [{ when: 'ID_PRODUIT_A = ID_PRODUIT_B', reason: 'rows pair a product with itself; they are left out' }],
}

/** What an import into the tables of the recommender brings: a look at the rows; nothing is copied out of the version. */
export function createBoundTables({ warehouse }: { warehouse: Warehouse }): Tables {
  const look = async (table: keyof Tables, rows: string, signal?: AbortSignal): Promise<BoundLook> => {
    const refused = REFUSED[table]
    const relation = `(SELECT row, CASE ${refused.map(({ when, reason }) => `WHEN ${when} THEN '${reason}'`).join(' ')} END AS reason FROM ${rows})`
    const refusedRows =
      refused.length === 0 ? 0 : await count(warehouse, `SELECT count(*) AS n FROM ${relation} WHERE reason IS NOT NULL`, signal)
    const warnings: string[] = []
    for (const { when, reason } of WARNED[table]) {
      const found = await count(warehouse, `SELECT count(*) AS n FROM ${rows} WHERE ${when}`, signal)
      if (found > 0) warnings.push(`${found} ${reason}.`)
    }
    const refusedRelation = refusedRows > 0 ? `(SELECT * FROM ${relation} WHERE reason IS NOT NULL)` : null
    return { refused: refusedRelation, refusedRows, warnings, finish: () => {}, discard: () => {} }
  }
  return {
    ventes: { look: (rows, { signal }) => look('ventes', rows, signal) },
    details: { look: (rows, { signal }) => look('details', rows, signal) },
    couples: { look: (rows, { signal }) => look('couples', rows, signal) },
  }
}

async function count(warehouse: Warehouse, sql: string, signal?: AbortSignal): Promise<number> {
  const [{ n }] = await warehouse.all<{ n: number }>(sql, [], { signal })
  return n
}
