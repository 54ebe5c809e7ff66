import { describe, expect, it } from 'vitest'
import { assertEnough, eligibleLots } from './eligible-lots.ts'
import { FEATURES, type FeatureName, type Lot } from './features.ts'
import { filterLots } from './filters.ts'

const withCode = (code: string) => expect.objectContaining({ code })

function lot(lot_id: number, values: Partial<Record<FeatureName, number>>, words: Partial<Lot> = {}): Lot {
  const plain = { code_lot: `L${lot_id}`, site_code: 'LL', genetique: 'mulard', season: 'ete', date_mise_en_gavage: null }
  return { lot_id, ...plain, ...words, values: FEATURES.map((feature) => values[feature] ?? null) }
}

const lots = [
  lot(1, { itm: 15, sigma: 80, duree_gavage: 10 }),
  lot(2, { itm: 16, sigma: 90, duree_gavage: 12 }, { site_code: 'LS' }),
  lot(3, { itm: 17, duree_gavage: 13 }, { genetique: 'Barbarie' }),
  lot(4, { itm: 18, sigma: 95 }, { season: 'Été' }),
]

describe('filterLots', () => {
  it('removes in order and counts each filter', () => {
    const { kept, removed } = filterLots(lots, {
      site_codes: ['ll'],
      genetique: 'MULARD',
      seasons: ['ÉTÉ'],
      min_duree_gavage: 9,
      max_duree_gavage: 12,
    })
    expect(kept.map(({ lot_id }) => lot_id)).toEqual([1])
    expect(removed.map(({ filter, removed, left }) => [filter, removed, left])).toEqual([
      ['site_codes', 1, 3],
      ['genetique', 1, 2],
      ['seasons', 0, 2],
      ['min_duree_gavage', 1, 1],
      ['max_duree_gavage', 0, 1],
    ])
  })

  it('keeps everything without a filter and leaves its input alone', () => {
    const before = structuredClone(lots)
    expect(filterLots(lots, { genetique: null })).toEqual({ kept: lots, removed: [] })
    expect(lots).toEqual(before)
  })
})

describe('eligibleLots', () => {
  it('uses the features that have values and excludes lots that miss one of them', () => {
    const { features, lots: used, excluded, notices } = eligibleLots(lots, {}, null)
    expect(features).toEqual(['itm', 'sigma', 'duree_gavage'])
    expect(used.map(({ lot_id }) => lot_id)).toEqual([1, 2])
    expect(excluded.map(({ lot: { lot_id }, missing }) => [lot_id, missing])).toEqual([
      [3, ['sigma']],
      [4, ['duree_gavage']],
    ])
    expect(notices.map(({ code }) => code)).toEqual(['feature_missing', 'feature_missing', 'feature_missing', 'feature_missing'])
  })

  it('drops a feature that does not vary before it excludes lots for it', () => {
    const flat = [lot(1, { itm: 15, sigma: 80 }), lot(2, { itm: 16, sigma: 80 }), lot(3, { itm: 17 })]
    const { features, lots: used, notices } = eligibleLots(flat, {}, ['itm', 'sigma'])
    expect(features).toEqual(['itm'])
    expect(used).toHaveLength(3)
    expect(notices).toEqual([{ code: 'feature_constant', feature: 'sigma' }])
  })

  it('orders the features as the whitelist does and names words that no lot has', () => {
    expect(eligibleLots(lots, {}, ['duree_gavage', 'itm']).features).toEqual(['itm', 'duree_gavage'])
    expect(eligibleLots(lots, { site_codes: ['LL', 'QQ'] }, ['itm']).notices).toEqual([
      { code: 'word_unknown', filter: 'site_codes', word: 'QQ' },
    ])
  })
})

describe('assertEnough', () => {
  const check = (all: Lot[], min_lots: number, k: number, wanted: FeatureName[] | null = null) =>
    assertEnough(eligibleLots(all, {}, wanted), { min_lots, k })

  it('says what removed how many', () => {
    expect(() => check(lots, 3, 2)).toThrow('3 lots are needed (min_lots), 2 of 4 are eligible: 2 lack a value (sigma 1, duree_gavage 1).')
  })

  it.each([
    ['LOTS_NONE', [], 2, 2, null],
    ['LOTS_TOO_FEW', lots, 3, 2, null],
    ['CLUSTERING_K_OUT_OF_RANGE', lots, 2, 3, null],
    ['LOTS_FEATURE_UNUSABLE', lots, 2, 2, ['nb_meg']],
  ] as const)('refuses with %s', (code, all, min_lots, k, wanted) => {
    expect(() => check([...all], min_lots, k, wanted && [...wanted])).toThrow(withCode(code))
  })

  it('accepts exactly enough', () => expect(() => check(lots, 2, 2)).not.toThrow())
})
