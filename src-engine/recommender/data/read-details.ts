import type { Warehouse } from '#engine/warehouse/duckdb'
import { idSql, type Reading } from './read-sales.ts'
import { areIntegers, type Couples, type CouplesFound, type Details } from './tables.ts'

const ROWS_AT_ONCE = 5_000
const YES = /^(?:1|1[.,]0+|true|vrai|oui|yes|o|y|mdd)$/i

interface DetailRow {
  id: string
  LIB_PRODUIT: string | null
  ID_GAMME: string | null
  LIB_GAMME: string | null
  ID_UNIVERS: string | null
  LIB_UNIVERS: string | null
  ID_MARQUE: string | null
}

/**
 * Reads the products; of several rows for one product the first counts.
 *
 * @param relation - with the columns of details as text.
 */
export async function readDetails(warehouse: Warehouse, relation: string, { signal, breathe }: Reading): Promise<Details> {
  const details: Details = new Map()
  const sql = `SELECT ${idSql('ID_PRODUIT')} AS id, LIB_PRODUIT, ${idSql('ID_GAMME')} AS ID_GAMME, LIB_GAMME,
    ${idSql('ID_UNIVERS')} AS ID_UNIVERS, LIB_UNIVERS, ID_MARQUE FROM ${relation} WHERE ID_PRODUIT IS NOT NULL`
  for await (const rows of warehouse.batches<DetailRow>(sql, ROWS_AT_ONCE, { signal })) {
    for (const row of rows) {
      if (details.has(row.id)) continue
      details.set(row.id, {
        label: row.LIB_PRODUIT,
        gamme: row.ID_GAMME ?? row.LIB_GAMME,
        gammeLabel: row.LIB_GAMME ?? row.ID_GAMME,
        univers: row.ID_UNIVERS ?? row.LIB_UNIVERS,
        universLabel: row.LIB_UNIVERS ?? row.ID_UNIVERS,
        privateLabel: YES.test(row.ID_MARQUE ?? ''),
      })
    }
    await breathe()
  }
  return details
}

interface CoupleRow {
  a: string
  b: string
  count: string | null
  profession: string | null
}

/**
 * Reads pairs counted outside. A profession is one text or a list of them.
 *
 * @param relation - with the columns of couples as text.
 */
export async function readCouples(warehouse: Warehouse, relation: string, { signal, breathe }: Reading): Promise<Couples> {
  const couples: Omit<Couples, 'count'> = { a: [], b: [], professions: [] }
  const counts: number[] = []
  const sql = `SELECT ${idSql('ID_PRODUIT_A')} AS a, ${idSql('ID_PRODUIT_B')} AS b, OCCURENCE_PAIR AS count, PROFESSION_CLIENT AS profession
    FROM ${relation} WHERE ID_PRODUIT_A IS NOT NULL AND ID_PRODUIT_B IS NOT NULL AND ID_PRODUIT_A <> ID_PRODUIT_B`
  for await (const rows of warehouse.batches<CoupleRow>(sql, ROWS_AT_ONCE, { signal })) {
    for (const { a, b, count, profession } of rows) {
      const value = Number((count ?? '').replace(',', '.') || Number.NaN)
      couples.a.push(a)
      couples.b.push(b)
      counts.push(value > 0 && Number.isFinite(value) ? value : Number.NaN)
      couples.professions.push(professionsOf(profession))
    }
    await breathe()
  }
  return { ...couples, count: Float64Array.from(counts) }
}

/**
 * Looks at pairs counted outside without reading all of them here.
 *
 * @param relation - as for {@link readCouples}. Ids are compared as numbers when all of them are integers.
 */
export async function lookAtCouples(warehouse: Warehouse, relation: string, signal?: AbortSignal): Promise<CouplesFound> {
  const pairs = `(SELECT ${idSql('ID_PRODUIT_A')} AS a, ${idSql('ID_PRODUIT_B')} AS b, PROFESSION_CLIENT AS profession FROM ${relation})`
  const ask = <T>(sql: string) => warehouse.all<T>(sql, [], { signal })
  const ids = await ask<{ id: string }>(
    `SELECT DISTINCT id FROM (SELECT a AS id FROM ${pairs} UNION ALL SELECT b FROM ${pairs}) WHERE id IS NOT NULL`,
  )
  const products = ids.map(({ id }) => id)
  const professions = await ask<{ profession: string | null }>(`SELECT DISTINCT profession FROM ${pairs}`)
  const isAfter = areIntegers(products) ? 'a::BIGINT > b::BIGINT' : 'a > b'
  const [{ rows, falling }] = await ask<{ rows: number; falling: number }>(
    `SELECT count(*) AS rows, count(*) FILTER (${isAfter}) AS falling FROM ${pairs}`,
  )
  const named = new Set(professions.flatMap(({ profession }) => professionsOf(profession)))
  return { rows, products, professions: [...named].sort(), undirected: rows > 0 && falling === 0 }
}

/** One profession, or several as JSON or as Python writes a list; none: all professions. */
function professionsOf(text: string | null): string[] {
  if (text === null) return []
  if (!text.startsWith('[')) return [text]
  const names = text.slice(1, -1).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  return names.map((name) => name.trim().replace(/^["'](.*)["']$/, '$1')).filter((name) => name !== '' && name !== 'null')
}
