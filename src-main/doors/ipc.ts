import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { Caller, Engine } from '#engine/engine'

type Port = Parameters<RPCHandler<never>['upgrade']>[0]

interface Options {
  /** Rooms that only this window has. */
  rooms?: Record<string, AnyRouter>
  /** Hears the project of each call. */
  onProject?(name: string | undefined): void
}

/**
 * The window's door: typed calls over one MessagePort, the same messages as over HTTP, the project of each call in the same header.
 *
 * @param port - its other end belongs to the renderer.
 */
export function ipcDoor(engine: Pick<Engine, 'router'>, port: Port, { rooms = {}, onProject }: Options = {}): void {
  const handler = new RPCHandler<Caller>(
    { ...engine.router, ...rooms },
    {
      rootInterceptors: [
        ({ next, request, context, ...rest }) => {
          const project = projectOf(request.headers)
          onProject?.(project)
          return next({ ...rest, request, context: { ...context, project } })
        },
      ],
    },
  )
  handler.upgrade(port, { context: { door: 'window' } })
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
