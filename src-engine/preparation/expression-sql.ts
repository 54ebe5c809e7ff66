import { literal } from '#engine/warehouse/duckdb'
import { type Expression, type Operator, parseExpression } from './domain/expression.ts'
import { invalid } from './domain/tokens.ts'
import { FUNCTIONS, type Wanted } from './expression-functions.ts'
import { cell, columnNamed, type FrameColumn } from './frame.ts'
import type { ColumnType } from './steps/contract.ts'
import { castTo, double, numberText } from './values.ts'

/** A part of an expression as SQL. Numbers are DOUBLE, whole ones too, until the end. */
export interface Part {
  sql: string
  /** `missing`: the word itself, which fits every type. */
  type: ColumnType | 'missing'
  at: number
  /** The text, when the part is one. */
  literal?: string
}

/** No NaN, no infinity: they become missing. */
export const finite = (sql: string): string => `nullif(nullif(nullif(${sql}, 'NaN'::DOUBLE), 'Infinity'::DOUBLE), '-Infinity'::DOUBLE)`

/**
 * An expression as SQL over `t`, with the type of its value. Where a value is missing, or a division or logarithm has no
 * answer, the result is missing.
 *
 * @throws {EngineError} `PREPARATION_EXPRESSION_INVALID` with the position; `PREPARATION_COLUMN_UNKNOWN`.
 */
export function expressionSql(text: string, columns: readonly FrameColumn[]): { sql: string; type: ColumnType } {
  const part = new Translation(text, columns).part(parseExpression(text))
  if (part.type === 'missing') return { sql: 'NULL::VARCHAR', type: 'text' }
  if (part.type === 'number') return { sql: finite(part.sql), type: 'number' }
  if (part.type === 'integer') return { sql: `TRY_CAST(${finite(part.sql)} AS BIGINT)`, type: 'integer' }
  return { sql: castTo(part.type, part.sql), type: part.type }
}

/** A condition as SQL over `t`. */
export function conditionSql(text: string, columns: readonly FrameColumn[]): string {
  const { sql, type } = expressionSql(text, columns)
  if (type !== 'boolean') throw invalid(text, 0, `a condition was expected, this gives ${WORDS[type]}`)
  return sql
}

const WORDS: Record<Part['type'], string> = {
  integer: 'a number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  datetime: 'a moment',
  text: 'a text',
  missing: 'nothing',
}
const isNumber = ({ type }: Part) => type === 'integer' || type === 'number' || type === 'missing'
const isTime = ({ type }: Part) => type === 'date' || type === 'datetime'

class Translation {
  readonly #text: string
  readonly #columns: readonly FrameColumn[]

  constructor(text: string, columns: readonly FrameColumn[]) {
    this.#text = text
    this.#columns = columns
  }

  part(one: Expression): Part {
    const { at } = one
    switch (one.kind) {
      case 'number':
        return { sql: double(one.value), type: Number.isSafeInteger(one.value) ? 'integer' : 'number', at }
      case 'text':
        return { sql: literal(one.value), type: 'text', literal: one.value, at }
      case 'boolean':
        return { sql: String(one.value), type: 'boolean', at }
      case 'missing':
        return { sql: 'NULL', type: 'missing', at }
      case 'column':
        return this.#column(one.name, at)
      case 'not':
        return { sql: `(NOT ${this.#truth(one.of)})`, type: 'boolean', at }
      case 'negative': {
        const { sql, type } = this.#number(this.part(one.of))
        return { sql: `(-${sql})`, type, at }
      }
      case 'is_missing':
        return { sql: `(${this.part(one.of).sql} IS ${one.negated ? 'NOT ' : ''}NULL)`, type: 'boolean', at }
      case 'in':
        return this.#among(one.of, one.values, one.negated)
      case 'binary':
        return this.#binary(one.operator, one.left, one.right, at)
      case 'call':
        return this.#call(one.name, one.args, at)
    }
  }

  #column(name: string, at: number): Part {
    const column = columnNamed({ columns: this.#columns }, name)
    const sql = cell(column.name)
    return { sql: column.type === 'integer' ? `${sql}::DOUBLE` : sql, type: column.type, at }
  }

  #truth(one: Expression): string {
    const part = this.part(one)
    if (part.type === 'missing') return NOTHING.boolean
    if (part.type === 'boolean') return part.sql
    throw this.#wrong(part, 'true or false')
  }

