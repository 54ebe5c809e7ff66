import { EngineError } from '#engine/base/errors'

export interface Token {
  kind: 'number' | 'text' | 'column' | 'word' | 'mark' | 'end'
  value: string
  /** Lower case of a word. */
  word?: string
  at: number
}

const PATTERNS: readonly [Token['kind'] | 'blank', RegExp][] = [
  ['blank', /\s+/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_])/uy],
  ['text', /'(?:[^']|'')*'/y],
  ['column', /"(?:[^"]|"")+"|\[[^\]]+\]/y],
  ['word', /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy],
  ['mark', /<=|>=|<>|!=|==|\|\||[-+*/%^&=<>(),;]/y],
]

/**
 * Splits an expression into its parts; the last one has the kind `end`.
 *
 * @throws {EngineError} `PREPARATION_EXPRESSION_INVALID` at a character that begins nothing.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let at = 0
  while (at < text.length) {
    const [kind, part] = partAt(text, at)
    if (kind !== 'blank') found.push({ kind, value: plain(kind, part), at, ...(kind === 'word' ? { word: part.toLowerCase() } : {}) })
    at += part.length
  }
  return [...found, { kind: 'end', value: '', at: text.length }]
}

function partAt(text: string, at: number): readonly [Token['kind'] | 'blank', string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const part = pattern.exec(text)?.[0]
    if (part !== undefined) return [kind, part]
  }
  throw invalid(
    text,
    at,
    text[at] === "'" || text[at] === '"' || text[at] === '[' ? 'it is opened and not closed' : 'this character means nothing here',
  )
}

function plain(kind: Token['kind'], part: string): string {
  if (kind === 'text') return part.slice(1, -1).replaceAll("''", "'")
  if (kind !== 'column') return part
  return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.slice(1, -1)
}

/** @param at - 0-based position. */
export const invalid = (text: string, at: number, reason: string) =>
  new EngineError(
    'PREPARATION_EXPRESSION_INVALID',
    `The expression is not understood at position ${at + 1}${text[at] === undefined ? ' (its end)' : ` ("${text.slice(at, at + 20)}")`}: ${reason}.`,
    { expression: text.slice(0, 1000), position: at + 1, reason },
  )
