import { pearson } from '#engine/math/correlation'
import { axisSql, type ColumnSql, fromAxis, isNumber, isTime, shownSql } from '../profile/column-queries.ts'
import {
  ask,
  type ChartTools,
  empty,
  levelsOf,
  needed,
  numberColumns,
  numeric,
  onAxis,
  optional,
  type Told,
  unsuited,
} from './chart-tools.ts'
import type { ChartDataOf, Colour } from './data/contract.ts'

const SEED = 42
const MOST_POINTS = 5000
/** Each point of a matrix is drawn up to fifteen times. */
const MOST_MATRIX_POINTS = 1000
/** Whole numbers with more values than this are amounts, with fewer they are names. */
const FEW_VALUES = 8

type Row = Record<string, number | string | null>

/** Points of two columns, coloured and sized by two others. */
export async function scatter(tools: ChartTools): Promise<Told<ChartDataOf<'scatter'>>> {
  const [x, y] = [onAxis(needed(tools, 'x'), 'x', tools), onAxis(needed(tools, 'y'), 'y', tools)]
  const [colour, sized] = [optional(tools, 'colour'), optional(tools, 'size')]
  const size = sized && numeric(sized, 'size', tools)
  const { rows, ...told } = await points([x, y], { colour, size, most: MOST_POINTS }, tools)
  const [xs, ys] = [rows.map(({ v0 }) => v0 as number), rows.map(({ v1 }) => v1 as number)]
  return {
    ...told,
    data: {
      kind: 'scatter',
      x: x.name,
      y: y.name,
      xs: xs.map((value) => fromAxis(x.type, value)),
      ys: ys.map((value) => fromAxis(y.type, value)),
      row_numbers: rows.map(({ row }) => row as number),
      colour: colour && (await colourOf(colour, rows, tools)),
      sizes: size && { column: size.name, values: rows.map((row) => row.size as number | null) },
      correlation: pearson(xs, ys),
    },
  }
}

/** Points of two to six columns of numbers, each pair against each other. */
export async function scatterMatrix(tools: ChartTools): Promise<Told<ChartDataOf<'scatter_matrix'>>> {
  const columns = numberColumns(tools, 2, 6)
  const colour = optional(tools, 'colour')
  const { rows, ...told } = await points(columns, { colour, size: null, most: MOST_MATRIX_POINTS }, tools)
  const values = columns.map((_, i) => rows.map((row) => row[`v${i}`] as number))
  return {
    ...told,
    data: {
      kind: 'scatter_matrix',
      columns: columns.map(({ name }) => name),
      values,
      row_numbers: rows.map(({ row }) => row as number),
      colour: colour && (await colourOf(colour, rows, tools)),
      correlations: correlationsOf(values),
    },
  }
}

function correlationsOf(values: readonly number[][]): (number | null)[][] {
  const lower = values.map((a, i) => values.slice(0, i + 1).map((b) => pearson(a, b)))
  return values.map((_, i) => values.map((_b, j) => lower[Math.max(i, j)][Math.min(i, j)]))
}

interface Marks {
  colour: ColumnSql | null
  size: ColumnSql | null
  most: number
}

/** Rows that have a value on every axis; where they are too many, those with the least hashes of row number and seed. */
async function points(axes: readonly ColumnSql[], { colour, size, most }: Marks, tools: ChartTools) {
  const { relation, config } = tools
  const seed = config.seed ?? SEED
  const filled = axes.map(({ sql }) => `${sql} IS NOT NULL`).join(' AND ')
  const [{ of }] = await ask<{ of: number }>(tools, `SELECT count(*) AS of FROM ${relation} WHERE ${filled}`)
  if (of === 0) throw empty(axes.map(({ name }) => name))
  const chosen = `SELECT file_row_number FROM ${relation} WHERE ${filled} ORDER BY hash(file_row_number + ${seed}), file_row_number LIMIT ${most}`
  const select = [
    'file_row_number + 1 AS row',
    ...axes.map((column, i) => `${axisSql(column)} AS v${i}`),
    ...(colour ? [`${isAmount(colour) ? axisSql(colour) : shownSql(colour)} AS colour`] : []),
    ...(size ? [`${axisSql(size)} AS size`] : []),
  ]
  const where = of > most ? `file_row_number IN (${chosen})` : filled
  const rows = await ask<Row>(tools, `SELECT ${select.join(', ')} FROM ${relation} WHERE ${where} ORDER BY file_row_number`)
  return { rows, told_rows: of, sample: of > most ? { points: rows.length, of, seed } : null }
}

const isAmount = (column: ColumnSql) => isNumber(column) && (column.type === 'number' || column.distinct > FEW_VALUES)

async function colourOf(column: ColumnSql, rows: readonly Row[], tools: ChartTools): Promise<Colour> {
  if (isTime(column)) throw unsuited(column, 'colour', tools.config.type, 'categories or numbers')
  if (isAmount(column)) return { column: column.name, levels: null, values: rows.map(({ colour }) => colour as number | null) }
  const levels = (await levelsOf(column, tools)).map(({ label }) => label as string)
  const places = new Map(levels.map((label, i) => [label, i]))
  const values = rows.map(({ colour }) => (colour === null ? null : (places.get(String(colour)) ?? -1)))
  return { column: column.name, levels, values }
}
