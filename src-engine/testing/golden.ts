import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reference values made by scripts/golden/*.py; the versions of the references are written inside each file. */
export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'golden', `${name}.json`), 'utf8')) as T
}
