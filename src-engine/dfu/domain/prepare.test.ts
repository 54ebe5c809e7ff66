import { describe, expect, it } from 'vitest'
import { matrixOf } from '#engine/math/matrix'
import { SERIES_FEATURES } from './features.ts'
import { applyColumns, prepareFeatures, type RawFeatures } from './prepare.ts'

const NONE = Number.NaN
/** DFUs with the given features; the others are undefined. */
function rawOf(features: Partial<Record<(typeof SERIES_FEATURES)[number], number[]>>, more: Partial<RawFeatures> = {}): RawFeatures {
  const n = Object.values(features)[0].length
  const rows = Array.from({ length: n }, (_, i) => SERIES_FEATURES.map((name) => features[name]?.[i] ?? NONE))
  return { series: matrixOf(rows), numeric: [], categorical: [], ...more }
}
const valuesOf = ({ x, columns }: ReturnType<typeof prepareFeatures>, name: string) => {
  const j = columns.findIndex((column) => column.name === name)
  return Array.from({ length: x.rows }, (_, i) => x.data[i * x.cols + j])
}

describe('prepareFeatures', () => {
  it('by hand: log1p of volumes, also of negative ones, and only of them', () => {
    const prepared = prepareFeatures(rawOf({ mean_demand: [0, 9, -9], cv_demand: [1, 2, 3] }), { logVolume: true })
    expect(valuesOf(prepared, 'mean_demand')).toEqual([0, Math.log(10), -Math.log(10)])
    expect(valuesOf(prepared, 'cv_demand')).toEqual([1, 2, 3])
    expect(valuesOf(prepareFeatures(rawOf({ mean_demand: [0, 9, 4] }), { logVolume: false }), 'mean_demand')).toEqual([0, 9, 4])
  })

  it('fills what is undefined with the median, counts it, and drops a feature that is so everywhere', () => {
    const prepared = prepareFeatures(rawOf({ cv_demand: [1, NONE, 4, 7], growth_rate: [NONE, NONE, NONE, NONE] }), { logVolume: true })
    expect(valuesOf(prepared, 'cv_demand')).toEqual([1, 4, 4, 7])
    expect(prepared.filled).toEqual([{ column: 'cv_demand', dfus: 1, median: 4 }])
    expect(prepared.removed).toContainEqual({ column: 'growth_rate', why: 'undefined', variance: null })
  })

  it('puts the peak month on a circle: December is next to January', () => {
    const { x, columns } = prepareFeatures(rawOf({ peak_month: [12, 1, 6] }), { logVolume: true })
    expect(columns.map(({ name }) => name)).toEqual(['peak_month_sin', 'peak_month_cos'])
    const [december, january, june] = [0, 1, 2].map((i) => [...x.data.subarray(2 * i, 2 * i + 2)])
    const apart = (a: number[], b: number[]) => Math.hypot(a[0] - b[0], a[1] - b[1])
    expect(apart(december, january)).toBeLessThan(0.6)
    expect(apart(december, june)).toBeCloseTo(2, 10)
  })

  it('leaves out columns of a variance under 0.01 and says why', () => {
    const { columns, removed } = prepareFeatures(
      rawOf({ cv_demand: [1, 1, 1, 1], zero_demand_pct: [0, 0.1, 0, 0.1], trend_pct_change: [0, 0.2, 0, 0.2] }),
      {
        logVolume: true,
      },
    )
    expect(columns.map(({ name }) => name)).toEqual(['trend_pct_change'])
    expect(removed.filter(({ why }) => why !== 'undefined')).toEqual([
      { column: 'cv_demand', why: 'constant', variance: 0 },
      { column: 'zero_demand_pct', why: 'low variance', variance: expect.closeTo(0.0025) },
    ])
  })

  it('makes one column per word, the twenty most frequent', () => {
    const words = Array.from({ length: 60 }, (_, i) => (i < 40 ? 'often' : `rare ${i % 30}`))
    const raw = rawOf({ cv_demand: words.map((_, i) => i) }, { categorical: [{ name: 'brand', values: [null, ...words.slice(1)] }] })
    const { columns } = prepareFeatures(raw, { logVolume: true })
    expect(columns.filter(({ of }) => of === 'brand').map(({ name }) => name)).toContain('brand=often')
    expect(valuesOf(prepareFeatures(raw, { logVolume: true }), 'brand=often').slice(0, 3)).toEqual([0, 1, 1])
  })

  it('does not change its input', () => {
    const raw = rawOf({ mean_demand: [1, NONE, 3] })
    const before = raw.series.data.slice()
    prepareFeatures(raw, { logVolume: true })
    expect(raw.series.data).toEqual(before)
  })
})

describe('applyColumns', () => {
  it('repeats the preparation of a run on other DFUs, with its medians', () => {
    const { columns } = prepareFeatures(rawOf({ mean_demand: [1, 3, 8], cv_demand: [1, 2, 9] }), { logVolume: true })
    const next = applyColumns(rawOf({ mean_demand: [NONE], cv_demand: [4] }), columns)
    expect([...next.data]).toEqual([Math.log1p(3), 4])
  })
})
