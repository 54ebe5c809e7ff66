import type { Format } from '#ui'
import type { Cell, Preview, PreviewColumn, PreviewRow, Step, StepReport } from './answers.ts'

export interface ShownPart {
  /** Number of the step that is looked at; 0 is the table before all steps. */
  show: number
  column?: string
  changed_only: boolean
  offset: number
  limit: number
}

/** A step that does nothing stands first, so that the table before all steps can be looked at like any other. */
const START: Step = { step: 'deduplicate', enabled: false }

export const withStart = (steps: readonly Step[], { show, ...part }: ShownPart) => ({ step: [START, ...steps], show: show + 1, ...part })

/** The answer with the numbers of the analyst's own steps. */
export const withoutStart = (preview: Preview): Preview => ({
  ...preview,
  steps: preview.steps.slice(1).map((report) => ({ ...report, number: report.number - 1 })),
  shown: preview.shown === null ? null : preview.shown - 1,
})

const BINS = 14
const MOST_VALUES = 12
/** Interquartile ranges beyond the quartiles from which a value stands apart, as −999 among weights. */
const APART = 10

/** Counts of the values in sight for the head of a column: numbers and dates in equal intervals, the rest by value, most frequent first. */
export function binsOf(cells: readonly Cell[], type: PreviewColumn['type']): number[] {
  const known = cells.filter((cell): cell is Exclude<Cell, null> => cell !== null)
  if (isMoment(type)) return intervals(known.map((cell) => Date.parse(String(cell))))
  return type === 'integer' || type === 'number' ? intervals(known.map(Number)) : countsOf(known)
}

/** Values that stand apart have a bar of their own at their side, with a gap before the others. */
function intervals(values: readonly number[]): number[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  if (sorted.length === 0) return []
  const [first, third] = [sorted[Math.floor(sorted.length / 4)], sorted[Math.floor((3 * sorted.length) / 4)]]
  const reach = APART * (third - first)
  const usual = reach > 0 ? sorted.filter((value) => value >= first - reach && value <= third + reach) : sorted
  const below = reach > 0 ? sorted.filter((value) => value < first - reach).length : 0
  const above = sorted.length - usual.length - below
  const [low, width] = [usual[0], (usual[usual.length - 1] - usual[0]) / BINS]
  const bins = Array<number>(width > 0 ? BINS : 1).fill(0)
  for (const value of usual) bins[width > 0 ? Math.min(BINS - 1, Math.floor((value - low) / width)) : 0] += 1
  return [...(below > 0 ? [below, 0] : []), ...bins, ...(above > 0 ? [0, above] : [])]
}

const isMoment = (type: PreviewColumn['type']) => type === 'date' || type === 'datetime'

function countsOf(known: readonly Exclude<Cell, null>[]): number[] {
  const counts = new Map<unknown, number>()
  for (const cell of known) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return [...counts.values()].sort((a, b) => b - a).slice(0, MOST_VALUES)
}

/** Decimals that a column of numbers needs so that no value in sight loses any, at most six. */
export function digitsOf(cells: Iterable<Cell>): number {
  let digits = 0
  for (const cell of cells) {
    if (typeof cell !== 'number' || Number.isInteger(cell)) continue
    const [figures, exponent = '0'] = String(cell).split('e')
    digits = Math.max(digits, (figures.split('.')[1]?.length ?? 0) - Number(exponent))
  }
  return Math.min(6, digits)
}

/** A cell as it is read. */
export function writeCell(cell: Exclude<Cell, null>, type: PreviewColumn['type'], digits: number, format: Format): string {
  if (typeof cell === 'number')
    return digits === 0 && Math.abs(cell) < 10_000 ? String(cell).replace('-', '\u2212') : format.number(cell, digits)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return type === 'date' ? format.date(cell) : type === 'datetime' ? format.dateTime(cell) : cell
}

/** The old value of a cell, when the shown step changed it. */
export const beforeOf = ({ changed }: PreviewRow, column: number): { before: Cell } | undefined =>
  changed.find((one) => one.column === column)

/** What is most telling of a step's counts, at most two facts. */
export type CountFact =
  | { fact: 'rows'; before: number; after: number }
  | { fact: 'cells'; count: number }
  | { fact: 'added'; count: number }
  | { fact: 'removed'; count: number }
  | { fact: 'nothing' }

export function countsOfStep(report: StepReport): CountFact[] {
  const facts: CountFact[] = []
  if (report.rows_before !== report.rows_after) facts.push({ fact: 'rows', before: report.rows_before, after: report.rows_after })
  if (report.changed_cells) facts.push({ fact: 'cells', count: report.changed_cells })
  if (report.added.length > 0) facts.push({ fact: 'added', count: report.added.length })
  if (report.removed.length > 0) facts.push({ fact: 'removed', count: report.removed.length })
  return facts.length > 0 ? facts.slice(0, 2) : [{ fact: 'nothing' }]
}

/** Later steps whose outcome the draft alters or keeps. */
export interface Consequence {
  now: StepReport
  was: StepReport | undefined
  same: boolean
}

/** @param number - of the step that is edited; those after it are compared. */
export function consequences(now: readonly StepReport[], was: readonly StepReport[], number: number): Consequence[] {
  return now
    .filter((report) => report.number > number)
    .map((report) => {
      const old = was.find((other) => other.number === report.number)
      return { now: report, was: old, same: old !== undefined && outcomeOf(old) === outcomeOf(report) }
    })
}

const outcomeOf = ({ status, rows_after, columns_after, missing_after, changed_cells }: StepReport) =>
  JSON.stringify([status, rows_after, columns_after, missing_after, changed_cells])

/** The settings of a step in a few words of the data: columns, expressions, values. Words of the interface are left to `word`. */
export function summaryOf(step: Step, word: (value: string) => string): string {
  const parts: string[] = []
  for (const [name, value] of Object.entries(step)) {
    if (name === 'step' || name === 'enabled') continue
    if (WORDED.has(name) && typeof value === 'string') parts.push(word(value))
    else if (name === 'names') parts.push(...Object.entries(value as Record<string, string>).map(([from, to]) => `${from} → ${to}`))
    else if (Array.isArray(value)) parts.push(listed(value.map(plain)))
    else if (typeof value === 'string' || typeof value === 'number') parts.push(String(value))
  }
  return parts.filter(Boolean).join(' · ')
}

const WORDED = new Set(['method', 'action', 'to', 'when', 'how', 'function', 'keep', 'output', 'breaking'])
const LISTED = 3

const listed = (values: readonly string[]) =>
  values.length > LISTED ? `${values.slice(0, LISTED).join(', ')} +${values.length - LISTED}` : values.join(', ')

function plain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { column, left, right } = value as Record<string, unknown>
  return left ? (left === right ? String(left) : `${left} = ${right}`) : String(column ?? '')
}

/** Pages of columns, so that a table of thousands of them stays light. */
export const COLUMNS_A_PAGE = 40

export const pageOfColumn = (index: number) => Math.floor(Math.max(0, index) / COLUMNS_A_PAGE)

/** The mapping as it is sent: only pairs with different names. */
export const mapOf = (chosen: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(chosen).filter((pair): pair is [string, string] => pair[1] !== null && pair[0] !== pair[1]))
