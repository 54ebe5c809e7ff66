import { EngineError } from '#engine/base/errors'
import { FEATURES, type FeatureName, type Lot, positionOf } from './features.ts'
import { filterLots, folded, type LotFilters, type Removed } from './filters.ts'
import { type Notice, wordNotice } from './notices.ts'

export interface Excluded {
  lot: Lot
  missing: FeatureName[]
}

/** The lots of a run and why the others are not among them. */
export interface Eligible {
  /** Lots of the project. */
  total: number
  /** Lots that passed the filters, complete or not. */
  filtered: Lot[]
  /** Lots of the run: complete in every used feature. */
  lots: Lot[]
  excluded: Excluded[]
  /** Features used, in the order of FEATURES. */
  features: FeatureName[]
  removed: Removed[]
  notices: Notice[]
}

/**
 * Chooses the lots and the features of a run: filters, then features without values or without variation are dropped
 * with a warning, then lots that miss a value of a used feature are excluded.
 *
 * @param lots - all lots of the project; not changed.
 * @param wanted - features to use; null: all seven.
 */
export function eligibleLots(lots: readonly Lot[], filters: LotFilters, wanted: readonly FeatureName[] | null): Eligible {
  const { kept, removed } = filterLots(lots, filters)
  const notices: Notice[] = unknownWords(lots, filters)
  let features = FEATURES.filter((feature) => wanted === null || wanted.includes(feature))
  if (kept.length > 0) {
    const empty = features.filter((feature) => kept.every((lot) => valueIn(lot, feature) === null))
    notices.push(...empty.map((feature): Notice => ({ code: 'feature_missing', feature, lots: kept.length })))
    features = features.filter((feature) => !empty.includes(feature))
  }
  for (;;) {
    const complete = kept.filter((lot) => missingOf(lot, features).length === 0)
    const flat = features.filter((feature) => isConstant(complete.length > 1 ? complete : kept, feature))
    if (flat.length === 0 || kept.length < 2) {
      const excluded = kept.map((lot) => ({ lot, missing: missingOf(lot, features) })).filter(({ missing }) => missing.length > 0)
      const value = features.join(',')
      removed.push({ filter: 'missing_values', value, removed: excluded.length, left: complete.length })
      return { total: lots.length, filtered: kept, lots: complete, excluded, features, removed, notices }
    }
    notices.push(...flat.map((feature): Notice => ({ code: 'feature_constant', feature })))
    features = features.filter((feature) => !flat.includes(feature))
  }
}

/**
 * Refuses what cannot be clustered, saying what removed how many lots.
 *
 * @param eligible - answer of {@link eligibleLots}.
 * @param needs - `min_lots` and number of clusters k.
 * @throws {EngineError} `LOTS_NONE`, `LOTS_FEATURE_UNUSABLE`, `LOTS_TOO_FEW`, `CLUSTERING_K_OUT_OF_RANGE`.
 */
export function assertEnough(eligible: Eligible, needs: { min_lots: number; k: number }): void {
  const { total, lots, features, removed, excluded, filtered, notices } = eligible
  if (total === 0)
    throw new EngineError('LOTS_NONE', 'The project holds no lots. Import a file with `import FILE --table lots` first.', { lots: 0 })
  if (features.length === 0 && filtered.length > 1) {
    const warnings = notices.map((notice) => wordNotice(notice, 'en'))
    const message = `No usable feature is left. ${warnings.join(' ')} Choose features that have values and vary.`
    throw new EngineError('LOTS_FEATURE_UNUSABLE', message, { warnings })
  }
  const details = { eligible: lots.length, lots: total, removed, missing: missingCounts(excluded) }
  if (lots.length < needs.min_lots) {
    const message = `${needs.min_lots} lots are needed (min_lots), ${lots.length} of ${total} are eligible: ${reasonsOf(eligible)}. Widen the filters, use fewer features or lower min_lots.`
    throw new EngineError('LOTS_TOO_FEW', message, { min_lots: needs.min_lots, ...details })
  }
  if (lots.length < needs.k) {
    const message = `${needs.k} clusters need at least ${needs.k} lots, ${lots.length} are eligible. Ask for fewer clusters.`
    throw new EngineError('CLUSTERING_K_OUT_OF_RANGE', message, { n_clusters: needs.k, ...details })
  }
}

const valueIn = (lot: Lot, feature: FeatureName): number | null => lot.values[positionOf(feature)]

const missingOf = (lot: Lot, features: readonly FeatureName[]): FeatureName[] =>
  features.filter((feature) => valueIn(lot, feature) === null)

function isConstant(lots: readonly Lot[], feature: FeatureName): boolean {
  let first: number | null = null
  for (const lot of lots) {
    const value = valueIn(lot, feature)
    if (value === null) continue
    if (first === null) first = value
    else if (value !== first) return false
  }
  return true
}

function missingCounts(excluded: readonly Excluded[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { missing } of excluded) for (const feature of missing) counts[feature] = (counts[feature] ?? 0) + 1
  return counts
}

function reasonsOf({ removed, excluded }: Eligible): string {
  const words = removed
    .filter((step) => step.removed > 0)
    .map((step) => {
      if (step.filter !== 'missing_values') return `${step.filter} ${step.value} removed ${step.removed}`
      const counts = Object.entries(missingCounts(excluded)).map(([feature, n]) => `${feature} ${n}`)
      return `${step.removed} lack a value (${counts.join(', ')})`
    })
  return words.length > 0 ? words.join(', ') : 'no filter removed any'
}

/** A site, genetics or season that no lot has is most often a typing error. */
function unknownWords(lots: readonly Lot[], { site_codes, genetique, seasons }: LotFilters): Notice[] {
  const asked = [
    { filter: 'site_codes', wanted: site_codes ?? [], read: (lot: Lot) => lot.site_code },
    { filter: 'genetique', wanted: genetique ? [genetique] : [], read: (lot: Lot) => lot.genetique },
    { filter: 'seasons', wanted: seasons ?? [], read: (lot: Lot) => lot.season },
  ]
  return asked.flatMap(({ filter, wanted, read }) => {
    if (wanted.length === 0) return []
    const known = new Set(lots.map((lot) => folded(read(lot) ?? '')))
    return wanted.filter((word) => !known.has(folded(word))).map((word) => ({ code: 'word_unknown', filter, word }))
  })
}
