import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Params } from './answers/contract.ts'
import { type Eligible, eligibleLots } from './domain/eligible-lots.ts'
import { type FeatureName, type Lot, positionOf } from './domain/features.ts'
import { folded, type LotFilters } from './domain/filters.ts'
import type { Notice } from './domain/notices.ts'
import { seasonOf } from './domain/season.ts'
import type { LotsStore } from './store.ts'

const PAGE = 2_000

export type Wanted = LotFilters & { features?: readonly FeatureName[] | null }

/** All lots of a project with what a call wants of them; the engine answers others in between. */
export async function chooseLots(store: LotsStore, project_id: number, wanted: Wanted): Promise<Eligible & { all: Lot[] }> {
  const all: Lot[] = []
  for (;;) {
    const page = store.lotsAfter(project_id, all.at(-1)?.code_lot ?? '', PAGE)
    for (const lot of page) all.push(lot)
    if (page.length < PAGE) break
    await nextTurn()
  }
  const { lots, notices } = withSeasons(all)
  const eligible = eligibleLots(lots, wanted, wanted.features ?? null)
  return { ...eligible, all: lots, notices: [...notices, ...eligible.notices] }
}

/** Complete rows of the used features, shape (n, d). */
export function matrixOfLots({ lots, features }: Pick<Eligible, 'lots' | 'features'>) {
  const columns = features.map(positionOf)
  const data = new Float64Array(lots.length * columns.length)
  lots.forEach((lot, i) => {
    columns.forEach((column, f) => {
      data[i * columns.length + f] = lot.values[column] as number
    })
  })
  return { data, rows: lots.length, cols: columns.length }
}

/** SHA-256 of the lots and values that are clustered: equal hashes, equal data. */
export async function hashLots({ lots, features }: Pick<Eligible, 'lots' | 'features'>): Promise<string> {
  const columns = features.map(positionOf)
  const hash = createHash('sha256').update(`${features.join(',')}\n`)
  for (let start = 0; start < lots.length; start += PAGE) {
    const lines = lots
      .slice(start, start + PAGE)
      .map((lot) => `${JSON.stringify(lot.code_lot)},${columns.map((column) => lot.values[column]).join(',')}\n`)
    hash.update(lines.join(''))
    await nextTurn()
  }
  return hash.digest('hex')
}

/** Runs with the same key are alike: their cluster numbers are matched. */
export function matchKey(params: Params, features: readonly FeatureName[]): string {
  const words = (list: readonly string[] | null) => list && [...new Set(list.map(folded))].sort()
  const alike = {
    sites: words(params.site_codes),
    genetics: words(params.genetique === null ? null : [params.genetique]),
    seasons: words(params.seasons),
    shortest: params.min_duree_gavage,
    longest: params.max_duree_gavage,
    features,
    version: params.modele_version,
  }
  return createHash('sha256').update(JSON.stringify(alike)).digest('hex')
}

function withSeasons(all: readonly Lot[]): { lots: Lot[]; notices: Notice[] } {
  let derived = 0
  const lots = all.map((lot) => {
    if (lot.season !== null) return lot
    const season = seasonOf(lot.date_mise_en_gavage)
    if (season !== null) derived++
    return { ...lot, season }
  })
  return { lots, notices: derived > 0 ? [{ code: 'season_derived', lots: derived }] : [] }
}
