import { EngineError } from '#engine/base/errors'
import type { OnBreak } from './decide-type.ts'
import type { Role } from './orange-header.ts'

/**
 * Reads what `--map` or `--types` says.
 *
 * @param text - `from=to,from=to` with names quoted as in CSV when they hold commas or equal signs, or a JSON object.
 * @param option - whose text it is, for the refusal.
 * @returns column of the file → column of the table, or its type.
 * @throws {EngineError} `INVALID_INPUT`.
 */
export function parseColumnMap(text: string, option: 'map' | 'types' | 'on_break' | 'roles' = 'map'): Record<string, string> {
  const map = text.trimStart().startsWith('{') ? fromJson(text) : fromPairs(text)
  if (map === null)
    throw new EngineError(
      'INVALID_INPUT',
      `--${option.replace('_', '-')} takes column=…,… with names quoted as in CSV, or a JSON object of texts; got ${text.slice(0, 200)}.`,
      { issues: [{ path: option, message: 'column=…,… was expected' }] },
    )
  return map
}

/**
 * Reads what `--on-break` says: one choice for all columns, or `column=choice,…`.
 *
 * @returns column, or `*` for all others → choice.
 * @throws {EngineError} `INVALID_INPUT`.
 */
export function parseOnBreak(text: string): Record<string, OnBreak> {
  const isChoice = (word: string): word is OnBreak => word === 'text' || word === 'blank' || word === 'aside'
  const choices = isChoice(text.trim()) ? { '*': text.trim() } : parseColumnMap(text, 'on_break')
  const wrong = Object.values(choices).find((choice) => !isChoice(choice))
  if (wrong === undefined) return choices as Record<string, OnBreak>
  const message = `What happens to breaking cells is text, blank or aside; got "${wrong}".`
  throw new EngineError('INVALID_INPUT', message, { issues: [{ path: 'on_break', message }] })
}

/**
 * Reads what `--roles` says.
 *
 * @param text - `column=role,…` or a JSON object; `none` takes a role away.
 * @throws {EngineError} `INVALID_INPUT`.
 */
export function parseRoles(text: string): Record<string, Role | 'none'> {
  const roles = parseColumnMap(text, 'roles')
  const wrong = Object.values(roles).find((role) => !ROLES.includes(role))
  if (wrong === undefined) return roles as Record<string, Role | 'none'>
  const message = `A role is one of ${ROLES.join(', ')}; got "${wrong}".`
  throw new EngineError('INVALID_INPUT', message, { issues: [{ path: 'roles', message }] })
}

const ROLES: readonly string[] = ['feature', 'target', 'id', 'weight', 'ignored', 'none']

function fromJson(text: string): Record<string, string> | null {
  try {
    const map: unknown = JSON.parse(text)
    if (map !== null && typeof map === 'object' && Object.values(map).every((to) => typeof to === 'string'))
      return map as Record<string, string>
  } catch {
    return null
  }
  return null
}

function fromPairs(text: string): Record<string, string> | null {
  const found: [string, string][] = []
  const pair = /\s*("(?:[^"]|"")*"|[^",=][^=]*?)\s*=\s*("(?:[^"]|"")*"|[^",]*?)\s*(?:,|$)/y
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text)
    if (!match || match[2] === '') return null
    found.push([unquoted(match[1]), unquoted(match[2])])
  }
  return Object.fromEntries(found)
}

const unquoted = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name)
