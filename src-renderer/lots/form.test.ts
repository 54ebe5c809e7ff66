import { describe, expect, test } from 'vitest'
import { clusterInput, DEFAULT_FORM, daysCrossed, eligibleInput, filtersFit, formOf, methodFits, strictest, usedFeatures } from './form.ts'

describe('the input of the engine', () => {
  test('leaves out what is not set', () => expect(JSON.parse(JSON.stringify(eligibleInput(DEFAULT_FORM)))).toEqual({ min_lots: 20 }))

  test('a run repeats from its own parameters', () => {
    const params = {
      n_clusters: 4,
      random_state: 7,
      n_init: 5,
      min_lots: 30,
      site_codes: ['LL'],
      genetique: null,
      seasons: null,
      min_duree_gavage: 11,
      max_duree_gavage: null,
      features: ['itm' as const],
      modele_version: 'v2',
      no_match: false,
    }
    expect(JSON.parse(JSON.stringify(clusterInput(formOf(params))))).toEqual({
      n_clusters: 4,
      random_state: 7,
      n_init: 5,
      min_lots: 30,
      site_codes: ['LL'],
      min_duree_gavage: 11,
      features: ['itm'],
      modele_version: 'v2',
      no_match: false,
    })
  })
})

describe('refusals before the engine is asked', () => {
  test.each([
    [{ min_lots: 1 }, false],
    [{ min_lots: null }, false],
    [{ min_duree_gavage: 366 }, false],
    [{ min_duree_gavage: 14, max_duree_gavage: 11 }, false],
    [{ min_duree_gavage: 11, max_duree_gavage: 11 }, true],
    [{ features: [] }, false],
    [{}, true],
  ])('filters %j fit: %s', (part, fits) => expect(filtersFit({ ...DEFAULT_FORM, ...part })).toBe(fits))

  test.each([
    [{ n_clusters: 1 }, false],
    [{ n_clusters: 21 }, false],
    [{ n_clusters: 20 }, true],
    [{ random_state: -1 }, false],
    [{ n_init: 0 }, false],
    [{ modele_version: '  ' }, false],
  ])('method %j fits: %s', (part, fits) => expect(methodFits({ ...DEFAULT_FORM, ...part })).toBe(fits))

  test('one end of the duration alone is no contradiction', () =>
    expect(daysCrossed({ ...DEFAULT_FORM, min_duree_gavage: 14 })).toBe(false))
})

test('all usable features are used until some are chosen', () => {
  const features = [
    { feature: 'itm' as const, usable: true, missing: 0, missing_share: 0, mean: 1, scale: 1 },
    { feature: 'sigma' as const, usable: false, missing: 9, missing_share: 1, mean: null, scale: null },
  ]
  expect(usedFeatures(DEFAULT_FORM, { features })).toEqual(['itm'])
  expect(usedFeatures({ ...DEFAULT_FORM, features: ['sigma'] }, { features })).toEqual(['sigma'])
})

test('the strictest filter is the one that removed most; none when nothing was removed', () => {
  const step = (filter: 'site_codes' | 'genetique', removed: number) => ({ filter, removed, value: '', left: 0 })
  expect(strictest([step('site_codes', 3), step('genetique', 9)])?.filter).toBe('genetique')
  expect(strictest([step('site_codes', 0)])).toBeUndefined()
})
