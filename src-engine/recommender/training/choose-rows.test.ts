import { describe, expect, it } from 'vitest'
import type { Sales } from '../data/tables.ts'
import { basketKey } from '../domain/model.ts'
import { chooseItems } from './choose-items.ts'
import { EXCLUDED, HELD_OUT, holdOut, TRAINING } from './hold-out.ts'
import { rowsFor } from './training-rows.ts'

const salesOf = (ids: string[], baskets: number[][], profession = baskets.map(() => 0)): Sales => ({
  ids,
  indptr: Int32Array.from([0, ...baskets.map((_, i) => baskets.slice(0, i + 1).flat().length)]),
  indices: Int32Array.from(baskets.flat()),
  professions: ['A', 'B'],
  profession: Int32Array.from(profession),
  occurrences: Float64Array.from(baskets, (_, i) => i + 1),
  repeated: 0,
})
const ids = Array.from({ length: 40 }, (_, i) => String(100 + i))
const many = salesOf(
  ids,
  Array.from({ length: 3000 }, (_, i) => [i % 37, 37 + (i % 3)]),
  Array.from({ length: 3000 }, (_, i) => i % 2),
)

describe('holdOut', () => {
  it('keeps whole product sets aside, whatever the profession, and nothing of one product', () => {
    const sales = salesOf(ids, [[0, 1], [0, 1], [2], [0, 1]], [0, 1, 0, 0])
    const { use, firstRows } = holdOut(sales, { share: 1, seed: 42, excluded: new Set() })
    expect([...use]).toEqual([HELD_OUT, HELD_OUT, TRAINING, HELD_OUT])
    expect(firstRows).toEqual([0])
  })

  it('takes about the share of the distinct sets, others with another seed, the same with the same', () => {
    const at = (seed: number) => holdOut(many, { share: 0.2, seed, excluded: new Set() })
    expect(at(1).firstRows.length).toBeGreaterThan(0.1 * 111)
    expect(at(1).firstRows.length).toBeLessThan(0.3 * 111)
    expect(at(1)).toEqual(at(1))
    expect(at(1).firstRows).not.toEqual(at(2).firstRows)
  })

  it('chooses by the set alone: other rows and their order change nothing', () => {
    const held = (sales: Sales) => {
      const { firstRows } = holdOut(sales, { share: 0.3, seed: 5, excluded: new Set() })
      return new Set(firstRows.map((row) => [...sales.indices.subarray(sales.indptr[row], sales.indptr[row + 1])].join()))
    }
    const all = Array.from({ length: 111 }, (_, i) => [i % 37, 37 + (i % 3)])
    const whole = held(salesOf(ids, all))
    expect(held(salesOf(ids, [...all].reverse()))).toEqual(whole)
    const half = all.slice(0, 60)
    expect(held(salesOf(ids, half))).toEqual(new Set(half.map((set) => set.join()).filter((set) => whole.has(set))))
  })

  it('keeps the sets of a protocol out of both', () => {
    const excluded = new Set([basketKey([101, 100]), basketKey(['999', '100'])])
    const { use, excludedRows } = holdOut(
      salesOf(ids, [
        [0, 1],
        [1, 2],
      ]),
      { share: 1, seed: 1, excluded },
    )
    expect([...use]).toEqual([EXCLUDED, HELD_OUT])
    expect(excludedRows).toEqual([0])
  })
})

describe('chooseItems', () => {
  const sales = salesOf(['1', '2', '10'], [[0, 1], [0], [0, 2]])
  const use = Uint8Array.of(TRAINING, TRAINING, HELD_OUT)
  const rules = { min_occ: 1, include_all_items: false, max_items: 0 }
  const choose = (given: Partial<typeof rules>) => chooseItems(sales, use, ['10', '20', '3'], { ...rules, ...given })

  it('knows what training rows hold', () => {
    expect(choose({})).toEqual({ ids: ['1', '2'], place: Int32Array.of(0, 1, -1) })
  })
  it('asks for more rows with min_occ', () => {
    expect(choose({ min_occ: 2 }).ids).toEqual(['1'])
  })
  it('takes the whole catalogue, in the order of numbers', () => {
    expect(choose({ include_all_items: true })).toEqual({ ids: ['1', '2', '3', '10', '20'], place: Int32Array.of(0, 1, 3) })
  })
  it('caps by sales, the smaller id first among equals', () => {
    expect(choose({ include_all_items: true, max_items: 3 }).ids).toEqual(['1', '2', '3'])
  })
  it('leaves rows without a known product out and keeps the others’ weight', () => {
    const rows = rowsFor(sales, choose({ min_occ: 2 }), { use, wanted: TRAINING, weight: 'occ' })
    expect(rows).toEqual({
      indptr: Int32Array.of(0, 1, 2),
      indices: Int32Array.of(0, 0),
      profession: Int32Array.of(0, 0),
      weights: Float32Array.of(1, 2),
    })
    expect([...rowsFor(sales, choose({}), { use, wanted: TRAINING, weight: 'none' }).weights]).toEqual([1, 1])
  })
})
