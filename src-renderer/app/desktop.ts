import type { Client } from '@orpc/client'

/** What the window asks of its page. */
export type DesktopEvent = { go: string } | { project: string } | { opened: { file: string; name: string; size: number } }

type Call<Input, Output> = Client<Record<never, never>, Input, Output, Error>

/** The calls that only a window answers (src-main/window/desktop.ts). */
export type Desktop = {
  language: Call<{ language: 'fr' | 'en' }, void>
  events: Call<undefined, AsyncIterable<DesktopEvent>>
  /** Lets the engine write a file and asks the analyst where it shall go; `kept` is null when they changed their mind. */
  keep: Call<{ path: string; query: Record<string, string | number | boolean> }, { kept: string | null }>
}

/**
 * The port to the engine when a window holds this page.
 *
 * @returns undefined in a browser; there the local host is called.
 */
export function portOfWindow(): MessagePort | undefined {
  const isInBrowser = window.dispatchEvent(new Event('tessera:window', { cancelable: true }))
  if (isInBrowser) return undefined
  const { port1, port2 } = new MessageChannel()
  window.postMessage('tessera:connect', '/', [port2])
  return port1
}

/** Gives a file to the engine through the window. */
export function stageInWindow(file: File, signal?: AbortSignal): Promise<string> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    port1.onmessage = ({ data }) => {
      port1.close()
      if (data.error) reject(Object.assign(new Error(data.error.message), data.error))
      else resolve(data.file)
    }
    window.postMessage({ stage: file }, '/', [port2])
  })
}
