// Writes resources/sample/recommender/: 15,000 orders of nine trades at a dealer in building materials, and its 1,500 products, made up from a seed.
//   node scripts/sample-recommender.ts
// Running it again gives the same rows. No product, price or order comes from a real company. What is bought together follows from the
// jobs of the trades: a partition needs boards, rails, studs and screws of one size, and now and then gloves.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Random, seeded } from '#engine/math/random'
import { OWN_BRAND, RANGES } from './sample-recommender-catalogue.ts'
import { JOBS, TRADES } from './sample-recommender-jobs.ts'

const SEED = 20261121
const PRODUCTS = 1_500
const ORDERS = 15_000
const FIRST_ID = 270_100
const FIRST_ORDER = 100_001
const DAYS = 364
const START = Date.UTC(2025, 0, 2)
const ANONYMOUS_SHARE = 0.03
/** How often a part of a job comes in the size of the job, and from the maker that the customer prefers. */
const SAME_SIZE = 0.8
const SAME_MAKER = 0.7
const SECOND_JOB = 0.12
const EXTRA = 0.35

export interface SampleProduct {
  id: number
  label: string
  range: number
  universe: number
  size: number
  maker: string
}

/** Bought with anything. */
const EXTRAS = [
  'Gants',
  'Protection',
  'Outils à main',
  'Sacs et nettoyage',
  'Chevilles',
  'Vis à bois',
  'Forets',
  'Disques',
  'Silicones',
  'Abrasifs',
]

export interface SampleLine {
  order: string
  day: string
  trade: string | null
  product: number
  quantity: number
}

/**
 * The sample: products and order lines.
 *
 * @param seed - same seed, same rows.
 */
export function sampleRecommender(seed = SEED, orders = ORDERS): { products: SampleProduct[]; lines: SampleLine[] } {
  const products = makeProducts()
  const byRange = Map.groupBy(products, ({ range }) => range)
  const random = seeded(seed)
  const trades = Object.entries(TRADES)
  const lines: SampleLine[] = []
  for (let i = 0; i < orders; i++) {
    const [name, { jobs }] =
      trades[
        pick(
          random,
          trades.map(([, { share }]) => share),
        )
      ]
    const basket = fillBasket(random, jobs, byRange)
    const order = `C${FIRST_ORDER + i}`
    const day = new Date(START + Math.floor((i / orders) * DAYS) * 86_400_000).toISOString().slice(0, 10)
    const trade = random.uniform() < ANONYMOUS_SHARE ? null : name
    for (const product of basket) lines.push({ order, day, trade, product, quantity: 1 + Math.floor(4 * random.uniform() ** 2) })
  }
  return { products, lines }
}

function makeProducts(): SampleProduct[] {
  const universes = [...new Set(RANGES.map(({ universe }) => universe))]
  const all = RANGES.flatMap(({ universe, label, sizes, makers }, range) =>
    sizes.flatMap((words, size) =>
      makers.map((maker) => ({
        label: `${label.replace('%', words)} ${maker}`,
        range,
        universe: universes.indexOf(universe),
        size,
        maker,
      })),
    ),
  )
  // Large packs of the first maker's articles make up the number.
  const packs = all.filter(({ range, maker }) => maker === RANGES[range].makers[0]).slice(0, PRODUCTS - all.length)
  const named = [...all, ...packs.map((one) => ({ ...one, label: `${one.label}, lot de chantier` }))]
  return named.slice(0, PRODUCTS).map((one, i) => ({ id: FIRST_ID + 7 * i, ...one }))
}

function fillBasket(random: Random, jobs: Record<string, number>, byRange: ReadonlyMap<number, SampleProduct[]>): number[] {
  const basket = new Set<number>()
  const likesOwn = random.uniform() < 0.35
  const count = random.uniform() < SECOND_JOB ? 2 : 1
  for (let n = 0; n < count; n++) {
    const names = Object.keys(jobs)
    const parts = JOBS[names[pick(random, Object.values(jobs))]]
    const size = random.uniform()
    for (const [range, share] of parts) if (random.uniform() < share) basket.add(choose(random, byRange, range, size, likesOwn))
    if (basket.size === 0) basket.add(choose(random, byRange, parts[0][0], size, likesOwn))
  }
  if (random.uniform() < EXTRA) basket.add(choose(random, byRange, EXTRAS[random.integer(EXTRAS.length)], random.uniform(), likesOwn))
  return [...basket]
}

/** An article of a range, mostly in the size of the job and from the preferred maker. */
function choose(random: Random, byRange: ReadonlyMap<number, SampleProduct[]>, name: string, size: number, likesOwn: boolean): number {
  const range = RANGES.findIndex((one) => one.name === name)
  const { sizes, makers } = RANGES[range]
  const wantedSize = Math.floor((random.uniform() < SAME_SIZE ? size : random.uniform()) * sizes.length)
  const preferred = likesOwn && makers.includes(OWN_BRAND) ? OWN_BRAND : makers[0]
  const maker = random.uniform() < SAME_MAKER ? preferred : makers[random.integer(makers.length)]
  const fitting = (byRange.get(range) as SampleProduct[]).filter((one) => one.size === wantedSize && one.maker === maker)
  return fitting[random.uniform() < 0.85 ? 0 : fitting.length - 1].id
}

function pick(random: Random, weights: readonly number[]): number {
  let rest = random.uniform() * weights.reduce((a, b) => a + b, 0)
  const found = weights.findIndex((weight) => {
    rest -= weight
    return rest < 0
  })
  return found < 0 ? weights.length - 1 : found
}

/** Products as a French CSV: semicolons, UTF-8. */
export function productsCsv(products: readonly SampleProduct[]): string {
  const rows = products.map(({ id, label, range, universe, maker }) =>
    [id, label, 10 + range, RANGES[range].name, 1 + universe, RANGES[range].universe, maker === OWN_BRAND ? 1 : 0].join(';'),
  )
  return `${['ID_PRODUIT;LIB_PRODUIT;ID_GAMME;LIB_GAMME;ID_UNIVERS;LIB_UNIVERS;ID_MARQUE', ...rows].join('\n')}\n`
}

/** Order lines as CSV, an empty cell where the order names no trade. */
export function linesCsv(lines: readonly SampleLine[]): string {
  const rows = lines.map(({ order, day, trade, product, quantity }) => `${order},${day},${trade ?? ''},${product},${quantity}`)
  return `${['N° commande,Date,Métier,Code article,Quantité', ...rows].join('\n')}\n`
}

async function writeParquet(csv: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  writeFileSync(join(folder, 'lines.csv'), csv)
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run(
    `COPY (SELECT * FROM read_csv('${join(folder, 'lines.csv')}')) TO '${file}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19)`,
  )
  connection.closeSync()
  rmSync(folder, { recursive: true })
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../resources/sample/recommender')
  const { products, lines } = sampleRecommender()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'produits.csv'), productsCsv(products))
  await writeParquet(linesCsv(lines), join(folder, 'lignes_commande.parquet'))
}
