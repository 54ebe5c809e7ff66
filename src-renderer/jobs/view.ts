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
export function resultHref({ result }: Pick<Task, 'result'>): string | undefined {
  if (typeof result?.run_id === 'number') return `/lots/runs/${result.run_id}`
  if (typeof result?.dataset_id === 'number') return `/datasets/${result.dataset_id}`
  return undefined
}

/** Facts or results as lines of name and value; of a list of things each is one line, what is nested deeper is written as JSON. */
export function linesOf(value: unknown): { name: string; text: string }[] {
  if (!isRecord(value)) return []
  return Object.entries(value)
    .filter(([, item]) => item !== null && item !== undefined)
    .map(([name, item]) => ({ name, text: Array.isArray(item) && item.every(isRecord) ? item.map(inOneLine).join('\n') : plain(item) }))
}

const inOneLine = (item: Record<string, unknown>) => Object.values(item).map(plain).join(' · ')

/** Three decimals are enough to read; the answer of the engine holds all of them. */
function plain(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toFixed(3)))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
