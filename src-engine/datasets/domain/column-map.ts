import { EngineError } from '#engine/base/errors'

/**
 * Reads what `--map` says.
 *
 * @param text - `from=to,from=to` with names quoted as in CSV when they hold commas or equal signs, or a JSON object.
 * @returns column of the file → column of the table.
 * @throws {EngineError} `INVALID_INPUT`.
 */
export function parseColumnMap(text: string): Record<string, string> {
  return text.trimStart().startsWith('{') ? fromJson(text) : Object.fromEntries(pairs(text))
}

function fromJson(text: string): Record<string, string> {
  try {
    const map: unknown = JSON.parse(text)
    if (map !== null && typeof map === 'object' && Object.values(map).every((to) => typeof to === 'string'))
      return map as Record<string, string>
  } catch {
    throw invalid(text)
  }
  throw invalid(text)
}

function pairs(text: string): [string, string][] {
  const found: [string, string][] = []
  const pair = /\s*("(?:[^"]|"")*"|[^",=][^=]*?)\s*=\s*("(?:[^"]|"")*"|[^",]*?)\s*(?:,|$)/y
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text)
    if (!match || match[2] === '') throw invalid(text)
    found.push([unquoted(match[1]), unquoted(match[2])])
  }
  return found
}

const unquoted = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name)

const invalid = (text: string) =>
  new EngineError(
    'INVALID_INPUT',
    `--map takes from=to,… with names quoted as in CSV, or a JSON object of texts; got ${text.slice(0, 200)}.`,
    {
      issues: [{ path: 'map', message: 'from=to,… was expected' }],
    },
  )
