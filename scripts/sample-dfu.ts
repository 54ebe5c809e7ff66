// Writes resources/sample/dfu/: 36 months of 400 DFUs (40 drinks at 10 depots) in seven demand patterns, made up from a seed.
//   node scripts/sample-dfu.ts
// Running it again gives the same bytes. No figure comes from a real company; the patterns are ours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seeded } from '#engine/math/random'

const SEED = 20261121
const ITEMS = 40
const MONTHS = 36
const FIRST_MONTH = { year: 2023, month: 1 }
const LATE_SHARE = 0.03

interface Pattern {
  name: string
  /** Units a month at an average depot. */
  level: number
  /** Random factor of a month, as a deviation of its logarithm. */
  noise: number
  /** Share of months with demand. */
  active: number
  /** Growth of the level over the 36 months. */
  growth: number
  /** Amplitude of the season, relative to the level; and the month of its peak. */
  season: number
  peak: number
}

const PATTERNS: readonly Pattern[] = [
  { name: 'steady seller', level: 1150, noise: 0.07, active: 1, growth: 0, season: 0.05, peak: 6 },
  { name: 'everyday', level: 300, noise: 0.12, active: 1, growth: 0, season: 0.06, peak: 5 },
  { name: 'summer', level: 1200, noise: 0.1, active: 1, growth: 0, season: 0.75, peak: 7 },
  { name: 'winter', level: 110, noise: 0.12, active: 1, growth: 0, season: 0.8, peak: 12 },
  { name: 'new and rising', level: 620, noise: 0.1, active: 1, growth: 1.1, season: 0.06, peak: 6 },
  { name: 'on its way out', level: 42, noise: 0.12, active: 1, growth: -0.58, season: 0.03, peak: 6 },
  { name: 'slow mover', level: 14, noise: 0.5, active: 0.42, growth: 0, season: 0, peak: 1 },
]

const CATEGORIES = ['eau', 'soda', 'jus', 'bière', 'sirop']
const BRANDS = ['Alba', 'Boréal', 'Cascade', 'Dune', 'Écume', 'Fjord', 'Galet']
const DEPOTS = [
  { name: 'BORDEAUX', region: 'Sud-Ouest', size: 1.1 },
  { name: 'DIJON', region: 'Est', size: 0.7 },
  { name: 'LILLE', region: 'Nord', size: 1.2 },
  { name: 'LYON', region: 'Est', size: 1.4 },
  { name: 'MARSEILLE', region: 'Sud-Est', size: 1.5 },
  { name: 'NANTES', region: 'Ouest', size: 1.0 },
  { name: 'NICE', region: 'Sud-Est', size: 0.9 },
  { name: 'PAU', region: 'Sud-Ouest', size: 0.5 },
  { name: 'RENNES', region: 'Ouest', size: 0.8 },
  { name: 'STRASBOURG', region: 'Est', size: 0.9 },
]

interface Item {
  id: string
  name: string
  category: string
  brand: string
  caseWeight: number
  packCase: number
  pattern: Pattern
}

/**
 * The three files of the sample as texts: UTF-8, comma, decimal point, one header line; months without a sale have no row.
 *
 * @param seed - same seed, same bytes.
 */
export function sampleDfuFiles(seed = SEED): { facts: string; items: string; dfus: string } {
  const random = seeded(seed)
  const items = Array.from({ length: ITEMS }, (_, i) => makeItem(random, i))
  const pairs = items.flatMap((item) => DEPOTS.map((depot) => ({ item, depot })))
  const facts = pairs.flatMap(({ item, depot }) =>
    salesOf(random, item, depot.size).map(([month, units]) => [item.id, depot.name, month, units]),
  )
  return {
    facts: csv(['item_id', 'location', 'month', 'demand'], facts),
    items: csv(
      ['item_id', 'description', 'category', 'brand_name', 'case_weight', 'pack_case'],
      items.map(({ id, name, category, brand, caseWeight, packCase }) => [
        id,
        name,
        category,
        brand,
        caseWeight.toFixed(1),
        String(packCase),
      ]),
    ),
    dfus: csv(
      ['item_id', 'location', 'brand', 'region', 'abc_vol', 'total_lt'],
      pairs.map(({ item, depot }) => {
        const volume = item.pattern.level * depot.size
        const abc = volume > 400 ? 'A' : volume > 80 ? 'B' : 'C'
        return [item.id, depot.name, item.brand, depot.region, abc, String(3 + random.integer(18))]
      }),
    ),
  }
}

function makeItem(random: Random, i: number): Item {
  const pattern = PATTERNS[i % PATTERNS.length]
  const category = CATEGORIES[random.integer(CATEGORIES.length)]
  const brand = BRANDS[random.integer(BRANDS.length)]
  const packCase = [6, 12, 24][random.integer(3)]
  const id = `I${String(i + 1).padStart(3, '0')}`
  return { id, name: `${brand} ${category} ${i + 1}`, category, brand, caseWeight: packCase * (0.5 + random.uniform()), packCase, pattern }
}

/** Months with sales and their units. */
function salesOf(random: Random, { pattern }: Item, size: number): [string, string][] {
  const level = pattern.level * size * Math.exp(0.25 * random.normal())
  const start = random.uniform() < LATE_SHARE ? MONTHS - 8 - random.integer(3) : 0
  const sales: [string, string][] = []
  for (let t = start; t < MONTHS; t++) {
    const isActive = random.uniform() < pattern.active
    const noise = Math.exp(pattern.noise * random.normal())
    const calendarMonth = ((FIRST_MONTH.month - 1 + t) % 12) + 1
    const season = 1 + pattern.season * Math.cos((2 * Math.PI * (calendarMonth - pattern.peak)) / 12)
    const units = Math.round(level * season * (1 + (pattern.growth * t) / (MONTHS - 1)) * noise)
    if (isActive && units > 0) sales.push([writtenMonth(t), String(units)])
  }
  return sales
}

const writtenMonth = (t: number): string => {
  const month = FIRST_MONTH.month - 1 + t
  return `${FIRST_MONTH.year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

const csv = (header: string[], rows: string[][]): string => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../resources/sample/dfu')
  const { facts, items, dfus } = sampleDfuFiles()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'fact_sales_monthly.csv'), facts)
  writeFileSync(join(folder, 'dim_item.csv'), items)
  writeFileSync(join(folder, 'dim_dfu.csv'), dfus)
}
