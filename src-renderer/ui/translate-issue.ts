/** A failed check of one field: key of a sentence under `ui.issue` and what stands in it. */
export interface IssueWords {
  field: string
  key: 'atMost' | 'atLeast' | 'moreThan' | 'lessThan' | 'items' | 'fewerItems' | 'longer' | 'shorter' | 'oneOf' | 'type' | 'unknown'
  values: Record<string, string>
  /** What was given, as JSON. */
  got?: string
}

const NUMBER = 'expected (?:number|int) to be '
const CHECKS: readonly [RegExp, IssueWords['key'], string][] = [
  [new RegExp(`${NUMBER}<=(\\S+?)$`), 'atMost', 'high'],
  [new RegExp(`${NUMBER}>=(\\S+?)$`), 'atLeast', 'low'],
  [new RegExp(`${NUMBER}>(\\S+?)$`), 'moreThan', 'low'],
  [new RegExp(`${NUMBER}<(\\S+?)$`), 'lessThan', 'high'],
  [/expected array to have >=(\d+) items$/, 'items', 'low'],
  [/expected array to have <=(\d+) items$/, 'fewerItems', 'high'],
  [/expected string to have <=(\d+) characters$/, 'longer', 'high'],
  [/expected string to have >=(\d+) characters$/, 'shorter', 'low'],
  [/^Invalid option: expected one of (.+)$/, 'oneOf', 'choices'],
  [/^Invalid input: expected (int|number|string|boolean|array|object)\b/, 'type', 'type'],
  [/^is unknown$/, 'unknown', 'field'],
]

/**
 * Reads `field: what the contract library says, got value`, the form in which the engine tells a failed check.
 *
 * @returns undefined for any other text.
 */
export function readIssue(issue: string): IssueWords | undefined {
  const whole = /^([\w.-]+)(?:: | (?=is unknown))(.*?)(?:, got (.*))?$/s.exec(issue)
  if (!whole) return undefined
  const [, field, said, got] = whole
  for (const [pattern, key, name] of CHECKS) {
    const found = pattern.exec(said)
    if (found) return { field, key, values: { [name]: (found[1] ?? field).replaceAll('"', '').replaceAll('|', ', ') }, got }
  }
  return undefined
}
