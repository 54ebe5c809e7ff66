import type { Axis, Chart } from '#engine/reports/port'
import { nameAndUnit } from '../domain/name-and-unit.ts'
import { measureOf, type Tongue } from './chart-words.ts'
import type { ChartData, ChartDataOf, Colour } from './data/contract.ts'

type Place = string | number

/** The figures of a chart as the report draws them. */
export function drawingOf(data: ChartData, tongue: Tongue): Chart {
  switch (data.kind) {
    case 'histogram':
      return histogram(data, tongue)
    case 'box':
      return {
        type: 'boxes',
        value: data.value === null ? { label: tongue.say('Value', 'Valeur') } : nameAndUnit(data.value),
        ownAxes: data.value === null && data.boxes.length > 1,
        boxes: data.boxes.map(({ farthest, outliers, ...box }) => ({ ...box, outliers: farthest, outlierCount: outliers })),
      }
    case 'scatter':
      return {
        type: 'scatter',
        x: axisOf(data.x, data.xs),
        y: axisOf(data.y, data.ys),
        xs: data.xs.map(numberOf),
        ys: data.ys.map(numberOf),
        ...sizesOf(data.sizes),
        ...coloursOf(data.colour),
      }
    case 'scatter_matrix': {
      const { columns, values, correlations, colour } = data
      return { type: 'scatter-matrix', axes: columns.map(nameAndUnit), values, correlations, ...coloursOf(colour) }
    }
    case 'bar':
      return {
        type: 'bars',
        value: { ...measureAxis(data, tongue), digits: digitsOf(data.bars.map(({ value }) => value)) },
        bars: data.bars,
      }
    case 'line':
      return {
        type: 'lines',
        x: axisOf(data.x, data.at),
        y: measureAxis(data, tongue),
        at: data.at,
        series: data.series.map(({ label, values }, i) => (label === null ? { label: '', values } : { label, values, category: i + 1 })),
      }
    case 'outliers':
      return {
        type: 'bars',
        value: { label: tongue.say('Outliers', 'Valeurs extrêmes'), digits: 0 },
        bars: data.columns.map(({ column, outliers }) => ({ label: column, value: outliers })),
      }
  }
}

function histogram({ column, edges, series }: ChartDataOf<'histogram'>, { say }: Tongue): Chart {
  const common = {
    type: 'histogram',
    value: axisOf(column, edges),
    count: { label: say('Rows', 'Lignes') },
    edges: edges.map(numberOf),
  } as const
  const [first] = series
  if (first.label === null) return { ...common, counts: first.counts }
  const panels = series.map(({ label, counts }, i) => ({
    title: label ?? '',
    category: i + 1,
    chart: { ...common, counts, category: i + 1 },
  }))
  return { type: 'multiples', panels }
}

function measureAxis(data: ChartDataOf<'bar'> | ChartDataOf<'line'>, tongue: Tongue): Axis {
  const label = measureOf(data, tongue)
  if (data.y === null || data.aggregate === 'count') return { label, digits: 0 }
  return { label: measureOf({ ...data, y: nameAndUnit(data.y).label }, tongue), unit: nameAndUnit(data.y).unit }
}

const isDate = (place: Place | undefined) => typeof place === 'string'
const axisOf = (column: string, places: readonly Place[]): Axis => ({
  ...nameAndUnit(column),
  type: isDate(places[0]) ? 'date' : 'number',
  digits: isDate(places[0]) ? undefined : digitsOf(places as number[]),
})
const numberOf = (place: Place): number => (typeof place === 'number' ? place : Date.parse(place.length > 10 ? `${place}Z` : place))

/** Decimals that tell the values apart to four digits; none for whole numbers. */
export function digitsOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null)
  if (known.every(Number.isInteger)) return 0
  const greatest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Math.max(0, Math.min(8, 3 - Math.floor(Math.log10(greatest))))
}

function coloursOf(colour: Colour | null) {
  if (colour === null) return {}
  const { column, levels, values } = colour
  // The number 0 is no category: such points are grey.
  if (levels) return { categories: values.map((place) => (place ?? -1) + 1), names: levels }
  const shade = rangeOf(column, values)
  return shade ? { shades: sharesOf(values, shade), shade } : {}
}

function sizesOf(sizes: ChartDataOf<'scatter'>['sizes']) {
  const size = sizes && rangeOf(sizes.column, sizes.values)
  return sizes && size ? { sizes: sharesOf(sizes.values, size).map((share) => share ?? 0), size } : {}
}

interface Range {
  low: number
  high: number
}

/** The name of a column with its least and greatest value; null when all are missing. */
function rangeOf(column: string, values: readonly (number | null)[]): ({ label: string; unit?: string } & Range) | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const [low, high] = [Math.min, Math.max].map((pick) => known.reduce((a, b) => pick(a, b)))
  return { ...nameAndUnit(column), low, high }
}

/** Where each value lies between the least (0) and the greatest (1). */
const sharesOf = (values: readonly (number | null)[], { low, high }: Range): (number | null)[] =>
  values.map((value) => (value === null ? null : high > low ? (value - low) / (high - low) : 0.5))
