import { describe, expect, test } from 'vitest'
import type { Cluster } from './answers.ts'
import { isFeature, mapData, monthLetters, monthText, profileRows, strongestCell, votesFor } from './view.ts'

const cluster = (cluster_id: number, n: number, share: number, mean: number | null, z: number | undefined) =>
  ({ cluster_id, n, share, means: { mean_demand: mean }, z: z === undefined ? {} : { mean_demand: z } }) as unknown as Cluster

describe('the profile', () => {
  const two = [cluster(1, 3, 0.75, 10, -0.5), cluster(2, 1, 0.25, 30, 1.5)]

  test('weighs the means by size, and η² by hand: 0.75 · 0.25 + 0.25 · 2.25', () => {
    const [row] = profileRows(two, ['mean_demand'])
    expect(row.overall).toBe((3 * 10 + 30) / 4)
    expect(row.share).toBeCloseTo(0.75, 12)
    expect(strongestCell(two)).toEqual({ cluster_id: 2, feature: 'mean_demand', z: 1.5 })
  })

  test('has no η² for what was not clustered, no mean where nothing is defined', () => {
    expect(profileRows([cluster(1, 3, 1, null, undefined)], ['mean_demand'])[0]).toMatchObject({ overall: null, share: undefined })
    expect(strongestCell([cluster(1, 3, 1, 5, undefined)])).toBeUndefined()
  })
})

test('the vote counts who named a K', () => {
  const vote = (k: number | null) => ({ k, reason: '', reason_fr: '' })
  const methods = { elbow: vote(4), silhouette: vote(7), gap: vote(null), business: vote(7) }
  expect([4, 7, 5].map((k) => votesFor(methods, k))).toEqual([1, 2, 0])
})

test('the map finds a DFU again', () => {
  const map = mapData({ dfu_ids: ['a|1', 'b|1'], x: [0, 1], y: [2, 3], cluster_ids: [1, 2] })
  expect([map.indexOf('b|1'), map.indexOf('c'), map.indexOf(undefined)]).toEqual([1, -1, -1])
  expect([map.dfuAt(0), map.data.category[1]]).toEqual(['a|1', 2])
})

test('months are written in the language', () => {
  expect(monthText('en', '2026-03-01')).toBe('Mar 2026')
  expect(monthText('fr', '2026-03')).toBe('mars 2026')
  expect(monthText('en', 'soon')).toBe('soon')
  expect(monthLetters('fr').join('')).toBe('JFMAMJJASOND')
})

test('a column of the data is no feature, nor is what every object has', () => {
  expect(['cv_demand', 'brand', 'toString'].map(isFeature)).toEqual([true, false, false])
})
