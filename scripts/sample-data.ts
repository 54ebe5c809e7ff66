// Writes resources/sample/: 1,200 lots of five sites with their days of feeding, made up from a seed.
//   node scripts/sample-data.ts
// Running it again gives the same bytes. No figure comes from a real farm; the ranges are believable, the groups are ours.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seeded } from '#engine/math/random'

const LOTS = 1200
const SEED = 20261120
const MISSING_SHARE = 0.012
const WITHOUT_DAYS_SHARE = 0.01
const OUTLIER_SHARE = 0.006

const FEATURES = ['itm', 'sigma', 'pctg_perte_gavage', 'total_corn_real', 'nb_meg', 'duree_gavage', 'poids_foie_moyen_g'] as const
type Feature = (typeof FEATURES)[number]
/** Decimals in the file, and the range a measuring chain can give. */
const WRITTEN: Record<Feature, { digits: number; least: number; most: number }> = {
  itm: { digits: 2, least: 10, most: 24 },
  sigma: { digits: 0, least: 30, most: 260 },
  pctg_perte_gavage: { digits: 2, least: 0, most: 25 },
  total_corn_real: { digits: 2, least: 5, most: 16 },
  nb_meg: { digits: 0, least: 200, most: 1600 },
  duree_gavage: { digits: 0, least: 10, most: 14 },
  poids_foie_moyen_g: { digits: 0, least: 300, most: 900 },
}

/** The hidden groups: means and spreads in the order of FEATURES. They overlap on purpose. */
const GROUPS = [
  { name: 'steady', mean: [15.4, 78, 1.8, 9.6, 820, 11.2, 545], spread: [0.45, 9, 0.5, 0.32, 120, 0.55, 26] },
  { name: 'small and slow', mean: [16.5, 97, 2.6, 10.5, 540, 12.7, 590], spread: [0.5, 10, 0.7, 0.32, 100, 0.6, 28] },
  { name: 'uneven', mean: [17.1, 124, 4.3, 10.1, 690, 11.9, 570], spread: [0.55, 13, 1.0, 0.36, 130, 0.7, 32] },
  { name: 'large and short', mean: [14.7, 90, 2.2, 8.8, 1060, 10.4, 495], spread: [0.42, 10, 0.6, 0.3, 130, 0.45, 24] },
]
/** Weight of each hidden group at a site, with a genetics, in a season; a lot's chances are their product. */
const SITES = [
  { code: 'LL', lots: 0.31, groups: [5, 3, 2, 2] },
  { code: 'LS', lots: 0.26, groups: [3, 5, 2, 2] },
  { code: 'BR', lots: 0.18, groups: [3, 2, 2, 5] },
  { code: 'MT', lots: 0.15, groups: [2, 3, 4, 2] },
  { code: 'PG', lots: 0.1, groups: [4, 2, 3, 3] },
]
const GENETICS = [
  { name: 'mulard', lots: 0.68, groups: [4, 3, 2, 3] },
  { name: 'barbarie', lots: 0.2, groups: [2, 4, 3, 2] },
  { name: 'pekin', lots: 0.12, groups: [2, 2, 2, 5] },
]
const SEASONS = [
  { name: 'hiver', groups: [4, 3, 2, 3] },
  { name: 'printemps', groups: [4, 3, 2, 3] },
  { name: 'ete', groups: [2, 2, 5, 2] },
  { name: 'automne', groups: [3, 4, 2, 3] },
]

interface SampleLot {
  code: string
  site: string
  genetics: string
  date: string
  season: string
  values: Record<Feature, number | null>
}

/**
 * The two files of the sample as texts: UTF-8, comma, decimal point, one header line.
 *
 * @param seed - same seed, same bytes.
 * @param count - lots.
 */
