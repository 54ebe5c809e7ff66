import type { Cell, Column, TableBlock } from '#engine/reports/port'
import { nameAndUnit } from '../domain/name-and-unit.ts'
import { digitsOf } from './chart-drawing.ts'
import { measureOf, type Tongue } from './chart-words.ts'
import type { ChartData, ChartDataOf, Colour } from './data/contract.ts'

type Table = Pick<TableBlock, 'columns' | 'rows'>

/** The figures of a chart as a table. */
export function rowsOf(data: ChartData, tongue: Tongue): Table {
  const { say } = tongue
  const count = figure(say('rows', 'lignes'), [])
  switch (data.kind) {
    case 'histogram': {
      const names = data.series.map(({ label }) => ({ ...count, label: label ?? count.label }))
      const [from, to] = [say('from', 'de'), say('to', 'à')].map((word) => place(`${data.column}, ${word}`, data.edges))
      const rows = data.edges.slice(1).map((edge, i): Cell[] => [data.edges[i], edge, ...data.series.map(({ counts }) => counts[i])])
      return { columns: [from, to, ...names], rows }
    }
    case 'box':
      return boxRows(data, tongue)
    case 'scatter': {
      const { x, y, xs, ys, sizes, colour, row_numbers } = data
      const size = sizes ? [figure(sizes.column, sizes.values)] : []
      return {
        columns: [figure(say('row', 'ligne'), []), place(x, xs), place(y, ys), ...colourColumn(colour), ...size],
        rows: row_numbers.map((row, i) => [row, xs[i], ys[i], ...colourCell(colour, i, tongue), ...(sizes ? [sizes.values[i]] : [])]),
      }
    }
    case 'scatter_matrix': {
      const { columns, values, colour, row_numbers } = data
      return {
        columns: [figure(say('row', 'ligne'), []), ...columns.map((column, i) => figure(column, values[i])), ...colourColumn(colour)],
        rows: row_numbers.map((row, i) => [row, ...values.map((of) => of[i]), ...colourCell(colour, i, tongue)]),
      }
    }
    case 'bar': {
      const measure = {
        ...figure(
          data.y ?? '',
          data.bars.map(({ value }) => value),
        ),
        label: measureOf(data, tongue),
      }
      const counted = data.y === null ? [] : [count]
      return {
        columns: [{ label: data.x, type: 'text' }, measure, ...counted],
        rows: data.bars.map((bar) => [bar.label, bar.value, ...(data.y === null ? [] : [bar.count])]),
      }
    }
    case 'line': {
      const measures = data.series.map(({ label, values }) => ({
        ...figure(data.y ?? '', values),
        label: label ?? measureOf(data, tongue),
      }))
      return {
        columns: [place(data.x, data.at), ...measures],
        rows: data.at.map((at, i) => [at, ...data.series.map(({ values }) => values[i])]),
      }
    }
    case 'outliers':
      return {
        columns: [
          figure(say('row', 'ligne'), []),
          { label: say('column', 'colonne'), type: 'text' },
          ...(['value', 'low', 'high'] as const).map((name) =>
            figure(
              outlierWords(tongue)[name],
              data.outliers.map((one) => one[name]),
            ),
          ),
        ],
        rows: data.outliers.map(({ row, column, value, low, high }) => [row, column, value, low, high]),
      }
  }
}

const outlierWords = ({ say }: Tongue) => ({
  value: say('value', 'valeur'),
  low: say('lower bound', 'borne basse'),
  high: say('upper bound', 'borne haute'),
})

function boxRows({ boxes, group, value }: ChartDataOf<'box'>, { say }: Tongue): Table {
  const names = [
    say('least', 'minimum'),
    say('lower whisker', 'moustache basse'),
    say('first quartile', 'premier quartile'),
    say('median', 'médiane'),
  ]
  names.push(say('third quartile', 'troisième quartile'), say('upper whisker', 'moustache haute'), say('greatest', 'maximum'))
  const figures = boxes.map(({ min, low, q1, median, q3, high, max }) => [min, low, q1, median, q3, high, max])
  const unit = value === null ? undefined : nameAndUnit(value).unit
  const counts = [say('rows', 'lignes'), say('outliers', 'valeurs extrêmes')].map((label) => figure(label, []))
  return {
    columns: [
      { label: group ?? say('column', 'colonne'), type: 'text' },
      counts[0],
      ...names.map((label, i) => ({
        ...figure(
          label,
          figures.map((of) => of[i]),
        ),
        unit,
      })),
      counts[1],
    ],
    rows: boxes.map(({ label, n, outliers }, i) => [label, n, ...figures[i], outliers]),
  }
}

const figure = (column: string, values: readonly (number | null)[]): Column => ({
  ...nameAndUnit(column),
  type: 'number',
  digits: digitsOf(values),
})

const place = (column: string, places: readonly (string | number)[]): Column =>
  typeof places[0] === 'string' ? { label: column, type: 'date' } : figure(column, places as number[])

const colourColumn = (colour: Colour | null): Column[] =>
  colour === null ? [] : [colour.levels ? { label: colour.column, type: 'text' } : figure(colour.column, colour.values)]

function colourCell(colour: Colour | null, index: number, { say }: Tongue): Cell[] {
  if (colour === null) return []
  const value = colour.values[index]
  return [colour.levels === null || value === null ? value : (colour.levels[value] ?? say('other', 'autre'))]
}
