import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { Caller, Engine } from '#engine/engine'

type Port = Parameters<RPCHandler<never>['upgrade']>[0]

/**
 * The window's door: typed calls over one MessagePort, the same messages as over HTTP, the project of each call in the same header.
 *
 * @param port - its other end belongs to the renderer.
 * @param more - rooms that only this window has.
 */
export function ipcDoor(engine: Pick<Engine, 'router'>, port: Port, more: Record<string, AnyRouter> = {}): void {
  new RPCHandler<Caller>(
    { ...engine.router, ...more },
    {
      rootInterceptors: [
        ({ next, request, context, ...rest }) => next({ ...rest, request, context: { ...context, project: projectOf(request.headers) } }),
      ],
    },
  ).upgrade(port, { context: { door: 'window' } })
}

/** The project that a call names; undefined means the default one. */
export function projectOf(headers: Record<string, string | string[] | undefined>): string | undefined {
  const header = headers['x-tessera-project']
  if (typeof header !== 'string') return undefined
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}
