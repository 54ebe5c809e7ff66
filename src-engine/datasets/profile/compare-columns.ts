import { evenEdges } from '../domain/bins.ts'
import { type ColumnSql, isNumber } from './column-queries.ts'
import type { ProfileColumn } from './contract.ts'
import { countBins, type ProfileTools } from './profile-version.ts'

const BINS = 20

export interface ComparedSide {
  relation: string
  columns: ProfileColumn[]
  sql: ColumnSql[]
}

/** Both profiles side by side, with what changed between them. */
export async function compareColumns(a: ComparedSide, b: ComparedSide, tools: ProfileTools) {
  const names = [...a.columns, ...b.columns.filter(({ name }) => a.columns.every((column) => column.name !== name))].map(({ name }) => name)
  const pairs = names.map((name) => ({
    name,
    a: a.columns.find((column) => column.name === name) ?? null,
    b: b.columns.find((column) => column.name === name) ?? null,
  }))
  const histograms = await sharedHistograms(a, b, pairs, tools)
  return pairs.map((pair) => ({
    ...pair,
    state: stateOf(pair),
    missing_share_change: pair.a && pair.b ? pair.b.missing_share - pair.a.missing_share : null,
    standardised_mean_change: meanChange(pair),
    share_change: shareChange(pair),
    histogram: histograms.get(pair.name) ?? null,
  }))
}

interface Pair {
  name: string
  a: ProfileColumn | null
  b: ProfileColumn | null
}

function stateOf({ a, b }: Pair): 'same' | 'changed' | 'retyped' | 'only_a' | 'only_b' {
  if (a === null) return 'only_b'
  if (b === null) return 'only_a'
  if (a.type !== b.type) return 'retyped'
  const { role: _a, ...before } = a
  const { role: _b, ...after } = b
  return JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed'
}

function meanChange({ a, b }: Pair): number | null {
  if (!a?.numbers || !b?.numbers || a.numbers.std === null || b.numbers.std === null) return null
  const pooled = Math.sqrt((a.numbers.std ** 2 + b.numbers.std ** 2) / 2)
  return pooled === 0 ? null : (b.numbers.mean - a.numbers.mean) / pooled
}

/** Total variation distance of the shares of the values that either side tells. */
function shareChange({ a, b }: Pair): number | null {
  if (!a || !b || a.top.length === 0 || b.top.length === 0) return null
  const shares = new Map(a.top.map(({ value, share }) => [value, [share, 0]]))
  for (const { value, share } of b.top) shares.set(value, [shares.get(value)?.[0] ?? 0, share])
  return [...shares.values()].reduce((sum, [before, after]) => sum + Math.abs(after - before), 0) / 2
}

async function sharedHistograms(a: ComparedSide, b: ComparedSide, pairs: readonly Pair[], tools: ProfileTools) {
  const shared = pairs.flatMap(({ name, a: before, b: after }) => {
    if (!before?.numbers || !after?.numbers) return []
    const low = Math.min(before.numbers.min, after.numbers.min)
    const high = Math.max(before.numbers.max, after.numbers.max)
    return [{ name, edges: evenEdges(low, high, low === high ? 1 : BINS) }]
  })
  const count = ({ relation, sql }: ComparedSide) => {
    const columns = shared.map(({ name }) => sql.find((column) => column.name === name && isNumber(column)) as ColumnSql)
    return countBins(relation, columns, shared, tools)
  }
  const [before, after] = [await count(a), await count(b)]
  return new Map(shared.map(({ name, edges }, i) => [name, { edges, a: before[i], b: after[i] }]))
}
