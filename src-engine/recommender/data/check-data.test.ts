import { describe, expect, it } from 'vitest'
import { toldNotices } from '../notices.ts'
import { assertWeights, checkData, noticesOfCheck } from './check-data.ts'
import type { Sales } from './tables.ts'

// Baskets {1,2}, {1,2,3}, {1,2}, {} and {9}.
const sales: Sales = {
  ids: ['1', '2', '3', '9'],
  indptr: Int32Array.of(0, 2, 5, 7, 7, 8),
  indices: Int32Array.of(0, 1, 0, 1, 2, 0, 1, 3),
  professions: ['A', 'B'],
  profession: Int32Array.of(0, 0, 0, 1, -1),
  occurrences: Float64Array.of(4, 1, Number.NaN, 7, 1),
  repeated: 1,
}
const detail = { label: null, gamme: null, gammeLabel: null, univers: null, universLabel: null, privateLabel: false }
const details = new Map([
  ['1', detail],
  ['2', detail],
  ['50', detail],
])

describe('checkData', () => {
  const couples = { rows: 2, products: ['1', '77'], professions: ['A', 'Z'], undirected: true }
  const check = checkData(sales, details, couples, 2)

  it('counts by hand', () => {
    expect(check).toMatchObject({
      ...{ rows: 5, baskets: 4, orders: 7, products: 4, listed: 3, unknown_products: 2, unknown_examples: ['3', '9'], unsold_products: 1 },
      ...{ empty_baskets: 1, single_baskets: 1, duplicate_rows: 1, repeated_products: 1, bad_weights: 1 },
      professions: [
        { profession: 'A', rows: 3, share: 0.6, products: 3 },
        { profession: 'B', rows: 1, share: 0.2, products: 0 },
      ],
      length: { mean: 2, median: 2, p99: 2, max: 3 },
      couples: { rows: 2, undirected: true, unknown_products: 1, unknown_professions: ['Z'] },
    })
  })

  it('says which part of the pairs the longest rows make', () => {
    // L (L − 1): 2 + 6 + 2; the row of three makes 6 of 10.
    expect(check.huge).toMatchObject({ limit: 2, rows: 1, share_of_rows: 0.25, share_of_pairs: 0.6 })
  })

  it('tells each oddity in both languages', () => {
    const notices = noticesOfCheck(check, true)
    expect(notices.map(({ code }) => code)).toEqual([
      ...['empty_baskets', 'bad_weights', 'duplicate_rows', 'huge_rows', 'unknown_products', 'rows_without_profession', 'couples_unknown'],
    ])
    const { warnings, warnings_fr } = toldNotices(notices)
    expect(warnings[3]).toContain('60%')
    expect(warnings_fr[3]).toContain('60 %')
    for (const [i, text] of warnings.entries()) expect(warnings_fr[i]).not.toBe(text)
  })

  it('has nothing to say of an empty table', () => {
    const none = checkData(
      {
        ...sales,
        ids: [],
        indptr: Int32Array.of(0),
        indices: new Int32Array(0),
        profession: new Int32Array(0),
        occurrences: new Float64Array(0),
      },
      null,
      null,
      2,
    )
    expect(none).toMatchObject({ rows: 0, length: { mean: 0, max: 0 }, huge: { share_of_pairs: 0 } })
  })

  it('refuses weights that are no numbers only where rows weigh', () => {
    expect(() => assertWeights(check)).toThrow(expect.objectContaining({ code: 'RECOMMENDER_WEIGHTS_INVALID', details: { rows: 1 } }))
    expect(() => assertWeights({ bad_weights: 0 })).not.toThrow()
  })
})
