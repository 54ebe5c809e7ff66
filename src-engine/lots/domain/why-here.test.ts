import { describe, expect, it } from 'vitest'
import { confidenceOf } from './confidence.ts'
import { whyHere } from './why-here.ts'

const centroids = [
  { cluster_id: 1, center: [0, 0] },
  { cluster_id: 2, center: [4, 0] },
  { cluster_id: 3, center: [0, 10] },
]

describe('whyHere', () => {
  it('splits the margin into parts of the features, worked out by hand', () => {
    const why = whyHere([1, 1], centroids)
    expect(why.own.cluster_id).toBe(1)
    expect(why.runnerUp.cluster_id).toBe(2)
    expect(why.parts).toEqual([8, 0])
    expect(why.margin).toBe(8)
    expect(why.distances.map(({ cluster_id }) => cluster_id)).toEqual([1, 2, 3])
  })

  it('finds the smallest change of one feature that reaches a border', () => {
    const { changes } = whyHere([1, 1], centroids)
    expect(changes).toEqual([
      { feature: 0, change: 1, to_cluster: 2 },
      { feature: 1, change: 4, to_cluster: 3 },
    ])
  })

  it('says nothing of a feature in which the centroids are equal', () => {
    const [first, second] = centroids
    expect(whyHere([1, 1], [first, second]).changes.map(({ feature }) => feature)).toEqual([0])
  })

  it('puts a changed point on the border', () => {
    const point = [0.3, 2.1]
    const { changes } = whyHere(point, centroids)
    for (const { feature, change } of changes) {
      const moved = point.map((value, f) => (f === feature ? value + change : value))
      const [nearest, second] = whyHere(moved, centroids).distances
      expect(second.distance - nearest.distance).toBeCloseTo(0, 12)
    }
  })
})

describe('confidenceOf', () => {
  it.each([
    [0, 2, 1],
    [1, 2, 0.5],
    [2, 2, 0],
    [0, 0, 1],
  ])('of %d and %d is %d', (d1, d2, confidence) => expect(confidenceOf(d1, d2)).toBe(confidence))
})
