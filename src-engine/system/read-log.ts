import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Enough for the newest lines whatever they hold. */
const TAIL_BYTES = 256 * 1024
const LEVELS: Record<number, 'debug' | 'info' | 'warn' | 'error'> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'error' }

export interface LogLine {
  at: string
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
}

/** The newest lines of the engine's log, newest first; none when it has not been written yet. */
export async function readLog(workspace: string, limit: number): Promise<LogLine[]> {
  const text = await tailOf(join(workspace, 'logs', 'tessera.log')).catch(() => '')
  return text
    .split('\n')
    .reverse()
    .flatMap((line) => lineOf(line) ?? [])
    .slice(0, limit)
}

async function tailOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const length = Math.min(size, TAIL_BYTES)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8')
  } finally {
    await file.close()
  }
}

/** The first line of the tail may be cut: it is then no JSON and left out. */
function lineOf(line: string): LogLine | undefined {
  try {
    const { time, level, msg, reference, err } = JSON.parse(line)
    const message = [msg, reference, err?.message].filter(Boolean).join(' · ')
    return { at: String(time), level: LEVELS[level] ?? 'info', message }
  } catch {
    return undefined
  }
}
