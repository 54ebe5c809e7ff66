import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { linesCsv, productsCsv, sampleRecommender } from './sample-recommender.ts'
import { OWN_BRAND, RANGES } from './sample-recommender-catalogue.ts'
import { JOBS, TRADES } from './sample-recommender-jobs.ts'

const folder = join(import.meta.dirname, '../resources/sample/recommender')
const lines = join(folder, 'lignes_commande.parquet')

describe('sample orders', () => {
  it('are the rows that the generator gives', async () => {
    const sample = sampleRecommender()
    expect(readFileSync(join(folder, 'produits.csv'), 'utf8')).toBe(productsCsv(sample.products))
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${lines}')`)
    const rows = reader.getRowsJS().map(([order, day, trade, product, quantity]) => ({
      order: String(order),
      day: (day as Date).toISOString().slice(0, 10),
      trade: trade as string | null,
      product: Number(product),
      quantity: Number(quantity),
    }))
    connection.closeSync()
    expect(linesCsv(rows)).toBe(linesCsv(sample.lines))
  })

  it('hold 15,000 orders of nine trades and 1,500 products in under 800 KB', () => {
    const sample = sampleRecommender()
    expect(new Set(sample.lines.map(({ order }) => order)).size).toBe(15_000)
    expect(new Set(sample.lines.map(({ trade }) => trade)).size).toBe(10)
    expect(new Set(sample.products.map(({ id }) => id)).size).toBe(1_500)
    expect(new Set(sample.products.map(({ label }) => label)).size).toBe(1_500)
    expect(sample.products.filter(({ maker }) => maker === OWN_BRAND).length).toBeGreaterThan(200)
    expect(statSync(lines).size + statSync(join(folder, 'produits.csv')).size).toBeLessThan(800_000)
  })

  it('name ranges and jobs that exist', () => {
    const ranges = new Set(RANGES.map(({ name }) => name))
    const named = Object.values(JOBS).flatMap((parts) => parts.map(([range]) => range))
    expect(named.filter((name) => !ranges.has(name))).toEqual([])
    const jobs = Object.values(TRADES).flatMap((trade) => Object.keys(trade.jobs))
    expect(jobs.filter((job) => !(job in JOBS))).toEqual([])
  })

  it('put rails beside boards more often than chance does', () => {
    const sample = sampleRecommender(1, 4000)
    const rangeOf = new Map(sample.products.map(({ id, range }) => [id, RANGES[range].name]))
    const orders = [...Map.groupBy(sample.lines, ({ order }) => order).values()].map(
      (own) => new Set(own.map(({ product }) => rangeOf.get(product))),
    )
    const boards = orders.filter((ranges) => ranges.has('Plaques de plâtre'))
    const share = (of: Set<string | undefined>[]) => of.filter((ranges) => ranges.has('Rails')).length / of.length
    expect(share(boards)).toBeGreaterThan(4 * share(orders))
  })

  it('change with the seed', () => {
    expect(linesCsv(sampleRecommender(1, 50).lines)).not.toBe(linesCsv(sampleRecommender(2, 50).lines))
  })
})
