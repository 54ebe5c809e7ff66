import { describe, expect, it } from 'vitest'
import { chooseK, type TriedK } from './choose-k.ts'

const at = (k: number, more: Partial<TriedK> = {}): TriedK => ({
  k,
  inertia: 100 / k,
  silhouette: 0.2,
  gap: k / 10,
  gap_se: 0.01,
  min_cluster_pct: 5,
  ...more,
})

describe('chooseK', () => {
  const rule = { last: 6, minPct: 1, asked: null }

  it('takes the highest silhouette among those the business rule allows', () => {
    const tried = [at(3, { silhouette: 0.3 }), at(4, { silhouette: 0.5, min_cluster_pct: 0.4 }), at(5, { silhouette: 0.4 }), at(6)]
    const { k, methods } = chooseK(tried, rule)
    expect(k).toBe(5)
    expect(methods.silhouette.k).toBe(4)
    expect(methods.business).toMatchObject({ k: 6, reason: expect.stringContaining('3, 5, 6') })
  })

  it('takes the largest smallest cluster when the rule allows none', () => {
    const tried = [at(3, { min_cluster_pct: 0.2 }), at(4, { min_cluster_pct: 0.7, silhouette: 0.1 })]
    const { k, reason, methods } = chooseK(tried, rule)
    expect([k, methods.business.k]).toEqual([4, null])
    expect(reason).toContain('0.7 %')
  })

  it('obeys the user and still tells the four answers', () => {
    const { k, reason, reason_fr, methods } = chooseK([at(3), at(4), at(5)], { ...rule, asked: 4 })
    expect([k, reason, reason_fr]).toEqual([4, 'asked for', 'demandé'])
    expect(Object.values(methods).every((vote) => vote.reason.length > 0 && vote.reason_fr.length > 0)).toBe(true)
  })

  it('asks the gap of one K more than may be chosen', () => {
    const tried = [at(3, { gap: 0.1 }), at(4, { gap: 0.5 }), at(5, { gap: 0.5 })]
    expect(chooseK(tried, { ...rule, last: 4 }).methods.gap.k).toBe(4)
    expect(chooseK(tried.slice(0, 2), { ...rule, last: 4 }).methods.gap).toMatchObject({ k: null, reason: expect.stringContaining('none') })
    expect(chooseK([at(3, { gap: 0.1 }), at(4, { gap: 0.5 }), at(5, { gap: 0.9 })], { ...rule, last: 4 }).k).toBe(3)
  })

  it('says when there is no elbow', () => {
    const straight = [3, 4, 5, 6].map((k) => at(k, { inertia: 100 - 10 * k }))
    expect(chooseK(straight, rule).methods.elbow).toMatchObject({ k: null, reason: 'no elbow: the inertia falls without a knee' })
    const bent = [100, 90, 80, 20, 18, 16, 14].map((inertia, i) => at(3 + i, { inertia }))
    expect(chooseK(bent, { ...rule, last: 9 }).methods.elbow.k).toBe(6)
  })

  it('does without silhouettes that are not defined', () => {
    expect(chooseK([at(3, { silhouette: null }), at(4, { silhouette: null, min_cluster_pct: 9 })], rule)).toMatchObject({
      k: 4,
      methods: { silhouette: { k: null } },
    })
  })
})