export function sampleFiles(seed = SEED, count = LOTS): { lots: string; gavageData: string } {
  const random = seeded(seed)
  const made = Array.from({ length: count }, (_, index) => makeLot(random, index))
  const inFile = FEATURES.filter((feature) => feature !== 'duree_gavage')
  const lots = made.map(({ code, site, genetics, date, season, values }) => [
    code,
    site,
    genetics,
    date,
    season,
    ...inFile.map((feature) => written(feature, values[feature])),
  ])
  const days = made.flatMap((lot) => dailyRows(random, lot))
  return {
    lots: csv(['code_lot', 'site_code', 'genetique', 'date_mise_en_gavage', 'season', ...inFile], lots),
    gavageData: csv(['code_lot', 'jour', 'corn_real', 'nb_morts'], days),
  }
}

function makeLot(random: Random, index: number): SampleLot {
  const site =
    SITES[
      pick(
        random,
        SITES.map((one) => one.lots),
      )
    ]
  const genetics =
    GENETICS[
      pick(
        random,
        GENETICS.map((one) => one.lots),
      )
    ]
  const date = new Date(Date.UTC(2025, 0, 6 + Math.floor((index / LOTS) * 660) + random.integer(5)))
  const season = SEASONS[Math.floor(((date.getUTCMonth() + 1) % 12) / 3)]
  const group =
    GROUPS[
      pick(
        random,
        GROUPS.map((_, g) => site.groups[g] * genetics.groups[g] * season.groups[g]),
      )
    ]
  const values = measured(random, group)
  for (const feature of FEATURES) {
    if (feature === 'duree_gavage') continue
    if (random.uniform() < OUTLIER_SHARE)
      values[feature] = within(feature, (values[feature] as number) * (random.uniform() < 0.5 ? 0.6 : 1.6))
    if (random.uniform() < MISSING_SHARE) values[feature] = null
  }
  if (random.uniform() < WITHOUT_DAYS_SHARE) values.duree_gavage = null
  return {
    code: `LOT-${String(index + 1).padStart(4, '0')}`,
    site: site.code,
    genetics: genetics.name,
    date: date.toISOString().slice(0, 10),
    season: season.name,
    values,
  }
}

/** A shared disturbance ties the features of a lot together; larger lots eat a little less each. */
function measured(random: Random, { mean, spread }: (typeof GROUPS)[number]): Record<Feature, number | null> {
  const shared = random.normal() * 0.45
  const entries = FEATURES.map((feature, f) => {
    const sign = feature === 'nb_meg' ? -1 : 1
    return [feature, within(feature, mean[f] + spread[f] * (random.normal() * 0.9 + sign * shared))] as const
  })
  return Object.fromEntries(entries) as Record<Feature, number | null>
}

/** Corn per bird grows through the days and adds up to about the lot's total; losses come late. */
function dailyRows(random: Random, { code, values }: SampleLot): string[][] {
  const days = values.duree_gavage
  if (days === null) return []
  const total = values.total_corn_real ?? 9.5
  const birds = values.nb_meg ?? 750
  const lost = ((values.pctg_perte_gavage ?? 2) / 100) * birds
  const weights = Array.from({ length: days }, (_, day) => 0.55 + 0.9 * Math.sqrt((day + 1) / days))
  const sum = weights.reduce((a, b) => a + b, 0)
  const lateness = (days * (days + 1)) / 2
  return weights.map((weight, day) => [
    code,
    String(day + 1),
    (((total * weight) / sum) * (1 + 0.03 * random.normal())).toFixed(3),
    String(Math.max(0, Math.round((lost * (day + 1)) / lateness + 0.4 * random.normal()))),
  ])
}

function pick(random: Random, weights: readonly number[]): number {
  let rest = random.uniform() * weights.reduce((a, b) => a + b, 0)
  const found = weights.findIndex((weight) => {
    rest -= weight
    return rest < 0
  })
  return found < 0 ? weights.length - 1 : found
}

function within(feature: Feature, value: number): number {
  const { digits, least, most } = WRITTEN[feature]
  return Number(Math.min(most, Math.max(least, value)).toFixed(digits))
}

const written = (feature: Feature, value: number | null): string => (value === null ? '' : value.toFixed(WRITTEN[feature].digits))

const csv = (header: string[], rows: string[][]): string => `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../resources/sample')
  const { lots, gavageData } = sampleFiles()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'lots_gavage.csv'), lots)
  writeFileSync(join(folder, 'gavage_data_lots.csv'), gavageData)
}
