import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface PythonPeer {
  version: string
  run(order: Record<string, unknown>): Promise<Record<string, number>>
  close(): Promise<void>
}

/** Starts the scikit-learn peer; null when this Python has no scikit-learn. */
export async function openPython(path: string, threads: number): Promise<PythonPeer | null> {
  const env = { ...process.env, OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) }
  const peer = spawn(path, [join(import.meta.dirname, 'sklearn_peer.py')], { env, stdio: ['pipe', 'pipe', 'ignore'] })
  try {
    await once(peer, 'spawn')
  } catch {
    return null
  }
  const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => (await lines.next()).value ?? ''
  const greeting = await answer()
  if (!greeting) return null
  const run = async (order: Record<string, unknown>) => {
    peer.stdin.write(`${JSON.stringify(order)}\n`)
    const line = await answer()
    if (!line) throw new Error(`the Python peer failed at ${JSON.stringify(order)}`)
    return JSON.parse(line) as Record<string, number>
  }
  const close = async () => {
    peer.stdin.end()
    await once(peer, 'close')
  }
  return { version: (JSON.parse(greeting) as { version: string }).version, run, close }
}
