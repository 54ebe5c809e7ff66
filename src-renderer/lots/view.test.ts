import { expect, test } from 'vitest'
import type { Cluster } from './answers.ts'
import { mapData, missingFeatures, ofCluster, segmentText, setFilters, strongestCell, tellingDigits, twins } from './view.ts'

const cluster = (cluster_id: number, z: Record<string, number>): Cluster => ({
  cluster_id,
  z,
  n: 1,
  share: 0.5,
  means: {},
  avg_confidence: 0.5,
  matched: false,
})

test('the strongest cell is the largest z, whatever its sign', () => {
  const clusters = [cluster(1, { itm: 0.4, sigma: -1.7 }), cluster(2, { itm: 1.2, sigma: 0.9 })]
  expect(strongestCell(clusters, ['itm', 'sigma'])).toEqual({ cluster_id: 1, feature: 'sigma', z: -1.7 })
  expect(strongestCell([], ['itm'])).toBeUndefined()
})

test('missing features are counted, most frequent first', () => {
  const excluded = [{ missing: ['itm' as const] }, { missing: ['sigma' as const, 'itm' as const] }, { missing: ['itm' as const] }]
  expect(missingFeatures(excluded)).toEqual([
    { feature: 'itm', n: 3 },
    { feature: 'sigma', n: 1 },
  ])
})

test('twins are pairs of chosen features with |r| of 0.8 or more', () => {
  const eligible = {
    features: (['itm', 'sigma', 'nb_meg'] as const).map((feature) => ({
      feature,
      missing: 0,
      missing_share: 0,
      usable: true,
      mean: 0,
      scale: 1,
    })),
    correlations: [
      [1, 0.82, -0.95],
      [0.82, 1, null],
      [-0.95, null, 1],
    ],
  }
  expect(twins(eligible, ['itm', 'sigma', 'nb_meg']).map(({ a, b }) => `${a} ${b}`)).toEqual(['itm nb_meg', 'itm sigma'])
  expect(twins(eligible, ['sigma', 'nb_meg'])).toEqual([])
})

test('a lot is found on the map and back', () => {
  const map = mapData({ lot_ids: [7, 3], x: [0, 1], y: [2, 3], cluster_ids: [1, 2] })
  expect(map.indexOf(3)).toBe(1)
  expect(map.lotAt(1)).toBe(3)
  expect(map.indexOf(99)).toBe(-1)
  expect(map.indexOf(undefined)).toBe(-1)
  expect([...map.data.category]).toEqual([1, 2])
})

test.each([
  [507, 505.2, 0, 0],
  [99, 98.7, 0, 1],
  [9.14, 9.139, 2, 3],
  [5, 5, 0, 0],
])('%d and %d are told apart from %d decimals on with %d', (from, to, digits, expected) =>
  expect(tellingDigits(from, to, digits)).toBe(expected),
)

test('texts of segments and filters', () => {
  expect(segmentText('mulard|LL|2')).toBe('mulard + LL + 2')
  expect(
    setFilters({
      n_clusters: 3,
      random_state: 42,
      n_init: 10,
      min_lots: 20,
      site_codes: ['LL', 'LS'],
      genetique: null,
      seasons: null,
      min_duree_gavage: 0,
      max_duree_gavage: null,
      features: null,
      modele_version: 'v',
      no_match: false,
    }),
  ).toEqual([
    { name: 'site_codes', value: 'LL, LS' },
    { name: 'min_duree_gavage', value: '0' },
  ])
})

test('one cluster alone, or all lots as they are', () => {
  const rows = [{ cluster_id: 1 }, { cluster_id: 2 }] as unknown as Parameters<typeof ofCluster>[0]
  expect(ofCluster(rows, 2)).toEqual([{ cluster_id: 2 }])
  expect(ofCluster(rows, undefined)).toBe(rows)
})
