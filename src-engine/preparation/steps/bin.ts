import { EngineError } from '#engine/base/errors'
import { literal } from '#engine/warehouse/duckdb'
import { type Cell, cell, columnNamed, type Frame, type FrameColumn, numbersNamed, same } from '../frame.ts'
import { quantilesOf, rangesOf } from '../statistics.ts'
import { type Ask, double, type Warning } from '../values.ts'
import type { Settings } from './contract.ts'
import { fitted, type StepKind } from './step.ts'

interface Edges {
  column: string
  edges: number[]
}
type Bin = Settings<'bin'>

/**
 * Puts numbers into bins [a, b); the last one also holds its upper edge. As scikit-learn's KBinsDiscretizer: `width` has equal
 * widths between least and greatest, `quantile` equal shares (quantiles of type 7, equal edges are joined), and numbers beyond
 * the first and last edge belong to the outer bins. With `custom` edges they become missing.
 */
export const bin: StepKind<'bin', { columns: Edges[] }> = {
  title: { en: 'Put numbers into classes', fr: 'Mettre en classes' },
  uses: ({ columns }) => columns,
  async fit(frame, settings, { ask }) {
    const found: Edges[] = []
    const warnings: Warning[] = []
    for (const column of numbersNamed(frame, settings.columns)) {
      const edges = await edgesOf(ask, frame, column, settings)
      found.push({ column: column.name, edges })
      if (settings.method !== 'custom' && edges.length < settings.bins + 1) warnings.push(fewer(column, edges.length - 1, settings))
    }
    const wrong = found.find(({ edges }) => settings.labels && settings.labels.length !== Math.max(1, edges.length - 1))
    if (wrong)
      throw new EngineError(
        'PREPARATION_SETTING_INVALID',
        `"${wrong.column}" has ${wrong.edges.length - 1} bins, ${settings.labels?.length} labels were given. Give one for each.`,
        {
          column: wrong.column,
          bins: wrong.edges.length - 1,
        },
      )
    return fitted({ columns: found }, warnings)
  },
  apply(frame, settings, { columns }) {
    const binned = new Map(columns.map((one) => [columnNamed(frame, one.column).name, one]))
    const cells = frame.columns.flatMap((column): Cell[] => {
      const edges = binned.get(column.name)?.edges
      return edges ? [same(column), binCell(column, edges, settings)] : [same(column)]
    })
    return { kind: 'cells', cells }
  },
}

async function edgesOf(ask: Ask, frame: Frame, column: FrameColumn, { method, bins, edges }: Bin): Promise<number[]> {
  if (method === 'custom') return ascending(edges)
  const shares = Array.from({ length: bins + 1 }, (_, i) => i / bins)
  if (method === 'quantile') {
    const found = (await quantilesOf(ask, frame, cell(column.name), shares)).filter((edge) => edge !== null)
    return [...new Set(found)]
  }
  const [{ min, max }] = await rangesOf(ask, frame, [column])
  if (min === null || max === null) return []
  return min === max ? [min] : shares.map((share, i) => (i === bins ? max : min + (max - min) * share))
}

function ascending(edges: readonly number[] | undefined): number[] {
  if (edges?.every((edge, i) => i === 0 || edge > edges[i - 1])) return [...edges]
  throw new EngineError('PREPARATION_SETTING_INVALID', 'The method custom needs edges that ascend, each once. Give at least two.', {
    setting: 'edges',
  })
}

function binCell({ name }: FrameColumn, edges: readonly number[], { method, output, labels }: Bin): Cell {
  const x = `${cell(name)}::DOUBLE`
  const bins = Math.max(1, edges.length - 1)
  const value = (i: number) => (output === 'number' ? String(i) : literal(labels?.[i] ?? range(edges, i)))
  const branches = Array.from({ length: bins - 1 }, (_, i) => `WHEN ${x} < ${double(edges[i + 1])} THEN ${value(i)}`)
  const outside = method === 'custom' ? `WHEN ${x} < ${double(edges[0])} OR ${x} > ${double(edges[bins])} THEN NULL ` : ''
  const sql = edges.length === 0 ? 'NULL' : `CASE WHEN ${x} IS NULL THEN NULL ${outside}${branches.join(' ')} ELSE ${value(bins - 1)} END`
  const type = output === 'number' ? 'integer' : 'text'
  return { name: `${name}_bin`, type, sql: `(${sql})::${output === 'number' ? 'BIGINT' : 'VARCHAR'}`, of: null }
}

function range(edges: readonly number[], i: number): string {
  const written = (edge: number) => String(Number(edge.toPrecision(12)))
  if (edges.length === 1) return `[${written(edges[0])}]`
  return `[${written(edges[i])}, ${written(edges[i + 1])}${i === edges.length - 2 ? ']' : ')'}`
}

const fewer = ({ name }: FrameColumn, bins: number, settings: Bin): Warning => ({
  code: 'FEWER_BINS',
  message: `"${name}" has too few different values for ${settings.bins} bins; there are ${Math.max(0, bins)}.`,
  details: { column: name, bins: Math.max(0, bins) },
})