  #number(part: Part): Part {
    if (part.type === 'missing') return { ...part, sql: NOTHING.number, type: 'integer' }
    if (isNumber(part)) return part
    throw this.#wrong(part, 'a number')
  }

  #binary(operator: Operator, left: Expression, right: Expression, at: number): Part {
    if (operator === 'and' || operator === 'or')
      return { sql: `(${this.#truth(left)} ${operator.toUpperCase()} ${this.#truth(right)})`, type: 'boolean', at }
    const [a, b] = [this.part(left), this.part(right)]
    if (operator === '&') return { sql: `(${this.#textual(a)} || ${this.#textual(b)})`, type: 'text', at }
    if (['=', '<>', '<', '<=', '>', '>='].includes(operator)) return this.#comparison(operator, a, b, at)
    return this.#arithmetic(operator, this.#number(a), this.#number(b), at)
  }

  #arithmetic(operator: Operator, a: Part, b: Part, at: number): Part {
    const whole = a.type !== 'number' && b.type !== 'number'
    if (operator === '^') return { sql: finite(`TRY(pow(${a.sql}, ${b.sql}))`), type: 'number', at }
    if (operator === '/') return { sql: `(${a.sql} / nullif(${b.sql}, 0))`, type: 'number', at }
    if (operator === '%') return { sql: `(${a.sql} % nullif(${b.sql}, 0))`, type: whole ? 'integer' : 'number', at }
    return { sql: `(${a.sql} ${operator} ${b.sql})`, type: whole ? 'integer' : 'number', at }
  }

  #comparison(operator: Operator, left: Part, right: Part, at: number): Part {
    if (left.type === 'missing' || right.type === 'missing')
      throw invalid(this.#text, at, 'nothing equals missing; write "is missing" or "is not missing"')
    const [a, b] = this.#alike(left, right)
    return { sql: `(${a.sql} ${operator} ${b.sql})`, type: 'boolean', at }
  }

  #among(of: Expression, values: readonly Expression[], negated: boolean): Part {
    const left = this.part(of)
    const parts = values.map((value) => this.#alike(left, this.part(value)))
    return {
      sql: `(${parts[0][0].sql} ${negated ? 'NOT IN' : 'IN'} (${parts.map(([, b]) => b.sql).join(', ')}))`,
      type: 'boolean',
      at: of.at,
    }
  }

  /** Two parts that can be compared; a text beside a date is read as one. */
  #alike(a: Part, b: Part): [Part, Part] {
    if (a.type === 'missing' || b.type === 'missing' || (isNumber(a) && isNumber(b)) || (isTime(a) && isTime(b)) || a.type === b.type)
      return [a, b]
    if (isTime(a) && b.literal !== undefined) return [a, this.#moment(b)]
    if (isTime(b) && a.literal !== undefined) return [this.#moment(a), b]
    throw invalid(this.#text, b.at, `${WORDS[a.type]} stands against ${WORDS[b.type]}`)
  }

  #moment(part: Part): Part {
    if (!/^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/.test(part.literal ?? ''))
      throw invalid(this.#text, part.at, 'a date is written as YYYY-MM-DD')
    return { ...part, sql: `TRY_CAST(${part.sql} AS TIMESTAMP)`, type: 'datetime' }
  }

  #textual(part: Part): string {
    if (part.type === 'missing') return NOTHING.text
    if (part.type === 'integer' || part.type === 'number') return numberText(part.sql)
    return part.type === 'text' ? part.sql : `(${part.sql})::VARCHAR`
  }

  #call(name: string, args: readonly Expression[], at: number): Part {
    const known = FUNCTIONS[name]
    if (known === undefined || !Object.hasOwn(FUNCTIONS, name))
      throw invalid(this.#text, at, `there is no function ${name}; there are ${Object.keys(FUNCTIONS).join(', ')}`)
    if (args.length < known.least || args.length > known.most) {
      const count =
        known.least === known.most
          ? String(known.least)
          : known.most === Number.POSITIVE_INFINITY
            ? `${known.least} or more`
            : `${known.least} to ${known.most}`
      throw invalid(this.#text, at, `${name} takes ${count} arguments, ${args.length} were given`)
    }
    const wanted = (index: number) => known.takes[Math.min(index, known.takes.length - 1)]
    const parts = args.map((arg, index) => this.#fitting(this.part(arg), wanted(index)))
    const type = known.gives === 'same' ? this.#common(parts.slice(known.sameFrom ?? 0)) : known.gives
    if (type === 'missing') return { sql: 'NULL', type, at }
    return { sql: known.sql(parts.map((part, index) => this.#argument(part, wanted(index)))), type, at }
  }

  #fitting(part: Part, wanted: Wanted): Part {
    if (fits(part, wanted)) return part
    if (wanted === 'time' && part.literal !== undefined) return this.#moment(part)
    throw this.#wrong(part, EXPECTED[wanted])
  }

  #argument(part: Part, wanted: Wanted): string {
    if (wanted === 'as text') return this.#textual(part)
    return part.type === 'missing' && wanted !== 'any' ? NOTHING[wanted] : part.sql
  }

  /** The type that all parts have. */
  #common(parts: readonly Part[]): Part['type'] {
    const [first, ...others] = parts.filter(({ type }) => type !== 'missing')
    if (first === undefined) return 'missing'
    let { type } = first
    for (const part of others) {
      if (part.type === type) continue
      if (isNumber(part) && (type === 'integer' || type === 'number')) type = 'number'
      else if (isTime(part) && isTime(first)) type = 'datetime'
      else throw invalid(this.#text, part.at, `${WORDS[first.type]} stands beside ${WORDS[part.type]}`)
    }
    return type
  }

  #wrong = (part: Part, expected: string) => invalid(this.#text, part.at, `${expected} was expected, this is ${WORDS[part.type]}`)
}

const EXPECTED: Record<Wanted, string> = {
  number: 'a number',
  text: 'a text',
  boolean: 'true or false',
  time: 'a date',
  any: 'a value',
  'as text': 'a value',
}

function fits(part: Part, wanted: Wanted): boolean {
  if (part.type === 'missing' || wanted === 'any' || wanted === 'as text') return true
  if (wanted === 'number') return isNumber(part)
  return wanted === 'time' ? isTime(part) : part.type === wanted
}

/** Nothing, in a type that SQL knows. */
const NOTHING = { number: 'NULL::DOUBLE', text: 'NULL::VARCHAR', boolean: 'NULL::BOOLEAN', time: 'NULL::TIMESTAMP' }
