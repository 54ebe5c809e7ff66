export interface ArffValue {
  text: string
  quoted: boolean
}

const QUOTES = '\'"'
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** One line of ARFF, read from left to right. */
export class ArffLine {
  readonly #text: string
  #at = 0

  /** @param text - the line without its line end. */
  constructor(text: string) {
    this.#text = text
  }

  /** Whether only spaces or a comment are left. */
  ended(): boolean {
    this.#skipSpaces()
    return this.#at >= this.#text.length || this.#text[this.#at] === '%'
  }

  /** Letters up to the next space or brace. */
  word(): string {
    this.#skipSpaces()
    return this.#take(/[^\s{}]*/y)
  }

  /** A quoted text, or one up to the next space or brace; null at the end of the line. */
  value(): ArffValue | null {
    if (this.ended()) return null
    return this.#quoted() ?? { text: this.#take(/[^\s{]*/y), quoted: false }
  }

  /** The values of `{a, 'b c', d}`; null when no brace stands here. */
  nominal(): string[] | null {
    this.#skipSpaces()
    if (!this.#eat('{')) return null
    const values: string[] = []
    while (!this.#closed()) {
      values.push((this.#quoted() ?? { text: this.#take(/[^,}]*/y).trim() }).text)
      this.#skipSpaces()
      if (!this.#eat(',') && this.#text[this.#at] !== '}' && this.#at < this.#text.length) this.#take(/[^,}]*/y)
    }
    return values.filter((value, index) => value !== '' || index < values.length - 1)
  }

  /** `{3 x, 7 'y z'}` with its weight; null when no brace stands here. */
  sparse(): { values: (ArffValue & { index: number })[]; weight: string | null } | null {
    this.#skipSpaces()
    if (!this.#eat('{')) return null
    const values: (ArffValue & { index: number })[] = []
    while (!this.#closed()) {
      const index = Number(this.#take(/[^\s,}]*/y) || Number.NaN)
      this.#skipSpaces()
      values.push({ index, ...(this.#quoted() ?? { text: this.#take(/[^,}]*/y).trim(), quoted: false }) })
      this.#skipSpaces()
      this.#eat(',')
    }
    this.#skipSpaces()
    this.#eat(',')
    return { values, weight: this.#weight() }
  }

  /** Values between commas, or between tabs or spaces where the line has no comma, and the weight behind them. */
  dense(): { values: ArffValue[]; weight: string | null } {
    const separator = separatorOf(this.#text)
    const values: ArffValue[] = []
    let weight: string | null = null
    for (;;) {
      this.#skipSpaces(separator === '\t' ? ' ' : undefined)
      weight = this.#weight()
      if (weight !== null) break
      const value = this.#quoted() ?? this.#bare(separator)
      values.push(value)
      this.#skipSpaces(separator === '\t' ? ' ' : undefined)
      if (separator === ' ') {
        if (this.ended()) break
      } else if (!this.#eat(separator)) break
    }
    return { values, weight }
  }

  #bare(separator: string): ArffValue {
    const start = this.#at
    let end = this.#text.indexOf(separator, start)
    if (end < 0) end = this.#text.length
    const text = this.#text.slice(start, end)
    // A comment begins at the start of a value or behind a space; elsewhere % is a letter.
    const comment = /(?:^|\s)%/.exec(text)
    this.#at = comment ? this.#text.length : end
    return { text: (comment ? text.slice(0, comment.index) : text).trim(), quoted: false }
  }

  #weight(): string | null {
    const found = /\{\s*([^{}\s]+)\s*\}\s*(?:%.*)?$/y
    found.lastIndex = this.#at
    return found.exec(this.#text)?.[1] ?? null
  }

  #quoted(): ArffValue | null {
    const quote = this.#text[this.#at]
    if (quote === undefined || !QUOTES.includes(quote)) return null
    let text = ''
    let at = this.#at + 1
    for (; at < this.#text.length && this.#text[at] !== quote; at++) {
      if (this.#text[at] !== '\\') text += this.#text[at]
      else {
        const code = /^u[0-9a-fA-F]{4}/.exec(this.#text.slice(at + 1, at + 6))?.[0]
        text += code ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[this.#text[at + 1]] ?? this.#text[at + 1] ?? '')
        at += code ? code.length : 1
      }
    }
    this.#at = at + 1
    return { text, quoted: true }
  }

  #closed(): boolean {
    this.#skipSpaces()
    return this.#at >= this.#text.length || this.#eat('}')
  }

  #eat(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false
    this.#at++
    return true
  }

  #skipSpaces(only?: string): void {
    while (this.#at < this.#text.length && (only ? this.#text[this.#at] === only : this.#text[this.#at] <= ' ')) this.#at++
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const text = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += text.length
    return text
  }
}

/** The mark between the values of a line: the first of comma, tab and space that stands outside of quotes. */
function separatorOf(text: string): string {
  const bare = text.includes("'") || text.includes('"') ? text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, 'x') : text
  if (bare.includes(',')) return ','
  return bare.trim().includes('\t') ? '\t' : ' '
}
