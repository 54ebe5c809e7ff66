import { labelText, type Tongue } from './chart-words.ts'
import type { ChartData, Colour } from './data/contract.ts'

/** The figures of a chart with their groups as they are read: truth values in words. */
export function wordLabels(data: ChartData, tongue: Tongue): ChartData {
  const worded = <T extends { label: string | null }>(one: T): T => ({
    ...one,
    label: one.label === null ? null : labelText(one.label, tongue),
  })
  const coloured = (colour: Colour | null) =>
    colour && { ...colour, levels: colour.levels?.map((level) => labelText(level, tongue)) ?? null }
  switch (data.kind) {
    case 'histogram':
    case 'line':
      return { ...data, series: data.series.map(worded) } as ChartData
    case 'box':
      return data.group === null ? data : { ...data, boxes: data.boxes.map(worded) }
    case 'bar':
      return { ...data, bars: data.bars.map(worded) }
    case 'scatter':
    case 'scatter_matrix':
      return { ...data, colour: coloured(data.colour) }
    case 'outliers':
      return data
  }
}
