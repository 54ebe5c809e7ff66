import type { Task } from '#engine/jobs/contract'

export const isUnderWay = ({ status }: Pick<Task, 'status'>) => status === 'pending' || status === 'running'

export const canRestart = ({ status, restarted_as }: Pick<Task, 'status' | 'restarted_as'>) =>
  (status === 'failed' || status === 'cancelled' || status === 'interrupted') && restarted_as === null

/** How long a job has worked; undefined before it began, and for one that was cut off while it waited. */
export function workedMs({ started_at, ended_at }: Pick<Task, 'started_at' | 'ended_at'>, now: number): number | undefined {
  if (started_at === null) return undefined
  return Math.max(0, (ended_at === null ? now : Date.parse(ended_at)) - Date.parse(started_at))
}

/** Where the result of a job is looked at. */
export function resultHref({ kind, result }: Pick<Task, 'kind' | 'result'>): string | undefined {
  if (typeof result?.run === 'string') return `/recommender/runs/${encodeURIComponent(result.run)}`
  if (typeof result?.run_id === 'number') return `/${kind.startsWith('dfu.') ? 'dfu' : 'lots'}/runs/${result.run_id}`
  if (typeof result?.dataset_id === 'number') return `/datasets/${result.dataset_id}`
  return undefined
}

/**
 * Facts or results as lines of name and value. What is inside a thing is named `thing.part`, of a list of things each is one line;
 * what is nested deeper is written as JSON.
 */
export function linesOf(value: unknown): { name: string; text: string }[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, item]) => {
    if (item === null || item === undefined) return []
    if (isRecord(item))
      return Object.entries(item).flatMap(([part, inner]) => (inner === null ? [] : [{ name: `${name}.${part}`, text: plain(inner) }]))
    return [{ name, text: Array.isArray(item) && item.every(isRecord) ? item.map(inOneLine).join('\n') : plain(item) }]
  })
}

const inOneLine = (item: Record<string, unknown>) => Object.values(item).map(plain).join(' · ')

const plain = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value, shortened) : String(shortened('', value)))

/** Four figures are enough to read; the answer of the engine holds all of them. */
const shortened = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
