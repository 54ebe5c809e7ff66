import { EngineError, type ErrorCode } from '#engine/base/errors'
import type { Engine } from '#engine/engine'

const TILES = 20

/**
 * Waits for a job and shows its progress on stderr: a bar on a terminal, a line a step elsewhere.
 *
 * @returns the job's result with its `task_id`.
 * @throws {EngineError} what the job failed with, or `CANCELLED` after an interrupt.
 */
export async function followJob(engine: Engine, task_id: number, signal: AbortSignal): Promise<Record<string, unknown>> {
  const terminal = process.stderr.isTTY === true
  let step = ''
  const stop = engine.events.listen((event) => {
    if (!('job' in event) || event.job !== task_id || event.status !== 'running') return
    if (terminal) process.stderr.write(`\r\u001b[K${bar(event.progress)} ${event.step}${left(event.seconds_left)}`)
    else if (event.step && event.step !== step) process.stderr.write(`${Math.round(event.progress * 100)} % ${event.step}\n`)
    step = event.step
  })
  const cancel = () => {
    try {
      engine.jobs.cancel(task_id)
    } catch {
      // It ended at the same moment: its end is what counts.
    }
  }
  signal.addEventListener('abort', cancel)
  const task = await engine.jobs.finished(task_id)
  stop()
  signal.removeEventListener('abort', cancel)
  if (terminal) process.stderr.write('\r\u001b[K')
  if (task.status === 'completed') return { task_id, ...task.result }
  if (task.status === 'failed' && task.error)
    throw new EngineError(task.error.code as ErrorCode, task.error.message, { ...task.error.details, task_id })
  if (task.result)
    throw new EngineError('CANCELLED', `Job ${task_id} was stopped early; what it had until then was kept.`, {
      task_id,
      status: task.status,
      result: task.result,
    })
  throw new EngineError(
    'CANCELLED',
    `Job ${task_id} is ${task.status}; nothing was kept. Run it again with: tessera jobs restart ${task_id}`,
    { task_id, status: task.status },
  )
}

const bar = (share: number) => '■'.repeat(Math.floor(share * TILES)).padEnd(TILES, '·')
const left = (seconds: number | null) =>
  seconds === null ? '' : `, ${seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`
