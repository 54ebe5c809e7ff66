import { invalid, type Token, tokens } from './tokens.ts'

export type Operator = '+' | '-' | '*' | '/' | '%' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** A parsed expression; `at` is the 0-based position in the text. */
export type Expression = { at: number } & (
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'missing' }
  | { kind: 'column'; name: string }
  | { kind: 'not'; of: Expression }
  | { kind: 'negative'; of: Expression }
  | { kind: 'is_missing'; of: Expression; negated: boolean }
  | { kind: 'in'; of: Expression; values: Expression[]; negated: boolean }
  | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; args: Expression[] }
)

const DEEPEST = 60
const MOST_TOKENS = 3000

/**
 * Parses an expression over the columns of one row. There is nothing in the language that could reach beyond the row: no
 * subquery, no function but a fixed list (checked where it becomes SQL), no statement.
 *
 * Columns are bare words, `"in quotes"` or `[in brackets]`; texts stand in single quotes. From weak to strong: `or`; `and`;
 * `not`; `= <> < <= > >= in is`; `&` (joins texts); `+ -`; `* / %`; sign; `^` (to the right).
 *
 * @param text - at most 10,000 characters.
 * @throws {EngineError} `PREPARATION_EXPRESSION_INVALID` with `details.position`, 1-based.
 */
export function parseExpression(text: string): Expression {
  if (text.length > 10_000) throw invalid(text, 10_000, 'the expression is longer than 10,000 characters')
  const all = tokens(text)
  if (all.length > MOST_TOKENS) throw invalid(text, all[MOST_TOKENS].at, `the expression has more than ${MOST_TOKENS} parts`)
  const parser = new Parser(text, all)
  return parser.whole()
}

/** Names of the columns that an expression reads, each once. */
export function columnsOf(expression: Expression): string[] {
  const found = new Set<string>()
  const visit = (one: Expression): void => {
    if (one.kind === 'column') found.add(one.name)
    for (const child of childrenOf(one)) visit(child)
  }
  visit(expression)
  return [...found]
}

function childrenOf(one: Expression): Expression[] {
  if (one.kind === 'binary') return [one.left, one.right]
  if (one.kind === 'call') return one.args
  if (one.kind === 'in') return [one.of, ...one.values]
  return 'of' in one ? [one.of] : []
}

