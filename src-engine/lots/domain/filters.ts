import { type Lot, positionOf } from './features.ts'

/** What a run keeps; null or absent means no such filter. */
export interface LotFilters {
  site_codes?: readonly string[] | null
  genetique?: string | null
  seasons?: readonly string[] | null
  min_duree_gavage?: number | null
  max_duree_gavage?: number | null
}

export type FilterName = keyof LotFilters | 'missing_values'

export interface Removed {
  filter: FilterName
  /** What was asked for, as text. */
  value: string
  removed: number
  left: number
}

interface Step {
  filter: keyof LotFilters
  value: string
  keeps(lot: Lot): boolean
}

/**
 * Applies the filters one after the other, in the order sites, genetics, seasons, shortest, longest.
 * Words are compared without case and accents; a lot without the filtered value is removed.
 *
 * @param lots - not changed.
 * @returns the lots kept, in their order, and what each filter removed.
 */
export function filterLots(lots: readonly Lot[], filters: LotFilters): { kept: Lot[]; removed: Removed[] } {
  let kept = [...lots]
  const removed = stepsOf(filters).map(({ filter, value, keeps }) => {
    const before = kept.length
    kept = kept.filter(keeps)
    return { filter, value, removed: before - kept.length, left: kept.length }
  })
  return { kept, removed }
}

/**
 * Text without case and accents: « Été » equals "ete".
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

function stepsOf(filters: LotFilters): Step[] {
  const { site_codes, genetique, seasons, min_duree_gavage: shortest, max_duree_gavage: longest } = filters
  const steps: Step[] = []
  const among = (filter: 'site_codes' | 'genetique' | 'seasons', wanted: readonly string[], read: (lot: Lot) => string | null) => {
    const names = new Set(wanted.map(folded))
    steps.push({ filter, value: wanted.join(','), keeps: (lot) => names.has(folded(read(lot) ?? '')) })
  }
  const day = positionOf('duree_gavage')
  if (site_codes) among('site_codes', site_codes, (lot) => lot.site_code)
  if (genetique) among('genetique', [genetique], (lot) => lot.genetique)
  if (seasons) among('seasons', seasons, (lot) => lot.season)
  if (shortest != null)
    steps.push({ filter: 'min_duree_gavage', value: String(shortest), keeps: (lot) => (lot.values[day] ?? Number.NaN) >= shortest })
  if (longest != null)
    steps.push({ filter: 'max_duree_gavage', value: String(longest), keeps: (lot) => (lot.values[day] ?? Number.NaN) <= longest })
  return steps
}
