/** Prints an answer: one JSON document with `--json`, otherwise tables and facts for people. */
export async function printAnswer(
  answer: unknown,
  { json, stream, print }: { json: boolean; stream: boolean; print(text: string): void },
): Promise<void> {
  if (stream) {
    const events: unknown[] = []
    for await (const event of answer as AsyncIterable<unknown>) {
      if (json) events.push(event)
      else print(`${JSON.stringify(event)}\n`)
    }
    if (json) print(`${JSON.stringify(events)}\n`)
    return
  }
  print(json ? `${JSON.stringify(answer)}\n` : `${readable(answer).trimEnd()}\n`)
}

type Row = Record<string, unknown>

/** Facts one a line; a list of objects as a table. */
export function readable(answer: unknown, indent = ''): string {
  if (Array.isArray(answer)) return answer.every(isRow) ? tableOf(answer as Row[], indent) : `${indent}${answer.map(cell).join(', ')}\n`
  if (!isRow(answer)) return `${indent}${cell(answer)}\n`
  const entries = Object.entries(answer)
  const width = Math.max(0, ...entries.filter(([, value]) => !isLong(value)).map(([name]) => name.length))
  return entries
    .map(([name, value]) =>
      isLong(value) ? `${indent}${name}\n${readable(value, `${indent}  `)}` : `${indent}${name.padEnd(width)}  ${cell(value)}\n`,
    )
    .join('')
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const isLong = (value: unknown) => (isRow(value) && Object.keys(value).length > 0) || (Array.isArray(value) && value.some(isRow))

function cell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
  if (Array.isArray(value)) return value.map(cell).join(', ') || '–'
  if (isRow(value)) return JSON.stringify(value)
  return String(value)
}

function tableOf(rows: Row[], indent: string): string {
  if (!rows.length) return `${indent}(none)\n`
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => rows.some((row) => !isLong(row[name])))
  const lines = rows.map((row) => names.map((name) => cell(row[name])))
  const widths = names.map((name, i) => Math.min(48, Math.max(name.length, ...lines.map((line) => line[i].length))))
  const numeric = names.map((name) => rows.every((row) => typeof row[name] === 'number' || row[name] === null))
  const join = (line: string[]) =>
    `${indent}${line.map((text, i) => (numeric[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join('  ')}`.trimEnd()
  return `${[names, ...lines].map(join).join('\n')}\n`
}
