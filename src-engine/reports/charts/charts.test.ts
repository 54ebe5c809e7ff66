import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chart } from '../chart.ts'
import { createFormat } from '../format.ts'
import { gallery } from '../gallery.ts'
import { paintOf } from '../palette.ts'
import { drawBlock, renderSvg } from '../render-svg.ts'
import { chartsOf } from '../report.ts'
import { cutToWidth, textWidth } from '../text-width.ts'
import { stepOf } from './heat-map.ts'
import { spread } from './lines.ts'
import { extent, scaleOf } from './scale.ts'
import { MOST_POINTS, thin } from './thin.ts'

const format = createFormat('en')

describe.each(['fr', 'en'] as const)('gallery in %s', (lang) => {
  const report = gallery(lang)
  test.each(chartsOf(report).map((block, index) => [`${index + 1}-${block.chart.type}`, block] as const))('%s', async (name, block) => {
    await expect(renderSvg(block, report)).toMatchFileSnapshot(`./__snapshots__/${lang}-${name}.svg`)
  })
})

const axis = { label: 'a' }
const poor: Chart[] = [
  { type: 'bars', value: axis, bars: [] },
  { type: 'bars', value: axis, bars: [{ label: 'only', value: Number.NaN }] },
  { type: 'boxes', value: axis, boxes: [] },
  {
    type: 'boxes',
    value: axis,
    ownAxes: true,
    boxes: [{ label: 'b', low: 1, q1: 1, median: 1, q3: 1, high: 1, outliers: [], outlierCount: 0 }],
  },
  {
    type: 'boxes',
    value: axis,
    boxes: [{ label: 'b', low: 1, q1: 1, median: 1, q3: 1, high: 1, outliers: [Number.NaN], outlierCount: 1 }],
  },
  { type: 'boxes', value: axis, boxes: [{ label: 'b', low: Number.NaN, q1: 1, median: 1, q3: 1, high: 1, outliers: [], outlierCount: 0 }] },
  { type: 'scatter', x: axis, y: axis, xs: [1, 2], ys: [3, 4], sizes: [0, Number.NaN] },
  { type: 'histogram', value: axis, count: axis, edges: [], counts: [] },
  { type: 'histogram', value: axis, count: axis, edges: [3, 3], counts: [0] },
  { type: 'lines', x: axis, y: axis, at: [], series: [] },
  { type: 'lines', x: { label: 'd', type: 'date' }, y: axis, at: ['2026-01-01'], series: [{ label: 's', values: [null] }] },
  {
    type: 'lines',
    x: axis,
    y: axis,
    at: [1, 2, 3],
    series: [{ label: 's', values: [1, Number.POSITIVE_INFINITY, 2], low: [null, 0, 1], high: [1, 2, 3] }],
  },
  { type: 'scatter', x: axis, y: axis, xs: [], ys: [] },
  { type: 'scatter', x: axis, y: axis, xs: [1, Number.NaN], ys: [5, 5], categories: [1, 13] },
  { type: 'heat-map', rows: [], columns: [], values: [], scale: { type: 'sequential', label: 'n', high: 0 } },
  {
    type: 'heat-map',
    rows: [{ label: 'r' }],
    columns: [{ label: 'c' }],
    values: [[1]],
    shades: [[null]],
    scale: { type: 'diverging', label: 'z', high: 0 },
  },
  { type: 'parallel', axes: [], lines: [] },
  {
    type: 'parallel',
    axes: [{ label: 'one' }],
    lines: [
      { label: 'l', values: [null] },
      { label: 'm', category: 1, values: [2] },
    ],
  },
  { type: 'multiples', panels: [] },
  { type: 'scatter-matrix', axes: [], values: [], correlations: [] },
  {
    type: 'scatter-matrix',
    axes: [axis, axis],
    values: [
      [1, 1],
      [Number.NaN, 2],
    ],
    correlations: [[1, null]],
  },
  { type: 'scatter', x: axis, y: axis, xs: [1, 2], ys: [1, 2], shades: [null, Number.NaN], shade: { label: 's', low: 0, high: 0 } },
]

test.each(poor.map((chart, index) => [index, chart.type, chart] as const))('poor data %i (%s) are drawn without NaN', (_, __, chart) => {
  const { svg } = drawBlock({ kind: 'chart', title: 't', finding: 'f', chart }, 'en', paintOf('light'))
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  expect(new Resvg(svg, { font: { loadSystemFonts: false } }).width).toBe(680)
})

