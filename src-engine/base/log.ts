import { mkdirSync } from 'node:fs'
import { type Logger, pino, stdTimeFunctions } from 'pino'
import { createStream } from 'rotating-file-stream'

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>

/**
 * Structured log: JSON lines in `folder/tessera.log`, 5 MB a file, the last five kept.
 *
 * @param folder - made when missing.
 * @returns the log and `close`, which writes what is still in memory.
 */
export function openLog(folder: string): { log: Log; close(): Promise<void> } {
  mkdirSync(folder, { recursive: true })
  const stream = createStream('tessera.log', { path: folder, size: '5M', maxFiles: 5, compress: false })
  // A log that cannot be written (full disk) must not take the engine down.
  stream.on('error', () => {})
  const log = pino({ base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }, stream)
  return { log, close: () => new Promise((done) => stream.end(() => done())) }
}

export const silentLog: Log = pino({ enabled: false })