const COMPARING: Record<string, Operator> = { '=': '=', '==': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

class Parser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(text: string, all: readonly Token[]) {
    this.#text = text
    this.#tokens = all
  }

  whole(): Expression {
    const found = this.#or()
    if (this.#peek().kind !== 'end') throw this.#unexpected('an operator or the end')
    return found
  }

  #or(): Expression {
    let left = this.#and()
    for (let at = this.#word('or'); at !== null; at = this.#word('or'))
      left = { kind: 'binary', operator: 'or', left, right: this.#and(), at }
    return left
  }

  #and(): Expression {
    let left = this.#not()
    for (let at = this.#word('and'); at !== null; at = this.#word('and'))
      left = { kind: 'binary', operator: 'and', left, right: this.#not(), at }
    return left
  }

  #not(): Expression {
    const at = this.#word('not')
    return at === null ? this.#comparison() : this.#deeper(() => ({ kind: 'not', of: this.#not(), at }))
  }

  #comparison(): Expression {
    const left = this.#joined()
    const { at } = this.#peek()
    const sign = this.#mark(Object.keys(COMPARING))
    if (sign !== null) return { kind: 'binary', operator: COMPARING[sign], left, right: this.#joined(), at }
    if (this.#word('is') !== null) {
      const negated = this.#word('not') !== null
      if (this.#word('missing') === null && this.#word('null') === null) throw this.#unexpected('"missing"')
      return { kind: 'is_missing', of: left, negated, at }
    }
    const negated = this.#peek(1).word === 'in' && this.#word('not') !== null
    return this.#word('in') === null ? left : { kind: 'in', of: left, values: this.#list(1), negated, at }
  }

  #joined(): Expression {
    return this.#leftward(
      ['&', '||'],
      () => this.#sum(),
      () => '&',
    )
  }

  #sum(): Expression {
    return this.#leftward(
      ['+', '-'],
      () => this.#product(),
      (sign) => sign as Operator,
    )
  }

  #product(): Expression {
    return this.#leftward(
      ['*', '/', '%'],
      () => this.#signed(),
      (sign) => sign as Operator,
    )
  }

  #leftward(signs: readonly string[], operand: () => Expression, operatorOf: (sign: string) => Operator): Expression {
    let left = operand()
    for (;;) {
      const { at } = this.#peek()
      const sign = this.#mark(signs)
      if (sign === null) return left
      left = { kind: 'binary', operator: operatorOf(sign), left, right: operand(), at }
    }
  }

  #signed(): Expression {
    const { at } = this.#peek()
    const sign = this.#mark(['-', '+'])
    if (sign === null) return this.#power()
    return this.#deeper(() => (sign === '-' ? { kind: 'negative', of: this.#signed(), at } : this.#signed()))
  }

  #power(): Expression {
    const left = this.#atom()
    const { at } = this.#peek()
    if (this.#mark(['^']) === null) return left
    return this.#deeper(() => ({ kind: 'binary', operator: '^', left, right: this.#signed(), at }))
  }

  #atom(): Expression {
    const token = this.#peek()
    const { at, kind, value } = token
    if (kind === 'number') return this.#taken({ kind, value: Number(value), at })
    if (kind === 'text') return this.#taken({ kind, value, at })
    if (kind === 'column') return this.#taken({ kind, name: value, at })
    if (kind === 'mark' && value === '(') {
      this.#next++
      return this.#deeper(() => {
        const inner = this.#or()
        if (this.#mark([')']) === null) throw this.#unexpected('")"')
        return inner
      })
    }
    if (kind !== 'word') throw this.#unexpected('a value, a column or "("')
    return this.#named(token)
  }

  #named({ at, value, word }: Token): Expression {
    if (word !== undefined && ['and', 'or', 'not', 'in', 'is'].includes(word)) throw this.#unexpected('a value or a column')
    const following = this.#peek(1)
    if (following.kind === 'mark' && following.value === '(') {
      this.#next++
      return { kind: 'call', name: word ?? value, args: this.#list(0), at }
    }
    if (word === 'true' || word === 'false') return this.#taken({ kind: 'boolean', value: word === 'true', at })
    if (word === 'null' || word === 'missing') return this.#taken({ kind: 'missing', at })
    return this.#taken({ kind: 'column', name: value, at })
  }

  #list(least: number): Expression[] {
    if (this.#mark(['(']) === null) throw this.#unexpected('"("')
    return this.#deeper(() => {
      const found: Expression[] = []
      if (least === 0 && this.#mark([')']) !== null) return found
      do found.push(this.#or())
      while (this.#mark([',', ';']) !== null)
      if (this.#mark([')']) === null) throw this.#unexpected('"," or ")"')
      return found
    })
  }

  #deeper<T>(parse: () => T): T {
    if (++this.#depth > DEEPEST) throw invalid(this.#text, this.#peek().at, `it is nested deeper than ${DEEPEST} levels`)
    const found = parse()
    this.#depth--
    return found
  }

  #taken(found: Expression): Expression {
    this.#next++
    return found
  }

  #peek = (ahead = 0): Token => this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]

  #word(word: string): number | null {
    const token = this.#peek()
    if (token.kind !== 'word' || token.word !== word) return null
    this.#next++
    return token.at
  }

  #mark(marks: readonly string[]): string | null {
    const { kind, value } = this.#peek()
    if (kind !== 'mark' || !marks.includes(value)) return null
    this.#next++
    return value
  }

  #unexpected = (expected: string) => invalid(this.#text, this.#peek().at, `${expected} was expected`)
}
