import { expect, test } from 'vitest'
import { fullScore, overlap, PARTS, type Part, partsInUse, rankByScore, shiftOf } from './tester-view.ts'

const hit = (product_id: number, gamme: string | null, parts: Partial<Record<Part, number>>) => ({
  product_id,
  gamme,
  reasons: { ...(Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>), ...parts },
  score: Object.values(parts).reduce((sum, part) => sum + part, 0),
})
const a = [hit(1, 'x', { pair: 0.5, pl: 0.1 }), hit(2, 'x', { pair: 0.3 }), hit(3, null, {})]
const b = [hit(3, null, { ease: 0.2 }), hit(1, 'x', { pair: 0.5 }), hit(4, 'y', {})]

test('a product tells how far it stands above its place in the other list', () => {
  expect([1, 3, 2].map((id) => shiftOf(id, a, b))).toEqual([1, -2, null])
})

test('two lists share two products; a product without range counts for none', () => {
  expect(overlap(a, b)).toEqual({ shared: 2, ranges_a: 1, ranges_b: 2 })
})

test('only parts that add something are named, in their fixed order', () => {
  expect(partsInUse([...a, ...b])).toEqual(['pair', 'ease', 'pl'])
  expect([fullScore(a), fullScore([])]).toEqual([0.6, 1e-9])
  expect(a.map(({ score }) => rankByScore(a, score))).toEqual([1, 2, 3])
})