describe('scale', () => {
  test('by hand: 0 to 618 names 0, 200, 400, 600', () => {
    expect(scaleOf(axis, [0, 618], [0, 618], format).ticks).toEqual([0, 200, 400, 600].map((at) => ({ at, text: String(at) })))
  })

  test('a rounded domain names three to five values and holds all data', () => {
    const range = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(range, range, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)))
        const scale = scaleOf(axis, [low, high], [0, 100], format, { round: true })
        expect(scale.ticks.length).toBeGreaterThanOrEqual(3)
        expect(scale.ticks.length).toBeLessThanOrEqual(5)
        expect(new Set(scale.ticks.map(({ text }) => text)).size).toBe(scale.ticks.length)
        expect(scale.at(low)).toBeGreaterThanOrEqual(-1e-6)
        expect(scale.at(high)).toBeLessThanOrEqual(100 + 1e-6)
      }),
    )
  })

  test.each([
    ['2026-11-01', '2026-11-05', ['1 Nov', '2 Nov', '3 Nov', '4 Nov', '5 Nov']],
    ['2025-01-01', '2026-12-01', ['Jan 2025', 'Jul 2025', 'Jan 2026', 'Jul 2026']],
    ['2001-05-01', '2026-12-01', ['2005', '2010', '2015', '2020', '2025']],
  ])('dates from %s to %s', (from, to, texts) => {
    const dates = scaleOf({ label: 'd', type: 'date' }, [Date.parse(from), Date.parse(to)], [0, 1], format)
    expect(dates.ticks.map(({ text }) => text)).toEqual(texts)
  })

  test('the extent skips what is no number', () => expect(extent([null, Number.NaN, 3, undefined, -1])).toEqual([-1, 3]))
})

describe('thinning', () => {
  const count = 100_000
  const categories = Array.from({ length: count }, (_, index) => (index === 7 ? 2 : index % 10 === 0 ? 3 : 1))

  test('keeps the share of each category, and the only point of a rare one, in order, each time the same', () => {
    const kept = thin(categories, count)
    const of = (id: number) => kept.filter((position) => categories[position] === id).length
    expect([of(1), of(2), of(3)]).toEqual([4499, 1, 500])
    expect(kept).toEqual([...kept].sort((a, b) => a - b))
    expect(thin(categories, count)).toEqual(kept)
  })

  test('is blind to the order of the data: both halves are drawn alike', () => {
    const kept = thin(undefined, count)
    expect(kept).toHaveLength(MOST_POINTS)
    expect(Math.abs(kept.filter((position) => position < count / 2).length - MOST_POINTS / 2)).toBeLessThan(150)
  })

  test('says so under the chart', () => {
    const xs = Array.from({ length: 6000 }, (_, index) => index)
    const drawn = drawBlock(
      { kind: 'chart', title: 't', finding: 'f', chart: { type: 'scatter', x: axis, y: axis, xs, ys: xs } },
      'en',
      paintOf('light'),
    )
    expect(drawn.notes).toEqual(['5,000 of 6,000 points drawn, chosen without bias within each category.'])
  })
})

test('labels pushed apart stay a label apart and inside', () => {
  const placed = spread([{ wanted: 50 }, { wanted: 52 }, { wanted: 98 }, { wanted: 99 }], 0, 100).map(({ at }) => at)
  expect(placed).toEqual([50, 64, 86, 100])
})

test('heat map steps by hand', () => {
  const z = { type: 'diverging', label: 'z', high: 1.5 } as const
  expect([-9, -1.5, 0, 0.1, 1.5, 9].map((value) => stepOf(value, z))).toEqual([0, 0, 4, 4, 8, 8])
  expect([0, 50, 100].map((value) => stepOf(value, { type: 'sequential', label: 'n', high: 100 }))).toEqual([0, 4, 8])
})

describe('text widths', () => {
  const fonts = new URL('../../../resources/fonts/', import.meta.url)
  /** The sum of advances that the font itself declares (tables head, hhea, hmtx and cmap format 4). */
  function declared(text: string, file: string): number {
    const font = readFileSync(new URL(file, fonts))
    const table = (name: string) => {
      for (let at = 12; ; at += 16) if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8)
    }
    const unitsPerEm = font.readUInt16BE(table('head') + 18)
    const metrics = font.readUInt16BE(table('hhea') + 34)
    const glyphOf = cmap(font, table('cmap'))
    const advance = (glyph: number) => font.readUInt16BE(table('hmtx') + Math.min(glyph, metrics - 1) * 4)
    return [...text].reduce((sum, letter) => sum + advance(glyphOf(letter.charCodeAt(0))), 0) / unitsPerEm
  }

  test.each([
    ['Confiance 1 234,5 (kg)', 400, 'IBMPlexSans-Regular.ttf'],
    ['Mise en gavage, second choix', 400, 'IBMPlexSans-Regular.ttf'],
    ['Maize per animal 0.25', 600, 'IBMPlexSans-SemiBold.ttf'],
  ] as const)('%s in %i', (text, weight, file) => {
    expect(textWidth(text, 1, weight) / declared(text, file)).toBeCloseTo(1, 1)
  })

  test('a cut name fits', () => {
    const cut = cutToWidth('Un site au nom très long', 80, 12)
    expect(cut).toMatch(/^Un site.*…$/)
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80)
  })
})

function cmap(font: Buffer, start: number): (code: number) => number {
  for (let index = 0; ; index += 1) {
    const at = start + font.readUInt32BE(start + 8 + index * 8)
    if (font.readUInt16BE(at) !== 4) continue
    const segments = font.readUInt16BE(at + 6)
    return (code) => {
      let segment = 0
      while (font.readUInt16BE(at + 14 + segment) < code) segment += 2
      const first = font.readUInt16BE(at + 16 + segments + segment)
      const offsetAt = at + 16 + 3 * segments + segment
      const offset = font.readUInt16BE(offsetAt)
      if (offset === 0) return (code + font.readUInt16BE(at + 16 + 2 * segments + segment)) & 0xffff
      return font.readUInt16BE(offsetAt + offset + (code - first) * 2)
    }
  }
}
