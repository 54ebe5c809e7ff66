export interface ErrorText {
  /** What was expected and what was got. */
  message: string
  /** What to do. */
  hint?: string
  code?: string
  /** Field and reason of each failed check. */
  issues: string[]
}

/** Reads any thrown thing of shape `{ code, message, data | details }`; nothing readable gives an empty message. */
export function describeError(error: unknown): ErrorText {
  if (typeof error === 'string') return { message: error, issues: [] }
  if (!isRecord(error)) return { message: '', issues: [] }
  const details = detailsOf(error)
  return {
    message: text(error.message) ?? '',
    hint: text(details.hint),
    code: text(error.code) ?? text(details.code),
    issues: Array.isArray(details.issues) ? details.issues.flatMap(issueText) : [],
  }
}

/** One plain text with everything, for a mail or a ticket. */
export function copyableError(error: unknown): string {
  const { message, hint, code, issues } = describeError(error)
  const data = detailsOf(error)
  const rest = Object.keys(data).length > 0 ? JSON.stringify(data, null, 2) : undefined
  return [code, message, hint, ...issues, rest].filter(Boolean).join('\n')
}

/** The data of an error; the client wraps them once more when they come over HTTP. */
export function detailsOf(error: unknown): Record<string, unknown> {
  if (!isRecord(error)) return {}
  const data = isRecord(error.data) ? error.data : isRecord(error.details) ? error.details : {}
  return isRecord(data.details) ? data.details : data
}

function issueText(issue: unknown): string[] {
  if (typeof issue === 'string') return [issue]
  if (!isRecord(issue)) return []
  const path = Array.isArray(issue.path) ? issue.path.join('.') : text(issue.path)
  const message = text(issue.message)
  // The engine names the field in its message already.
  return message ? [path && !message.startsWith(path) ? `${path}: ${message}` : message] : []
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
