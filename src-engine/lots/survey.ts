import { pearson } from '#engine/math/correlation'
import type { Eligible } from './domain/eligible-lots.ts'
import { FEATURES, type Lot, positionOf } from './domain/features.ts'
import { warningsOf } from './views.ts'

/** What the wizard shows before a run: counts, missing shares, correlations of the filtered lots, and what can be chosen. */
export function surveyOf(chosen: Eligible & { all: Lot[] }, min_lots: number) {
  const { all, filtered, lots, removed, features, notices } = chosen
  const columns = FEATURES.map((feature) => filtered.map((lot) => lot.values[positionOf(feature)]))
  const days = all.flatMap((lot) => lot.values[positionOf('duree_gavage')] ?? [])
  return {
    lots: all.length,
    removed,
    eligible: lots.length,
    min_lots,
    enough: lots.length >= min_lots && features.length > 0,
    features: FEATURES.map((feature, f) => ({ feature, ...describe(columns[f]) })),
    correlations: columns.map((a) => columns.map((b) => pairwise(a, b))),
    choices: {
      site_codes: choicesOf(all, (lot) => lot.site_code),
      genetiques: choicesOf(all, (lot) => lot.genetique),
      seasons: choicesOf(all, (lot) => lot.season),
      duree_gavage: {
        min: days.reduce<number | null>((least, day) => Math.min(least ?? day, day), null),
        max: days.reduce<number | null>((most, day) => Math.max(most ?? day, day), null),
      },
    },
    ...warningsOf(notices),
  }
}

function describe(column: readonly (number | null)[]) {
  const present = column.filter((value) => value !== null)
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length
  const scale = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length)
  const missing = column.length - present.length
  const known = present.length > 0
  return {
    missing,
    missing_share: column.length > 0 ? missing / column.length : 0,
    usable: known && scale > 0,
    mean: known ? mean : null,
    scale: known ? scale : null,
  }
}

/** Pearson over the lots that have both values. */
function pairwise(a: readonly (number | null)[], b: readonly (number | null)[]): number | null {
  const first: number[] = []
  const second: number[] = []
  a.forEach((value, i) => {
    const other = b[i]
    if (value === null || other === null) return
    first.push(value)
    second.push(other)
  })
  return pearson(first, second)
}

function choicesOf(lots: readonly Lot[], read: (lot: Lot) => string | null) {
  const counts = new Map<string, number>()
  for (const lot of lots) {
    const value = read(lot)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
}
