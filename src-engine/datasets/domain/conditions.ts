import { EngineError } from '#engine/base/errors'

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'begins', 'in', 'missing', 'filled'] as const
export type Operator = (typeof OPERATORS)[number]

/** One condition on a column. */
export interface Condition {
  column: string
  op: Operator
  /** As written; absent for `missing` and `filled`, several for `in`. */
  values: string[]
}

const SIGNS: Record<string, Operator> = { '~': 'contains', '^': 'begins' }

/**
 * Reads a filter.
 *
 * @param text - `itm>=15;site=LL;note is missing`, texts with `;` in double quotes, or a JSON array of `{column, op, value}`.
 * @returns conditions that all have to hold.
 * @throws {EngineError} `INVALID_INPUT`.
 */
export function parseConditions(text: string): Condition[] {
  return text.trim().startsWith('[') ? fromJson(text) : fromText(text)
}

function fromText(text: string): Condition[] {
  const parts = text.match(/(?:"(?:[^"]|"")*"|[^;"])+/g) ?? []
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const state = /^(.+?)\s+is\s+(missing|filled)$/i.exec(part)
      if (state) return { column: plain(state[1]), op: state[2].toLowerCase() as Operator, values: [] }
      const found = /^("(?:[^"]|"")*"|[^<>=!~^]+?)\s*(<=|>=|!=|=|<|>|~|\^)\s*(.*)$/s.exec(part)
      if (!found) throw invalid(`A condition is written as column, operator, value; got "${part}".`)
      return { column: plain(found[1]), op: SIGNS[found[2]] ?? (found[2] as Operator), values: [plain(found[3])] }
    })
}

const plain = (text: string) => {
  const bare = text.trim()
  return bare.startsWith('"') && bare.endsWith('"') && bare.length > 1 ? bare.slice(1, -1).replaceAll('""', '"') : bare
}

function fromJson(text: string): Condition[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw invalid(`A filter is a JSON array of {column, op, value}; got "${text.slice(0, 100)}" (${(error as Error).message}).`)
  }
  return (given as unknown[]).map((one) => {
    const { column, op, value } = (one ?? {}) as Record<string, unknown>
    const known = OPERATORS.find((operator) => operator === op)
    if (typeof column !== 'string' || known === undefined)
      throw invalid(`A condition has a column and an op of ${OPERATORS.join(', ')}; got ${JSON.stringify(one)?.slice(0, 100)}.`)
    const values = known === 'missing' || known === 'filled' ? [] : Array.isArray(value) ? value : [value]
    if (values.some((of) => of === null || of === undefined || typeof of === 'object'))
      throw invalid(`The value of a condition on "${column}" is a text, number or truth value, or a list of them for "in".`)
    return { column, op: known, values: values.map(String) }
  })
}

/** The refusal of a filter that is not understood. */
export const invalid = (message: string): EngineError =>
  new EngineError('INVALID_INPUT', message, { issues: [{ path: 'filter', message }] })
