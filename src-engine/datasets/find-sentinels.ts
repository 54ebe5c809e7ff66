import { type Notice, notice } from './domain/notices.ts'
import type { ReadingTools, Source } from './reading/source.ts'
import type { TypedColumn } from './typing-sql.ts'

/** Numbers that people write for "no value". */
const SENTINELS = [-1, -9, -99, -999, -9999, -99999, 99, 999, 9999, 99999, 999999]
const COLUMNS_AT_ONCE = 100

/**
 * Suggests numbers that may mean "no value": one of the usual ones, at an end of its column, farther from all other values than
 * those are from each other. Nothing is changed.
 */
export async function findSentinels({ relation }: Source, columns: readonly TypedColumn[], tools: ReadingTools): Promise<Notice[]> {
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'number')
  const notices: Notice[] = []
  for (let from = 0; from < numbers.length; from += COLUMNS_AT_ONCE) {
    const part = numbers.slice(from, from + COLUMNS_AT_ONCE)
    const bounds = part.flatMap(({ value }, i) => [`min(${value})::DOUBLE AS low${i}`, `max(${value})::DOUBLE AS high${i}`])
    const [row] = await ask(tools, `SELECT ${bounds.join(', ')} FROM ${relation}`)
    for (const [i, column] of part.entries()) {
      const suspects = [row[`low${i}`], row[`high${i}`]].filter((end) => end !== null && SENTINELS.includes(end))
      for (const suspect of new Set(suspects)) notices.push(...(await weigh(relation, column, suspect, tools)))
    }
  }
  return notices
}

async function weigh(relation: string, { name, value }: TypedColumn, sentinel: number, tools: ReadingTools): Promise<Notice[]> {
  const is = `(${value}) = ${sentinel}`
  const [{ count, row, low, high }] = await ask(
    tools,
    `SELECT count(*) FILTER (${is}) AS count, min(row) FILTER (${is}) AS row,
       min(${value}) FILTER (NOT ${is})::DOUBLE AS low, max(${value}) FILTER (NOT ${is})::DOUBLE AS high FROM ${relation}`,
  )
  if (low === null || low === high) return []
  const gap = sentinel < low ? low - sentinel : sentinel - high
  return gap > high - low ? [notice('sentinel', { name, count, cell: String(sentinel), row })] : []
}

const ask = ({ warehouse, signal }: ReadingTools, sql: string) => warehouse.all<Record<string, number>>(sql, [], { signal })
