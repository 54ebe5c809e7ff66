import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#engine/contract'
import { saveFile } from '../ui/save-file.ts'
import { type Desktop, type DesktopEvent, portOfWindow, stageInWindow } from './desktop.ts'

export type { Desktop, DesktopEvent }

const PROJECT_KEY = 'tessera.project'

/** The project that every call is for; kept in the browser. */
export const currentProject = {
  get: (): string => localStorage.getItem(PROJECT_KEY) ?? 'default',
  set(name: string): void {
    localStorage.setItem(PROJECT_KEY, name)
  },
}

const projectHeader = () => ({ 'x-tessera-project': encodeURIComponent(currentProject.get()) })

const port = portOfWindow()
const link = port ? new PortLink({ port, headers: projectHeader }) : new RPCLink({ url: `${location.origin}/rpc`, headers: projectHeader })
port?.start()

/** Typed calls of the engine: through the port of the window that holds this page, else through the local host. */
export const client: ContractRouterClient<Contract> = createORPCClient(link)

/** The calls of the window that holds this page; undefined in a browser. */
export const desktop: Desktop | undefined = port && createORPCClient(link, { path: ['desktop'] })

/** What a failed call throws. */
export interface CallError {
  code: string
  message: string
  data?: Record<string, unknown>
}

/**
 * Gives a file to the engine.
 *
 * @returns the token for an input field that takes a file.
 * @throws {CallError}
 */
export async function upload(file: File, signal?: AbortSignal): Promise<string> {
  if (desktop) return stageInWindow(file, signal)
  const response = await fetch(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: projectHeader(),
    signal,
  })
  return ((await answerOf(response)) as { file: string }).file
}

/**
 * Lets the analyst keep a file that the engine writes: a GET route that answers a download.
 *
 * @param path - route with its fields filled in, e.g. `/api/lots/clustering/runs/3/assignments.csv`.
 * @param query - input fields; undefined ones are left out.
 */
export async function download(path: string, query: Record<string, string | number | boolean | undefined> = {}): Promise<void> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  if (desktop) return void (await desktop.keep({ path, query: Object.fromEntries(given) }))
  const parameters = [...given, ['project', currentProject.get()] as const].map(([name, value]) => [name, String(value)])
  const response = await fetch(`${path}?${new URLSearchParams(parameters)}`)
  if (!response.ok) await answerOf(response)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  saveFile(decodeURIComponent(name ?? 'tessera'), await response.blob())
}

async function answerOf(response: Response): Promise<unknown> {
  const answer = await response.json()
  if (response.ok) return answer
  throw Object.assign(new Error(answer.message ?? response.statusText), { code: answer.code ?? 'INTERNAL', data: answer.details })
}
