import { expect, it } from 'vitest'
import { compareRuns } from './compare-runs.ts'
import { clusterProfiles } from './profile.ts'
import { seasonOf } from './season.ts'
import { segmentKey, segmentProfiles } from './segments.ts'

it('names a segment by genetics, site and cluster', () => {
  expect(segmentKey('mulard', 'LL', 2)).toBe('mulard|LL|2')
  expect(segmentKey(null, null, 1)).toBe('?|?|1')
})

it('tells shares and how segments differ from the whole', () => {
  const group = { genetique: 'mulard', site_code: 'LL', avg_confidence: 0.5 }
  const profiles = segmentProfiles(
    [
      { ...group, cluster_id: 1, n: 1, means: [12] },
      { ...group, cluster_id: 2, n: 3, means: [16] },
    ],
    { means: [15], scales: [2] },
  )
  expect(profiles.map(({ segment, share, z }) => [segment, share, z])).toEqual([
    ['mulard|LL|2', 0.75, [0.5]],
    ['mulard|LL|1', 0.25, [-1.5]],
  ])
})

it('adds up the clusters of the lots', () => {
  const profiles = clusterProfiles(Float64Array.of(1, 10, 3, 30, 5, 50), Int32Array.of(0, 1, 0), Float64Array.of(0.2, 1, 0.4), 3)
  expect(profiles[0]).toEqual({ n: 2, means: [3, 30], avg_confidence: expect.closeTo(0.3, 12) })
  expect(profiles[1]).toEqual({ n: 1, means: [3, 30], avg_confidence: 1 })
  expect(profiles[2].n).toBe(0)
})

it('compares two runs: same groups under other numbers agree, but no number is kept', () => {
  const pairs: [number, number][] = [
    [1, 2],
    [1, 2],
    [2, 1],
    [2, 1],
  ]
  expect(compareRuns(pairs)).toEqual({
    adjusted_rand: 1,
    kept_share: 0,
    clusters_a: [1, 2],
    clusters_b: [1, 2],
    migration: [
      [0, 2],
      [2, 0],
    ],
  })
})

it.each([
  ['2026-12-01', 'hiver'],
  ['2026-02-28', 'hiver'],
  ['2026-03-01', 'printemps'],
  ['2026-08-31', 'ete'],
  ['2026-11-30', 'automne'],
  ['20/11/2026', null],
  [null, null],
])('the season of %s is %s', (date, season) => expect(seasonOf(date)).toBe(season))
